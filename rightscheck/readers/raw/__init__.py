"""A file as it came: its bytes, their encoding, and what is refused before anybody reads it."""
