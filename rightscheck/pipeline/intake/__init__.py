"""What callers hand in as documents: files, folders without what is ignored, bytes and texts."""
