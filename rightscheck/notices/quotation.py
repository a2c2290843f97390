"""Is a clause quoted in a story about copyright, rather than said by the page?"""

from __future__ import annotations

import re

from rightscheck.text import lazily

_REACH = 200
_REPORTING = lazily.pattern(
    r"(?i)(?:\b(?:said|says|saying|reads?|states?|stated|wrote|writes|warn(?:s|ed)|according|clause|quot(?:es?|ed)"
    r"|words?|wording|sentence|heißt|lautet|sagte|schreibt|steht|dit|écrit|déclar\w+|dice|dijo|scrive|disse"
    r"|гласит|говорится|написал\w*|пишет|сказал\w*|йдеться|написав|пише|αναφέρει|έγραψε|λέει|قالت?|كتبت?|جاء|عبارة"
    r"|نوشت|گفت|عبارت|נכתב|כתב|אמר|लिखा|कहा)\b|写道|寫道|[说說]道?:|解释|解釋|字样|字樣|称|表示|と書|という|との|라는|라고)"
)
_OPENING, _CLOSING = frozenset("\"'«「『"), frozenset("\"'»」』")
_SPEECH = lazily.pattern(r"\"[^\"\n]*(?:\"|$)|«[^»\n]*(?:»|$)|「[^」\n]*」|『[^』\n]*』")
_QUOTES = lazily.pattern(r"[\"«»「」『』]")
_CITED = lazily.pattern(rf"{_REPORTING.pattern}[^\n\"<>={{}}]{{0,60}}\s[\"«]$")
_EXAMPLE = lazily.pattern(
    r"(?i)(?:(?<!\w)(?:such as|e\.g\.|examples?(?=:)|for (?:example|instance)"
    r"|like this|written like|looks? like|reads? like|zum beispiel|z\. ?b\.|wie etwa|par exemple"
    r"|tel(?:le)?s? que|por ejemplo|por exemplo|ad esempio|bijvoorbeeld|till exempel|for eksempel"
    r"|esimerkiksi|na przykład|například|például|de exemplu|например|наприклад|π\.χ\."
    r"|για παράδειγμα|örneğin|misalnya|مثل|לדוגמה)|例如|比如|例えば|예를 들어)[,:]? ?[\"«(\[]{0,2}$"
)
_DATA = lazily.pattern(r"[<>{}\[\]=]|[,;]\s?\"?\w+\"?\s?:")
"""A tag, or the next field of a record that stands in one line."""

_LED_TO = lazily.pattern(r"[^\W\d_A-Z][:,]? \(?$|[\u2e80-\u9fff][:,]?$")
_GONE_ON = lazily.pattern(
    r"\)?(?:[,/·、]? ?[\"'«「『][^\"'»」』\n]{1,40}[\"'»」』]){0,4}"  # "X 제공"·"Y" 같은
    r"(?:(?:,? -)?\s[^\W\d_A-Z]|[\u2e80-\ud7a3])"
)
"""What a sentence has right beside a quotation, and a field of a record has not."""

_SMALL = lazily.pattern(r"(?<!\w)[^\W\d_A-Z\u2e80-\ud7ff][^\W\d_]*|[\u2e80-\ud7a3][^\W\d_A-Za-z]")
_FEW = 3
"""Small words that make a line a sentence, not names with a label."""


def without_speech(said: str) -> str:
    """A sentence with blanks for what it quotes: `He wrote: "Keep off"`, `The slogan "Keep off" …`.

    As long as before. Where no sentence stands around them, quotation marks enclose a field.
    """
    rest = _SPEECH.sub(lambda speech: " " * len(speech[0]), said)
    if rest == said or _REPORTING.search(rest):
        return rest
    return _SPEECH.sub(_unless_a_field, said)


def _unless_a_field(speech: re.Match[str]) -> str:
    cited = is_cited(speech.string, speech.start() + 1, speech.end() - 1, few=2)
    return " " * len(speech[0]) if cited else speech[0]


def is_quoted(text: str, start: int, end: int) -> bool:
    """Do quotation marks stand around it, in a line that reports what somebody says?"""
    first = max(0, start - _REACH)
    first = max(first, text.rfind("\n", first, start) + 1)
    last = text.find("\n", end, end + _REACH)
    last = last if last >= 0 else min(len(text), end + _REACH)
    before, after = text[first:start], text[end:last]
    opened = len(_QUOTES.findall(before)) % 2 == 1 or text[start : start + 1] in '"«「『'
    closed = bool(_QUOTES.search(after)) or text[end - 1 : end] in '"»」』'
    return opened and closed and bool(_REPORTING.search(before + " " + after))


def is_cited(text: str, start: int, end: int, few: int = _FEW) -> bool:
    """Is a short notice an example ("such as (AP)") or quoted in a sentence ("The notice read: …")?

    A field of a page or a record has quotation marks as well, but no sentence around them: no
    word right beside them, or not a `few` small ones in its line (`„Reuters“ nuotr.` is a credit).
    """
    first = max(0, start - _REACH)
    if _CITED.search(text, first, start) or _EXAMPLE.search(text, first, start):
        return True
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
        start, end = start - 1, end + 1
    if text[start : start + 1] in _OPENING and text[end - 1 : end] in _CLOSING:
        start, end = start + 1, end - 1
    if text[start - 1 : start] not in _OPENING or text[end : end + 1] not in _CLOSING:
        return False
    before = text[max(first, text.rfind("\n", first, start) + 1) : start - 1]
    after = text[end + 1 : end + _REACH].partition("\n")[0]
    around = f"{before} {after}"
    if _DATA.search(around) or not (_LED_TO.search(before) or _GONE_ON.match(after)):
        return False
    return len(_SMALL.findall(around)) >= few
