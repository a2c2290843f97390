"""What a licence asks of a use: conditions and duties made questions once, and their answers."""
