"""Usage terms on when an item may be used, by whom, and what is asked for it.

How wordings are written stands in `rows`.
"""

from __future__ import annotations

from rightscheck.licensing.usage.rows import Row, member_of, unless, where
from rightscheck.model import NoticeKind

_STALE = {"left": "the holder's rule for what is out of date", "right": "to take it down"}
"""IPTC's `expires` ends an item's relevance, `date.expire` its validity; neither names a right."""

_CONTEXT = {"left": "the use", "right": "about what it was supplied for"}

DEMANDS: tuple[Row, ...] = (
    Row(
        "expiry",
        (unless(until="<when>"),),
        r"""
        <no-use> (after|beyond|past|later than) <when>( (unless|without|except)<rest>)?
        <this><not-be> (used?|displayed|published|shown) (after|beyond|past|later than) <when>
        not (available|usable|valid) (after|beyond|past) <when>
        ((licen[sc]e|rights?|usage) )?expires?( (on|at))?:? ?<when>
        (licen[sc]e|rights?|usage) ends?( (on|at))?:? ?<when>
        end ?date ?[:=] ?<when>
        (valid|available|usable|licen[sc]ed|cleared|for use)( only)? (until|till|to) <when>( only)?
        (free )?use( (only|allowed|permitted))? (until|till) <when>( only)?
        (usage )?rights expire:? ?((on|at) )?<when>
        (until|till) <when> only
        ((must|to) be )?<taken>( from( <word>){1,3})? (by|on|before) <when>
        (keine Nutzung|nicht) nach dem <when>
        (verwendbar|Nutzung|nutzbar)( nur)? bis( zum)? <when>
        (utilisation|utilisable|usage)( uniquement)? jusqu'(au|à) <when>
        (uso|utilizable) hasta (el )?<when>
        """,
        lasts=True,
        marks="no use after|no use/digital|not for use after|not be used after|use until"
        "|not to be used after|rights expire|(usage|licen[sc]e|rights) expires|use only until",
    ),
    Row(
        "item-expiry",
        ({"forbid": "use", "if": {"other": _STALE}, "unless": {"until": "<when>"}},),
        "item expires:? <when>",
        lasts=True,
    ),
    Row("not-from", (where(from_="<when>"),), "", lasts=True),
    Row(
        "once",
        (unless(other={"left": "the use", "right": "the only one, and as it is described"}),),
        r"""
        (for )?(one|single)[- ](time )?use( only)?( <within>)?( <about>)?
        (usage|utilisation) unique
        (einmalige|nur einmalige) (Verwendung|Nutzung|Veröffentlichung)
        (uso único|un solo uso|uso singolo|utilização única)
        (to be|must be) used <within>( only)?
        (for )?use <within>( only)?
        """,
        marks="one[- ](time )?use|single[- ]use|usage unique|utilisation unique|einmalige"
        "|uso único|un solo uso|(to|must) be used within",
    ),
    Row(
        "editorial-in-context",
        (unless(purpose=["editorial"]), unless(other=_CONTEXT)),
        r"""
        (for )?editorial use only <about>
        nur (zur|für) redaktionellen? (Verwendung|Nutzung|Zwecken?) <about>
        (Verwendung|Nutzung) nur (zu|für) redaktionellen? Zwecken? <about>
        """,
        marks="editorial use only|redaktionelle",
    ),
    Row(
        "in-context",
        (unless(other=_CONTEXT),),
        r"""
        (this [a-z]+ (may|can|must) |may |must |to )?(only )?(be )?used (only|solely) <about>
        (this [a-z]+ )?(may|can|must) only be used <about>
        only for use <about>
        (handout )?([a-z]+ )?to be used solely to illustrate <rest>
        use only <about>
        (may be used|to be used|for use) only to illustrate <rest>
        """,
        marks="only be used in (connection|conjunction)"
        "|used (only|solely) in (connection|conjunction)"
        "|only for use in (connection|conjunction)|used solely to illustrate",
    ),
    Row(
        "unauthorised-data",
        (unless(other={"left": "the use", "right": "without unauthorised data and logos"}),),
        r"no use with unauthori[sz]ed (audio|video)<rest>",
        marks="no use with unauthori[sz]ed",
    ),
    Row(
        "subject-to",
        (unless(other={"left": "the use", "right": "within the restrictions that it has"}),),
        "(all )?(use|usage)( is)? subject to (licen[sc]e|restrictions?|terms)<rest>",
        marks="use subject to|usage subject to",
    ),
    Row(
        "delivered",
        (unless(other={"left": "the speech", "right": "delivered"}),),
        r"""
        (embargoed (until|till|against) delivery|check against delivery)
        Sperrfrist:? ?(bis )?(Redebeginn|(zum )?Beginn der Rede)
        """,
        marks="check against delivery|embargoed (until|till|against) delivery|Sperrfrist",
        kind=NoticeKind.EMBARGO,
    ),
    Row(
        "embargo",
        (unless(from_="<when>"),),
        r"""
        (<strictly> ){0,2}embargo(ed)?( for (release|publication))?(<lifts>)?[:,]?( -)? ?<when>
        embargo(ed)?[:,]? (not for|no) <outlets> (before|until|prior to) <when>
        for (release|publication|use|broadcast)( (at|on|after|from|until|not before))?:? ?<when>
        for (release|publication|use|broadcast) (on or (after|from)|no earlier than):? ?<when>
        not for <outlets> <ere> <when>
        (<no-use>|(<this><not-be>|not to be) <published>) <ere> <when>
        <this>for release,? <when>
        not for (public(ation)?( release)?|release) <ere> <when>
        no (access|release) <ere> <when>
        hold (for release )?(until|till|for)?:? ?<when>
        not before <when>
        start ?date ?[:=] ?<when>
        release (date|time|at|on):? ?<when>
        Sperrfrist( beachten)?[:!]? ?(Veröffentlichung )?(erst )?(bis |frei )?(zum |zu |ab )?<when>
        (Veröffentlichung|Verwendung|frei zur Veröffentlichung) (erst )?ab( dem)? <when>
        nicht vor (dem )?<when>,?( zu)? veröffentlichen
        gesperrt bis( zum)? <when>
        frei (ab|für)( dem)? <when>
        (sous )?embargo( jusqu'(au|aux|à)?)? ?:? ?<when>
        ne pas (diffuser|publier) avant (le )?<when>
        (bajo )?embarg(o|ado|ada)( hasta)?:? ?((el|la|las) )?<when>
        (sob )?embarg(o|ado|ada)( até)?:? ?((o|as|à|às|ao) )?<when>
        (sotto )?embargo( fino( a| al| alle| alle ore)?)?:? ?<when>
        (embargat|embargament)( fins)?( a| al)?:? ?((el|les) )?<when>
        (sub )?embargo (până )?(la|în|pe)? ?(data de )?<when>
        embargo (hingga|sampai|sehingga) <when>
        (får publiceras tidigast|fri för publicering|publiceras tidigast) <when>
        (kan offentliggøres tidligst|fri til offentliggørelse|kan publiseres tidligst) <when>
        julkaisuvapaa(na)? <when>
        (onder |under )?embargo (tot|til|till) <when>
        (klausuleret( til)?|sperrefrist( til)?):? ?<when>
        embargo do <when>
        эмбарго до <when>
        (엠바고|(報道|情報)?解禁(日時|時間|日)?)[:： ]*<when>( ?이후( ?(보도|<ko-use>)( 가능)?)?)?
        """,
        marks="embargo|embargado|embargada|embargat|for release|for publication (on|from|after)"
        "|Veröffentlichung (erst )?ab|not for (publication|public release|release|broadcast|use)"
        "|not to be (used|published|broadcast|released)"
        "|publiceras tidigast|fri för publicering|tidligst|julkaisuvapaa"
        "|not for publication or broadcast|hold (for|until)|sperrfrist|sperrefrist|klausuleret"
        "|frei ab|nicht vor|ne pas (diffuser|publier)|эмбарго|엠바고|(報道|情報)?解禁",
        kind=NoticeKind.EMBARGO,
    ),
    Row(
        "embargo-in",
        ({"forbid": "use", "if": {"territory": "<where>"}, "unless": {"from": "<when>"}},),
        r"""
        not (available )?for <outlets> <there> (before|until|prior to) <when>
        (no|not to be) <published> <there> (before|until|prior to) <when>
        """,
        kind=NoticeKind.EMBARGO,
    ),
    Row(
        "delete-after",
        ({"owe": {"delete": "<span>"}},),
        r"""
        (max(imum|\.)?|(no|not) (more|longer) than|limited to)( of)? <span>( <kept>)?
        <span> (max(imum|\.)?|only)
        no archiv(e|es|ing|al|age)( (use|storage))? <beyond> <span>
        <kept>( (for|up to|only|max\.?))* <span>( (only|max(imum|\.)?))?
        (delete|remove|take down|expires?) (after|within) <span>
        no use after <span>
        <this>(<not-be>|not to be) (archived|stored|kept|held) <beyond> <span>
        nach <span> (zu )?löschen
        maximal <span>
        """,
    ),
    Row(
        "credit",
        ({"owe": {"credit": "<name>"}},),
        "((mandatory|compulsory|obligatory) credit( line)?|(please|must) (be )?credit(ed)?"
        "( (to|as))?|mention obligatoire|crédito obligatorio|credito obbligatorio"
        "|(credit|byline)( line)? (must|should|to) (read|be)( given)?( (to|as))?"
        "|(nur )?bei (vollständiger )?Nennung( von)?):? ?<name>",
        loud=True,
        marks="mandatory credit|compulsory credit|mention obligatoire|crédito obligatorio",
    ),
    Row(
        "credit-any",
        ({"owe": {"credit": None}},),
        r"""
        (mandatory|compulsory|obligatory) credits?( line)?
        (credit( line)?|byline|attribution) (is )?(mandatory|required|compulsory|obligatory)
        must (be )?credit(ed)?
        (Quellenangabe|Nennung) (ist )?(erforderlich|Pflicht)
        mention obligatoire
        crédit obligatoire
        crédito (obligatorio|obrigatório)
        """,
        loud=True,
        marks="mandatory credit|compulsory credit|credit mandatory|mention obligatoire"
        "|crédit obligatoire|crédito obligatorio|crédito obrigatório",
    ),
    Row(
        "only-for-customers",
        (unless(other=member_of("<customer>")),),
        r"(for |available to )?(use by )?((our|all|paying|subscription|licen[sc]ed|registered) )?"
        r"((?P<customer>[\pL\pN&/-]+( [\pL\pN&/-]+)?) )?<folks>"
        r"( (and|or|/) [\pL -]+)? only",
        loud=True,
        marks="(members|customers|clients|subscribers|licen[sc]ees|affiliates) only",
    ),
    Row(
        "internal-only",
        (unless(other={"left": "the use", "right": "inside the house"}),),
        r"""
        (strictly )?(for )?internal (use|purposes|distribution|circulation) only
        nur (für den |zum )?internen (Gebrauch|Zweck|Dienstgebrauch)
        nur zur internen (Verwendung|Nutzung|Information)
        (à |pour )?usage interne (uniquement|exclusivement)
        (solo|sólo|exclusivamente) (para )?uso interno
        (solo )?per uso interno
        (apenas|somente) (para )?uso interno
        alleen voor intern gebruik
        (только для внутреннего|для служебного) пользования
        """,
        marks="internal (use|purposes|distribution|circulation) only|zum internen Gebrauch"
        "|für den internen Gebrauch|usage interne|uso interno|voor intern gebruik"
        "|для внутреннего|для служебного",
    ),
    Row(
        "only-for-whom",
        (unless(other=member_of("<whom>")),),
        "(access )?only (for|to) <whom>",
    ),
    Row(
        "only-for-members",
        (unless(other=member_of("<whom>")),),
        r"access only (for|to) (?P<whom>[^.;|*\n]+<folks>)",
        marks="access only",
    ),
    Row(
        "not-by",
        (where(other=member_of("<whom>")),),
        "((coverage|content) |<this>)<not-be> used by <whom>",
        marks="be used by",
    ),
    Row(
        "pointer",
        (unless(other={"left": "the use", "right": "within the restrictions that it points to"}),),
        r"(click|check|open|see|consult|voir|siehe) (here )?((for|die|the|les) )?"
        r"(restrictions?|Beschränkungen|Einschränkungen)( at)?[\s:-]*<page>?",
    ),
)
