"""What checks have in common: which of them tells a fault, and how an answer becomes a finding."""
