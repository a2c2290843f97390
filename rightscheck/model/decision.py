"""`Use` and `Decision`: what a document does with a source, and whether it may."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from rightscheck.model.value import Names, Value
from rightscheck.model.vocabulary import (
    Action,
    Asset,
    Duty,
    Effect,
    Standing,
    State,
    Status,
    Verdict,
)


class Use(Value):
    """What a document does with one holder's work.

    Every fact may be `None`: not known. `origins` says by the field's name where a fact comes
    from. Where `check` asks, these tell:

    - the page before the settings: `date` (neither: the clock), `channel`, `territory`,
      `purpose`, `recipient`, `licensee` (neither: the house); `language` (neither: its words);
    - the page: what it shows of this holder in `credits`, `notices`, `links`, `counters` (empty:
      looked for and not found), and where a notice stands in `places` (`top`, `end`, `top end`);
    - the matches: `action`, what is done, `also`, what is done besides (a rewritten passage:
      `modify`), how much is taken, and whether it is `altered`;
    - the library: `source_...`, `feed`, `item_type`, the `asset` as that says, `usage_terms`,
      `embargoed_until`, since when it is `withdrawn` or there is something `newer_...`;
    - the ledger: `counts`, other uses made so far, by `licence/rule/period`;
    - the settings: `done`, duties that no page shows, with `proof`, who says so and by what (of
      one that is not known to be done: who claims it);
    - nobody but a caller of `evaluate`: `missed`, duties that were not done in time, and `facts`,
      which answer terms of foreign vocabularies by their names.

    `now` is the moment of the question (left out: `date`), which tells whether a time to delete has
    run out.
    """

    holder: str
    action: Annotated[Action | str, Field(union_mode="left_to_right")] = Action.REPUBLISH
    also: tuple[Action, ...] = ()
    asset: Asset = Asset.TEXT
    source_id: str | None = None
    source_published: datetime | None = None
    source_status: Status | None = None
    source_url: str | None = None
    source_credit: str | None = None
    embargoed_until: datetime | None = None
    usage_terms: str | None = None
    date: datetime | None = None
    now: datetime | None = None
    channel: str | None = None
    territory: Names | None = None
    language: str | None = None
    source_language: str | None = None
    purpose: str | None = None
    recipient: Names | None = None
    licensee: Names | None = None
    feed: Names | None = None
    item_type: Names | None = None
    words: int | None = None
    share_of_source: float | None = None
    share_of_document: float | None = None
    longest_run: int | None = None
    altered: bool | None = None
    credits: tuple[str, ...] | None = None
    links: tuple[str, ...] | None = None
    notices: tuple[str, ...] | None = None
    counters: tuple[str, ...] | None = None
    places: dict[str, str] = Field(default_factory=dict)
    counts: dict[str, int] = Field(default_factory=dict)
    withdrawn: datetime | None = None
    newer_version: str | None = None
    newer_since: datetime | None = None
    done: dict[Duty, bool] = Field(default_factory=dict)
    proof: dict[Duty, str] = Field(default_factory=dict)
    missed: tuple[Duty, ...] = ()
    facts: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    origins: dict[str, str] = Field(default_factory=dict)


class Premise(Value, from_attributes=True):
    """One question that a rule asked: `channel is any of web, app`, the fact, the answer."""

    name: str
    wanted: str
    fact: str | None = None
    origin: str = ""
    state: State
    remedy: str = ""


class DutyOutcome(Value, from_attributes=True):
    """A duty, whether it is done (`true`), open (`false`) or not known, and what to do.

    `due` is the moment by which it has to be done, where that is known; a bare date is all of
    that day. `overdue` says whether the time has run out. `cite` is its paragraph. `words` are what
    would do it, where those are dictated beyond doubt: the wording of a credit or notice, the
    address of a link; `where` says at which end of the text they have to stand.
    """

    duty: Duty
    wanted: str
    state: State
    evidence: str = ""
    remedy: str = ""
    due: datetime | None = None
    overdue: State = State.FALSE
    cite: str = ""
    words: str = ""
    where: Literal["any", "top", "end"] = "any"

    @property
    def standing(self) -> Standing:
        """Where the duty stands, in one word."""
        if self.state is State.TRUE:
            return Standing.DONE
        if self.overdue is State.TRUE:
            return Standing.VIOLATED
        later = self.duty in _LATER and self.overdue is State.FALSE
        return Standing.PENDING if later or self.state is State.FALSE else Standing.UNKNOWN


_LATER = frozenset({Duty.DELETE, Duty.REMOVE, Duty.UPDATE})
"""Duties for which a page has time: that it is still there says they are not done yet."""


class RuleOutcome(Value):
    """A rule of a licence, every premise it looked at, and whether it applies.

    `item` is what the item says of itself, `term` a licence's days and what it covers, `owe` what
    is owed whatever is done, `notice` a holder's own notice. `cite` is the rule's paragraph.
    """

    id: str
    effect: Effect
    action: Annotated[Action | str, Field(union_mode="left_to_right")]
    state: State
    premises: tuple[Premise, ...] = ()
    duties: tuple[DutyOutcome, ...] = ()
    cite: str = ""


class Reason(Value):
    """One thing that stands against a use and is cited apart: the embargo, a permission, a term.

    `of` names what is not so: premises (`embargo`, `channel`), duties (`credit`), the action that
    is forbidden (`modify`), `default` where the licence is silent, `licence` where there is none.
    `remedies` help each on its own.
    """

    verdict: Verdict
    of: tuple[str, ...] = ()
    clause: str = ""
    why: str
    remedies: tuple[str, ...] = ()


class Decision(Value):
    """The answer to "may we use it this way?", with everything it rests on.

    `clause` is what a lawyer would cite: `licence afp-web-2026, permit republish, duty credit`;
    `rule` names the permission that carries the use, or would (`afp-web-2026/republish`).
    `reasons` are all that stands against it, `remedies` what would change the verdict, each on
    its own.
    """

    verdict: Verdict
    licence: str | None = None
    rule: str | None = None
    clause: str = ""
    why: str
    reasons: tuple[Reason, ...] = ()
    rules: tuple[RuleOutcome, ...] = ()
    remedies: tuple[str, ...] = ()

    @property
    def open_duties(self) -> tuple[DutyOutcome, ...]:
        """Duties of the rules that apply, not done or not known to be done."""
        return tuple(
            duty
            for rule in self.rules
            if rule.state is State.TRUE
            for duty in rule.duties
            if duty.state is not State.TRUE
        )
