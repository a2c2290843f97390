"""What a pack is made of: names, clauses, sentences, forms, licence families, their examples.

No rule loads without examples that match and examples that stay clear.
"""

from typing import Annotated, TypeVar

import re2
from pydantic import AfterValidator, Field, ValidationInfo, model_validator

from rightscheck.model import Action, Asset, Duty, NoticeKind, Value
from rightscheck.model.value import Identifier, blank
from rightscheck.rulebook.choices import chosen, spelled

_LARGEST = 10_000
"""Steps of a compiled pattern; RE2 has memory for some more, and crawls beyond. Ours have half."""


PROVEN = "patterns that were tried, and words spelled out, when their YAML was read"
"""The context of packs out of the cache: to do that again takes as long as to load them."""


def _linear(pattern: str, info: ValidationInfo) -> str:
    """RE2 takes it (so it runs in linear time), and it does not match nothing at all."""
    if info.context == PROVEN:
        return pattern
    quiet = re2.Options()
    quiet.log_errors = False
    try:
        compiled = re2.compile(pattern, quiet)
    except re2.error as error:
        reason = error.args[0]
        said = reason.decode() if isinstance(reason, bytes) else reason
        raise ValueError(f"is no pattern that RE2 can run in linear time: {said}") from error
    if compiled.programsize > _LARGEST:
        raise ValueError("is too large: use [^\\n] for a letter of any script, and repeat it less")
    if compiled.fullmatch(""):
        raise ValueError("matches the empty text")
    return pattern


Pattern = Annotated[str, Field(min_length=1, max_length=2000), AfterValidator(_linear)]
Phrase = Annotated[str, Field(min_length=1, max_length=4000)]
Verbs = tuple[Phrase, ...]
T = TypeVar("T")


class Example(Value):
    """A text, and for one that must match what it must give; in YAML a bare text will do."""

    text: str = Field(min_length=1)
    kind: NoticeKind | None = None
    holder: str | None = None
    asset: Asset | None = None

    @model_validator(mode="before")
    @classmethod
    def _bare(cls, value: object) -> object:
        return {"text": value} if isinstance(value, str) else value


class Examples(Value):
    """What a rule must find, and what it must leave alone."""

    match: tuple[Example, ...] = Field(min_length=1)
    clear: tuple[Example, ...] = Field(min_length=1)


class Rule(Value):
    """What all rules have: a name of their own, a reason, and their proof."""

    id: Identifier
    why: str = Field(min_length=1)
    examples: Examples


class Claims(Value):
    """What a clause claims: our actions and duties, each with the clause's own words for it.

    `reprint*` stands for all words that begin so. Only what is really there counts.
    """

    forbids: dict[Action, Verbs] = Field(default_factory=dict)
    permits: dict[Action, Verbs] = Field(default_factory=dict)
    requires: dict[Duty, Verbs] = Field(default_factory=dict)
    unless: Verbs = ()


class Wording(Value):
    """One wording of a clause; `since` and `until` are years."""

    text: Phrase
    language: str = "en"
    since: int | None = None
    until: int | None = None


class Clause(Rule, Claims):
    """A known text, found by its words even where it is cut, wrapped or edited.

    `coverage` is the least share of its words that must be there; each of `required` must be
    there, in one of its forms. The holder is the one that is named in it or beside it.
    """

    kind: NoticeKind = NoticeKind.RESTRICTION_CLAUSE
    asset: Asset = Asset.UNKNOWN
    wordings: tuple[Wording, ...] = Field(min_length=1)
    required: tuple[Verbs, ...] = Field(min_length=1)
    coverage: float = Field(default=0.6, ge=0.3, le=1)


class Form(Rule, Claims):
    """A form that only this holder has, as an RE2 pattern; a group `notice` narrows the span.

    A group `when` tells the condition of all that it claims. `marks` are plain words one of which
    is in every match: without them the pattern need not be tried. `beside` counts it only where the
    document names the holder in another notice; in an anonymous pack it is of the one holder that
    the document names.
    `holder` names another holder than the pack's (a licence's variants, say).
    """

    kind: NoticeKind
    pattern: Pattern
    marks: Verbs = ()
    asset: Asset = Asset.UNKNOWN
    confidence: float = Field(default=0.9, ge=0, le=1)
    beside: bool = False
    holder: str | None = None


class Sentence(Rule):
    """How one language says what may be done with a work: clauses that nobody has listed.

    `acts` are words for our actions, `things` for what they are done to, by asset. A sentence
    with both forbids where it has a `ban` or a `gate` ("only with the permission"), permits where
    it has a `grant`, and forbids where it has but the way out (`unless`, "without permission"). A
    grant asks for the `duties` and forbids the `limits` beside it, and leaves pictures out where
    one of `spared` stands; `owed` are duties that permit what they are asked for ("link
    required"). With a ban, a gate or a `reserve`, `mining` makes an AI reservation.

    With a word of `denied` ("not", "nobody") no grant permits; beside it, or where it opens the
    sentence, it forbids. What stands behind one of `given` ("provided that") denies nothing before.
    A grant that names the credit `owed` needs no thing: it is of a work. Nor does a sentence permit
    that is not understood: one with any word that is none of the rule's own, no `filler` ("the",
    "newspapers"), no figure and no name, which begins with a capital unless all nouns do
    (`capitals`). At a `turn` ("but") it may forbid what follows.

    A deed's object must be named before one of `of` ("reproduction of salmon"), or before any
    unknown word where languages have a `genitive` for that. A word of a `story` ("said", "court")
    only tells, as do an article of a `law` at the start and a question that none of `invites`
    opens; what any article of a `law` permits is no permission of the page. Within one of `page`
    ("our lawyers", "not only") those words are none. `reprint*` stands for any ending, `*` for one
    word, `...` for up to five, and `<leave>` for any of the `words` of that name; `they` among
    those begin a sentence that speaks of what the one before it names.
    """

    language: str
    words: dict[str, Verbs] = Field(default_factory=dict)
    acts: dict[Action, Verbs] = Field(min_length=1)
    things: dict[Asset, Verbs] = Field(default_factory=dict)
    ban: Verbs = Field(min_length=1)
    gate: Verbs = ()
    unless: Verbs = ()
    grant: Verbs = ()
    duties: dict[Duty, Verbs] = Field(default_factory=dict)
    owed: dict[Duty, Verbs] = Field(default_factory=dict)
    limits: dict[Action, Verbs] = Field(default_factory=dict)
    spared: Verbs = ()
    mining: dict[Action, Verbs] = Field(default_factory=dict)
    reserve: Verbs = ()
    denied: Verbs = ()
    given: Verbs = ()
    of: Verbs = ()
    story: Verbs = ()
    page: Verbs = ()
    law: Verbs = ()
    invites: Verbs = ()
    turn: Verbs = ()
    filler: Verbs = ()
    capitals: bool = False
    genitive: bool = False
    confidence: float = Field(default=0.7, ge=0, le=1)

    @model_validator(mode="before")
    @classmethod
    def _spelled_out(cls, value: object, info: ValidationInfo) -> object:
        """With all `words` of a name in its place: `consent|prior_leave`."""
        words = value.get("words") if isinstance(value, dict) else None
        if info.context == PROVEN or not isinstance(value, dict) or not isinstance(words, dict):
            return value
        if not all(isinstance(texts, list | tuple) for texts in words.values()):
            return value  # what is wrong with them is told like any other field's
        choices = spelled(words)
        return {
            key: one if key == "examples" else chosen(one, choices) for key, one in value.items()
        }


class Assertion(Rule):
    """Short phrases that assert rights and name nobody ("All rights reserved").

    Those of `alone` are said of seats and of citizens, too: they assert where no sentence holds
    them ("Derechos reservados", but not "derechos reservados para socios").
    """

    phrases: dict[str, Verbs] = Field(min_length=1)
    alone: dict[str, Verbs] = Field(default_factory=dict)


class Element(Claims):
    """One condition of a licence family: the codes and names that show it, and its claims."""

    names: Verbs = Field(min_length=1)


class Family(Rule):
    """Licences put together from elements, a version and a country: `cc-by-nc-sa-3.0-de`.

    `triggers` open one in prose, `links` are addresses whose groups `code`, `version` and
    `country` tell it exactly. `filler` may stand between the elements. `grants` are words that
    make a bare trigger a licence ("licensed under a … licence"), holder `-unspecified`.
    """

    prefix: Identifier
    triggers: Verbs = Field(min_length=1)
    links: tuple[Pattern, ...] = ()
    elements: dict[str, Element] = Field(min_length=1)
    countries: dict[str, Verbs] = Field(default_factory=dict)
    filler: Verbs = ()
    grants: Verbs = ()
    base: Claims = blank(Claims)


class Names(Value):
    """How a holder is called.

    `full` are names that are nobody else's, by language. `acronyms` are also other things
    (AFP is a police, a protein and an army) and need a context. `ambiguous` are acronyms that
    stand alone or in brackets for somebody else as often (PAP is a party) and count only with a
    label, a slash, a place or a ©. `brands` tell an asset (`AFP PHOTO`: image). `others` hold
    one of the names and are somebody else.

    A `publisher`'s © line stands on every page of its own site: it names the publisher as
    holder only where the house has said who it is itself, and a name alone on a line is a masthead.
    """

    full: dict[str, Verbs] = Field(default_factory=dict)
    acronyms: Verbs = ()
    ambiguous: Verbs = ()
    brands: dict[Asset, Verbs] = Field(default_factory=dict)
    others: Verbs = ()
    asset: Asset = Asset.UNKNOWN
    publisher: bool = False
    examples: Examples

    @property
    def flat(self) -> tuple[str, ...]:
        """All full names, of all languages."""
        return tuple(name for names in self.full.values() for name in names)

    def extended(self, by: "Names") -> "Names":
        """These names and those on top."""
        words = {
            kind: both(getattr(self, kind), getattr(by, kind))
            for kind in ("acronyms", "ambiguous", "others")
        }
        by_key = {
            kind: {
                key: both(getattr(self, kind).get(key, ()), getattr(by, kind).get(key, ()))
                for key in {**getattr(self, kind), **getattr(by, kind)}
            }
            for kind in ("full", "brands")
        }
        examples = Examples(
            match=both(self.examples.match, by.examples.match),
            clear=both(self.examples.clear, by.examples.clear),
        )
        said = {kind: getattr(by, kind) for kind in by.model_fields_set & {"asset", "publisher"}}
        return self.model_copy(update={**words, **by_key, **said, "examples": examples})


def both(ours: tuple[T, ...], theirs: tuple[T, ...]) -> tuple[T, ...]:
    """The one and then the other, each entry once."""
    return tuple(dict.fromkeys((*ours, *theirs)))
