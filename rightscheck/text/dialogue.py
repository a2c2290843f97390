"""Direct speech that a dash opens, as Romance, Slavic and Nordic papers write it.

    – Vi har väntat i fyra år, säger Lena Ek.
    — Мы ждали четыре года, — сказала она. — Хватит.
    —Hemos esperado cuatro años —dijo la alcaldesa—. Basta.

A dash lists as often as it speaks, so it opens speech only where a verb of saying follows in the
same paragraph, behind a second dash or a comma: the speech is what stands before that, and behind
a third dash. A dialogue that names nobody stays prose, and a dash behind a dateline opens none:

    Roma, 28 nov. – Il consiglio ha approvato il piano per il porto, ha detto la sindaca.
"""

from __future__ import annotations

from collections.abc import Iterator
from re import Match

from rightscheck.text import lazily

LONGEST = 1500
"""Code points of a paragraph that are looked at."""

_SAYING = {
    "French": "dit|déclar[eé]|affirm[eé]|expliqu[eé]|assur[eé]|lanc[eé]|répond|répondu|ajout[eé]|"
    "confi[eé]|racont[eé]|témoign[eé]|estim[eé]|soulign[eé]|précis[eé]|poursuit|indiqu[eé]",
    "Spanish": "dijo|dice|dicho|afirm[óa]|declar[óa]|explic[óa]|asegur[óa]|señal[óa]|respondió|"
    "coment[óa]|añad(?:ió|e)|sostuvo|manifestó|preguntó|insisti[óe]|agregó|contó",
    "Portuguese": "disse|diz|afirm(?:ou|a)|declar(?:ou|a)|explic(?:ou|a)|cont(?:ou|a)|respondeu|"
    "acrescent(?:ou|a)|coment(?:ou|a)|perguntou|ressaltou|contou",
    "Italian": "detto|disse|affermato|dichiarato|spiega|spiegato|racconta|aggiunge|aggiunto",
    "Swedish": "säger|sade|sa|berättar|förklarar|menar|uppger|konstaterar|tillägger|svarar|tycker",
    "Danish, Norwegian": "siger|sagde|sier|fortæller|forteller|forklarer|mener|skriver|udtaler|"
    "uttaler|svarer|tilføjer|legger|understreger|påpeker",
    "Finnish": "sanoo|sanoi|kertoo|kertoi|toteaa|totesi|arvioi|selittää|muistuttaa|kuvailee|pohtii",
    "Estonian, Latvian": "ütles|ütleb|rääkis|lausus|selgitas|sacīja|teica|skaidro|norāda|uzsver",
    "Lithuanian": "sakė|sako|teigė|teigia|kalbėjo|pasakojo|aiškino",
    "Polish": "powiedział[ao]?|mówił[ao]?|mówi|doda(?:ł|ła|je)|podkreśl(?:ił|iła|a)|ocenił[ao]?|"
    "wyjaśni(?:ł|ła|a)|tłumaczy|stwierdził[ao]?|zaznaczył[ao]?|przyznał[ao]?",
    "Czech, Slovak": "řekla?|uvedla?|říká|dodala?|prohlásila?|vysvětlila?|povedala?|uviedla?",
    "Hungarian": "mondta|mondja|közölte|nyilatkozta|tette hozzá|fogalmazott|hangsúlyozta",
    "Romanian": "spus|declarat|afirmat|spune|explicat|adăugat|precizat|transmis",
    "Serbian, Croatian": "rek(?:ao|la)|kaž[ea]|kazala?|kazao|izjavi(?:o|la)|ističe|рек(?:ао|ла)|"
    "изјави(?:о|ла)|каж[ео]|истиче",
    "Russian": "сказал[аи]?|заявил[аи]?|отметил[аи]?|сообщил[аи]?|говор(?:ит|ят)|рассказал[аи]?|"
    "добавил[аи]?|пояснил[аи]?|подчеркнул[аи]?|ответил[аи]?|считает|уточнил[аи]?",
    "Ukrainian": "сказа(?:в|ла|ли)|заяви(?:в|ла|ли)|зазначи(?:в|ла|ли)|каже|розпові(?:в|ла|ли)|"
    "дода(?:в|ла|ли)|поясни(?:в|ла|ли)|наголоси(?:в|ла|ли)|повідоми(?:в|ла|ли)",
    "Bulgarian": "каза|заяви|обясни|посочи|допълни|подчерта|коментира",
    "Greek": "είπε|δήλωσε|λέει|τόνισε|ανέφερε|υποστήριξε|πρόσθεσε|σημείωσε|εξήγησε",
    "Turkish": "dedi|diyor|söyledi|diye|belirtti|ekledi",
}
_VERB = "|".join(_SAYING.values())
_DATELINE = (
    r"^\s?\w[\w'’/-]{0,30}"
    r"(?:(?: [\w'’/-]{1,30}){0,3}(?:,[^,.\n]{0,12}\d[^,\n]{0,20}| \([^)\n]{1,30}\)))?[.]"
)
"""A word that begins a paragraph, or a place of a few with a day or an agency, as a sentence."""
_OPENS = lazily.pattern(
    rf"(?m)(?:(?P<dateline>{_DATELINE}[ \u00a0][–—―])|^[ \t\u00a0]*[-–—―]|[.:!?…][ \u00a0][–—―])"
    r"[ \u00a0]?(?=[^\s–—―-])"
)
_DASH_OR_LINE = lazily.pattern(r"[\n–—―-]")
_DASH = lazily.pattern(r"[ \u00a0][–—―][ \u00a0]?|[–—―](?=[.,;:])")
_TELLS = lazily.pattern(rf"\s*(?:\w+ ){{0,2}}(?:{_VERB})(?!\w)")
_COMMA = lazily.pattern(rf"[,!?…][ \u00a0](?:\w+ )?(?:{_VERB})(?!\w)")


def dialogues(text: str) -> Iterator[tuple[int, int]]:
    """Half-open stretches of `text` that a dash opens and a verb of saying follows, in order."""
    done = 0
    for opened in _opened(text):
        start = opened.end()
        if start >= done and not opened["dateline"]:
            line = text.find("\n", start, start + LONGEST)
            done = line if line >= 0 else min(len(text), start + LONGEST)
            yield from _said(text, start, done)


def _opened(text: str) -> Iterator[Match[str]]:
    """All of `_OPENS`, in order. Where no dash is it is not tried: that takes ten times as long."""
    line = end = 0
    for token in _DASH_OR_LINE.finditer(text):
        at = token.start()
        if text[at] == "\n":
            line = at + 1
            continue
        for start in (line, at - 2):
            if start >= end and (found := _OPENS.match(text, start)):
                yield found
                end = found.end()
        line = -1  # its beginning was tried


def _said(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The speech in one paragraph, whose first words are speech if any are."""
    dashes = [(dash.start(), dash.end()) for dash in _DASH.finditer(text, start, end)]
    begins = [start, *(after for _, after in dashes)]
    ends = [*(before for before, _ in dashes), end]
    parts = list(zip(begins, ends, strict=True))
    if len(parts) > 1 and _TELLS.match(text, *parts[1]):
        yield from parts[::2]
    elif found := _COMMA.search(text, start, end):
        yield start, found.start()
