"""What a licence says, in the shape in which a lawyer writes it. These models are the schema."""
