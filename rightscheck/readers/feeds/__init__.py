"""What agencies and content systems deliver: JSON items, RSS, Atom, WordPress exports."""
