"""Checks that nobody waits for: where they are kept, who does them, how their owners are told."""
