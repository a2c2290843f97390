"""The shapes of credits that a label, a person, a slash or a word like "with" tells.

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
    IS,
    LABEL,
    LIST,
    OTHER,
    PERSON,
    QUOTED,
    START,
    WHEN,
    N,
    credit,
)

LABELLED: tuple[Form, ...] = (
    # Fotos: AFP, dpa (2), Reuters   Photo credits - Alamy; Press Association; Getty Images
    # Photo: Getty Images, Instagram Translation: Jane Doe   ΑΠΕ-ΜΠΕ / φωτογραφία: Eurokinissi
    credit(
        rf"(?:{HARD_START}N[/|])?{LABEL}(?:{IS}|-)(?:{LIST}|{QUOTED})(?:{END}|{OTHER})",
        Asset.IMAGE,
        0.92,
    ),
    # Photo: Jane Doe/AFP   Bildrechte: imago images / Jane Doe   Foto: Florion Goga (REUTERS)
    credit(
        rf"(?:[ISP](?=[IS])|d){{0,2}}{LABEL}{IS}:?(?:I:)?\(?[PAldiw/v,a&|\-R(If]{{0,14}}N(?:\)|{ANY}{{0,9}}?)(?:{END}|(?=[wiISB]))",
        Asset.IMAGE,
        0.95,
    ),
    # Image source, AFP via Getty Images   Image copyright Reuters Image caption The river
    # Image Source : PTI नदी का पानी …
    credit(
        rf"K[,:n]?(?:{PERSON}[/,v-]{{1,2}})?{N}(?:[,/v|&a-]{{1,2}}{ANY}{{1,8}})?(?:{END}|(?=I[wi]|A))",
        Asset.IMAGE,
        0.93,
    ),
    # Kaynak, Getty Images   Crédit photo, Reuters   Credit...Jane Doe for The New York Times
    credit(rf"{HARD_START}(?:S|SI|IS),{LIST}{HARD_END}", Asset.IMAGE, 0.9),
    credit(rf"S(?:!|\.){{0,3}}{PERSON}[f/v-]{LIST}", Asset.IMAGE, 0.9),
    # Fuente de la imagen, Getty Images   Crédito, Getty Images   Chanzo cha picha, AFP
    credit(rf"{HARD_START}(?:S[liIA]{{0,5}}|I[SIilw]{{1,4}}),{LIST}(?=$|[n(|])", Asset.IMAGE, 0.9),
    # Cortesía – Shutterstock / La República
    credit(rf"{START}S-{{1,2}}{N}(?:/{ANY}{{1,6}})?{END}", Asset.IMAGE, 0.88),
    # Von: det/dpa   Par: AFP   (譯者:中央社陳河)   Reported by: ANI, Edited by: Jane Doe
    credit(
        rf"B:[PAldi/v,a|;R-]{{0,14}}\(?N{ANY}{{0,6}}?(?:{END}|{WHEN}|{OTHER})", Asset.TEXT, 0.92
    ),
    # 文/新华社记者 江水
    credit(rf"{HARD_START}B[/|]NR?A{{0,4}}{HARD_END}", Asset.TEXT, 0.9),
    # Quelle: ntv.de, ino/dpa   Source: AP   来源：新华社   Quellen: AFP, dpa, eigene Recherche
    credit(
        rf"S[SlBI]{{0,2}}P?{IS}B?(?:S[/,a-])?(?:(?:[PAldi/v,a|\-R:f&]|w(?=[,/])){{0,14}}N{ANY}{{0,8}}?(?:[,/&a](?:[ilw]?S|[iw]P))?(?:{END}|{OTHER})|l?N(?![PA]|-R|,lw|(?:,[AN]){{3}}))",
        Asset.UNKNOWN,
        0.92,
    ),
    # Agencias / EFE   Agencia: EFE   Quellen:⏎- Nachrichtenagenturen AFP und Reuters
    credit(rf"(?:{HARD_START}-?(?:S[/|]?|l:)|(?<=S:n)-?){LIST}{HARD_END}", Asset.UNKNOWN, 0.9),
    # Источник: «Интерфакс»   المصدر (رويترز)
    credit(rf"S[SlBI]{{0,2}}(?:{IS}{QUOTED}|\({LIST}\)){END}", Asset.UNKNOWN, 0.92),
    # [연합뉴스 제공. …]   [로이터=연합뉴스 자료사진]
    credit(r"\(N(?:=?N)?[IS]{1,2}(?=[).,])", Asset.IMAGE, 0.9),
    # in brackets: Photo | PTI
    credit(rf"\(I[|,]{LIST}\)", Asset.IMAGE, 0.9),
    # (पीटीआई इनपुट के साथ)
    credit(r"\(NSA{1,2}\)", Asset.TEXT, 0.9),
    # [사진=연합뉴스]   [출처] 연합뉴스   /사진=로이터
    credit(rf"\([IS]\){LIST}{END}", Asset.UNKNOWN, 0.9),
    # By JANE DOE⏎Associated Press   Von Erika Muster, dpa   By AP and TOI staff
    credit(
        rf"{START}BB?(?:[PAd.,a]|i(?=/)|[l/mtR]|N(?!n)|[nB](?=l?N)){{0,16}}{N}(?:[,a/vt-]{ANY}{{0,8}})?P{{0,3}}[R]?(?:{END}|{WHEN})",
        Asset.TEXT,
        0.92,
    ),
    # By Jane Doe - Bloomberg   By Jane Doe | Associated Press   By Jane Doe of The AP
    credit(rf"{START}B[PAd.,a]{{1,10}}[|l-]{N}{HARD_END}", Asset.TEXT, 0.9),
    # By AFP The river rises …   By Jane Doe Associated Press YORK — The river …
    credit(
        rf"{HARD_START}B(?:P{{2,3}})?l?N(?=l[PAiw][^n]{{6}}|P{{1,3}}(?::|-{{1,2}}[PlA]))",
        Asset.TEXT,
        0.86,
    ),
    # Photo by Jane Doe/AFP   Symbolbild imago   fot. PAP / Jane Doe   Photo AFP   Images via AP
    # Photo by Jane Doe, courtesy of The River Post/AFP   圖／翻攝自路透社
    credit(
        rf"{START}(?:I/)?[IS]{{1,3}}[B.lv]?[l]?(?:(?:{PERSON}|R)(?:,Sl{{0,2}}|[/,v|f-]{{0,2}})){{0,4}}{N}(?:[/,v|a-]{ANY}{{1,9}})?{END}",
        Asset.IMAGE,
        0.88,
    ),
    # fot. AFP / Jan Kowalski Mnisi …   … am Ufer Symbolbild imago   … sul fiume (foto Ansa)
    credit(rf"{START}I[IS]{{0,2}}[.:]{{0,2}}N/P{{1,3}}", Asset.IMAGE, 0.9),
    credit(r"I[.]?N(?=$|[n)])", Asset.IMAGE, 0.86),
    # in brackets: Reuters photo by Jane Doe
    credit(rf"{HARD_START}NIBP{{2,3}}{HARD_END}", Asset.IMAGE, 0.88),
    # Representative image (PTI)   Representational Image | PTI
    credit(rf"{START}P{{0,2}}I(?:\({LIST}\)|\|{LIST}){HARD_END}", Asset.IMAGE, 0.88),
    # BELGA PHOTO JANE DOE   … in York. BELGA VIDEO JANE DOE
    credit(rf"(?:{HARD_START}|{CLOSED})NIP{{2,3}}{HARD_END}", Asset.IMAGE, 0.88),
    # Fot. PAP Jan Kowalski   Photo d'archives AFP
    credit(rf"{HARD_START}I[.iw]{{0,2}}NP{{0,3}}{HARD_END}", Asset.IMAGE, 0.88),
    # AP Exclusive: …   AP PHOTOS: …   AP source: …
    credit(r"(?:^|(?<=n))N[XIS]:", Asset.TEXT, 0.88),
    # [Jane Doe - Anadolu Agency]   Jane Doe for The New York Times
    credit(rf"\(P{{2,4}}-{{1,2}}{N}\)(?![;,iwla])", Asset.IMAGE, 0.88),
    credit(rf"{HARD_START}P{{2,3}}f{N}{HARD_END}", Asset.IMAGE, 0.86),
    # Jane Doe/AP Images for The River Post
    credit(rf"{START}P{{2,4}}/NI?fl?P{{1,3}}{END}", Asset.IMAGE, 0.88),
    # (Reuters: Jane Doe)   AAP: Jane Doe   Getty Images: Jane Doe, file photo
    credit(rf"(?:{HARD_START}|{CLOSED}){N}:P{{2,4}}(?:,[IR]{{1,2}})?{HARD_END}", Asset.IMAGE, 0.88),
)

JOINED: tuple[Form, ...] = (
    # APA/APA (dpa)/Eva Bach
    credit(rf"{START}(?:{N}/)?{N}\({N}\)/P{{1,3}}", Asset.IMAGE, 0.9),
    # 川にかかる橋＝ロイター   … 다리 /AP=연합뉴스   … 다리 /로이터 연합뉴스
    credit(r"(?:(?<=[A)!])=N(?:=N)?|/N=?N|(?:^|(?<=[n(|.!]))N=N)(?=$|[n)|])", Asset.UNKNOWN, 0.86),
    # Jane Doe/AFP via Getty Images   picture alliance / dpa   REUTERS/Jane Doe
    credit(
        rf"{START}(?:{ANY}|w(?=/)){{0,14}}(?:/|(?<!d)v|(?<=Pd)v){{1,2}}{N}(?:[/,v|-]{ANY}{{1,10}})?{END}",
        Asset.IMAGE,
        0.92,
    ),
    credit(rf"{START}{N}[/v|](?:[PAldNIRB,/v|a&-]|i(?![il])){{1,12}}{END}", Asset.IMAGE, 0.9),
    credit(
        rf"{START}(?:{PERSON}[/-]{{1,2}})?{N}-{{1,2}}{N}(?:[,-]{N}){{0,4}}{END}",
        Asset.UNKNOWN,
        0.8,
    ),
    # … opened. Jane Doe / Xinhua Tomorrow …   … a gate. Jane Doe—Getty Images
    credit(
        rf"(?<=[.!])(?:P{{2,4}}/|P{{1,4}}/?v){N}(?:[/v-]{{1,2}}{N})?(?=-?[PlA])", Asset.IMAGE, 0.85
    ),
    credit(rf"{CLOSED}P{{2,4}}(?:-{{1,2}}R)?[,-]{N}{HARD_END}", Asset.IMAGE, 0.85),
    # … on Friday.Jane Doe (AP)Boats wait …
    credit(rf"{CLOSED}P{{2,4}}\(N\)(?=[PlA])", Asset.IMAGE, 0.84),
    # … on Friday. Jane Doe AP file   … en abril. Ana Ríos AFP
    credit(rf"{CLOSED}P{{2,4}}N[IR]{HARD_END}", Asset.IMAGE, 0.85),
    credit(rf"{CLOSED}P{{2,3}}N(?=$|n)", Asset.IMAGE, 0.84),
    # …, dpa (2), Getty Images/iStockphoto/janedoe, …
    credit(r"(?<=,)N(?:\(d\)|(?:/(?:N|[iPw]{1,3})){1,2}(?=[,n]|$))", Asset.IMAGE, 0.86),
    # IP3/MAXPPP - Eva Bach/REA - SIPA - Jane Doe/AFP
    credit(
        rf"{HARD_START}(?=[^n]{{0,60}}/N)(?:[PAiN/]{{1,7}}[-,;|]{{1,2}}){{1,14}}[PAiN/]{{1,7}}{HARD_END}",
        Asset.IMAGE,
        0.86,
    ),
    # AFP 2019 / Jane Doe
    credit(rf"{START}{N}d/P{{1,3}}{END}", Asset.IMAGE, 0.88),
    # dpa/Eva Bach Im Oktober …
    credit(rf"{HARD_START}N/PP(?=[PlBA\"])", Asset.IMAGE, 0.86),
    # „Reuters“ / „Scanpix“ nuotr.
    credit(r"\"N\"(?:/\"[PN]\")?I", Asset.IMAGE, 0.9),
    # Door onze redactie / ANP
    credit(rf"{HARD_START}B[iwl]{{1,3}}/N{HARD_END}", Asset.TEXT, 0.86),
    # a caption that runs into its credit: … at the gate Jane Doe/AFP
    credit(rf"{PERSON}/v?{N}(?:[/,v|-]{ANY}{{1,8}})?(?=$|[n)|])", Asset.IMAGE, 0.85),
    # … or its credit into the text: … at the gate Jane Doe/AFP via Getty Images Tens of …
    credit(rf"{PERSON}/(?:{N}/)?{N}v{N}", Asset.IMAGE, 0.85),
    credit(r"N/P[PAld]{1,6}(?=$|[n)|.])", Asset.IMAGE, 0.85),
    credit(r"NvN(?=$|[n)|.(])", Asset.IMAGE, 0.85),
    # (Courtesy of the Doe family via AP, File)
    credit(rf"\((?=[PASIl])(?:[PASIldaif]|w(?=[Pv])){{1,12}}v{N}(?:,[IR])?\)", Asset.IMAGE, 0.9),
    # in brackets: Jane Doe/River Post/Getty Images - image credit
    credit(rf"\((?:[PAIld,|/&-]{{0,14}}[/,])?{LIST}-I?S\)", Asset.IMAGE, 0.92),
    # (FR mit dpa)   (with AFP)   Le Figaro et AFP   Le Figaro avec AFP   La Voix du Nord avec AFP
    credit(rf"\([PANdi/,]{{0,5}}[mt]A?,?{LIST}A?\)", Asset.TEXT, 0.85),
    credit(rf"{HARD_START}l?[PA]{{1,3}}a{N}(?:[,/a]{N}){{0,5}}{HARD_END}", Asset.TEXT, 0.75),
    credit(
        rf"(?:{HARD_START}|(?<=B))(?:B?[PANRlId/]{{1,7}}|i|w)?,?m(?:[SR]/?)?{LIST}A?[.]?(?=$|[n)])",
        Asset.TEXT,
        0.75,
    ),
    credit(rf"{CLOSED}(?:l?[PR]{{1,2}}|i)m{LIST}(?:(?=$|n)|l?{WHEN})", Asset.TEXT, 0.8),
    # Redacción EFE   Redazione ANSA   Lusa com redação   MARY DOE AP Sports Writer
    credit(rf"{HARD_START}(?:R{{1,2}}N|NmR){HARD_END}", Asset.TEXT, 0.86),
    credit(rf"{HARD_START}P{{2,4}},?NP?R{HARD_END}", Asset.TEXT, 0.86),
    # AP Baseball Writer Mary Doe
    credit(rf"{HARD_START}NP{{0,2}}RP{{2,3}}{HARD_END}", Asset.TEXT, 0.86),
    # Mary Doe | The River Post (TNS)   Mary Doe⏎The River Post (TNS)
    credit(
        rf"{HARD_START}B?P{{2,4}}(?:[|,-]{{1,2}}|n)l?P{{1,3}}[(/]N\)?{HARD_END}", Asset.TEXT, 0.88
    ),
    # MTI nyomán   本文转载自新华网，原标题 …
    credit(rf"{HARD_START}(?:{N}S{HARD_END}|SN(?=$|[n)|.]|,A))", Asset.UNKNOWN, 0.86),
    # PTI file photo   BNS nuotr.   로이터=연합뉴스 제공
    credit(rf"(?:{HARD_START}|{CLOSED})(?:N=)?N[IS]{{1,2}}[.]?{HARD_END}", Asset.IMAGE, 0.86),
    # AP연합뉴스
    credit(rf"(?:{HARD_START}|{CLOSED})NN(?=$|[n)|])", Asset.UNKNOWN, 0.86),
    # With AFP and Reuters   - with AAP   The River Post with AFP   France 24 with AP
    # Staff writer, with CNA   By Jane Doe / Staff reporter, with AFP
    credit(
        rf"{HARD_START}-{{0,2}}(?:N|(?:B?P{{2,3}}/)?R{{1,2}},?|lP{{1,2}}|P{{2,3}}|Pd)?t{LIST}(?:,P{{2,3}})?[.]?(?=$|[n)])",
        Asset.TEXT,
        0.86,
    ),
    # Mit dpa-Material   With PTI inputs
    credit(rf"{HARD_START}[mt]{N}-?[Piw]{HARD_END}", Asset.TEXT, 0.86),
    credit(rf"(?:{CLOSED}|(?<=:))[mt]{LIST}(?:-?P|i)?[.]?(?=$|[n()*|])", Asset.TEXT, 0.86),
    # 新华社发（万象 摄）   新华社记者 李河 摄   （新华社记者张晓松、谢环驰）   中央社記者陳河
    credit(r"NA?\(A{1,3}I\)(?=$|[n|.!(])", Asset.IMAGE, 0.9),
    credit(r"NRn?A{1,2}I", Asset.IMAGE, 0.9),
    credit(r"NA{1,3}I(?=$|[n)|.])", Asset.IMAGE, 0.9),
    credit(rf"{HARD_START}NR[A,]{{0,8}}{HARD_END}", Asset.TEXT, 0.85),
    # 川（AP＝共同）   로이터 연합뉴스
    credit(r"\(N(?:A?=?NA?|=A)\)", Asset.UNKNOWN, 0.9),
    credit(r"(?<=[.!n])(?:N|A{1,2}R)N(?=$|n)", Asset.UNKNOWN, 0.85),
    # Colleen Barry, The Associated Press   Anne Dulac, AFP — Paris   By Jane Doe in York, dpa
    credit(
        rf"{HARD_START}-{{0,2}}B?[PA][PAld,a]{{1,14}}(?:iP{{1,2}})?,{N}(?:-{{1,2}}P{{1,2}})?{HARD_END}",
        Asset.UNKNOWN,
        0.8,
    ),
    # Reuters in Lagos   Australian Associated Press and Jane Doe   AFP by Jane Doe
    credit(rf"{HARD_START}B?l?{N}(?:iP{{1,2}}|[aB]P{{2,4}}){HARD_END}", Asset.TEXT, 0.8, bare=True),
    # piše dopisnica STA iz Zagreba Ana Breg   pripravila Ana Breg in dopisniki STA
    credit(rf"{HARD_START}B(?:P{{2,4}}i)?RN(?:iP{{1,4}})?{HARD_END}", Asset.TEXT, 0.86),
    # jop avec ats
    credit(rf"{HARD_START}im{N}{HARD_END}", Asset.TEXT, 0.86),
    # Reuters, Eva Bach
    credit(rf"{HARD_START}N,P{{2,3}}{HARD_END}", Asset.UNKNOWN, 0.85),
    # dpa/gem   jb, Reuters, PAP   JS | PAP   FR/dpa   /ritzau/Reuters
    credit(
        rf"{HARD_START}/?(?:[iP]{{1,2}}[/,]){{0,5}}N(?:[/,](?:[iP]|N|w(?=$|n))){{1,5}}{END}",
        Asset.TEXT,
        0.8,
    ),
    credit(rf"{HARD_START}/?(?:[iP][/,|]){{1,5}}N{HARD_END}", Asset.TEXT, 0.8),
    credit(rf"{HARD_START}B[.]?(?:[iP][/,|]){{1,5}}N{HARD_END}", Asset.TEXT, 0.86),
    # in brackets: PAP, jrz   jrz, PAP   TASR, redakcia
    credit(rf"{HARD_START}\((?:N[,/]i|i[,/]N)\){HARD_END}", Asset.TEXT, 0.86),
    credit(rf"{HARD_START}(?:{LIST}[,a]R|R[,a]{LIST}){HARD_END}", Asset.TEXT, 0.86),
    credit(rf"{HARD_START}/N(?:/N)?/?{HARD_END}", Asset.TEXT, 0.85),
)
