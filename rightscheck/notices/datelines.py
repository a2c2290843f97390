"""The shapes that datelines have, agency by agency, language by language.

`shapes` says what their letters are; above each stand texts that have it.
"""

from __future__ import annotations

from rightscheck.model import Asset, NoticeKind
from rightscheck.notices.forms import Form
from rightscheck.text import lazily

_LINE = r"(?:^|(?<=[n()|]))"
_CLOSED = r"(?:^|(?<=[n.!\")|-]))"
_PLACE = r"[PA](?:[PAld,/iaR-]|w(?=[Pd])|\([PA]{1,3}\)|d\.,?[iwA]?){0,12}"
_DAY = r"(?:P?d|dP|d\.?[iwA])(?:,?d)?\.?"
_NO_POINT = r"(?:(?<!^-)(?<!n-)|(?![^n]*\)[.]?n-))"
"""Of a list's points, a dash on the next line begins the next."""
_OF = r"N(?:/[iP]{1,2}|-P)?"


def _dateline(shape: str, confidence: float = 0.97) -> Form:
    return Form("dateline", NoticeKind.DATELINE, lazily.pattern(shape), Asset.TEXT, confidence)


DATELINES: tuple[Form, ...] = (
    # PARIS, May 3 (AFP) -   Hamburg (dpa/lno) –   London, Jan 15 (ANI):   Praha 3. května (ČTK) -
    _dateline(
        rf"{_CLOSED}{_NO_POINT}(?:P{{1,2}}[.](?=Pd))?{_PLACE}:?\([^()n]{{0,4}}N[^()n]{{0,6}}\)[.]?n?(?:[-:=]\"?|\"(?=[PAil])){{1,3}}"
    ),
    # the same in the middle of a line, or with a date in the place of the dash
    _dateline(rf"P{{1,4}}(?:,[PAdi]{{1,3}}){{0,2}},?\({_OF}\)[.]?n?-{{1,2}}", 0.84),
    _dateline(
        rf"P{{1,4}}(?:\(P{{1,2}}\))?(?:,[PA]{{1,3}}){{0,2}}[,:]{_DAY}:?\((?:N\)[.:]?|{_OF}\)[.:]?(?=[PA\"]))",
        0.9,
    ),
    _dateline(rf"{_LINE}P{{1,4}}(?:,[PA]{{1,3}}){{0,2}}[-:]{{0,2}}\({_OF}\)[.]?(?=[PA\"])", 0.85),
    # 25. Juli (UPI) –   July 25 (UPI) --
    _dateline(rf"{_LINE}{_DAY}\({_OF}\)[.]?-{{1,2}}"),
    # (EFE).-   (AFP) –   (ANSA) - ROMA, 5 DIC -   (ANSA) ROMA, 5 DIC
    _dateline(rf"(?:{_LINE}|(?<=\"))\([NldPi/,-]{{0,4}}N\)[.]?-{{1,2}}(?:P{{1,3}},dP-)?"),
    _dateline(rf"{_LINE}\(N\)P{{1,3}},dP-?", 0.95),
    # (JNS) The river …
    _dateline(rf"{_LINE}\(N\)(?=[PAl][^n]{{5}})", 0.84),
    # BERLIN dpa | Der Fluss …   BERLIN dpa/afp | Der Fluss …
    _dateline(rf"{_LINE}P{{1,3}}N(?:/N)?\|(?=[PAl\"][^n]{{6}})", 0.9),
    # MOSCOW, January 21. /TASS/.   AUSTIN, Texas, Feb. 1, 2017 /PRNewswire/ --
    _dateline(
        r"(?:^|(?<=[n.!\"()|]))[PA](?:[PAld,i]|/[PAl]{1,4}/|\([PA]{1,3}\)|w(?=P)){0,12}"
        r"d[dwiP,.]{0,4}[.]?/(?:P?R[.]?|[PA]{1,3},)?N(?:-[PA]{1,2}|P{1,3})?/[.]?-{0,2}"
    ),
    # Пловдив /БТА/ Река …   /ТАСС/ Река …   Улаанбаатар /МОНЦАМЭ/. Гол …   /PRNewswire/ -- …
    _dateline(rf"{_LINE}P{{0,3}}/N/[.]?-{{0,2}}(?=[PAl\"][PAl]{{0,3}}[iwl,])", 0.9),
    # 4 июля, Минск /Корр. БЕЛТА/.
    _dateline(rf"{_LINE}d[iw],P{{1,3}}/(?:R[.]?)?N/[.]?-?"),
    # الدوحة /قنا/   الرياض 25 ربيع الأول 1445 هـ الموافق 10 أكتوبر 2023 م واس
    _dateline(rf"{_LINE}A{{1,2}}(?:A?d)?A?/N/", 0.9),
    _dateline(rf"{_LINE}A{{1,3}}d[Ad]{{2,12}}N(?=n|$)", 0.9),
    _dateline(rf"{_LINE}A{{1,2}}d[Ad-]{{0,6}}N-{{1,2}}(?=[A\"])", 0.9),
    # नई दिल्ली, 3 मई (आईएएनएस)। नदी …   القاهرة 4 يوليو (شينخوا) …
    # ኣዲስ ኣበባ/የካቲት/ 22/2016 /ኢዜአ/ …
    _dateline(
        rf"{_LINE}A{{1,3}},?[A,/]{{0,3}}d[Ad,/]{{0,4}}(?:\(N\)|/N/)[.:]{{0,2}}-?(?=[A\"])", 0.9
    ),
    # ڈھاکہ ۔ یکم دسمبر (رائٹرز) دریا …   لاہور(رائٹرز+ اے ایف پی)دریا …
    # لاہور (خبر نگار+ رائٹرز) دریا …
    _dateline(
        rf"{_LINE}(?:A{{1,2}}|A{{3}}(?=[.-]?d))(?:[.,/&-]{{0,2}}d[A.]?|[.,/&-]{{1,2}}A{{1,2}}){{0,2}}"
        r"\((?:A{1,4}[&,/]){0,3}N(?:[&,/](?:N|A{1,3})){0,2}\)[.:]?(?=[A\"])",
        0.86,
    ),
    # 7月25日（UPI通信）川が …   25日（UPI） - 川が …
    _dateline(rf"{_LINE}d\(N\)-{{0,2}}(?=[A\"])", 0.86),
    # Wiesbaden (KNA/iz). Der Fluss …   Berlin. (dpa) Der Fluss
    _dateline(
        rf"{_LINE}[PA]{{1,4}}(?:[,/-][PA]{{1,3}}){{0,2}}(?:,?w?{_DAY})?\(N(?:/[iP])?\)[.](?=$|[nPAIBSl\"])",
        0.9,
    ),
    _dateline(rf"{_LINE}P{{1,3}}[.]\({_OF}\)-?(?=[PAl\"])", 0.86),
    # МОСКВА, 13 авг — РИА Новости.   МИНСК, 4 янв - РИА Новости, Алексей …   INTERFAX.RU -
    _dateline(rf"{_LINE}P[P,]{{0,5}}d[iwPA]{{0,2}}(?:d)?-{{1,2}}N(?=[.,])[.]?"),
    _dateline(rf"{_LINE}P{{1,3}}[.,]?d[iw][.]N(?:(?:[.]P)?-|[.](?=[PAl\"]))"),
    _dateline(rf"{_LINE}P{{1,3}}[.]N(?:-{{1,2}}|[.])(?=[PAl\"])"),
    # 【6月18日 AFP】   【カイロ時事】   [東京 3日 ロイター] -   (서울=연합뉴스) 홍길동 기자 =
    _dateline(rf"{_LINE}\((?=[^()]*[dA])[dPAi/]{{1,8}}N{{1,2}}P?(?:=[PA]{{1,3}})?\)-?", 0.95),
    _dateline(
        r"(?:^|(?<=[n)\".!d]))\([PA,|]{1,4}N?=N(?:/?N)?\)(?:[PA]{1,6}R?=)?"
        r"|\([PA]{1,2}=N\)[PA]{1,4}R="  # … 행사 [서울=뉴시스] 홍길동 기자 = …
    ),
    # 【新華社北京7月4日】
    _dateline(rf"{_LINE}\(NA{{1,2}}\)(?=A)", 0.9),
    # 【AFP＝時事】道路は …
    _dateline(rf"{_LINE}\(N=N\)(?=A)", 0.9),
    # 新华社北京12月19日电   （中央社記者王小河台北3日電）
    _dateline(rf"{_LINE}m?NR?[PA]?D(?:A?:)?", 0.95),
    # YEREVAN, MAY 12, ARMENPRESS.   ԵՐԵՎԱՆ, 12 ՄԱՅԻՍԻ, ԱՐՄԵՆՊՐԵՍ:
    _dateline(rf"{_LINE}P[P,]{{0,3}},(?:Pd|d[Piw])(?:,?d)?,N(?:[.:](?=[PAl\"])|(?=n))", 0.9),
    # თბილისი. 12 მაისი. ინტერპრესნიუსი –   თბილისი, 12 მაისი, ინტერპრესნიუსი.
    _dateline(rf"{_LINE}A{{1,3}}[.,]dA[.,]N(?:-{{1,2}}|[.:])(?=[A\"])", 0.9),
    # AFP, MANILA   Reuters, Washington,
    _dateline(rf"{_LINE}N,P,?(?=n|$)", 0.85),
    # ТАСС, 3 мая. Река …
    _dateline(rf"{_LINE}N,(?:d[iw]|Pd)[.:](?=[PAl])", 0.9),
    # SYDNEY March 22 AAP -   نيويورك - وام
    _dateline(rf"{_LINE}P[P,ld]{{0,4}}d,?N-"),
    _dateline(rf"{_LINE}A{{1,3}}-N[.-]?(?=[A:\"]|$|n)", 0.85),
    # एएनआई, नई दिल्ली। नदी …   नई दिल्ली, पीटीआई। नदी …
    _dateline(rf"{_LINE}(?:N,A{{1,3}}|A{{1,3}},N)[.](?=n?[A\"])", 0.86),
    # ԵՐԵՒԱՆ, «Արմէնփրէս».- Գետը …
    _dateline(rf"{_LINE}P{{1,3}},\"N\"[.]?-{{1,2}}(?=[PA])", 0.9),
    # القاهرة: «رويترز»
    _dateline(rf"{_LINE}A{{1,3}}[:-]\"N\"(?=n|$)", 0.9),
    # إسطنبول / الأناضول   أنقرة/ علي النهري/ الأناضول
    _dateline(rf"{_LINE}A{{1,2}}/(?:A{{1,3}}/)N(?=n{{1,2}}[A\"])|{_LINE}A/N(?=n{{0,2}}[A\"])", 0.9),
    # CANBERRA, AAP - The river …
    _dateline(rf"{_LINE}P{{1,3}},N-{{1,2}}(?=[PlA\"][^n]{{6}})", 0.88),
    # HARARE – AFP – The river …
    _dateline(rf"{_LINE}P{{1,3}}(?:,P{{1,2}}[.]?)?-{{1,2}}N-{{1,2}}(?=[Pl\"A][^n]{{6}})", 0.88),
    # AFP - Sony launched …   AFP.- El río crece.   EFE.-⏎El río crece.
    _dateline(rf"{_LINE}N(?:[.]?-{{1,2}}|[.]-n{{1,2}})(?=[Pl\"A][^n]{{6}})(?!P{{1,2}}d)", 0.85),
)
