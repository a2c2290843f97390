"""Is a name in a form really a credit or a dateline? What its place and its spelling say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rightscheck.model import NoticeKind
from rightscheck.notices.forms import Form
from rightscheck.notices.labels import LABELS
from rightscheck.notices.listings import is_cited, is_entry, is_listed, is_row
from rightscheck.notices.lookalikes import is_acronym
from rightscheck.notices.names import EAST_ASIAN, Mention
from rightscheck.notices.places import Place, heads_compound, signs_off
from rightscheck.text import lazily

_STRONG = 0.85
"""Confidence from which a form says by itself that its names are credits."""

_MARGIN = 8
"""Characters of brackets and space that may stand around a name that is the whole text."""

_WORD = 5
"""Letters of a word that may well be another one; "keystone" in small letters is still a name."""

_SHORTEST = 2
"""Letters of an acronym that are a word of some language in small letters ("ap", "pa", "Ap")."""

_SENTENCE = 16
_PROSE = 4
"""Of so many tokens before a name, so many small words make them running text."""

_COMPOUND = lazily.pattern(r"-[^\W\d_]")
_LONGER = lazily.pattern(r"-(?:[A-Z]{2,3}\b|[^\W\d_]+ [^\W\d_A-Z])")
_LISTED = lazily.pattern(r"等|など|\s등(?!\w)|\betc\b|\bи др\b|\busw\b")
_AND_SO_ON = 4
_ADDRESS = lazily.pattern(
    r"://|\bwww\.|^/(?:[\w-]+/){3}|\.(?:html?|php|aspx?|jpe?g|png|pdf|md|json)\b"
    r"|[<(](?:[A-Z]{2,6}\.)?[A-Z]{1,5}>|\([A-Z]{2,6}\.[A-Z]{1,2}\)"  # a share: <ALCP.PA>
)
_CODE = lazily.pattern(r"[{}]|[^\W\d_]\[[a-z]{1,3}\]")
"""What a program writes: braces, or letters that may be left out ("nm[ap]")."""

_WITHIN = lazily.pattern(r"[A-Z0-9]_$|^/[a-z][\w.-]*/")
"""What an identifier or a path begins with."""

_REFERENCE = lazily.pattern(r"\b(?:href|src)=[^<>]*$")
_WIDEST = 160
_PATH = lazily.pattern(r"/[\w-]+\.\w")
_SMALL = lazily.pattern(r"[iwlI]")
_PERSONAL = lazily.pattern(r"B(?:P{1,2}N|NP)")
_FULL = lazily.pattern(r"\w+ \w{2,} \w{2,} $")
"""A label, a given name and a surname: what stands behind them is an agency's name."""
_AGENCY = lazily.pattern(
    r"(?:(?<!\w)(?:[ولبف]{0,2}(?:ال)?وكال(?:ة|ات)\b[^()\n]{0,40}|خبرگزاری[^()\n]{0,20}|(?:инфо)?агентств\w*"
    r"|πρακτορεί\w*|סוכנות[^()\n]{0,20}|एजेंसी|সংস্থা)|通[讯訊]社|通信社)\s*[(\[]$"
    r"|(?<![\u05d0-\u05ea])[\u05d0-\u05ea]{1,2}-$"
)
"""An agency's short name in brackets behind the word for what it is, as prose has it; or the
hyphen of a Hebrew "to" or "in" before it."""

_UNDATED = lazily.pattern(r"A[^d]*\([NA&,/]+\)")
_URDU = lazily.pattern(r"[\u0679\u0688\u0691\u06ba\u06be\u06c1\u06d2]")
"""Letters of Urdu that neither Arabic nor Persian has."""

_CITY = lazily.pattern(r"(?:[\u0621-\u064a]+ ?){1,2} ?\(")
"""A city's name of one or two words, in letters of Arabic that are not Persian's alone."""

_PERSIAN = lazily.pattern(r"[\u067e\u0686\u0698\u06a9\u06af\u06cc]")

_SAYING = lazily.pattern(
    r"[وف]?(?:قال|ذكر|أفاد|افاد|نقل|أعلن|صرح|أضاف|اضاف|أوضح|أكد|كتب|نشر|بثت?|أشار|كشف)"
    r"|(?:ال)?(?:مراسل|صحيفة|قناة|موقع|شبكة|وكالة|تقرير|مكتب|عبر|بحسب|حسب|وفق|نقلا|عن|إلى|في|من)"
)
"""Words that begin a sentence of what an agency said, or of the agency."""

_ENTITLED = lazily.pattern(r"n{1,3}l?N(?:[iwS,]|P?N)")
"""A name over a paragraph that begins with it: of whom the page tells."""

_GLOSSED = lazily.pattern(r"\([^()n]*\)[^n|.)]|\([liw]{0,3}[wS]\)")
"""A bracket after a name, behind which its line goes on or which says what it is: "Getty (3
wickets) and Doe", "Reuters (news agency)"."""

_HELD = lazily.pattern(r"\([^()/\n]{1,12}/[A-Z]{2}\)?[,;]? ?[^\W\d_A-Z]")
"""Two letters in a bracket of a sentence: a member's party and state, "Jane Doe (REDE/AP) said"."""

_OWNS = lazily.pattern(r"'s? [^\W\d_A-Z]")
_NEXT = lazily.pattern(r"[ -]([^\W\d_]+)")
_LABEL = lazily.pattern(r"[IS]{1,3}:[(\"]?N|(?:i/){1,3}N(?=$|n)")
_HEADLINE = lazily.pattern(r"(?:^|[^.!)\"|])[ISBlfPwiR]{1,6}:[Il]{0,3}N(?:aN|[IR])?[iw]")
"""A label that heads a sentence of the holder ("Agency: AFP cuts jobs"), not behind a caption."""


def stands(form: Form, place: Place, others: frozenset[str]) -> bool:
    """Are the names in this form the holders'? `others` are acronyms of somebody else here."""
    dateline = form.kind is NoticeKind.DATELINE
    if dateline and (
        _AGENCY.search(place.text, place.start, place.named[0].start) or _tells(place)
    ):
        return False
    if _is_compound(place, _COMPOUND if dateline else _LONGER):
        return False
    if place.said & others and (
        dateline or all(is_acronym(place.text, one) for one in place.named)
    ):
        return False
    if heads_compound(place) and not dateline:
        return False
    if form.confidence < _STRONG and place.ambiguous and not signs_off(place):
        return False
    return dateline or _is_credited(form, place)


def _tells(place: Place) -> bool:
    """Is the name told of: explained behind its dash, or within a sentence's words?

    What explains goes on in small letters ("Lusa - de cooperativa a sociedade anónima"). A
    sentence runs through a name in brackets with neither date nor dash; Urdu papers set a
    dispatch's agency so ("لاہور (رائٹرز) دریا چڑھ گیا"), and Arabic ones behind a city alone.
    """
    said, until = place.letters[place.first : place.last], place.end + _SENTENCE * 2
    if "(" not in said and place.letters.startswith("l", place.last):
        return place.text[place.end :].lstrip()[:1].islower()
    if not _UNDATED.fullmatch(said) or _URDU.search(place.text, place.start, until):
        return False
    words = place.text[place.start : place.named[0].start]
    city = _CITY.fullmatch(words) and not _SAYING.match(words)
    return not city or _PERSIAN.search(place.text, place.start, until) is not None


def _goes_on(place: Place) -> bool:
    """Do more words of a name or a sentence follow at once: "Source: AA Routes", "AAP office"?"""
    letters = place.letters
    after = letters[letters.rfind("N", place.first, place.last) + 1 :][:1]
    if place.owned:
        return False
    words = after in {"i", "w"} and "d" not in letters[place.first : place.last]
    return words or (after == "P" and letters[place.first] == "S")


def _heads_noun(place: Place) -> bool:
    """Is something else called after the holder or its own: Reuters Plaza, "AP's own poll"?"""
    end = place.named[-1].end
    noun = _NEXT.match(place.text, end)
    called = noun is not None and LABELS.get(noun[1].lower()) == "w"
    return called or _OWNS.match(place.text, end) is not None


def _is_compound(place: Place, more: re.Pattern[str]) -> bool:
    """Does the first name go on after a hyphen, with what is no name ("AFP-Chef", "AP-HP")?"""
    end = place.named[0].end
    others = {name.start - 1 for name in place.named}
    return end not in others and more.match(place.text, end) is not None


def _is_credited(form: Form, place: Place) -> bool:
    if _LISTED.search(place.text, place.named[-1].end, place.end + _AND_SO_ON) or _is_address(
        place
    ):
        return False
    if is_listed(place) or _heads_noun(place) or is_cited(place) or _is_within(place):
        return False
    if form.confidence < _STRONG and is_entry(place.letters, place.first, place.last):
        return False
    if form.branded or (place.ambiguous and _goes_on(place)):
        return form.branded and all(name.name.brand for name in place.named)
    if form.bare:
        return (
            not _is_all(place)
            and not is_row(place)
            and not _is_compound(place, _COMPOUND)
            and not is_entry(place.letters, place.first, place.last)
            and (not place.ambiguous or _follows_prose(place))
            and _is_credit_alone(place)
        )
    return not _is_surname(place) and any(
        _is_spelled(name, place.text) or _is_labelled(place, name) for name in place.named
    )


def spelled(mentions: Sequence[Mention], text: str) -> Sequence[Mention]:
    """Not those that may be a person's name beside a holder's ("ANTARA/Ani Sungai")."""
    sure = [
        name
        for name in mentions
        if _is_spelled(name, text) or not text[name.start : name.end].istitle()
    ]
    return sure or mentions


def _is_spelled(mention: Mention, text: str) -> bool:
    """Is it in the case of its pack, or too long to be another word by chance, and no address?"""
    said = text[mention.start : mention.end]
    if mention.name.acronym and said[0] >= EAST_ASIAN and text[mention.start - 1].isalnum():
        return False  # 共同 is "joint", too
    if said.islower() and _PATH.match(text, max(0, mention.start - 1), mention.end + 3):
        return False
    return mention.exact or not mention.name.acronym or (len(said) > _WORD and not said.istitle())


def _is_labelled(place: Place, mention: Mention) -> bool:
    """Do a label or initials say that small letters are a name: "Quelle: afp", "jr/afp"?"""
    said = place.text[mention.start : mention.end]
    return (
        said.islower() and len(said) > _SHORTEST and bool(_LABEL.match(place.letters, place.first))
    )


def _is_within(place: Place) -> bool:
    """Is it a part of a sentence: a party's state, or what was said "by the Washington Post"?"""
    if place.letters[place.first] == "B" and place.text[place.start].islower():
        return place.letters[place.first - 1 : place.first] == '"'
    if _HEADLINE.match(place.letters, max(0, place.first - 1)):
        return True
    opened = place.text[place.start - 1 : place.start] == "("
    return _HELD.match(place.text, place.start - opened) is not None


def _is_address(place: Place) -> bool:
    """Is it a part of a path, an address or a program ("/archive/Conceptual/AFP/Concepts.html")?"""
    text, start, end = place.text, place.start, place.end
    if _WITHIN.search(_word_before(text, place.named[0].start)):
        return True
    if text[start - 1 : start].isspace() and text[end : end + 1].isspace():
        return False
    before, said = _word_before(text, start), text[start:end]
    after = text[end : end + _WIDEST].partition(" ")[0].partition("\n")[0]
    if _REFERENCE.search(before):
        return True
    word = before + said + after
    return not re.search(r"\s", said) and any(one.search(word) for one in (_ADDRESS, _CODE))


def _word_before(text: str, at: int) -> str:
    """What stands there without a space."""
    return text[max(0, at - _WIDEST) : at].rpartition(" ")[2].rpartition("\n")[2]


def _is_surname(place: Place) -> bool:
    """Is a name in a byline somebody's surname or first name ("By John Reuter")?"""
    if not _PERSONAL.fullmatch(place.letters[place.first : place.last]):
        return False
    if _FULL.fullmatch(place.text, place.start, place.named[0].start):
        return False
    return all(said.istitle() and said.isalpha() for said in place.said)


def _is_all(place: Place) -> bool:
    """Is the text nothing but this one name, with no date: a label, a link, an entry of a menu?"""
    said = place.letters[place.first : place.last]
    if said.count("N") > 1 or ("d" in said and not said.startswith("Nw")):
        return False
    rest = place.text[: place.start] if place.start <= _MARGIN else "*"
    rest += place.text[place.end :] if len(place.text) - place.end <= _MARGIN else "*"
    return not rest.strip(" ()[].\n")


def _follows_prose(place: Place) -> bool:
    """Does a story's sentence end right before it, or a dash, a bracket, a line set it off?"""
    letters, first = place.letters, place.first
    press = all(name.name.publisher for name in place.named)  # a paper's name heads its own pages
    alone = letters[first - 1 : first] in {"", "n", "|"} and not press
    if letters[first] in {"-", "("} or alone:
        return True
    return len(_SMALL.findall(letters[max(0, first - _SENTENCE) : first])) >= _PROSE


def _is_credit_alone(place: Place) -> bool:
    """Is a name alone a credit? In brackets where a story ends, outside in its own case."""
    letters = place.letters
    if letters[place.first] != "-" and _ENTITLED.match(letters, place.last):
        return False
    before = letters[max(0, place.first - 2) : place.first]
    if letters[place.first] != "(" and not before.endswith("("):
        # "by the⏎Washington Post" goes on from the line above.
        after = letters[place.last :]
        goes_on = before.endswith(("ln", "an")) or after.startswith("n,") or _GLOSSED.match(after)
        return not goes_on and all(
            name.exact or place.text[name.start : name.end].isupper() for name in place.named
        )
    if all(said.istitle() and len(said) <= _SHORTEST for said in place.said):
        return False  # a party's member, "Jane Doe (Ap)"
    # "the Associated Press (AP)" only gives the short name of what it tells of.
    return not before.strip('("').endswith("N") and _closes(letters, place.first, place.last)


def _closes(letters: str, first: int, last: int) -> bool:
    """Does the bracket stand where a story, a paragraph or a caption ends or begins?"""
    before, after = letters[max(0, first - 2) : first], letters[last : last + 1]
    return (
        after in {"", "n", "|", "("}
        or before in {"/i", "/P", "i-"}  # … jbh/gsw (dpa), ipj/jm-(AP)
        or before[-1:] in {"", "n", ".", "!", '"', "|"}
        or (after == "." and letters[last + 1 : last + 2] in {"", "n"})
    )
