"""THE ARITHMETIC: words with their positions, fingerprints, alignment; knows nothing of rights."""
