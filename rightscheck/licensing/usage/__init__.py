"""What the holder's terms beside an item say of its use, in a licence's words."""

from rightscheck.licensing.usage.claiming import claims_of
from rightscheck.licensing.usage.grants import granted, spelled
from rightscheck.licensing.usage.reading import Usage, UsageTerm, read_terms
from rightscheck.licensing.usage.table import marks

__all__ = ["Usage", "UsageTerm", "claims_of", "granted", "marks", "read_terms", "spelled"]
