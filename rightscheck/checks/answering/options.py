"""What a check takes from the policy if there is nothing to set: most of them."""

from __future__ import annotations

from rightscheck.model import Value


class Nothing(Value):
    """No options: the licences, the items and the notices say all that there is to say."""
