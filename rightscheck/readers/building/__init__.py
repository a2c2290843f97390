"""How a document is put together: no piece of its text loses its place in the original."""
