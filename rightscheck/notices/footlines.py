"""Foot lines that say whose work a text is: "contributed to this report", "first published"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

import re2

from rightscheck.model import Asset, NoticeKind
from rightscheck.notices.mentions import Sighting
from rightscheck.notices.names import Mention
from rightscheck.notices.scan import Encoded

_CONTRIBUTED = (
    r"contributed(?: reporting)? to (?:this|the) (?:report|story|article)|contributed reporting"
)
_OPEN = (
    r"(?:this|the) (?:report|story|article) (?:by|from"
    r"|was (?:originally |first )?(?:published|produced|provided|written) by)"
    r"|with (?:additional |agency )?inputs? from|(?:originally|first) published by|republished from"
    r"|distributed by|mit (?:material|informationen|agenturmaterial|inhalten)(?: von| der| des)?"
)
"""After these the sentence may go on: "This report by The Canadian Press was first published"."""

_CLOSED = (
    # en
    r"released by|(?:provided|prepared|supplied|syndicated|posted) by"
    r"|with (?:an? )?(?:files|material|information|reports?|reporting) (?:from|by)"
    r"|(?:additional )?reporting by"
    r"|material from"
    r"|(?:produced |published |reported )?in (?:partnership|collaboration|cooperation) with"
    r"|(?:originally |first )?(?:appeared|published) (?:on|in)|reprinted from"
    # de, nl, sv, no, da, fi
    r"|bereitgestellt von|(?:zuerst )?erschienen (?:bei|in)|übernommen von"
    r"|met (?:medewerking|informatie) van|geleverd door|med material från|levert av|leveret af"
    # fr, es, pt, it, ro, ca
    r"|avec (?:des |les )?(?:informations?|dépêches?) (?:de|d'|du)|fourni(?:e|s|es)? par"
    r"|publiée? (?:initialement |d'abord )?(?:par|sur|dans)"
    r"|con (?:información|informaciones|datos|reportes|material) (?:de|del)"
    r"|(?:proporcionad|elaborad|facilitad)[oa]s? por|publicad[oa] originalmente (?:en|por|em|n[ao])"
    r"|com informações (?:de|d[ao]s?)|fornecid[oa]s? p(?:or|el[ao])"
    r"|con (?:informazioni|materiale) (?:di|dell'|della)|fornit[oa] da|cu informații de la"
    # ru, uk, bg, pl, cs
    r"|по (?:материалам|информации|сообщениям)|подготовлен[аоы]? (?:информационным )?агентством"
    r"|за (?:матеріалами|інформацією|повідомленнями)|по материали на"
    r"|na podstawie (?:informacji|materiałów|depesz)|materiał(?:y)? (?:z )?serwisu|z využitím"
    # tr, id
    r"|haberine göre|bersumber dari|dilansir dari"
)
"""After these nothing but the end may come: "data provided by Reuters shows" is prose."""

PHRASES = re2.compile(rf"(?i)\b(?:{_CONTRIBUTED}|{_OPEN}|{_CLOSED})")
_MAY_GO_ON = re2.compile(rf"(?i)(?:{_OPEN})")
_BEFORE = 280
_AFTER = 60
_NEAR = 6
_DATED = re.compile(r"(?i)(?: was| wurde)? ?(?:first|originally)? ?published[^\n]{0,24}?\d{4}\.?")
_LINK = (
    r"(?i:[\s,\"]{0,3}(?:(?:and|und|et|y|e|och|og|en|oraz|и|та|dan|the|der|den|die|la|le|el|los)\b"
    r"|l'|,)?[\s\"]{0,2}(?:the |der |la |le |el |l')?\"?)"
)
_LINKED = re.compile(_LINK)
_FIRST = re.compile(
    rf"{_LINK}|\s(?:[^\W\d_a-z][\w.'-]{{0,20}}(?:, (?:and )?| and | )){{2,6}}(?:(?i:the) )?"
)
"""Before the first agency people may be named ("With files from Jane Doe, Reuters")."""

_OPENED = re.compile(
    r"(?i)(?:^|[\n.!?([|,;)>*])[\s\"-]{0,3}(?:this [a-z ]{4,20} (?:is|was)? ?|it was |photo |story "
    r"|[^\W\d_]{4,12} |by [^\n.,;]{3,30}, )?(?:originally |first )?$"
)
_ENDED = re.compile(
    r"(?i:\s[a-z]{3,9}\.? \d)|\"?(?:[)|\n<\]:*]|\.(?:\s|$)|\s?(?:--?|—)\s|$"
    r"| under |[,;] (?:editing|writing) by| was used in this )"
)


def foot_lines(page: Encoded, mentions: Sequence[Mention]) -> Iterator[Sighting]:
    """The foot lines that name a holder."""
    text, starts = page.text, [mention.start for mention in mentions]
    for span in page.spans(PHRASES):
        phrase = text[slice(*span)].casefold()
        if phrase.startswith("contributed"):
            found = _contributors(text, span, mentions, starts)
        else:
            found = _named_after(text, span, mentions, starts)
        if found:
            yield found


def _contributors(
    text: str, span: tuple[int, int], mentions: Sequence[Mention], starts: Sequence[int]
) -> Sighting | None:
    """The line of "AP writers A in B contributed": the name opens the line or the sentence."""
    first = max(0, span[0] - _BEFORE)
    first = max(first, text.rfind("\n", first, span[0]) + 1)
    for mention in mentions[bisect_left(starts, first) :]:
        if mention.end > span[0]:
            return None
        before = text[max(first, mention.start - _NEAR) : mention.start]
        opens = before.strip() in {"", "The", "the"} or re.search(
            r"[.!?][.?\"]{0,2}\s?(?:The )?$", before
        )
        if opens and not re.search(r"[a-z]{4}\.\s[A-Z]", text[mention.end : span[0]]):
            end = span[1] + (text[span[1] : span[1] + 1] == ".")
            return _sighting(mention.start, end, [mention])
    return None


def _named_after(
    text: str, span: tuple[int, int], mentions: Sequence[Mention], starts: Sequence[int]
) -> Sighting | None:
    index = bisect_left(starts, span[1])
    named: list[Mention] = []
    end = span[1]
    for mention in mentions[index:]:
        link = _LINKED if named else _FIRST
        linked = link.fullmatch(text, end, mention.start)
        if not (linked or (named and mention.start == named[-1].start)):
            break
        named.append(mention)
        end = mention.end
    before = text[max(0, span[0] - _NEAR * 6) : span[0]]
    if span[0] > len(before):
        before = "-" + before  # a cut is no beginning
    if (
        not named
        or not _OPENED.search(before)
        or not all(name.exact or not name.name.acronym for name in named)
        or not (_ENDED.match(text, end) or _MAY_GO_ON.match(text[slice(*span)]))
    ):
        return None
    dated = _DATED.match(text, end)
    return _sighting(span[0], dated.end() if dated else end, named)


def _sighting(start: int, end: int, named: Sequence[Mention]) -> Sighting:
    return Sighting(start, end, "credit", NoticeKind.CREDIT_LINE, Asset.TEXT, 0.95, tuple(named))
