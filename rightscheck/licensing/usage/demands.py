"""Usage terms on when an item may be used, by whom, and what is asked for it.

How wordings are written stands in `rows`.
"""

from __future__ import annotations

from rightscheck.licensing.usage.rows import Row, member_of, unless, where
from rightscheck.model import NoticeKind

DEMANDS: tuple[Row, ...] = (
    Row(
        "expiry",
        (unless(until="<when>"),),
        r"""
        <no-use> (after|beyond|past|later than) <when>
        <this><not-be> (used?|displayed|published|shown) (after|beyond|past|later than) <when>
        not (available|usable|valid) (after|beyond|past) <when>
        ((licen[sc]e|rights?|usage) )?expires?( (on|at))?:? ?<when>
        (valid|available|usable|licen[sc]ed|cleared|for use)( only)? (until|till|to) <when>( only)?
        (until|till) <when> only
        (delete|remove|take down) (by|on|before) <when>
        (keine Nutzung|nicht) nach dem <when>
        (verwendbar|Nutzung|nutzbar)( nur)? bis( zum)? <when>
        (utilisation|utilisable|usage)( uniquement)? jusqu'(au|à) <when>
        (uso|utilizable) hasta (el )?<when>
        """,
        lasts=True,
        marks="no use after|no use/digital|not for use after|not be used after",
    ),
    Row(
        "embargo",
        (unless(from_="<when>"),),
        r"""
        (strictly |under )?embargo(ed)?( for release)?( (until|till|to|for))?:? ?<when>
        for (release|publication|use|broadcast)( (at|on|after|from|until|not before))?:? ?<when>
        not for (release|publication|use|broadcast) (before|until) <when>
        (<no-use>|<this><not-be> (used|published|broadcast|released)) (before|until|prior to) <when>
        hold (for release )?(until|till|for) <when>
        release (date|time|at|on):? ?<when>
        Sperrfrist:? ?(bis )?<when>
        gesperrt bis( zum)? <when>
        (sous )?embargo jusqu'(au|à) <when>
        (bajo )?embargo(ado)? hasta (el )?<when>
        embargo fino al? <when>
        """,
        marks="embargo|for release|not for publication before|hold (for|until)|sperrfrist",
        kind=NoticeKind.EMBARGO,
    ),
    Row(
        "delete-after",
        ({"owe": {"delete": "<span>"}},),
        r"""
        (max(imum|\.)?|(no|not) (more|longer) than|limited to)( of)? <span>( <kept>)?
        <span> (max(imum|\.)?|only)
        <kept>( (for|up to|only|max\.?))* <span>( (only|max(imum|\.)?))?
        (delete|remove|take down|expires?|no use) (after|within) <span>
        nach <span> (zu )?löschen
        maximal <span>
        """,
    ),
    Row(
        "credit",
        ({"owe": {"credit": "<name>"}},),
        "((mandatory|compulsory|obligatory) credit( line)?|(please|must) (be )?credit(ed)?"
        "( (to|as))?|mention obligatoire|crédito obligatorio|credito obbligatorio):? ?<name>",
        loud=True,
        marks="mandatory credit|compulsory credit|mention obligatoire|crédito obligatorio",
    ),
    Row(
        "credit-any",
        ({"owe": {"credit": None}},),
        r"""
        (mandatory|compulsory|obligatory) credits?( line)?
        credit (is )?(mandatory|required|compulsory|obligatory)
        must (be )?credit(ed)?
        (Quellenangabe|Nennung) (ist )?(erforderlich|Pflicht)
        mention obligatoire
        crédito obligatorio
        """,
        loud=True,
        marks="mandatory credit|compulsory credit|credit mandatory|mention obligatoire",
    ),
    Row(
        "only-for-customers",
        (unless(other=member_of("<customer>")),),
        r"(for |available to )?((?P<customer>[\pL\pN&/-]+( [\pL\pN&/-]+)?) )?<folks>"
        r"( (and|or|/) [\pL -]+)? only",
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
