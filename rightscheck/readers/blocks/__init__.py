"""What content systems store in place of pages: trees of blocks, and JSON of any other kind."""
