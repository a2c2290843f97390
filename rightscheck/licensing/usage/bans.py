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
        (terms: )?(this [a-z]+ is )?<meant>(for )?(one-time )?editorial (use|usage|purposes?) only
        (strictly )?restricted to editorial (use|uses|usage|purposes?)( only)?
        only (for|to be used for) editorial (use|usage|purposes?)
        nur (zur|für) redaktionellen? (Verwendung|Nutzung|Zwecken?)( <about>)?
        (Verwendung|Nutzung) nur (zu|für) redaktionellen? Zwecken?( <about>)?
        ((à|pour) )?usage éditorial (uniquement|seulement|exclusif|exclusivement)
        (solo|sólo|únicamente) (para )?uso editorial
        uso editorial (exclusivo|exclusivamente|únicamente|solamente)
        solo (per )?uso editoriale
        uso esclusivamente editoriale
        (apenas|somente) (para )?uso editorial
        uso editoriale
        (alleen|uitsluitend) voor redactione(el|le) (gebruik|doeleinden)
        (endast|enbart) för redaktionellt (bruk|ändamål)
        kun (til|for) redak(tionel|sjonell) (brug|bruk)
        wyłącznie do użytku redakcyjnego
        только для редакционного использования
        (仅供|仅限)编辑(使用|用途)
        (僅供|僅限)編輯(使用|用途)
        """,
        marks="editorial use|editorial purpose|uso editorial|uso editoriale|usage éditorial"
        "|redaktionelle|redactioneel|redactionele|redaktionellt|redaktionel|redaksjonell"
        "|użytku redakcyjnego|для редакционного|仅供编辑|仅限编辑|僅供編輯|僅限編輯",
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
        (strictly )?non-?commercial use only
        """,
        marks="no commercial use|not for commercial use|no promotional use"
        "|non-?commercial use only|pas d'usage commercial|keine kommerzielle",
    ),
    Row(
        "no-advertising",
        (where(purpose=["advertising"]),),
        r"""
        (no|not for) (sales? (for|to) )?<adverts>( (or|and|/) <adverts>)?( <campaigns>)?
        nicht für (Werbung|Werbezwecke)
        keine Werbung
        pas de publicité
        no (usar|apto) para publicidad
        """,
        loud=True,
        marks="no marketing|no advertising|no merchandising|not for marketing|not for advertising"
        "|not for sale for",
    ),
    Row(
        "no-sales",
        ({"forbid": "sell"},),
        r"""
        (no|not for) (re-?)?sales?
        no third[- ]party sales?
        no syndication
        (no|prohibida la) (re)?ventas?
        proibida a (re)?venda
        pas de (re)?vente
        (vietata la (ri)?vendita|no (ri)?vendita)
        (kein|keine) (Verkauf|Weiterverkauf)
        재판매 금지
        """,
        loud=True,
        marks="no sale|no resale|no re-sale|no third[- ]party|no syndication"
        "|no (re)?venta|prohibida la (re)?venta|proibida a|vietata la (ri)?vendita|no (ri)?vendita"
        "|pas de (re)?vente|kein Verkauf|kein Weiterverkauf|재판매 금지",
    ),
    Row(
        "no-syndication",
        ({"forbid": "sublicense"},),
        r"""
        not for (syndication|resale|re-sale)
        (no|not for) (onward|further|third[- ]party) (re)?distribution
        (no|not for) (redistribution|re-distribution|onward transmission)
        (nicht zur|keine) (Weitergabe|Weiterverbreitung)( an Dritte)?
        (pas de|ne pas) (redistribution|redistribuer|rediffuser)
        (no redistribuir|no distribuir a terceros)
        """,
        marks="not for (syndication|resale|re-sale|redistribution)"
        "|(no|not for) (onward|further|third[- ]party) (re)?distribution|no redistribution"
        "|nicht zur Weiter(gabe|verbreitung)|keine Weitergabe|no redistribuir|ne pas rediffuser",
    ),
    Row(
        "no-sales-in",
        ({"forbid": "sell", "if": {"territory": "<where>"}},),
        "no ((commercial|editorial|or|and|/) ?)*(re-?)?sales? (in|to) (the )?<where>",
        loud=True,
        marks="no sale|no resale|no (commercial|editorial)",
    ),
    Row(
        "no-archive",
        ({"forbid": "archive"},),
        r"""
        no archiv(e|es|ing|al|age)( (use|rights|storage))?
        not for archiv(e|es|ing|al)( use)?
        (do not|don't|never) (archive|store)
        <this><not-be> archiv(e|ed)
        no storage
        (no archivar|sin archivo|no archivio|niente archivio)
        keine? (Archiv|Archivierung)
        pas d'archiv(age|es)
        """,
        loud=True,
        marks="no archiv|not for archiv|do not archive|keine Archivierung|pas d'archiv|sin archivo",
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
        marks="no (use )?(internet|web|online|mobile|wireless|print|tv|radio|mag|magazine|tabloid"
        "|newspaper)s?|(internet|web|online|print|tv|radio|mags|magazines|tabloids|newspapers) out",
    ),
    Row(
        "only-on",
        (unless(channel="<channel>"),),
        r"""
        (for )?<channel>( use)?([- ]only)?
        only (for|on) <channel>( use)?
        nur (für )?<channel>([- ]Nutzung)?
        """,
        marks="(online|web|print|internet|digital|broadcast|radio|tv)( use)?[- ]only"
        "|only for (online|web|print|digital|broadcast)|nur für (Online|Print|Web)",
    ),
    Row(
        "not-in",
        (where(territory="<where>"),),
        r"""
        (the )?<where>( is)? (out|ut)
        <where> (rights )?excluded
        (no|not to be used for)( further)? <uses>(/[a-z ]+)? <there>
        no (use )?(in )?(the )?<where>( use)?
        no rights (in|for) (the )?<where>
        not (in )?(the )?<where>
        (nicht für|nicht in) (die |den )?<where>
        """,
        loud=True,
        marks="out|no use( in)?",
    ),
    Row(
        "no-use-in",
        (where(territory="<where>"),),
        "no use in (the )?<where>",
        marks="no use in",
    ),
    Row(
        "not-for-use-in",
        (where(territory="<where>"),),
        r"""
        not (intended |available |cleared |licen[sc]ed )?for( further)? <uses>( or <uses>)? <there>
        not for <uses> to <where> news ?wire services( or( for)? <uses> in (the )?<where>)?
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
        nur (in|für) (die |den )?<where>
        (geography|territory|territories) ?[:=] ?(the )?<where>( only)?
        """,
        marks="(no|not for) (use|distribution|publication) outside"
        "|for (use|publication|distribution) in",
    ),
    Row(
        "no-changes",
        ({"forbid": "modify"},),
        r"""
        <this><not-be> <edited>((,|,? or|,? and) (otherwise )?<edited>)*( in any way)?
        no (edits?|editing|alterations?|changes|crop|cropping|modifications?|manipulation)
        (keine Änderungen|darf nicht verändert werden)
        (sans modification|ne pas modifier)
        det er ikke anledning til å endre innhold( eller konklusjoner)?
        """,
        loud=True,
        marks="no cropping|no crop|no alterations?|do not crop|not be (cropped|altered)",
    ),
    Row(
        "no-video-emulation",
        ({"forbid": "modify"},),
        r"""
        no (video emulation|image sequences?|sequences?)
        <rest>\b(prohibit|prohibits) any use of photographs as image sequences<rest>
        """,
        marks="no video emulation|no image sequences?|photographs as image sequences",
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
        marks="not for (publication|broadcast)|nicht zur Veröffentlichung|ne pas publier",
    ),
)
