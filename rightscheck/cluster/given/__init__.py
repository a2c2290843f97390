"""What comes in: documents and sources, wherever they lie, as pieces, rows and tables."""
