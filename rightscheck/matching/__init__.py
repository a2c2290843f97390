"""Room 3: `Document` and sources in, `Match`es out: what was taken from whom."""

from rightscheck.matching.comparison import Comparison, Edit, compare
from rightscheck.matching.library import match, matches
from rightscheck.matching.terms import MEANINGS

__all__ = ["MEANINGS", "Comparison", "Edit", "compare", "match", "matches"]
