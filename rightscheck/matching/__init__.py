"""Room 3: `Document` and sources in, `Match`es out: what was taken from whom."""

from rightscheck.matching.comparison import Comparison, Edit, compare
from rightscheck.matching.library import match

__all__ = ["Comparison", "Edit", "compare", "match"]
