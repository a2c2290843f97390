"""Usage terms on what an item may be used for, on which channel, where, and in what shape.

In what a row says, `<where>`, `<channel>` and the like stand for what was found; how wordings are
written stands in `rows`.
"""

from __future__ import annotations

from rightscheck.licensing.usage.rows import Row, unless, where
from rightscheck.model import NoticeKind

# Agencies set "commercial" against "editorial" (Getty: "full editorial rights", and "contact your
# office for all commercial or promotional uses"), so an editorial use is not meant here.
_COMMERCIAL = where(purpose=["commercial", "advertising"]) | unless(purpose=["editorial"])

BANS: tuple[Row, ...] = (
    Row(
        "editorial-only",
        (unless(purpose=["editorial"]),),
        r"""
        (this [a-z]+ is )?(strictly |intended )?(for )?editorial (use|usage|purposes?) only
        (strictly )?restricted to editorial (use|uses|usage|purposes?)( only)?
        only (for|to be used for) editorial (use|usage|purposes?)
        nur (zur|für) redaktionellen? (Verwendung|Nutzung|Zwecken?)
        (Verwendung|Nutzung) nur (zu|für) redaktionellen? Zwecken?
        ((à|pour) )?usage éditorial (uniquement|seulement|exclusif|exclusivement)
        (solo|sólo|únicamente) (para )?uso editorial
        uso editorial (exclusivo|exclusivamente|únicamente|solamente)
        solo (per )?uso editoriale
        uso esclusivamente editoriale
        (apenas|somente) (para )?uso editorial
        """,
        marks="editorial use|editorial purpose|uso editorial|usage éditorial|redaktionelle",
    ),
    Row(
        "no-commercial-use",
        (_COMMERCIAL,),
        r"""
        (no|not for) (commercial|promotional) (use|uses|usage|purposes)
        (no|not for) (commercial or promotional|promotional or commercial) (use|uses|usage|purposes)
        contact [a-z ]+ for all commercial or promotional uses
        keine (kommerzielle|gewerbliche) (Nutzung|Verwendung)
        pas d'(usage|utilisation) commerciale?
        prohibido (el|su) uso comercial
        """,
        marks="no commercial use|not for commercial use|no promotional use",
    ),
    Row(
        "no-advertising",
        (where(purpose=["advertising"]),),
        r"""
        (no|not for) (marketing|advertising|promotion)( (use|purposes|campaigns?))?
        (no|not for) (marketing|advertising) (or|and) (marketing|advertising)( (use|purposes))?
        nicht für (Werbung|Werbezwecke)
        keine Werbung
        pas de publicité
        no (usar|apto) para publicidad
        """,
        loud=True,
        marks="no marketing|no advertising|not for marketing|not for advertising",
    ),
    Row(
        "no-sales",
        ({"forbid": "sell"},),
        r"""
        (no|not for) (re-?)?sales?
        no third[- ]party sales?
        pas de (re)?vente
        재판매 금지
        """,
        loud=True,
        marks="no sale|no resale|no re-sale|재판매 금지",
    ),
    Row(
        "no-sales-in",
        ({"forbid": "sell", "if": {"territory": "<where>"}},),
        "no (re-?)?sales? (in|to) (the )?<where>",
        loud=True,
        marks="no sale|no resale",
    ),
    Row(
        "no-archive",
        ({"forbid": "archive"},),
        r"""
        no archiv(e|es|ing|al|age)( (use|rights|storage))?
        not for archiv(e|es|ing|al)( use)?
        <this><not-be> archiv(e|ed)
        no storage
        keine? (Archiv|Archivierung)
        pas d'archivage
        """,
        loud=True,
        marks="no archiv|not for archiv",
    ),
    Row(
        "no-resale-no-archive",
        ({"forbid": "sell"}, {"forbid": "archive"}),
        "재판매 및 DB( 저장)? 금지",
        marks="재판매 및 DB",
    ),
    Row(
        "no-archive-no-channel",
        ({"forbid": "archive"}, where(channel="<channel>")),
        "no archiv(al|e|es|ing) (or|and) <channel>( (use|rights))?",
        marks="no archiv",
    ),
    Row(
        "not-on",
        (where(channel="<channel>"),),
        r"""
        (no|not for|no use on|no use in|excluding|except) <channel>( (use|usage|rights))?
        <channel> (rights )?(out|excluded)
        nicht für <channel>([- ]Nutzung)?
        """,
        loud=True,
        marks="no internet|no web|no online|no mobile|no wireless|no print|no tv|no radio",
    ),
    Row(
        "only-on",
        (unless(channel="<channel>"),),
        r"""
        (for )?<channel>( use)?([- ]only)?
        only (for|on) <channel>( use)?
        nur (für )?<channel>([- ]Nutzung)?
        """,
    ),
    Row(
        "not-in",
        (where(territory="<where>"),),
        r"""
        (the )?<where>( is)? out
        <where> (rights )?excluded
        <no-use> (in|within|to|for|by media in) (the )?<where>
        no (use )?(in )?(the )?<where>( use)?
        no rights (in|for) (the )?<where>
        not (in )?(the )?<where>
        (nicht für|nicht in) (die |den )?<where>
        """,
        loud=True,
        marks="out|no use in|not for (use|distribution|publication) in",
    ),
    Row(
        "all-but",
        (where(territory="<where>"),),
        r"""
        ((world|worldwide|world rights?|available worldwide|all rights),? )?<but> (the )?<where>
        (außer|ohne) (die |den )?<where>
        sauf (en |la |le |l'|les )?<where>
        (excepto|salvo) (en )?<where>
        tranne (in )?<where>
        """,
        marks="(rights|world|worldwide),? (except|excluding)",
    ),
    Row(
        "only-in",
        (unless(territory="<where>"),),
        r"""
        <no-use> (outside|outside of|other than in) (the )?<where>
        (for use )?((with)?in )?(the )?<where> only
        only (for use )?(with)?in (the )?<where>
        nur (in|für) (die |den )?<where>
        (geography|territory|territories) ?[:=] ?(the )?<where>( only)?
        """,
        marks="(no|not for) (use|distribution|publication) outside",
    ),
    Row(
        "no-changes",
        ({"forbid": "modify"},),
        r"""
        <this><not-be> <edited>((,|,? or|,? and) (otherwise )?<edited>)*( in any way)?
        no (edits?|editing|alterations?|changes|cropping|modifications?|manipulation)
        (keine Änderungen|darf nicht verändert werden)
        (sans modification|ne pas modifier)
        det er ikke anledning til å endre innhold( eller konklusjoner)?
        """,
    ),
    Row(
        "no-translation",
        ({"forbid": "translate"},),
        r"""
        no translations?
        <this><not-be> translated?
        """,
    ),
    Row(
        "no-ai",
        ({"forbid": "mine"},),
        "(no|not for) <tdm>((,|,? or|/) ?(no )?<tdm>)*( (use|training|purposes))*",
        loud=True,
        marks="no ai|no machine|no (text and )?data mining|no tdm",
        kind=NoticeKind.AI_RESERVATION,
    ),
    Row(
        "not-for-publication",
        ({"forbid": "republish"},),
        r"""
        (the following [a-z]+ (is|are) )?not (intended )?for (publication|broadcast)
        not for (publication or broadcast|broadcast or publication)
        nur zur Information
        ((die|diese) (folgenden )?<word> (ist|sind) )?nicht zur Veröffentlichung( bestimmt)?
        (ne pas publier|no publicar)
        """,
        marks="(is|are) not for publication|nicht zur Veröffentlichung|ne pas publier",
    ),
)
