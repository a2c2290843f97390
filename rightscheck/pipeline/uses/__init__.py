"""What a document does with somebody else's work: the facts of each use, and the decision on it."""
