"""What the holder's terms beside an item say of its use, in a licence's words."""

from rightscheck.licensing.usage.claiming import claims_of
from rightscheck.licensing.usage.reading import Term, Usage, marks, read_terms

__all__ = ["Term", "Usage", "claims_of", "marks", "read_terms"]
