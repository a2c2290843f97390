"""Foot lines that say whose work a text is: "contributed to this report", "first published"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from rightscheck.model import Asset, NoticeKind
from rightscheck.notices.mentions import Sighting
from rightscheck.notices.names import Mention
from rightscheck.notices.phrases import linear
from rightscheck.notices.scan import Encoded
from rightscheck.text import lazily

_WORK = r"(?:report|story|article|content|piece|item|dispatch|text|copy)"
_CONTRIBUTED = (
    rf"contributed(?: reporting)? to (?:this|the) {_WORK}|contributed reporting"
    r"|contributed(?: from (?-i:\p{Lu})[^\n.,;]{2,30})?(?:\.|[ \t]*(?:\n|$))"
    r"|tarafından (?:yayınlanan|yayımlanan|geçilen|servis edilen) (?:[^\s.]{2,12} ){0,3}haberler"
)
_OPEN = (
    rf"this {_WORK} (?:by|from|is from|comes from|(?:comes |is )?courtesy of)"
    rf"|(?:this|the) {_WORK} was (?:originally |first )?"
    r"(?:published|produced|provided|written|prepared|created) by"
    r"|with (?:additional |agency )?inputs? from|(?:originally|first) published by"
    r"|(?:republished|syndicated) from"
    r"|dist(?:ributed|\.) by|(?:mit|mit ?hilfe von|unter verwendung von)"
    r" (?:material|informationen|agenturmaterial|inhalten)(?: von| der| des)?"
    r"|dies(?:er|e|es)? (?:text|artikel|beitrag|bericht|meldung|stück)"
    r" (?:stammt|kommt|enthält (?:auch )?(?:material|informationen|inhalte|meldungen))"
    r" (?:von|aus|der)(?: der| dem)?(?: nachrichtenagentur| dienst)?"
    r"|dies(?:er|e|es)? (?:text|artikel|beitrag|bericht|meldung) wurde"
    r" (?:[a-zäöüß]+ ){0,3}?(?:von|aus)(?: der| dem)?(?: nachrichtenagentur)?"
    r"|dies ist ein(?:e|en)? (?:meldung|bericht|text|nachricht) (?:der|von|aus dem)"
    r"|diese (?:meldung|nachricht) ist teil des (?:automatisierten )?angebots (?:der|von)"
    r"|cet(?:te)? (?:article|texte|dépêche|contenu) (?:provient|émane) (?:de|du|d')"
    r"(?: ?l'agence| la)?"
    r"|est[ea] (?:artículo|texto|nota|contenido|noticia) (?:procede|proviene) (?:de|del)"
    r"(?: la agencia)?"
    r"|(?:quest[oa] (?:articolo|testo|notizia)|quest'articolo) proviene d(?:a|al|alla|all')"
    r"(?: ?agenzia)?"
    r"|est[ea] (?:artigo|texto|notícia|conteúdo) (?:é|provém) d[aoe](?: agência)?"
    r"|dit (?:artikel|bericht|stuk) (?:is afkomstig|komt) van(?: persbureau)?"
)
"""After these the sentence may go on: "This report by The Canadian Press was first published"."""

_CLOSED = (
    # en
    r"released by|special to|(?:story|article|report) by"
    r"|(?:provided|prepared|supplied|syndicated|posted) by|prepared with|story courtesy of"
    r"|(?:with|includes|including) (?:an? )?"
    r"(?:files|wires?|contributions|material|information|reports?|(?:additional )?reporting)"
    r" (?:from|by)"
    r"|(?:additional )?reporting(?: by|:)"
    r"|with (?:the )?(?:assistance|help|cooperation|contributions?) (?:of|from)"
    r"|(?:material|information|compiled|combined|edited|adapted) from"
    rf"|(?:information|material|reporting) (?:for|in) this {_WORK} (?:came|comes|is|was)"
    r" (?:from|by)"
    rf"|{_WORK} (?:has been|was|is) (?:published|sourced|taken|generated|reproduced) from(?: an?)?"
    r"|(?:(?:produc|publish|report)ed |written )?in (?:partnership|collaboration|cooperation) with"
    r"|(?:originally |first )?(?:appeared|published)(?: first)? (?:on|in|at)|reprinted from"
    # de, nl, sv, no, da, fi
    r"|bereitgestellt von|(?:zuerst )?erschienen (?:bei|in)|erschien (?:zuerst )?(?:bei|in)"
    r"|(?:ein(?:e|en)? )?(?:artikel|beitrag|bericht|meldung) (?:von|der)(?: der)?"
    r"|nach (?:informationen|meldungen|material) (?:von|der)"
    r"|übernommen von|(?:wieder|zweit)veröffentlicht von|in (?:zusammenarbeit|kooperation) mit"
    r"|in samenwerking met|een (?:artikel|bericht) van"
    r"|met (?:medewerking|informatie) van|geleverd door|i samar?be(?:te|id|jde) med"
    r"|med (?:material|uppgifter) från|levert av|leveret af"
    # fr, es, pt, it, ro, ca
    r"|avec nos confrères d(?:e|u)(?: l'| la)?"
    r"|avec (?:des |les )?(?:informations?|dépêches?) (?:de|d'|du)|fourni(?:e|s|es)? par"
    r"|(?:(?:écrit|rédigé|réalisé|produit|publié)e?s? )?en (?:collaboration|partenariat) avec"
    r"|une? (?:article|texte|dépêche) de(?: l'agence)?"
    r"|un(?:a|o)? (?:artículo|texto|nota|artigo|articolo|notizia) de(?: la agencia|ll'agenzia)?"
    r"|republié(?:e)?s? (?:à partir de|depuis|de)|republicad[oa]s? (?:desde|de|d[aeo])"
    r"|ripubblicat[oaie] da|overgenomen van|återpublicerad från|przedruk z"
    r"|en (?:colaboración|alianza) con"
    r"|(?:publié|rédigé|produit|écrit)e? (?:initialement |d'abord )?(?:par|sur|dans|avec)"
    r"|con (?:información|informaciones|datos|reportes|material) (?:de|del)"
    r"|(?:proporcionad|elaborad|facilitad|tomad)[oa]s? (?:por|de)"
    r"|publi(?:cad[oa]|cerad|ceret|sert) (?:por|pel[ao]|a[vf])|(?:veröffentlicht|publiziert) von"
    r"|gepubliceerd door|pubblicat[oa] da(?:ll')?"
    r"|publicad[oa] originalmente (?:en|por|em|n[ao])"
    r"|com informações (?:de|d[ao]s?)|fornecid[oa]s? p(?:or|el[ao])|em parceria com"
    r"|con (?:informazioni|materiale)(?: di| dell'| della)?|fornit[oa] da"
    r"|a cura d(?:i|ella|ell')|tratt[oa] da"
    r"|in collaborazione con"
    r"|avec (?:la (?:collaboration|contribution|participation)|le concours) d(?:e|u)(?: l'| la)?"
    r"|con la (?:colaboración|collaborazione) d(?:e|el|i|ella|ell')|com a colaboração d[aeo]"
    r"|d'après"
    r"|cu informații de la"
    # ru, uk, bg, pl, cs
    r"|по (?:материалам|информации|сообщениям|данным):?|с использованием материалов"
    r"|подготовлен[аоы]? (?:информационным )?агентством"
    r"|(?:подготовлен[аоы]? )?на основе (?:материалов|сообщений|информации)"
    r"|(?:підготовлен[аоі]? )?на основі (?:матеріалів|повідомлень|інформації)"
    r"|за (?:матеріалами|інформацією|повідомленнями|даними):?|по материали на"
    r"|na podst(?:awie|[.])(?: (?:informacji|materiałów|depesz))?"
    r"|materiał(?:y)? (?:z )?serwisu|z využitím"
    r"|we współpracy z"
    # zh, ja
    r"|(?:この|本)記事は|本文由"
    # el, tr, id
    r"|με πληροφορίες από(?: τ[οη]ν?)?|haberine göre|bersumber dari|dilansir dari"
)
"""After these nothing but the end may come: "data provided by Reuters shows" is prose."""

PHRASES = linear(rf"(?i)(?:^|[^\pL\pN])(?:{_CONTRIBUTED}|{_OPEN}|{_CLOSED})")
_MAY_GO_ON = lazily.pattern(rf"(?i)(?:{_OPEN})")
_NAMED_FIRST = ("contributed", "tarafından")
"""What these phrases begin with stands behind the names."""
_BEFORE = 280
_AFTER = 60
_NEAR = 180
"""Characters before a foot line that tell whether it opens its sentence."""
_TOLD = lazily.pattern(r"[a-z]{4}\.\s[A-Z]|^ (?:also |first )?(?:reported|said|told|wrote|noted) ")
"""Between a name and "contributed": another sentence, or that the name itself told something."""
_DATED = lazily.pattern(
    r"(?i)(?: was| wurde)? ?(?:first|originally)? ?published[^\n]{0,24}?\d{4}\.?"
)
_AND = r"and|und|et|y|e|och|og|en|oraz|и|та|dan|ve|και|és|with|mit|avec|con|com|met|med"
_LINK = (
    rf"(?i:[\s,\"/|]{{0,3}}(?:(?:{_AND}|the|der|den|die|la|le|el|los)\b|&|l'|,)?"
    r"[\s\"]{0,2}(?:(?:the|der|la|le|el|d[ao]s?|del?|della|du|des|van|von) |l')?\"?)"
)
_LINKED = lazily.pattern(_LINK)
_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀ-ſΑ-ΩА-ЯЀ-Џ][\w.'-]{0,20}"
_HEADED = lazily.pattern(
    rf"(?:^[ (\[-]*|[.!?][.?\"]{{0,2}}\s?)(?:(?:{_CAPITAL} ){{1,3}}of )?(?:[Tt]he )?$"
)
"""What stands before the first name of those who contributed: nothing, or a person of its house."""
_AGENCY = (
    r"(?i:(?:news |wire |press )?agenc(?:y|ies)|agences?|agencias?|agências?|agenzi[ae]"
    r"|(?:nachrichten)?agentur(?:en)?|persbureaus?|nyhetsbyrån|(?:инфо(?:рм)?)?агентств[аоу]?)"
)
_FIRST = lazily.pattern(
    rf"{_LINK}(?:{_AGENCY}[ :]{{1,2}})?"
    rf"|\s(?:{_CAPITAL}(?:, (?:and )?| and | )){{2,6}}(?:(?i:the) )?"
    rf"|\s(?:{_CAPITAL} ){{1,4}}(?:{_AND}) (?:(?i:the) )?"
)
"""Before the first agency people or a paper may be named ("With files from Jane Doe, Reuters")."""

_OPENED = lazily.pattern(
    r"(?i)(?:^|[\n.!?([|,;:)>*※。])[\s\"-]{0,3}(?:this [a-z ]{4,40} (?:is|was)? ?|it was |this "
    r"|the |the [a-z]{4,9} was |the post [^\n]{2,160} |photo |story "
    r"|(?:dies(?:er|es?)|cet(?:te)?|ce|est[ea]|quest[oa]|dit|deze|denn[ae]|dett[ae]) "
    r"[^\n.,;:!?]{4,40} |[^\W\d_]{4,12} |[\w-]{3,20}\.[a-z.]{2,6} "
    r"|(?-i:(?:[A-Z][\w.&-]{1,15} ){1,3})|by [^\n.,;]{3,30}, )?"
    r"(?:originally |first )?$"
)
_ENDED = lazily.pattern(
    r"(?i:\s[a-z]{3,9}\.? \d|\s(?:(?:le|el|am|il|em|den|on|op|dne) )?\d{1,2}\b)"
    r"|(?:から|より|が|の)?(?:配信|提供)|[记記]者|供稿|授[权權]"
    r"|\"?\s?[•·]|\"?(?:[)|\n<\]:*]|\.(?:\s|$)|\s?(?:--?|—)\s|$"
    r"| (?:under|unter|sous|bajo|sob|sotto|onder|con licenza|con licencia) "
    r"|[,;] (?:editing|writing) by| (?:was|were) (?:used|included) in this "
    rf"|(?:(?:,| (?:{_AND})) {_CAPITAL}(?: {_CAPITAL}){{0,3}}){{1,3}}[.)]?(?:\n|$)"
    r"|'?s?[ -](?:[a-z]{2,10} )?(?:(?:feed|wire)\b|news (?:agency|service)(?:[.)\n]|$))"
    r"|'s (?:[A-Z]\w{2,12} ){1,2}(?:Service|Bureau|Desk)\b"
    r"|'?s? (?:wire |news )?(?:reports|dispatches|stories|copy)\.?(?:$|[)|\n]|\s--?\s))"
)


def foot_lines(page: Encoded, mentions: Sequence[Mention]) -> Iterator[Sighting]:
    """The foot lines that name a holder."""
    text, starts = page.text, [mention.start for mention in mentions]
    for at, until in page.spans(PHRASES):
        span = at + (not text[at].isalnum()), until
        phrase = text[slice(*span)].casefold()
        if phrase.startswith(_NAMED_FIRST):
            found = _contributors(text, span, mentions, starts)
        else:
            found = _named_after(text, span, mentions, starts)
        if found:
            yield found


def _contributors(
    text: str, span: tuple[int, int], mentions: Sequence[Mention], starts: Sequence[int]
) -> Sighting | None:
    """The line of "AP writers A in B contributed": the name opens the line or the sentence."""
    first = max(0, span[0] - _BEFORE)
    first = max(first, text.rfind("\n", first, span[0]) + 1)
    for mention in mentions[bisect_left(starts, first) : bisect_left(starts, span[0])]:
        if mention.end > span[0]:
            return None
        before = text[max(first, mention.start - _NEAR) : mention.start]
        opens = _HEADED.search(before)
        if opens and not _TOLD.search(text[mention.end : span[0]]):
            end = span[1] + (text[span[1] : span[1] + 1] == ".")
            named = _together(text, mention, mentions, starts, span[0])
            return _sighting(mention.start, end, named)
    return None


def _together(
    text: str, first: Mention, mentions: Sequence[Mention], starts: Sequence[int], last: int
) -> list[Mention]:
    """The name and those linked to it ("Agence France-Presse and Reuters contributed")."""
    named = [first]
    for mention in mentions[bisect_left(starts, first.end) : bisect_left(starts, last)]:
        if not _LINKED.fullmatch(text, named[-1].end, mention.start):
            break
        named.append(mention)
    return named


def _named_after(
    text: str, span: tuple[int, int], mentions: Sequence[Mention], starts: Sequence[int]
) -> Sighting | None:
    named: list[Mention] = []
    end = span[1]
    for index in range(bisect_left(starts, end), len(mentions)):
        mention = mentions[index]  # no slice: a page of foot lines would copy its names for each
        link = _LINKED if named else _FIRST
        linked = link.fullmatch(text, end, mention.start)
        if not (linked or (named and mention.start == named[-1].start)):
            break
        named.append(mention)
        end = mention.end
    before = text[max(0, span[0] - _NEAR) : span[0]]
    if span[0] > len(before):
        before = "-" + before  # a cut is no beginning
    if (
        not named
        or not _OPENED.search(before)
        or not all(name.exact or not name.name.acronym for name in named)
        or not (_ENDED.match(text, end) or _MAY_GO_ON.match(text[slice(*span)]))
    ):
        return None
    dated = _DATED.match(text, end)
    return _sighting(span[0], dated.end() if dated else end, named)


def _sighting(start: int, end: int, named: Sequence[Mention]) -> Sighting:
    return Sighting(start, end, "credit", NoticeKind.CREDIT_LINE, Asset.TEXT, 0.95, tuple(named))
