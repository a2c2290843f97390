"""Territories as licences and settings write them, resolved to areas that do not overlap.

An area is a country (ISO 3166-1) or, of the few whose parts contracts tell apart, a part of it
(ISO 3166-2): the whole of Canada is thirteen areas, and what covers them all covers Canada. No
licence can name a part of any other country; a page in one is taken to be in all of that country.
"""

from __future__ import annotations

from collections.abc import Iterable

# ISO 3166-1 (2024): alpha-2 and alpha-3 side by side; XK/XKX is the usual code for Kosovo.
_CODES = """
AD AND AE ARE AF AFG AG ATG AI AIA AL ALB AM ARM AO AGO AQ ATA AR ARG AS ASM AT AUT AU AUS AW ABW
AX ALA AZ AZE BA BIH BB BRB BD BGD BE BEL BF BFA BG BGR BH BHR BI BDI BJ BEN BL BLM BM BMU BN BRN
BO BOL BQ BES BR BRA BS BHS BT BTN BV BVT BW BWA BY BLR BZ BLZ CA CAN CC CCK CD COD CF CAF CG COG
CH CHE CI CIV CK COK CL CHL CM CMR CN CHN CO COL CR CRI CU CUB CV CPV CW CUW CX CXR CY CYP CZ CZE
DE DEU DJ DJI DK DNK DM DMA DO DOM DZ DZA EC ECU EE EST EG EGY EH ESH ER ERI ES ESP ET ETH FI FIN
FJ FJI FK FLK FM FSM FO FRO FR FRA GA GAB GB GBR GD GRD GE GEO GF GUF GG GGY GH GHA GI GIB GL GRL
GM GMB GN GIN GP GLP GQ GNQ GR GRC GS SGS GT GTM GU GUM GW GNB GY GUY HK HKG HM HMD HN HND HR HRV
HT HTI HU HUN ID IDN IE IRL IL ISR IM IMN IN IND IO IOT IQ IRQ IR IRN IS ISL IT ITA JE JEY JM JAM
JO JOR JP JPN KE KEN KG KGZ KH KHM KI KIR KM COM KN KNA KP PRK KR KOR KW KWT KY CYM KZ KAZ LA LAO
LB LBN LC LCA LI LIE LK LKA LR LBR LS LSO LT LTU LU LUX LV LVA LY LBY MA MAR MC MCO MD MDA ME MNE
MF MAF MG MDG MH MHL MK MKD ML MLI MM MMR MN MNG MO MAC MP MNP MQ MTQ MR MRT MS MSR MT MLT MU MUS
MV MDV MW MWI MX MEX MY MYS MZ MOZ NA NAM NC NCL NE NER NF NFK NG NGA NI NIC NL NLD NO NOR NP NPL
NR NRU NU NIU NZ NZL OM OMN PA PAN PE PER PF PYF PG PNG PH PHL PK PAK PL POL PM SPM PN PCN PR PRI
PS PSE PT PRT PW PLW PY PRY QA QAT RE REU RO ROU RS SRB RU RUS RW RWA SA SAU SB SLB SC SYC SD SDN
SE SWE SG SGP SH SHN SI SVN SJ SJM SK SVK SL SLE SM SMR SN SEN SO SOM SR SUR SS SSD ST STP SV SLV
SX SXM SY SYR SZ SWZ TC TCA TD TCD TF ATF TG TGO TH THA TJ TJK TK TKL TL TLS TM TKM TN TUN TO TON
TR TUR TT TTO TV TUV TW TWN TZ TZA UA UKR UG UGA UM UMI US USA UY URY UZ UZB VA VAT VC VCT VE VEN
VG VGB VI VIR VN VNM VU VUT WF WLF WS WSM XK XKX YE YEM YT MYT ZA ZAF ZM ZMB ZW ZWE
""".split()  # noqa: SIM905 -- five hundred quoted codes are harder to read

# ISO 3166-2 (2024): the first level only, since areas must not overlap.
_PARTS = {
    "AT": "1 2 3 4 5 6 7 8 9",
    "AU": "ACT NSW NT QLD SA TAS VIC WA",
    "BE": "BRU VLG WAL",
    "CA": "AB BC MB NB NL NS NT NU ON PE QC SK YT",
    "CH": "AG AI AR BE BL BS FR GE GL GR JU LU NE NW OW SG SH SO SZ TG TI UR VD VS ZG ZH",
    "DE": "BB BE BW BY HB HE HH MV NI NW RP SH SL SN ST TH",
    "ES": "AN AR AS CB CE CL CM CN CT EX GA IB MC MD ML NC PV RI VC",
    "GB": "ENG NIR SCT WLS",
    "US": (
        "AK AL AR AZ CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE "
        "NH NJ NM NV NY OH OK OR PA RI SC SD TN TX UT VA VT WA WI WV WY"
    ),
}

# ISO 3166-2 lists these with the United States too; ISO 3166-1 has them as countries.
_OUTLYING = "AS GU MP PR UM VI".split()  # noqa: SIM905 -- as above

PARTED = tuple(_PARTS)
"""The countries whose parts are known."""

_COUNTRY = {
    code: short
    for short, long in zip(_CODES[::2], _CODES[1::2], strict=True)
    for code in (short, long)
}
_LONG = dict(zip(_CODES[::2], _CODES[1::2], strict=True))

_AREAS = {
    short: frozenset({f"{short}-{part}" for part in _PARTS.get(short, "").split()} or {short})
    for short in _LONG
}

WORLD = frozenset[str]().union(*_AREAS.values())
"""Every area."""

_EU = frozenset[str]().union(  # since 2020-02-01
    *map(
        _AREAS.__getitem__,
        "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split(),  # noqa: SIM905 -- as above
    )
)

_NAMED = {
    **{code: _AREAS[short] for code, short in _COUNTRY.items()},
    **{area: frozenset({area}) for area in WORLD},
    **{f"US-{code}": _AREAS[code] for code in _OUTLYING},
    "UK": _AREAS["GB"],
    "EU": _EU,
    "EEA": _EU | _AREAS["IS"] | _AREAS["LI"] | _AREAS["NO"],
    "WORLD": WORLD,
    "WORLDWIDE": WORLD,
}


def areas(name: str) -> frozenset[str] | None:
    """The areas that a code or a name (`EU`, `EEA`, `world`) stands for; None if unknown."""
    return _NAMED.get(name.strip().upper())


def around(name: str) -> frozenset[str] | None:
    """The areas that a page's territory lies in: as `areas`, and of `FR-75` the whole of France."""
    found = areas(name)
    if found is not None:
        return found
    head, _, part = name.strip().upper().partition("-")
    apart = head in _LONG and head not in _PARTS and part.isalnum() and len(part) <= _LONGEST
    return _AREAS[head] if apart else None


_LONGEST = 3  # signs of a part's code


def union(names: Iterable[str]) -> frozenset[str]:
    """The areas of several names; those that are unknown add none."""
    return frozenset().union(*(areas(name) or () for name in names))


def country(code: str) -> str | None:
    """The alpha-2 code of a country, from its alpha-2 or alpha-3 one; None for anything else."""
    return _COUNTRY.get(code)


def long_code(code: str) -> str:
    """The alpha-3 code of a country's alpha-2 one."""
    return _LONG[code]
