"""The shapes that datelines and credits have, for all holders, and how sure each of them is.

The table of confidence:

    0.97  a dateline with its dash, a field that is a credit by its key
    0.9+  a label ("Photo:"), a byline, names and slashes from one break to the next
    0.8   the same with one of the breaks missing; "with AFP"; a name in brackets at the end
    0.7   a name alone on its line
"""

from __future__ import annotations

import re
from typing import NamedTuple

from rightscheck.model import Asset, NoticeKind

_START = r"(?:^|(?<=[n().!;|\"*:]))"
_END = r"(?=$|[n()|.!;\"*~=])"
_HARD_START = r"(?:^|(?<=[n(|*]))"
_HARD_END = r"(?=$|[n)|(=])"
_PERSON = r"[PA][PAldI.]{0,7}"
_N = r"l?N(?:[PA]{0,3}R|[IR]){0,2}(?:\(d\))?"
_ANY = r"[PAldi/v,a|&RINB-]"
_PLACE = r"P(?:[PAld,/iaR-]|\([PA]{1,3}\)){0,12}"


class Form(NamedTuple):
    """A shape, what it is, and what it says of whom.

    `bare` holds nothing but names in brackets or on a line: an acronym needs a closer look.
    """

    rule: str
    kind: NoticeKind
    shape: re.Pattern[str]
    asset: Asset
    confidence: float
    bare: bool = False


def _dateline(shape: str, confidence: float = 0.97) -> Form:
    return Form("dateline", NoticeKind.DATELINE, re.compile(shape), Asset.TEXT, confidence)


def _credit(
    shape: str, asset: Asset, confidence: float, *, bare: bool = False, rule: str = "credit"
) -> Form:
    return Form(rule, NoticeKind.CREDIT_LINE, re.compile(shape), asset, confidence, bare)


DATELINES: tuple[Form, ...] = (
    # PARIS, May 3 (AFP) -   Hamburg (dpa/lno) –   London, Jan 15 (ANI):
    _dateline(rf"(?:^|(?<=[n.!\")-])){_PLACE}\([^()n]{{0,4}}N[^()n]{{0,6}}\)[.]?[-:=\"]{{1,3}}"),
    # the same in the middle of a line, or with a date in the place of the dash
    _dateline(r"P{1,4}(?:,[PAdi]{1,3}){0,2},?\(N(?:/[iP])?\)[.]?-{1,2}", 0.9),
    _dateline(r"P{1,4}(?:,[PA]{1,3}){0,2},(?:P?d|dP|di|id)(?:,?d)?\(N\)[.:]?", 0.9),
    _dateline(r"(?:^|(?<=[n()]))P{1,4}(?:,[PA]{1,3}){0,2}\(N(?:/[iP]{1,2})?\)[.]?(?=[PA\"])", 0.85),
    # (EFE).-   (AFP) –
    _dateline(r"(?:^|(?<=[n()]))\([NldPi/,]{0,4}N\)[.]?-{1,2}"),
    # MOSCOW, January 21. /TASS/.   AUSTIN, Texas, Feb. 1, 2017 /PRNewswire/ --
    _dateline(r"(?:^|(?<=[n.!\"()]))P[PAld,i]{0,9}d[dwi,]{0,3}[.]?/N(?:-[PA]{1,2})?/[.]?-{0,2}"),
    # Wiesbaden (KNA/iz). Der Fluss …
    _dateline(rf"(?:^|(?<=[n()])){_PLACE}\(N(?:/[iP])?\)[.](?=$|[nPAIBSl\"])", 0.9),
    # МОСКВА, 13 авг — РИА Новости.
    _dateline(r"(?:^|(?<=[n()]))P[P,]{0,5}d[iwPA]{0,2}(?:d)?-{1,2}N[.]"),
    # 【6月18日 AFP】   (서울=연합뉴스) 홍길동 기자 =   【カイロ時事】
    _dateline(r"(?:^|(?<=[n()]))\([dPAi/]{1,8}N\)", 0.95),
    _dateline(r"(?:^|(?<=[n)\".!d]))\([PA,]{1,4}=N\)(?:[PA]{1,6}=)?"),
    # 新华社北京12月19日电
    _dateline(r"(?:^|(?<=[n()]))N[PA]?D(?:A?:)?", 0.95),
    # AFP, MANILA   Reuters, Washington,
    _dateline(r"(?:^|(?<=[n()]))N,P,?(?=n|$)", 0.85),
    # SYDNEY March 22 AAP -   نيويورك - وام
    _dateline(r"(?:^|(?<=[n()]))P[Pld]{0,3}dN-"),
    _dateline(r"(?:^|(?<=[n()]))A{1,3}-N(?=[A:]|$|n)", 0.85),
    # AFP - Sony launched …
    _dateline(r"(?:^|(?<=[n()]))N-{1,2}(?=[Pl\"A][^n]{6})", 0.85),
)

CREDITS: tuple[Form, ...] = (
    # Photo: Jane Doe/AFP   Bildrechte: imago images / Jane Doe   Foto: Florion Goga (REUTERS)
    _credit(
        rf"(?:[ISP](?=[IS])|d){{0,2}}I[ISBl]{{0,2}}:{{1,2}}(?:I:)?\(?[PAldiw/v,a&|\-R(I]{{0,14}}N(?:\)|{_ANY}{{0,9}}?)(?:{_END}|(?=[wiISB]))",
        Asset.IMAGE,
        0.95,
    ),
    # Von: det/dpa   Par: AFP
    _credit(rf"B:[PAldi/v,a|;R-]{{0,14}}N{_ANY}{{0,6}}?{_END}", Asset.TEXT, 0.92),
    # Quelle: ntv.de, ino/dpa   Source: AP   来源：新华社
    _credit(
        rf"S[SlB]{{0,2}}:(?:(?:[PAldi/v,a|\-R:]|w(?=[,/])){{0,14}}N{_ANY}{{0,8}}?{_END}|l?N(?![PA]))",
        Asset.UNKNOWN,
        0.92,
    ),
    # By JANE DOE⏎Associated Press   Von Erika Muster, dpa   By AP and TOI staff
    _credit(
        rf"{_START}B(?:[PAd.,a]|[i](?=[/])|[l/mRN]|n(?=l?N)){{0,16}}{_N}(?:[,a/-]{_ANY}{{0,8}})?P{{0,3}}[R]?{_END}",
        Asset.TEXT,
        0.92,
    ),
    # Photo by Jane Doe/AFP   Symbolbild imago   fot. PAP / Jane Doe   Photo AFP
    _credit(
        rf"{_START}[IS]{{1,3}}[B.l]?[l]?(?:{_PERSON}[/,v-]{{0,2}}){{0,4}}{_N}(?:[/,v|-]{_ANY}{{1,9}})?{_END}",
        Asset.IMAGE,
        0.88,
    ),
    # Jane Doe/AFP via Getty Images   picture alliance / dpa   REUTERS/Jane Doe
    _credit(
        rf"{_START}{_ANY}{{0,14}}[/v]{{1,2}}{_N}(?:[/,v|-]{_ANY}{{1,10}})?{_END}", Asset.IMAGE, 0.92
    ),
    _credit(rf"{_START}{_N}[/v|]{_ANY}{{1,12}}{_END}", Asset.IMAGE, 0.9),
    _credit(rf"{_START}(?:{_PERSON}[/-])?{_N}-{{1,2}}{_N}{_END}", Asset.UNKNOWN, 0.8),
    # a caption that runs into its credit: … at the gate Jane Doe/AFP
    _credit(rf"{_PERSON}/v?{_N}(?:[/,v|-]{_ANY}{{1,8}})?(?=$|[n)|])", Asset.IMAGE, 0.85),
    _credit(r"N/P[PAld]{1,6}(?=$|[n)|.])", Asset.IMAGE, 0.85),
    _credit(r"NvN(?=$|[n)|.(])", Asset.IMAGE, 0.85),
    # (FR mit dpa)   (with AFP)   Le Figaro et AFP   Par Le Figaro et AFP
    _credit(rf"\([PAi/]{{0,5}}m{_N}(?:[,/a]{_N}){{0,5}}\)", Asset.TEXT, 0.85),
    _credit(rf"{_HARD_START}l?[PA]{{1,3}}a{_N}(?:[,/a]{_N}){{0,5}}{_HARD_END}", Asset.TEXT, 0.75),
    _credit(rf"{_HARD_START}(?:BP{{1,2}}|i)m{_N}(?:[,/a]{_N}){{0,5}}(?=$|[n)])", Asset.TEXT, 0.7),
    # 新华社发（万象 摄）
    _credit(r"NA?\(A{1,3}\)", Asset.IMAGE, 0.9),
    # Colleen Barry, The Associated Press   Ulrich Stein und Carsten Hoff, dpa
    _credit(rf"{_HARD_START}B?[PA][PAld,a]{{1,14}},{_N}{_HARD_END}", Asset.UNKNOWN, 0.8),
    # dpa/gem   jb, Reuters, PAP   JS | PAP   FR/dpa
    _credit(
        rf"{_HARD_START}(?:[iP]{{1,2}}[/,]){{0,5}}N(?:[/,](?:[iP]|N)){{1,5}}{_END}", Asset.TEXT, 0.8
    ),
    _credit(rf"{_HARD_START}(?:[iP][/,]){{1,5}}N{_HARD_END}", Asset.TEXT, 0.8),
    # AFP   dpa, AFP, Reuters   The Associated Press   Associated Press, Nov. 3   (25/11/2019, AFP)
    _credit(
        rf"{_HARD_START}-?{_N}(?:[,;/a|-]{{0,2}}{_N}){{0,8}}[.]?{_HARD_END}",
        Asset.UNKNOWN,
        0.75,
        bare=True,
    ),
    _credit(
        rf"{_HARD_START}{_N}[,|-]{{0,2}}[PA]{{0,2}}d[d,:aPi/]{{0,9}}w?i?{_HARD_END}",
        Asset.UNKNOWN,
        0.75,
        bare=True,
    ),
    _credit(rf"\([dPAi/,:.-]{{0,8}}N(?:[,;/a|-]{_ANY}{{1,6}})?\)", Asset.UNKNOWN, 0.8, bare=True),
    # Agence France Presse -- English
    _credit(rf"{_HARD_START}{_N}--P{{1,2}}{_HARD_END}", Asset.TEXT, 0.8),
    # … in Qatar. AFP⏎
    _credit(rf"(?<=[.!\"]){_N}(?:[,/a|-]{_N}){{0,5}}(?=$|n)", Asset.UNKNOWN, 0.75, bare=True),
)
