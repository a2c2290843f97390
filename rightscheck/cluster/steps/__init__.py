"""What happens to a document: marked, joined with the index, gathered for, judged."""
