"""The shapes of credits that are nothing but names: a sign-off, a line of its own, brackets.

`shapes` says what their letters are; above each stand texts that have it, ⏎ for a line break.
"""

from __future__ import annotations

from rightscheck.model import Asset
from rightscheck.notices.forms import Form
from rightscheck.notices.pieces import (
    ANY,
    CLOSED,
    END,
    HARD_END,
    HARD_START,
    LIST,
    NAMES,
    QUOTED,
    START,
    WHEN,
    N,
    credit,
)

BARE: tuple[Form, ...] = (
    # AFP   dpa, AFP, Reuters   AFP & Agencies   Associated Press, Nov. 3   (25/11/2019, AFP)
    credit(
        rf"{HARD_START}-{{0,2}}{N}(?:[,;/a&|-]{{0,2}}(?:{N}|S)){{0,8}}[.]?{HARD_END}",
        Asset.UNKNOWN,
        0.75,
        bare=True,
    ),
    credit(
        rf"(?:{HARD_START}|{CLOSED}){N}(?:/[iP])?(?:[,|-](?=Pd)|[,|-]{{0,2}}(?!P{{1,2}}d(?:$|n|Pi)))"
        rf"[PA]{{0,2}}w?l?[wi]?d[d,:aPi/-]{{0,9}}w?i?(?:\(d:d\))?{HARD_END}",
        Asset.UNKNOWN,
        0.85,
        bare=True,
    ),
    # 時事通信 3/12(土) 1:02配信   共同通信 3月12日(土)1時2分配信
    credit(rf"{HARD_START}Nd(?:/d)?\(A\)d(?::d)?{HARD_END}", Asset.TEXT, 0.9),
    # 15:42 РИА Новости
    credit(rf"{HARD_START}d:d[,-]{{0,2}}{LIST}(?=$|[n|])", Asset.UNKNOWN, 0.86, bare=True),
    # «أ ف ب»⏎
    credit(rf"(?:{HARD_START}|{CLOSED}){QUOTED}{HARD_END}", Asset.UNKNOWN, 0.86, bare=True),
    # PTI⏎Last updated: May 4, 2021   PAP⏎4 maja 2021   Jane Doe Associated Press⏎Published 5:12 …
    # PTI Updated: May 4, 2021
    credit(
        rf"{HARD_START}(?:P{{2,3}})?{LIST}"
        r"(?=(?:n{1,2}|(?=P:))[PBwiSRl]{0,2}:?(?:d[.]?[Piw][,.]?d|[Pwi]d,d|d[./-]d[./-]d|dd:d|d:d))",
        Asset.UNKNOWN,
        0.86,
        bare=True,
    ),
    # Jane Doe and Jim Poe⏎AAP⏎The river …
    credit(
        rf"{HARD_START}P{{2,3}}(?:aP{{2,3}})?nN(?=n{{1,2}}[PAl\"][^n]{{12}})",
        Asset.TEXT,
        0.86,
        bare=True,
    ),
    # May 3, 2024 - AFP - 5:12   2024-05-03 | Reuters   3.5.2024 - 18:44, DPA
    credit(
        rf"{HARD_START}(?=[^dn]{{0,3}}d)[PAd,.:/-]{{1,9}}(?:[|-]|(?<=:d),?){N}(?:[|-][dP:,.]{{1,8}})?{HARD_END}",
        Asset.UNKNOWN,
        0.85,
        bare=True,
    ),
    # Publié le 3 mai 2024 à 10h12 par AFP
    credit(rf"(?<=d)B{N}{HARD_END}", Asset.TEXT, 0.86),
    # — PTI   -Reuters
    credit(rf"{HARD_START}-{{1,2}}{LIST}[.]?{HARD_END}", Asset.UNKNOWN, 0.86, bare=True),
    # … by the Dalai Lama - AFP   … on Friday — Reuters pic
    credit(r"(?<=[Pwid])-{1,2}N[IS]?(?=$|n)", Asset.UNKNOWN, 0.86, bare=True),
    # a story's last line: … said on Friday.⏎⏎AAP   … powiedział.⏎(PAP)
    credit(
        r"(?:(?<=[.!\"]n)|(?<=[.!\"]nn)|(?<=[.!\"]nnn))[-=]{0,2}(?:N|\(N\))[.]?(?=n{0,3}$)",
        Asset.UNKNOWN,
        0.86,
        bare=True,
    ),
    # (APA, 28.6.2015)   (APA, 28. 6. 2015)   (stro, APA)   … weiter. (APA/dpa)
    credit(r"\((?:[iP][,/]){0,3}N(?:[,/](?:N|i|P{1,3})){0,4}[,;][.d]{1,5}\)", Asset.UNKNOWN, 0.9),
    # （時事通信 2011/03/12 01:02）   (2011/03/12-01:02 共同通信)
    credit(r"\((?:d[/.]d[/.]d-?(?:d:d)?N|Nd[/.]d[/.]d(?:-?d:d)?)\)", Asset.TEXT, 0.9),
    credit(
        rf"{CLOSED}-{{0,2}}\((?:i[,/]){{0,3}}N(?:[,/](?:N|i)){{0,4}}\)(?=$|[nP.-])",
        Asset.UNKNOWN,
        0.86,
    ),
    credit(
        rf"\([dPAiR/,:.-]{{0,8}}(?<!i){N}(?:[,;/a|-]{ANY}{{1,6}})?\)", Asset.UNKNOWN, 0.8, bare=True
    ),
    # in brackets on the first line: TT⏎Vattnet stiger.
    credit(r"(?:^|(?<=n))\(N\)(?=n+[PAl\"(])", Asset.UNKNOWN, 0.86, bare=True),
    # Agence France Presse -- English   Haberler - Anadolu Ajansı   EFE - Madrid
    credit(rf"{HARD_START}{N}--P{{1,2}}{HARD_END}", Asset.TEXT, 0.8),
    credit(rf"{HARD_START}(?:P{{1,3}}-{N}|N-PP?[.]?){HARD_END}", Asset.TEXT, 0.75, bare=True),
    # … in York. AFP - JANE DOE
    credit(rf"{CLOSED}N-{{1,2}}P{{2,3}}(?=$|[n)|])", Asset.IMAGE, 0.86, bare=True),
    # River Post Desk ANI, 3 May, 2024 05:12 PM
    credit(rf"{HARD_START}P{{2,3}}N,d[.]?P,?d,?d:d", Asset.TEXT, 0.86),
    # STT–ANNA JOKI, MATTI RANTA 26.8.2019 10:33
    credit(rf"{HARD_START}N-P{{2,3}}(?:,P{{2,3}}){{0,3}}{WHEN}", Asset.TEXT, 0.86),
    # London, Sun, 15 Jan 2012 ANI
    credit(rf"{HARD_START}P[P,]{{0,6}}d[Pid]{{1,3}}N{HARD_END}", Asset.TEXT, 0.85),
    # … in Qatar. AFP⏎   … in Qatar. - Reuters⏎   … in Qatar." afp/ke -
    credit(rf"{CLOSED}[-=]{{0,2}}{NAMES}[.]?(?=$|n)", Asset.UNKNOWN, 0.86, bare=True),
    # Мост закрыли. /ТАСС/
    credit(rf"{CLOSED}/N/(?=$|n)", Asset.TEXT, 0.86),
    credit(rf"{CLOSED}-{{0,2}}\({LIST}\)(?=$|[n|])", Asset.UNKNOWN, 0.86),
    credit(rf"{CLOSED}-{{0,2}}(?:i/){{0,3}}N/[iP]-?(?=$|n)", Asset.TEXT, 0.85),
    # … powiedział.⏎⏎ms/ zan/ (PAP)
    credit(rf"(?:{CLOSED}|{HARD_START})(?:i/){{1,3}}\(N\)(?=$|n)", Asset.TEXT, 0.86),
    # (Hina) xab ycd   (NAN) (www.nannews.ng)
    credit(rf"(?:{CLOSED}|{HARD_START})\(N\)(?:[iw]{{1,3}}|\(P\)){HARD_END}", Asset.TEXT, 0.86),
    # EFE jcz/dsp/gb
    credit(rf"{HARD_START}-{{0,2}}Ni/i(?:/i){{0,3}}{HARD_END}", Asset.TEXT, 0.85),
)

BRANDED: tuple[Form, ...] = (
    # AP Photo by Jane Doe
    credit(rf"{START}NBP{{2,3}}{END}", Asset.IMAGE, 0.88, branded=True),
    # … on Thursday. AP PHOTO The mayor …   AP PHOTOS: …
    credit(rf"{START}N(?:,d|Pd(?:,Pd)*)?(?![wiR])", Asset.IMAGE, 0.85, branded=True),
)
