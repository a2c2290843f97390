"""The shapes that credits have."""

from __future__ import annotations

from rightscheck.model import Asset, NoticeKind
from rightscheck.notices.forms import Form
from rightscheck.text import lazily

_START = r"(?:^|(?<=[n().!;|\"*:]))"
_END = r"(?=$|[n()|.!;\"*~=]|-(?:$|[n|]))"
_HARD_START = r"(?:^|(?<=[n(|*]))"
_HARD_END = r"(?=$|[n)|=]|\((?!d\)[iwl]))"
_CLOSED = r"(?<=[.!\")])"
_PERSON = r"[PA][PAldI.]{0,7}"
_N = r"l?N(?:[PA]{0,3}R|-R(?![PAiwl])|[IRS]|iS){0,2}(?:\(d\))?"
_LIST = rf"{_N}(?:[,;/|&a-]{{1,2}}{_N}){{0,8}}"
_NAMES = rf"{_N}(?:[,/a|-]{_N}){{0,5}}"
_QUOTED = rf"\"{_N}\"(?:,?a?\"{_N}\"){{0,8}}"
_ANY = r"(?:[PAld/v,a|&RINBX-]|i(?!i))"
_IS = r"[.]?[:=]-?"
_WHEN = r"(?=[,|-]{0,2}(?:[PA][PA]?,?d[,d]|d[.]?[PAi],?d|d(?:[./-]d){2}))"
"""A date stands behind: "May 3, 2024", "03 May 2024", "3/5/2024"."""


def _credit(
    shape: str, asset: Asset, confidence: float, *, bare: bool = False, branded: bool = False
) -> Form:
    kind = NoticeKind.CREDIT_LINE
    return Form("credit", kind, lazily.pattern(shape), asset, confidence, bare, branded)


_LABELLED: tuple[Form, ...] = (
    # Fotos: AFP, dpa (2), Reuters   Photo credits - Alamy; Press Association; Getty Images
    _credit(rf"I[IS]{{0,2}}(?:{_IS}|-)(?:{_LIST}|{_QUOTED}){_END}", Asset.IMAGE, 0.92),
    # Photo: Jane Doe/AFP   Bildrechte: imago images / Jane Doe   Foto: Florion Goga (REUTERS)
    _credit(
        rf"(?:[ISP](?=[IS])|d){{0,2}}I[ISBl]{{0,2}}{_IS}:?(?:I:)?\(?[PAldiw/v,a&|\-R(If]{{0,14}}N(?:\)|{_ANY}{{0,9}}?)(?:{_END}|(?=[wiISB]))",
        Asset.IMAGE,
        0.95,
    ),
    # Image source, AFP via Getty Images   Image copyright Reuters Image caption The river
    _credit(
        rf"K[,:n]?(?:{_PERSON}[/,v-]{{1,2}})?{_N}(?:[,/v|&a-]{{1,2}}{_ANY}{{1,8}})?(?:{_END}|(?=I[wi]))",
        Asset.IMAGE,
        0.93,
    ),
    # Kaynak, Getty Images   Crédit photo, Reuters   Credit...Jane Doe for The New York Times
    _credit(rf"{_HARD_START}(?:S|SI|IS),{_LIST}{_HARD_END}", Asset.IMAGE, 0.9),
    _credit(rf"S(?:!|\.){{0,3}}{_PERSON}[f/v-]{_LIST}", Asset.IMAGE, 0.9),
    # Fuente de la imagen, Getty Images   Crédito, Getty Images   Chanzo cha picha, AFP
    _credit(
        rf"{_HARD_START}(?:S[liIA]{{0,5}}|I[SIilw]{{1,4}}),{_LIST}(?=$|[n(|])", Asset.IMAGE, 0.9
    ),
    # Cortesía – Shutterstock / La República
    _credit(rf"{_START}S-{{1,2}}{_N}(?:/{_ANY}{{1,6}})?{_END}", Asset.IMAGE, 0.88),
    # Von: det/dpa   Par: AFP   (譯者:中央社陳河)
    _credit(rf"B:[PAldi/v,a|;R-]{{0,14}}\(?N{_ANY}{{0,6}}?{_END}", Asset.TEXT, 0.92),
    # 文/新华社记者 江水
    _credit(rf"{_HARD_START}B[/|]NR?A{{0,4}}{_HARD_END}", Asset.TEXT, 0.9),
    # Quelle: ntv.de, ino/dpa   Source: AP   来源：新华社
    _credit(
        rf"S[SlBI]{{0,2}}P?{_IS}B?(?:S[/,a-])?(?:(?:[PAldi/v,a|\-R:f&]|w(?=[,/])){{0,14}}N{_ANY}{{0,8}}?{_END}|l?N(?![PA]))",
        Asset.UNKNOWN,
        0.92,
    ),
    # Источник: «Интерфакс»
    _credit(rf"S[SlBI]{{0,2}}{_IS}{_QUOTED}{_END}", Asset.UNKNOWN, 0.92),
    # [연합뉴스 제공. …]   [로이터=연합뉴스 자료사진]
    _credit(r"\(N(?:=?N)?[IS]{1,2}(?=[).,])", Asset.IMAGE, 0.9),
    # in brackets: Photo | PTI
    _credit(rf"\(I\|{_LIST}\)", Asset.IMAGE, 0.9),
    # (पीटीआई इनपुट के साथ)
    _credit(r"\(NSA{1,2}\)", Asset.TEXT, 0.9),
    # [사진=연합뉴스]   [출처] 연합뉴스   /사진=로이터
    _credit(rf"\([IS]\){_LIST}{_END}", Asset.UNKNOWN, 0.9),
    # By JANE DOE⏎Associated Press   Von Erika Muster, dpa   By AP and TOI staff
    _credit(
        rf"{_START}BB?(?:[PAd.,a]|i(?=/)|[l/mtR]|N(?!n)|n(?=l?N)){{0,16}}{_N}(?:[,a/vt-]{_ANY}{{0,8}})?P{{0,3}}[R]?(?:{_END}|{_WHEN})",
        Asset.TEXT,
        0.92,
    ),
    # By Jane Doe - Bloomberg   By Jane Doe | Associated Press   By Jane Doe of The AP
    _credit(rf"{_START}B[PAd.,a]{{1,10}}[|l-]{_N}{_HARD_END}", Asset.TEXT, 0.9),
    # Photo by Jane Doe/AFP   Symbolbild imago   fot. PAP / Jane Doe   Photo AFP
    _credit(
        rf"{_START}[IS]{{1,3}}[B.l]?[l]?(?:{_PERSON}[/,v|f-]{{0,2}}){{0,4}}{_N}(?:[/,v|a-]{_ANY}{{1,9}})?{_END}",
        Asset.IMAGE,
        0.88,
    ),
    # fot. AFP / Jan Kowalski Mnisi …   … am Ufer Symbolbild imago   … sul fiume (foto Ansa)
    _credit(rf"{_START}I[IS]{{0,2}}[.:]{{0,2}}N/P{{1,3}}", Asset.IMAGE, 0.9),
    _credit(r"I[.]?N(?=$|[n)])", Asset.IMAGE, 0.86),
    # BELGA PHOTO JANE DOE
    _credit(rf"{_HARD_START}NIP{{2,3}}{_HARD_END}", Asset.IMAGE, 0.88),
    # Fot. PAP Jan Kowalski   Photo d'archives AFP
    _credit(rf"{_HARD_START}I[.iw]{{0,2}}NP{{0,3}}{_HARD_END}", Asset.IMAGE, 0.88),
    # AP Exclusive: …   AP PHOTOS: …   AP source: …
    _credit(r"(?:^|(?<=n))N[XIS]:", Asset.TEXT, 0.88),
    # [Jane Doe - Anadolu Agency]   Jane Doe for The New York Times
    _credit(rf"\(P{{2,4}}-{{1,2}}{_N}\)", Asset.IMAGE, 0.88),
    _credit(rf"{_HARD_START}P{{2,3}}f{_N}{_HARD_END}", Asset.IMAGE, 0.86),
    # (Reuters: Jane Doe)   AAP: Jane Doe
    _credit(rf"(?:{_HARD_START}|{_CLOSED}){_N}:P{{2,4}}{_HARD_END}", Asset.IMAGE, 0.88),
)

_JOINED: tuple[Form, ...] = (
    # APA/APA (dpa)/Eva Bach
    _credit(rf"{_START}(?:{_N}/)?{_N}\({_N}\)/P{{1,3}}", Asset.IMAGE, 0.9),
    # 川にかかる橋＝ロイター   … 다리 /AP=연합뉴스
    _credit(r"(?:(?<=[A)!])=N(?:=N)?|/N=N|(?:^|(?<=[n(|.!]))N=N)(?=$|[n)|])", Asset.UNKNOWN, 0.86),
    # Jane Doe/AFP via Getty Images   picture alliance / dpa   REUTERS/Jane Doe
    _credit(
        rf"{_START}(?:{_ANY}|w(?=/)){{0,14}}(?:/|(?<!d)v){{1,2}}{_N}(?:[/,v|-]{_ANY}{{1,10}})?{_END}",
        Asset.IMAGE,
        0.92,
    ),
    _credit(rf"{_START}{_N}[/v|](?:[PAldNIRB,/v|a&-]|i(?![il])){{1,12}}{_END}", Asset.IMAGE, 0.9),
    _credit(
        rf"{_START}(?:{_PERSON}[/-]{{1,2}})?{_N}-{{1,2}}{_N}(?:[,-]{_N}){{0,4}}{_END}",
        Asset.UNKNOWN,
        0.8,
    ),
    # … opened. Jane Doe / Xinhua Tomorrow …   … a gate. Jane Doe—Getty Images
    _credit(
        rf"(?<=[.!])(?:P{{2,4}}/|P{{1,4}}/?v){_N}(?:[/v-]{{1,2}}{_N})?(?=[PlA])", Asset.IMAGE, 0.85
    ),
    _credit(rf"{_CLOSED}P{{2,4}}(?:-{{1,2}}R)?[,-]{_N}{_HARD_END}", Asset.IMAGE, 0.85),
    # … on Friday. Jane Doe AP file
    _credit(rf"{_CLOSED}P{{2,4}}N[IR]{_HARD_END}", Asset.IMAGE, 0.85),
    # …, dpa (2), Getty Images/iStockphoto/janedoe, …
    _credit(r"(?<=,)N\(d\)", Asset.IMAGE, 0.86),
    _credit(r"(?<=,)N(?:/(?:N|[iPw]{1,3})){1,2}(?=[,n]|$)", Asset.IMAGE, 0.86),
    # IP3/MAXPPP - Eva Bach/REA - SIPA - Jane Doe/AFP
    _credit(
        rf"{_HARD_START}(?=[^n]{{0,60}}/N)(?:[PAiN/]{{1,7}}[-,;|]{{1,2}}){{1,14}}[PAiN/]{{1,7}}{_HARD_END}",
        Asset.IMAGE,
        0.86,
    ),
    # AFP 2019 / Jane Doe
    _credit(rf"{_START}{_N}d/P{{1,3}}{_END}", Asset.IMAGE, 0.88),
    # dpa/Eva Bach Im Oktober …
    _credit(rf"{_HARD_START}N/PP(?=[PlBA\"])", Asset.IMAGE, 0.86),
    # „Reuters“ / „Scanpix“ nuotr.
    _credit(r"\"N\"(?:/\"[PN]\")?I", Asset.IMAGE, 0.9),
    # Door onze redactie / ANP
    _credit(rf"{_HARD_START}B[iwl]{{1,3}}/N{_HARD_END}", Asset.TEXT, 0.86),
    # a caption that runs into its credit: … at the gate Jane Doe/AFP
    _credit(rf"{_PERSON}/v?{_N}(?:[/,v|-]{_ANY}{{1,8}})?(?=$|[n)|])", Asset.IMAGE, 0.85),
    # … or its credit into the text: … at the gate Jane Doe/AFP via Getty Images Tens of …
    _credit(rf"{_PERSON}/(?:{_N}/)?{_N}v{_N}", Asset.IMAGE, 0.85),
    _credit(r"N/P[PAld]{1,6}(?=$|[n)|.])", Asset.IMAGE, 0.85),
    _credit(r"NvN(?=$|[n)|.(])", Asset.IMAGE, 0.85),
    # (Courtesy of the Doe family via AP, File)
    _credit(rf"\((?:[PASIldaif]|w(?=[Pv])){{1,12}}v{_N}(?:,[IR])?\)", Asset.IMAGE, 0.9),
    # (FR mit dpa)   (with AFP)   Le Figaro et AFP   Le Figaro avec AFP   La Voix du Nord avec AFP
    _credit(rf"\([PANdi/,]{{0,5}}[mt]A?,?{_LIST}A?\)", Asset.TEXT, 0.85),
    _credit(rf"{_HARD_START}l?[PA]{{1,3}}a{_N}(?:[,/a]{_N}){{0,5}}{_HARD_END}", Asset.TEXT, 0.75),
    _credit(
        rf"(?:{_HARD_START}|(?<=B))(?:B?[PANRlId/]{{1,7}}|i|w)?m[SR]?{_LIST}A?(?=$|[n)])",
        Asset.TEXT,
        0.75,
    ),
    _credit(rf"{_CLOSED}(?:l?[PR]{{1,2}}|i)m{_LIST}(?=$|n)", Asset.TEXT, 0.8),
    # Redacción EFE   Redazione ANSA   Lusa com redação   MARY DOE AP Sports Writer
    _credit(rf"{_HARD_START}(?:R{{1,2}}N|NmR){_HARD_END}", Asset.TEXT, 0.86),
    _credit(rf"{_HARD_START}P{{2,4}}NP?R{_HARD_END}", Asset.TEXT, 0.86),
    # AP Baseball Writer Mary Doe
    _credit(rf"{_HARD_START}NP{{0,2}}RP{{2,3}}{_HARD_END}", Asset.TEXT, 0.86),
    # Mary Doe | The River Post (TNS)
    _credit(rf"{_HARD_START}B?P{{2,4}}[|,-]{{1,2}}l?P{{1,3}}[(/]N\)?{_HARD_END}", Asset.TEXT, 0.88),
    # MTI nyomán
    _credit(rf"{_HARD_START}{_N}S{_HARD_END}", Asset.UNKNOWN, 0.86),
    # PTI Photo   Reuters Photo   연합뉴스 제공
    _credit(rf"(?:{_HARD_START}|{_CLOSED})N[IS]{_HARD_END}", Asset.IMAGE, 0.86),
    # AP연합뉴스
    _credit(rf"(?:{_HARD_START}|{_CLOSED})NN(?=$|[n)|])", Asset.UNKNOWN, 0.86),
    # With AFP and Reuters   - with AAP   The River Post with AFP   France 24 with AP
    _credit(
        rf"{_HARD_START}-{{0,2}}(?:N|lP{{1,2}}|P{{2,3}}|Pd)?t{_LIST}(?:,P{{2,3}})?[.]?(?=$|[n)])",
        Asset.TEXT,
        0.86,
    ),
    # Mit dpa-Material   With PTI inputs
    _credit(rf"{_HARD_START}[mt]{_N}-?[Piw]{_HARD_END}", Asset.TEXT, 0.86),
    _credit(rf"(?:{_CLOSED}|(?<=:))[mt]{_LIST}(?:-?P|i)?[.]?(?=$|[n()*|])", Asset.TEXT, 0.86),
    # 新华社发（万象 摄）   新华社记者 李河 摄   （新华社记者张晓松、谢环驰）   中央社記者陳河
    _credit(r"NA?\(A{1,3}I\)(?=$|[n|.!(])", Asset.IMAGE, 0.9),
    _credit(r"NRn?A{1,2}I", Asset.IMAGE, 0.9),
    _credit(r"NA{1,3}I(?=$|[n)|.])", Asset.IMAGE, 0.9),
    _credit(rf"{_HARD_START}NR[A,]{{0,8}}{_HARD_END}", Asset.TEXT, 0.85),
    # 川（AP＝共同）   로이터 연합뉴스
    _credit(r"\(N(?:A?=?NA?|=A)\)", Asset.UNKNOWN, 0.9),
    _credit(r"(?<=[.!n])(?:N|A{1,2}R)N(?=$|n)", Asset.UNKNOWN, 0.85),
    # Colleen Barry, The Associated Press   Ulrich Stein, dpa   Anne Dulac, AFP — Paris
    _credit(
        rf"{_HARD_START}-{{0,2}}B?[PA][PAld,a]{{1,14}},{_N}(?:-{{1,2}}P{{1,2}})?{_HARD_END}",
        Asset.UNKNOWN,
        0.8,
    ),
    # Reuters in Lagos   Australian Associated Press and Jane Doe
    _credit(rf"{_HARD_START}l?{_N}(?:iP{{1,2}}|aP{{2,4}}){_HARD_END}", Asset.TEXT, 0.8, bare=True),
    # Reuters, Eva Bach
    _credit(rf"{_HARD_START}N,P{{2,3}}{_HARD_END}", Asset.UNKNOWN, 0.85),
    # dpa/gem   jb, Reuters, PAP   JS | PAP   FR/dpa   /ritzau/Reuters
    _credit(
        rf"{_HARD_START}/?(?:[iP]{{1,2}}[/,]){{0,5}}N(?:[/,](?:[iP]|N)){{1,5}}{_END}",
        Asset.TEXT,
        0.8,
    ),
    _credit(rf"{_HARD_START}/?(?:[iP][/,|]){{1,5}}N{_HARD_END}", Asset.TEXT, 0.8),
    _credit(rf"{_HARD_START}B[.]?(?:[iP][/,|]){{1,5}}N{_HARD_END}", Asset.TEXT, 0.86),
    # in brackets: PAP, jrz   TASR, redakcia
    _credit(rf"{_HARD_START}\(N[,/]i\){_HARD_END}", Asset.TEXT, 0.86),
    _credit(rf"{_HARD_START}(?:{_LIST},R|R,{_LIST}){_HARD_END}", Asset.TEXT, 0.86),
    _credit(rf"{_HARD_START}/N(?:/N)?/?{_HARD_END}", Asset.TEXT, 0.85),
)

_BARE: tuple[Form, ...] = (
    # AFP   dpa, AFP, Reuters   The Associated Press   Associated Press, Nov. 3   (25/11/2019, AFP)
    _credit(
        rf"{_HARD_START}-{{0,2}}{_N}(?:[,;/a|-]{{0,2}}{_N}){{0,8}}[.]?{_HARD_END}",
        Asset.UNKNOWN,
        0.75,
        bare=True,
    ),
    _credit(
        rf"(?:{_HARD_START}|{_CLOSED}){_N}(?:/[iP])?(?:[,|-](?=Pd)|[,|-]{{0,2}}(?!P{{1,2}}d(?:$|n)))"
        rf"[PA]{{0,2}}w?l?w?d[d,:aPi/-]{{0,9}}w?i?(?:\(d:d\))?{_HARD_END}",
        Asset.UNKNOWN,
        0.85,
        bare=True,
    ),
    # 15:42 РИА Новости
    _credit(rf"{_HARD_START}d:d[,-]{{0,2}}{_LIST}(?=$|[n|])", Asset.UNKNOWN, 0.86, bare=True),
    # «أ ف ب»⏎
    _credit(rf"(?:{_HARD_START}|{_CLOSED}){_QUOTED}{_HARD_END}", Asset.UNKNOWN, 0.86, bare=True),
    # PTI⏎Last updated: May 4, 2021   PAP⏎4 maja 2021   Jane Doe Associated Press⏎Published 5:12 …
    _credit(
        rf"{_HARD_START}(?:P{{2,3}})?{_LIST}"
        r"(?=n{1,2}[PBwiSR]{0,2}:?(?:d[.]?[Piw][,.]?d|[Pwi]d,d|d\.d\.d|d:d))",
        Asset.UNKNOWN,
        0.86,
        bare=True,
    ),
    # May 3, 2024 - AFP - 5:12   2024-05-03 | Reuters
    _credit(
        rf"{_HARD_START}(?=[^dn]{{0,3}}d)[PAd,.:/-]{{1,9}}(?:[|-]|(?<=:d)){_N}(?:[|-][dP:,.]{{1,8}})?{_HARD_END}",
        Asset.UNKNOWN,
        0.85,
        bare=True,
    ),
    # Publié le 3 mai 2024 à 10h12 par AFP
    _credit(rf"(?<=d)B{_N}{_HARD_END}", Asset.TEXT, 0.86),
    # — PTI   -Reuters
    _credit(rf"{_HARD_START}-{{1,2}}{_LIST}[.]?{_HARD_END}", Asset.UNKNOWN, 0.86, bare=True),
    # … by the Dalai Lama - AFP
    _credit(r"(?<=[Pwid])-{1,2}N(?=$|n)", Asset.UNKNOWN, 0.86, bare=True),
    # a story's last line: … said on Friday.⏎⏎AAP   … powiedział.⏎(PAP)
    _credit(
        r"(?:(?<=[.!\"]n)|(?<=[.!\"]nn)|(?<=[.!\"]nnn))[-=]{0,2}(?:N|\(N\))[.]?(?=n{0,3}$)",
        Asset.UNKNOWN,
        0.86,
        bare=True,
    ),
    # (APA, 28.6.2015)   (APA, 28. 6. 2015)   (stro, APA)   … weiter. (APA/dpa)
    _credit(r"\((?:[iP][,/]){0,3}N(?:[,/](?:N|i|P{1,3})){0,4}[,;][.d]{1,5}\)", Asset.UNKNOWN, 0.9),
    _credit(
        rf"{_CLOSED}\((?:i[,/]){{0,3}}N(?:[,/](?:N|i)){{0,4}}\)(?=$|[nP.-])", Asset.UNKNOWN, 0.86
    ),
    _credit(
        rf"\([dPAi/,:.-]{{0,8}}{_N}(?:[,;/a|-]{_ANY}{{1,6}})?\)", Asset.UNKNOWN, 0.8, bare=True
    ),
    # in brackets on the first line: TT⏎Vattnet stiger.
    _credit(r"(?:^|(?<=n))\(N\)(?=n+[PAl\"(])", Asset.UNKNOWN, 0.86, bare=True),
    # Agence France Presse -- English   Haberler - Anadolu Ajansı   EFE - Madrid
    _credit(rf"{_HARD_START}{_N}--P{{1,2}}{_HARD_END}", Asset.TEXT, 0.8),
    _credit(rf"{_HARD_START}(?:P{{1,3}}-{_N}|N-PP?[.]?){_HARD_END}", Asset.TEXT, 0.75, bare=True),
    # London, Sun, 15 Jan 2012 ANI
    _credit(rf"{_HARD_START}P[P,]{{0,6}}d[Pid]{{1,3}}N{_HARD_END}", Asset.TEXT, 0.85),
    # … in Qatar. AFP⏎   … in Qatar. - Reuters⏎   … in Qatar." afp/ke -
    _credit(rf"{_CLOSED}[-=]{{0,2}}{_NAMES}[.]?(?=$|n)", Asset.UNKNOWN, 0.86, bare=True),
    # Мост закрыли. /ТАСС/
    _credit(rf"{_CLOSED}/N/(?=$|n)", Asset.TEXT, 0.86),
    _credit(rf"{_CLOSED}-{{0,2}}\({_NAMES}\)(?=$|n)", Asset.UNKNOWN, 0.86),
    _credit(rf"{_CLOSED}-{{0,2}}(?:i/){{0,3}}N/i-?(?=$|n)", Asset.TEXT, 0.85),
    # (Hina) xab ycd   (NAN) (www.nannews.ng)
    _credit(rf"(?:{_CLOSED}|{_HARD_START})\(N\)(?:[iw]{{1,3}}|\(P\)){_HARD_END}", Asset.TEXT, 0.86),
    # EFE jcz/dsp/gb
    _credit(rf"{_HARD_START}-{{0,2}}Ni/i(?:/i){{0,3}}{_HARD_END}", Asset.TEXT, 0.85),
)

_BRANDED: tuple[Form, ...] = (
    # AP Photo by Jane Doe
    _credit(rf"{_START}NBP{{2,3}}{_END}", Asset.IMAGE, 0.88, branded=True),
    # … on Thursday. AP PHOTO The mayor …   AP PHOTOS: …
    _credit(rf"{_START}N(?:,d|Pd(?:,Pd)*)?(?![wiR])", Asset.IMAGE, 0.85, branded=True),
)

CREDITS: tuple[Form, ...] = (*_LABELLED, *_JOINED, *_BARE, *_BRANDED)
