"""Is any of this text somebody else's, and may we use it this way?"""

__version__ = "0.1.0"
