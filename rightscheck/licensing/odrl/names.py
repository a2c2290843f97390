"""ODRL 2.2 and RightsML beside our own words: one table for each kind of term.

Terms are written short: `use` is ODRL's own, `cc:Notice` ccREL's, `rc:` is our profile's, whose
terms say what ODRL has none for (`PROFILE`). Deprecated terms and those of ODRL 2.0 and 2.1 are
read as what took their place (ODRL 2.2 vocabulary, `skos:exactMatch`), with a warning.
"""

from __future__ import annotations

from rightscheck.licensing.terms.conditions import Operator
from rightscheck.licensing.terms.vocabulary import ODRL
from rightscheck.model import Action, Duty

PROFILE = "urn:rightscheck:odrl:"

PROFILE_TERMS: dict[str, str] = {
    # of a policy
    "id": "the licence's id",
    "asset": "text, image, video or all: of what kind of work it speaks",
    "covers": "constraints on what of the holder's work the policy speaks of",
    "valid": "its days, which stand in every permission as well, marked with `rc:term`",
    "zone": "the time zone whose days are meant (IANA)",
    "default": "what comes out where no rule applies: breach, review or permitted",
    # of a rule, a duty or a constraint
    "cite": "the paragraph of the contract",
    "term": "true: the constraint is the policy's term, and not of this rule alone",
    "unless": "constraints that excuse from the rule where all of them hold",
    "per": "the calendar period in which uses are counted",
    # actions
    "quote": "to quote (a kind of `extract`)",
    "aiTrain": "to train AI with it (included in `tdm:mine`)",
    # left operands
    "licensee": "which title of the licensee's uses it",
    "feed": "a feed or collection of the holder's",
    "item": "a single item",
    "itemType": "news, feature, analysis and the like",
    "wordCount": "words taken from the work",
    "verbatimRun": "words taken in unbroken order",
    "none": "logical: none of the constraints holds",
    # duties and what they say
    "linkBack": "to link to what `rc:to` says",
    "noChanges": "to leave the wording as it is",
    "updateTo": "to follow a newer version",
    "text": "the wordings of a credit or notice, any of which will do",
    "where": "where a credit stands: top, end or any place",
    "to": "source, holder, or an address",
    "at": "the address of a page counter",
    "since": "what a time is counted from: the source's or the page's publication",
    "note": "a duty in words",
}
"""Our profile: each term under `PROFILE`, and what it says that ODRL has no term for."""

PREFIXES = {
    "odrl": ODRL,
    "cc": "http://creativecommons.org/ns#",
    "dct": "http://purl.org/dc/terms/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "tdm": "http://www.w3.org/ns/tdmrep#",
    "rightsml": "https://iptc.org/std/RightsML/odrl-profile/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "rc": PROFILE,
}

_OLD = {
    "http://w3.org/ns/odrl/2/": "odrl",
    "https://www.w3.org/ns/odrl/2/": "odrl",
    "http://iptc.org/std/RightsML/": "rightsml",
    "http://www.iptc.org/std/RightsML/": "rightsml",
    "http://iptc.org/std/RightsML/2/": "rightsml",
    "http://www.w3.org/ns/tdmrep/": "tdm",
}
"""Namespaces that real feeds write instead."""

CONTEXTS = frozenset(
    {
        "http://www.w3.org/ns/odrl.jsonld",
        "https://www.w3.org/ns/odrl.jsonld",
        "http://www.w3.org/ns/odrl/2/odrl.jsonld",
    }
)
"""Contexts whose terms are known here; nothing is ever fetched."""

ACTIONS: dict[Action, str] = {
    Action.USE: "use",
    Action.REPUBLISH: "distribute",
    Action.REPRODUCE: "reproduce",
    Action.QUOTE: "rc:quote",
    Action.EXCERPT: "extract",
    Action.SUMMARISE: "derive",
    Action.MODIFY: "modify",
    Action.TRANSLATE: "translate",
    Action.PRINT: "print",
    Action.ARCHIVE: "archive",
    Action.INDEX: "index",
    Action.SELL: "sell",
    Action.SUBLICENSE: "grantUse",
    Action.MINE: "tdm:mine",
    Action.AI_TRAIN: "rc:aiTrain",
}

SAME_ACTION: dict[str, str] = {
    "cc:Distribution": "distribute",
    "cc:Sharing": "distribute",
    "cc:Reproduction": "reproduce",
    "cc:DerivativeWorks": "modify",
    "rightsml:archive": "archive",
}
"""Terms of neighbouring vocabularies that mean an action of ours."""

DEPRECATED: dict[str, str] = {
    "copy": "reproduce",
    "share": "distribute",
    "write": "modify",
    "writeTo": "modify",
    "append": "modify",
    "appendTo": "modify",
    "license": "grantUse",
    "sublicense": "grantUse",
    "extractChar": "extract",
    "extractPage": "extract",
    "extractWord": "extract",
    "pay": "compensate",
    "commercialize": "cc:CommercialUse",
    "commercialise": "cc:CommercialUse",
    "mediaType": "fileFormat",
    "timedCount": "count",
}

DUTIES: dict[Duty, str] = {
    Duty.CREDIT: "attribute",
    Duty.LINK: "rc:linkBack",
    Duty.NOTICE: "cc:Notice",
    Duty.NO_CHANGES: "rc:noChanges",
    Duty.SHARE_ALIKE: "cc:ShareAlike",
    Duty.DELETE: "delete",
    Duty.REMOVE: "rightsml:removeFromService",
    Duty.UPDATE: "rc:updateTo",
    Duty.PAY: "compensate",
    Duty.CONSENT: "obtainConsent",
    Duty.COUNTER: "acceptTracking",
}

SAME_DUTY: dict[str, Duty] = {"cc:Attribution": Duty.CREDIT} | {
    term: duty for duty, term in DUTIES.items()
}

CHOICES: dict[str, str] = {
    "channel": "deliveryChannel",
    "territory": "spatial",
    "language": "language",
    "purpose": "purpose",
    "recipient": "recipient",
    "licensee": "rc:licensee",
    "feed": "rc:feed",
    "item": "rc:item",
    "item_type": "rc:itemType",
}
"""Conditions that name words, and the left operand of each."""

AMOUNTS: dict[str, str] = {
    "max_words": "rc:wordCount",
    "max_share": "percentage",
    "longest_run": "rc:verbatimRun",
}
"""Conditions that set a most, and the left operand of each."""

ANY = frozenset({Operator.EQ, Operator.IS_ANY_OF, Operator.IS_A, Operator.IS_PART_OF})
NONE = frozenset({Operator.NEQ, Operator.IS_NONE_OF})

GROUPS: dict[str, str] = {"all": "and", "any": "or", "one_of": "xone", "none": "rc:none"}

COUNTRY = "http://cvx.iptc.org/iso3166-1a3/"
"""IPTC's scheme for countries, in ISO 3166-1 alpha-3."""

COUNTRIES = (COUNTRY, "urn:iso:3166:", "iso3166-1a3:", "iso3166-1a2:")


def short(iri: str) -> str:
    """An IRI as its short term: ODRL's own without a prefix, others with theirs if it is known."""
    spelt = {**{base: prefix for prefix, base in PREFIXES.items()}, **_OLD}
    base = max((one for one in spelt if iri.startswith(one)), key=len, default="")
    if not base:
        return iri.removeprefix("odrl:")
    prefix = spelt[base]
    name = iri.removeprefix(base)
    return name if prefix == "odrl" else f"{prefix}:{name}"


def long(term: str) -> str:
    """A short term as its IRI."""
    prefix, colon, name = term.partition(":")
    if not colon:
        return PREFIXES["odrl"] + term
    return PREFIXES[prefix] + name if prefix in PREFIXES else term
