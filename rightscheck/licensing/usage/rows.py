"""A row of the tables of usage terms, and the words that several of them share.

A row has one wording a line. A space stands for any white space, `( | )` for a choice, `?` for
what may be missing; `<when>`, `<where>`, `<span>`, `<page>` for a day, places, a length of time,
an address, an open licence (`<open>`); `<channel>`, `<whom>`, `<name>` for words; the other names
are in `SHARED`. Wordings in scripts other than Latin are in `tongues`.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from rightscheck.model import NoticeKind

Says = dict[str, Any]

USER = "the user"
"""Who reads "AP clients only" under a contract with AP is one of AP's customers."""

ONLINE = ("web", "online", "internet", "website", "app", "mobile", "newsletter", "social")
MOBILE = ("app", "mobile", "wireless")
PRINT = ("print", "newspaper", "magazine")
BROADCAST = ("tv", "television", "radio", "broadcast", "video")

CHANNELS: dict[str, tuple[str, ...]] = {
    "online": ONLINE,
    "internet": ONLINE,
    "digital": ONLINE,
    "web": ONLINE,
    "website": ONLINE,
    "websites": ONLINE,
    "mobile": MOBILE,
    "wireless": MOBILE,
    "print": PRINT,
    "newspaper": ("newspaper", "print"),
    "newspapers": ("newspaper", "print"),
    "magazine": ("magazine",),
    "magazines": ("magazine",),
    "tv": ("tv", "television"),
    "television": ("tv", "television"),
    "radio": ("radio",),
    "broadcast": BROADCAST,
    "mag": ("magazine",),
    "mags": ("magazine",),
    "tabloid": ("tabloid",),
    "tabloids": ("tabloid",),
    "social media": ("social", "social-media"),
    "social": ("social", "social-media"),
    "newsletter": ("newsletter",),
    "newsletters": ("newsletter",),
}
"""What channels are called in terms, and by houses; one a house calls otherwise stays unknown."""


SHARED: dict[str, str] = {
    "uses": "(use|usage|publication|republication|distribution|broadcast|display|release"
    "|transmission|resale|sale|dissemination)",
    "outlets": "(<channel> )?<uses>((,|/| or|, or) (<channel> )?<uses>)*",
    "about": "((only|solely) )?(in (connection|conjunction)|im Zusammenhang) (with|mit) <rest>",
    "there": "(in|into|within|to|for|by media in) (the )?<where>",
    "within": "within <span>( (of|from|after) [a-z]+)?",
    "ere": "(before|until( after)?|till( after)?|prior to)",
    "taken": "(deleted?|removed?|taken? down)",
    "beyond": "(after|beyond|for (more|longer) than)",
    "strictly": "(strict|strictly|under|sous|unter)",
    "lifts": "( (until|till|to|for|on|lifts|ends|expires|lifted|date))( (at|on))?",
    "no-use": "(no|not for|not to be used for)( further)? <uses>(/[a-z ]+)?",
    "not-be": "(may not|must not|cannot|can not|should not|not to|do not|is not to)( be)?",
    "this": "((this|these|the|all) [a-z]+ |(image|photo|picture|video|text)s? )?",
    "folks": "(members|customers|clients|subscribers|licen[sc]ees|sub-licen[sc]ees|affiliates)",
    "adverts": "(marketing|advertising|promotion|promotional|merchandising)",
    "published": "(used|published|broadcast|released)",
    "meant": "(strictly |intended )?",
    "campaigns": "(use|purposes|campaigns?)",
    "but": r"(except|except for|excluding|excl\.?|other than)",
    "shut": "((is|are) )?(not (permitted|allowed|included|available|cleared)|prohibited|forbidden"
    "|excluded)",
    "study": "(academic|research|scientific)",
    "area": "(geography|territory|territories) ?[:=] ?",
    "kept": "(online|on the web|(in )?(the )?archives?|storage|(of )?use|display|stored|available)",
    "edited": "(edit|edited|alter|altered|crop|cropped|modify|modified|change|changed"
    "|manipulated?|retouch|retouched|distort|distorted)",
    "tdm": "(ai|artificial intelligence|a\\.i\\.|ml"
    "|machine(-| )learning|generative ai|data(-| )mining|text and data mining"
    "|tdm|scraping)( (training|use))?",
    "leave": "(permission|consent|authori[sz]ation|agreement|contract|licen[sc]e|written)",
    "rest": r"[^.;|<>\"\n\x{E004}]*",  # and no open licence, which is a term of its own
    "word": r"[^ .;|\n]+",
    "freed": "<this>((is |are )?(made )?(available|licen[sc]ed|published|republished|released))",
    "free": "<open>(( public)? licen[sc]e)?",
}
"""Parts of wordings that several rows have in common."""


class Row(NamedTuple):
    """One term in all its wordings; without anything in `says` it is known and harmless.

    In running text a term needs one of its `marks`, and where it is `loud` capitals: "no sales" is
    what a shop has. It is then a notice of that `kind`. One that `lasts` is asked again on every
    day that the page is there. One that is `whole` counts only where it is all that stands between
    two signs: "Online", not "Online use by members". One that `yields` goes on until a sign behind
    which a term begins that says something.
    """

    name: str
    says: tuple[Says, ...]
    wordings: str
    loud: bool = False
    marks: str = ""
    kind: NoticeKind = NoticeKind.USAGE_TERM
    lasts: bool = False
    whole: bool = False
    yields: bool = False


def unless(**condition: object) -> Says:
    """Forbids every use that is not so."""
    return {"forbid": "use", "unless": {name.rstrip("_"): one for name, one in condition.items()}}


def where(**condition: object) -> Says:
    """Forbids a use that is so."""
    return {"forbid": "use", "if": {name.rstrip("_"): one for name, one in condition.items()}}


def member_of(group: str) -> dict[str, str]:
    """A condition on who the user is."""
    return {"left": USER, "is": "isPartOf", "right": group}
