"""What content systems call when something is about to go out, or is out: signed webhooks.

`received(sender, call, secret, now)` checks who called and answers what is to be checked; nothing
here knows a server. `signatures.py` has the senders' signatures, `senders.py` the table of who they
are, `entries.py` reads entries whose fields each house names itself.
"""

from rightscheck.integrations.webhooks.senders import SENDERS, Page, received
from rightscheck.integrations.webhooks.signatures import Call, Unsigned

__all__ = ["SENDERS", "Call", "Page", "Unsigned", "received"]
