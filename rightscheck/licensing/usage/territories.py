"""Usage terms on where an item may be used or sold.

How wordings are written stands in `rows`.
"""

from __future__ import annotations

from rightscheck.licensing.usage.rows import Row, unless, where

TERRITORIES: tuple[Row, ...] = (
    Row(
        "no-sales-in",
        ({"forbid": "sell", "if": {"territory": "<where>"}},),
        r"""
        no ((commercial|editorial|or|and|/) ?)*(re-?)?sales? ((in|to) )?(the )?<where>
        not (available )?for (re-?)?sale (in|to) (the )?<where>
        (interdite?s?|pas) (à la|de) vente (en|au|aux|à) (la )?<where>
        prohibida (su |la )?venta en <where>
        vietata la vendita in <where>
        kein (Verkauf|Weiterverkauf) (nach|in) (die )?<where>
        """,
        loud=True,
        marks="no sale|no resale|no (commercial|editorial)",
    ),
    Row(
        "no-use-in",
        (where(territory="<where>"),),
        "no use (in )?(the )?<where>",
        marks="no use in",
    ),
    Row(
        "not-in",
        (where(territory="<where>"),),
        r"""
        (the )?<where>( is)? (out|ut)
        outs? ?: ?(the )?<where>
        <where> (rights )?<shut>
        (use|usage) <shut> <there>
        (use|usage|publication|distribution) (with)?in (the )?<where> <shut>
        (no|not to be used for)( further)? <uses>(/[a-z ]+)? <there>
        no (in )?(the )?<where>( use)?
        no rights (in|for) (the )?<where>
        not (available )?(in )?(the )?<where>
        (nicht für|nicht in|keine (Nutzung|Verwendung|Veröffentlichung) in) (die |den )?<where>
        ne pas (utiliser|diffuser|publier) (en|au|aux|à) (la )?<where>
        no (usar|utilizar|publicar) en <where>
        (får (inte|ej) användas i|(må|kan|skal) ikke (brukes|bruges|anvendes) i) <where>
        (usage|utilisation|diffusion|publication) interdite? (en|au|aux|à) (la )?<where>
        interdiction d'(usage|utilisation) (en|au|aux|à) (la )?<where>
        (uso|utilización|publicación) prohibid[oa] en <where>
        prohibid[oa] (su |el |la )?(uso|utilización|publicación|difusión) en <where>
        (vietato l'uso|vietata la pubblicazione|uso vietato) in <where>
        (proibido o uso|uso proibido) (em|no|na|nos) <where>
        """,
        loud=True,
        marks="out|no use",
    ),
    Row(
        "not-for-use-in",
        (where(territory="<where>"),),
        r"""
        not (intended |available |cleared |licen[sc]ed )?for( further)? <uses>( or <uses>)? <there>
        not for <uses> to <where> news ?wire services( or( for)? <uses> in (the )?<where>)?
        niet voor (gebruik|publicatie) in <where>
        nicht (zur|für die) (Veröffentlichung|Verbreitung|Verwendung) in <where>
        """,
        marks="not ([a-z]+ )?for (use|distribution|publication|release|broadcast)"
        "|nicht zur (Veröffentlichung|Verbreitung)",
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
        (for (use|publication|distribution) )?((with)?in )?(the )?<where> only
        only (for use )?(with)?in (the )?<where>
        (the )?<where> rights only
        nur (in|für) (die |den )?<where>
        (alleen|uitsluitend) voor gebruik in <where>
        (utilisation|usage|diffusion) (limitée?|réservée?) (à|en|au|aux) (la )?<where>
        (uso consentito (solo|solamente)|solo) in <where>
        (uso permitido )?(solo|sólo|únicamente) en <where>
        (só|somente|apenas) (em|no|na|nos|nas) <where>
        <area>(the )?<where>( only)?
        """,
        marks="(no|not for) (use|distribution|publication) outside"
        "|for (use|publication|distribution) in",
    ),
)
