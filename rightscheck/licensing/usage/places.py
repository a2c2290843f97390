"""Countries and regions as people write them in usage terms, as the codes of `territories`.

Names are CLDR 47's: all in English, those of Europe and of large countries also in German,
French, Spanish, Italian and Portuguese, those that terms name also in Russian, Arabic, Chinese,
Japanese and Korean; of parts of countries those that terms name. Georgia is left out: in American
copy it is a state.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

_NAMES = """
AD Andorra; AE United Arab Emirates, UAE, U.A.E.; AF Afghanistan; AG Antigua and Barbuda; AI
Anguilla; AL Albania; AM Armenia; AO Angola; AR Argentina, Argentinien, Argentine; AS American
Samoa; AT Austria, Österreich, Autriche, Áustria; AU Australia, Australien, Australie, Austrália;
AW Aruba; AX Åland Islands; AZ Azerbaijan; BA Bosnia and Herzegovina; BB Barbados; BD Bangladesh;
BE Belgium, Belgien, Belgique, Bélgica, Belgio; BF Burkina Faso; BG Bulgaria, Bulgarien, Bulgarie,
Bulgária; BH Bahrain; BI Burundi; BJ Benin; BL St. Barthélemy; BM Bermuda; BN Brunei; BO Bolivia;
BQ Caribbean Netherlands; BR Brazil, Brasilien, Brésil, Brasil, Brasile; BS Bahamas; BT Bhutan; BW
Botswana; BY Belarus; BZ Belize; CA Canada, Kanada, Canadá; CD DR Congo, Democratic Republic of
Congo; CF Central African Republic; CG Congo; CH Switzerland, Schweiz, Suisse, Suiza, Svizzera,
Suíça; CI Côte d'Ivoire, Ivory Coast; CK Cook Islands; CL Chile, Chili, Cile; CM Cameroon; CN
China, Chine, Cina, Mainland China, PRC; CO Colombia; CR Costa Rica; CU Cuba; CV Cape Verde; CW
Curaçao; CX Christmas Island; CY Cyprus, Zypern, Chypre, Chipre, Cipro; CZ Czechia, Tschechien,
Tchéquie, Chequia, Cechia, Tchéquia, Czech Republic; DE Germany, Deutschland, Allemagne, Alemania,
Germania, Alemanha; DJ Djibouti; DK Denmark, Dänemark, Danemark, Dinamarca, Danimarca; DM
Dominica; DO Dominican Republic; DZ Algeria, Algerien, Algérie, Argelia, Argélia; EC Ecuador; EE
Estonia, Estland, Estonie, Estônia; EG Egypt, Ägypten, Égypte, Egipto, Egitto, Egito; EH Western
Sahara; ER Eritrea; ES Spain, Spanien, Espagne, España, Spagna, Espanha; ET Ethiopia; FI Finland,
Finnland, Finlande, Finlandia, Finlândia; FJ Fiji; FK Falkland Islands; FM Micronesia; FO Faroe
Islands; FR France, Frankreich, Francia, França; GA Gabon; GB United Kingdom, Vereinigtes
Königreich, Royaume-Uni, Reino Unido, Regno Unito, UK, U.K., Great Britain, Britain,
Großbritannien, Grande-Bretagne, Gran Bretaña, Gran Bretagna; GD Grenada; GF French
Guiana; GG Guernsey; GH Ghana; GI Gibraltar; GL Greenland; GM Gambia; GN Guinea; GP Guadeloupe; GQ
Equatorial Guinea; GR Greece, Griechenland, Grèce, Grecia, Grécia; GT Guatemala; GU Guam; GW
Guinea-Bissau; GY Guyana; HK Hong Kong; HN Honduras; HR Croatia, Kroatien, Croatie, Croacia,
Croazia, Croácia; HT Haiti; HU Hungary, Ungarn, Hongrie, Hungría, Ungheria, Hungria; ID Indonesia;
IE Ireland, Irland, Irlande, Irlanda, Republic of Ireland, Eire; IL Israel, Israël, Israele; IM
Isle of Man; IN India, Indien, Inde, Índia; IQ Iraq; IR Iran, Irán, Irã; IS Iceland, Island,
Islande, Islandia, Islanda, Islândia; IT Italy, Italien, Italie, Italia, Itália; JE Jersey; JM
Jamaica; JO Jordan; JP Japan, Japon, Japón, Giappone, Japão; KE Kenya; KG Kyrgyzstan; KH Cambodia;
KI Kiribati; KM Comoros; KN St. Kitts and Nevis; KP North Korea, Nordkorea, Corée du Nord, Corea
del Norte, Corea del Nord, Coreia do Norte; KR South Korea, Südkorea, Corée du Sud, Corea del Sur,
Corea del Sud, Coreia do Sul, Korea, Republic of Korea; KW Kuwait; KY Cayman Islands; KZ
Kazakhstan; LA Laos; LB Lebanon; LC St. Lucia; LI Liechtenstein; LK Sri Lanka; LR Liberia; LS
Lesotho; LT Lithuania, Litauen, Lituanie, Lituania, Lituânia; LU Luxembourg, Luxemburg,
Luxemburgo, Lussemburgo; LV Latvia, Lettland, Lettonie, Letonia, Lettonia, Letônia; LY Libya; MA
Morocco, Marokko, Maroc, Marruecos, Marocco, Marrocos; MC Monaco; MD Moldova; ME Montenegro; MF
St. Martin; MG Madagascar; MH Marshall Islands; MK North Macedonia, Macedonia; ML Mali; MM
Myanmar, Burma; MN Mongolia; MO Macao, Macau; MP Northern Mariana Islands; MQ Martinique; MR
Mauritania; MS Montserrat; MT Malta; MU Mauritius; MV Maldives; MW Malawi; MX Mexico, Mexiko,
Mexique, México, Messico; MY Malaysia; MZ Mozambique; NA Namibia; NC New Caledonia; NE Niger; NF
Norfolk Island; NG Nigeria; NI Nicaragua; NL Netherlands, Niederlande, Pays-Bas, Países Bajos,
Paesi Bassi, Países Baixos, Holland; NO Norway, Norwegen, Norvège, Noruega, Norvegia; NP Nepal; NR
Nauru; NU Niue; NZ New Zealand, Neuseeland, Nouvelle-Zélande, Nueva Zelanda, Nuova Zelanda, Nova
Zelândia; OM Oman; PA Panama; PE Peru; PF French Polynesia; PG Papua New Guinea; PH Philippines;
PK Pakistan; PL Poland, Polen, Pologne, Polonia, Polônia; PM St. Pierre and Miquelon; PN Pitcairn
Islands; PR Puerto Rico; PS Palestinian Territories, Palestine; PT Portugal, Portogallo; PW Palau;
PY Paraguay; QA Qatar; RE Réunion; RO Romania, Rumänien, Roumanie, Rumanía, Romênia; RS Serbia,
Serbien, Serbie, Sérvia; RU Russia, Russland, Russie, Rusia, Rússia, Russian Federation; RW
Rwanda; SA Saudi Arabia, Saudi-Arabien, Arabie saoudite, Arabia Saudí, Arabia Saudita, Arábia
Saudita; SB Solomon Islands; SC Seychelles; SD Sudan; SE Sweden, Schweden, Suède, Suecia, Svezia,
Suécia, Sverige; SG Singapore; SH St. Helena, Ascension and Tristan da Cunha; SI Slovenia,
Slowenien,
Slovénie, Eslovenia, Eslovênia; SK Slovakia, Slowakei, Slovaquie, Eslovaquia, Slovacchia,
Eslováquia; SL Sierra Leone; SM San Marino; SN Senegal; SO Somalia; SR Suriname; SS South Sudan;
ST São Tomé and Príncipe; SV El Salvador; SX Sint Maarten; SY Syria; SZ Eswatini, Swaziland; TC
Turks and Caicos Islands; TD Chad; TG Togo; TH Thailand; TJ Tajikistan; TK Tokelau; TL
Timor-Leste; TM Turkmenistan; TN Tunisia, Tunesien, Tunisie, Túnez, Tunísia; TO Tonga; TR Turkey,
Türkiye, Türkei, Turquie, Turquía, Turchia, Turquia; TT Trinidad and Tobago; TV Tuvalu; TW Taiwan,
Taïwan, Taiwán; TZ Tanzania; UA Ukraine, Ucrania, Ucraina, Ucrânia; UG Uganda; US United States,
Vereinigte Staaten, États-Unis, Estados Unidos, Stati Uniti, USA, U.S., U.S.A., US, United States
of America, the States, EE. UU., EEUU; UY Uruguay; UZ Uzbekistan; VA Vatican City, Vatican; VC St.
Vincent and Grenadines; VE Venezuela; VG British Virgin Islands; VI U.S. Virgin Islands; VN
Vietnam; VU Vanuatu; WF Wallis and Futuna; WS Samoa; XK Kosovo; YE Yemen; YT Mayotte; ZA South
Africa, Südafrika, Afrique du Sud, Sudáfrica, Sudafrica, África do Sul; ZM Zambia; ZW Zimbabwe;
CA-QC Quebec, Québec; GB-ENG England; GB-NIR Northern Ireland; GB-SCT Scotland; GB-WLS Wales; AU-NSW
New South Wales
"""

_ELSEWHERE = """
AE ОАЭ, 阿联酋, アラブ首長国連邦, 아랍에미리트, الإمارات; AM Армения, Армении; AT Австрия,
Австрии, 奥地利, 奧地利, オーストリア, 오스트리아, النمسا; AU Австралия, Австралии, 澳大利亚,
澳洲, オーストラリア, 호주, أستراليا; AZ Азербайджан, Азербайджана, Азербайджане; BH البحرين; BR
Бразилия, Бразилии, 巴西, ブラジル, 브라질, البرازيل; BY Беларусь, Беларуси, Белоруссия,
Белоруссии, 白俄罗斯; CA Канада, Канады, Канаде, 加拿大, カナダ, 캐나다, كندا; CH Швейцария,
Швейцарии, 瑞士, スイス, 스위스, سويسرا; CN Китай, Китая, Китае, КНР, 中国大陆, 中國大陸, 中国,
中國, 大陆, 大陸, 중국, الصين; DE Германия, Германии, ФРГ, 德国, 德國, ドイツ, 독일, ألمانيا; DZ
الجزائر; EG Египет, Египта, Египте, 埃及, エジプト, 이집트, مصر; ES Испания, Испании, 西班牙,
スペイン, 스페인, إسبانيا; FR Франция, Франции, 法国, 法國, フランス, 프랑스, فرنسا; GB
Великобритания, Великобритании, 英国, 英國, イギリス, 영국, بريطانيا, المملكة المتحدة; HK Гонконг,
Гонконга, Гонконге, 香港, 홍콩, هونغ كونغ; IL Израиль, Израиля, Израиле, 以色列, イスラエル,
이스라엘, إسرائيل; IN Индия, Индии, 印度, インド, 인도, الهند; IQ العراق; IR Иран, Ирана, Иране,
伊朗, イラン, 이란, إيران; IT Италия, Италии, 意大利, イタリア, 이탈리아, إيطاليا; JO الأردن; JP
Япония, Японии, 日本, 일본, اليابان; KP КНДР, 朝鲜, 北朝鮮, 북한; KR Южная Корея, Южной Кореи,
Южной Корее, 韩国, 韓国, 韓國, 한국, 대한민국, كوريا الجنوبية; KW الكويت; KZ Казахстан,
Казахстана, Казахстане, 哈萨克斯坦, كازاخستان; LB لبنان; LY ليبيا; MA المغرب; MO 澳门, 澳門,
マカオ; OM سلطنة عمان; PL Польша, Польши, Польше, 波兰, ポーランド, 폴란드, بولندا; PS فلسطين; QA
قطر; RU Россия, России, РФ, Российская Федерация, Российской Федерации, 俄罗斯, 俄羅斯, ロシア,
러시아, روسيا; SA السعودية, المملكة العربية السعودية, 沙特, サウジアラビア, 사우디아라비아; SD
السودان; SG Сингапур, Сингапура, Сингапуре, 新加坡, シンガポール, 싱가포르; SY سوريا; TN تونس; TR
Турция, Турции, 土耳其, トルコ, 튀르키예, 터키, تركيا; TW Тайвань, Тайваня, Тайване, 台湾, 臺灣,
台灣, 대만, تايوان; UA Украина, Украины, Украине, 乌克兰, ウクライナ, 우크라이나, أوكرانيا; US
США, 美国, 美國, アメリカ, 米国, 미국, أمريكا, الولايات المتحدة; UZ Узбекистан, Узбекистана,
Узбекистане; YE اليمن
"""
"""Those that terms in other scripts name, in the cases that they stand in there."""

_REGIONS = {
    "EU": ("EU", "European Union", "Europäische Union", "Union européenne", "Unión Europea"),
    "EEA": ("EEA", "European Economic Area"),
    "AT CH DE": ("GSA", "DACH", "D-A-CH", "German-speaking countries"),
    "BE LU NL": ("Benelux",),
    "HK MO TW": ("港澳台", "港澳臺"),
    "EE LT LV": ("Baltics", "Baltic states", "Baltic countries"),
    "DK NO SE": ("Scandinavia", "Skandinavien"),
    "DK FI IS NO SE": ("Nordics", "Nordic countries", "Nordic region"),
    "GB IE": ("UK & Ireland", "UKI"),
    "CA US": ("US & Canada", "USA & Canada"),
    "AU NZ": ("ANZ", "Australasia"),
    "US-CT US-MA US-ME US-NH US-RI US-VT": ("New England",),
}
"""Regions that have one meaning; of "Latin America" or "Asia" there are several."""


@cache
def places(*, unspaced: bool) -> str:
    """A pattern for any name of scripts with spaces, or without; for RE2 too, the longest first."""
    names = sorted(_table(), key=lambda name: (-len(name), name))
    chosen = (name for name in names if (name[0] >= _UNSPACED) == unspaced)
    return "(?:" + "|".join(re.escape(name).replace("\\ ", r"\s+") for name in chosen) + ")"


_UNSPACED = "\u2e80"
"""The first letter of the scripts in which a name may stand between two letters."""


def codes(written: str) -> tuple[str, ...]:
    """The codes of the places that are named ("UK, US and Canada"); each once, in their order."""
    either = f"{places(unspaced=False)}|{places(unspaced=True)}"
    named = re.findall(either, written, re.IGNORECASE)
    return tuple(dict.fromkeys(code for name in named for code in _table()[_folded(name)]))


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


@cache
def _table() -> dict[str, tuple[str, ...]]:
    return {_folded(name): codes for codes, name in _rows()}


def _rows() -> Iterator[tuple[tuple[str, ...], str]]:
    for row in (*" ".join(_NAMES.split()).split("; "), *" ".join(_ELSEWHERE.split()).split("; ")):
        code, _, names = row.partition(" ")
        yield from (((code,), name) for name in names.split(", "))
    for members, called in _REGIONS.items():
        yield from ((tuple(members.split()), name) for name in called)
