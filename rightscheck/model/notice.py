"""`Notice`: words in a document about rights, and what they claim."""

from pydantic import Field

from rightscheck.model.value import Span, Value
from rightscheck.model.vocabulary import Action, Asset, Duty, Effect, NoticeKind

OWN_SITE = "own-site"
UNKNOWN_HOLDER = "unknown"


class Claim(Value):
    """One thing a notice says may, may not or must be done.

    A claim that forbids or permits names an `action`, one that requires names a `duty`.
    `verbs` are the notice's own words for it ("copy", "transmit"); `unless` is the way out
    that the notice names ("prior written consent"). A `condition` tells in words when it holds
    ("if the territory is IT"); without one it always does.
    """

    effect: Effect
    action: Action | None = None
    duty: Duty | None = None
    verbs: tuple[str, ...] = ()
    unless: str = ""
    condition: str = ""


class Notice(Value):
    """One holder's words about rights at one place of a document.

    `holder` is a pack's id, `own-site` for our own, `unknown` where nobody is named. `rule`
    is `pack/rule`. `confidence` (0..1) says how sure we are that this is such a notice,
    `coverage` (0..1) how much of a known clause was there. `chain` names owner, distributor
    and host where the notice tells them apart.
    """

    kind: NoticeKind
    holder: str
    span: Span
    asset: Asset = Asset.UNKNOWN
    rule: str
    confidence: float = Field(default=1.0, ge=0, le=1)
    coverage: float = Field(default=1.0, ge=0, le=1)
    claims: tuple[Claim, ...] = ()
    chain: tuple[str, ...] = ()

    @property
    def forbids(self) -> tuple[Claim, ...]:
        """What it forbids whatever the use; what depends on the use a licence has to decide."""
        return tuple(
            claim for claim in self.claims if claim.effect is Effect.FORBIDS and not claim.condition
        )
