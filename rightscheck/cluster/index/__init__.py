"""Sources as a folder of fingerprints, generation by generation."""
