"""Usage terms on what an item may be used for, on which channel, and in what shape.

In what a row says, `<channel>` and the like stand for what was found; how wordings are
written stands in `rows`.
"""

from __future__ import annotations

from rightscheck.licensing.usage.rows import ONLINE, Row, unless, where
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
        non-?editorial use <shut>
        nur (zur|für) redaktionellen? (Verwendung|Nutzung|Zwecken?)
        (Verwendung|Nutzung) nur (zu|für) redaktionellen? Zwecken?
        ((à|pour) )?usage éditorial (uniquement|seulement|exclusif|exclusivement)
        (solo|sólo|únicamente) (para )?uso editorial
        uso editorial (exclusivo|exclusivamente|únicamente|solamente)
        solo (per )?uso editoriale
        uso esclusivamente editoriale
        (apenas|somente|só) (para )?uso editorial
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
        no commercial use without (<word> )*<leave>( (from|of)( <word>)*)?
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
        (no|prohibida la) (re)?ventas?
        proibida a (re)?venda
        pas de (re)?vente
        (vietata la (ri)?vendita|no (ri)?vendita)
        (kein|keine) (Verkauf|Weiterverkauf)
        재판매 금지
        """,
        loud=True,
        marks="(no|not for) (sale|resale|re-sale)|no third[- ]party"
        "|no (re)?venta|prohibida la (re)?venta|proibida a|vietata la (ri)?vendita|no (ri)?vendita"
        "|pas de (re)?vente|kein Verkauf|kein Weiterverkauf|재판매 금지",
    ),
    Row(
        "no-syndication",
        ({"forbid": "sublicense"},),
        r"""
        (no|not for) (onward |further )?syndication
        (no|not for) (onward|further|third[- ]party) (re)?distribution
        (no|not for) sub-?licen[sc](e|ing)
        (no|not for) (redistribution|re-distribution|onward transmission)( to third parties)?
        (nicht zur|keine) (Weitergabe|Weiterverbreitung)( an Dritte)?
        (pas de|ne pas) (redistribution|redistribuer|rediffuser)
        (no redistribuir|no distribuir a terceros)
        """,
        marks="(no|not for) (syndication|redistribution)"
        "|(no|not for) (onward|further|third[- ]party) (re)?distribution"
        "|nicht zur Weiter(gabe|verbreitung)|keine Weitergabe|no redistribuir|ne pas rediffuser",
    ),
    Row(
        "no-archive",
        ({"forbid": "archive"},),
        r"""
        no archiv(e|es|ing|al|age|o)( (use|rights|storage))?( (or|and) storage)?
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
        (no|not for|(no|not for) use (on|in)|excluding|except) <channel>( (use|usage|rights))?
        <channel> ((rights|use|usage) )?(out|<shut>)
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
        (for )?(use in )?<channel>( (use|usage|rights))?(-| )only
        only (for|on) <channel>( use)?
        nur (für )?<channel>([- ]Nutzung)?
        """,
        marks="(online|web|print|internet|digital|broadcast|radio|tv)( use| rights)?[- ]only"
        "|only for (online|web|print|digital|broadcast)|nur für (Online|Print|Web)",
    ),
    Row(
        "on",
        (unless(channel="<channel>"),),
        "(for )?<channel>( use)?",
        whole=True,
    ),
    Row("not-online", (where(channel=list(ONLINE)),), ""),
    Row("only-online", (unless(channel=list(ONLINE)),), ""),
    Row(
        "no-changes",
        ({"forbid": "modify"},),
        r"""
        <this><not-be> <edited>((,|,? or|,? and) (otherwise )?<edited>)*( in any way)?
        no (edits?|editing|alterations?|changes|crop|cropping|modifications?|manipulation)
        no derivatives?( works)?
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
        translations? <shut>
        <this><not-be> translated?
        """,
    ),
    Row(
        "no-ai",
        ({"forbid": "mine"},),
        "(no|no use (in|for)|not( (licen[sc]ed|cleared|available|to be used))? for) "
        "(training (of )?)?<tdm>((,|,? or|/) ?(no )?<tdm>)*( (purposes|data ?sets?|models?))?",
        loud=True,
        marks="no ai|no machine|no (text and )?data mining|no tdm",
        kind=NoticeKind.AI_RESERVATION,
    ),
    Row(
        "ai-only-for",
        ({"forbid": "mine", "unless": {"purpose": ["academic", "research", "scientific"]}},),
        "<tdm> (is )?(only )?(allowed|permitted)( only)? for <study>( (and|or) <study>)?"
        "( (use|purposes))?( only)?",
        marks="mining (is )?(only )?(allowed|permitted)",
        kind=NoticeKind.AI_RESERVATION,
    ),
    Row(
        "no-reprint",
        ({"forbid": "republish"},),
        r"""
        (reprint|republication|reproduction) rights <shut>
        droits de (réimpression|reproduction) exclus
        no (reprints?|reprint rights)
        """,
        marks="(reprint|republication|reproduction) rights (are )?(not|excluded)"
        "|droits de (réimpression|reproduction) exclus|no reprint",
    ),
    Row(
        "purpose-only",
        (unless(purpose="<purpose>"),),
        r"(for )?(your )?(?P<purpose>personal|private|educational|academic|research)"
        r"((,| and|,? or) (private|non-?commercial))?( (use|purposes|study)) only",
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
