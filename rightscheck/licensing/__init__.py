"""Licences as logic: what we signed, asked of what was done. Knows no file and no page."""

from rightscheck.licensing.evaluate import evaluate
from rightscheck.licensing.terms.licence import Licence, Licences

__all__ = ["Licence", "Licences", "evaluate"]
