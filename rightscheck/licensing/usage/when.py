"""Days and moments as desks write them: "01/Feb/2016 19:04", "0001 Friday", "12noon on 3 May".

A time without a zone stays without one: what it means is then known to within a day. A day
without a year is the one nearest to the item's own date, and its weekday must agree. What can be
read in two ways (`01/02/2026`, "midnight Friday", a Friday of no known week) is not read.
"""

from __future__ import annotations

import re
from calendar import isleap
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from rightscheck.text import lazily

_MONTHS = """
jan january januar janvier enero gennaio janeiro januari stycznia января ianuarie január januára
ledna ocak tammikuuta siječnja gener يناير січня януари јануара ιανουαρίου בינואר जनवरी มกราคม
ژانویه | feb february februar février febrero febbraio fevereiro februari lutego февраля
februarie február februára února şubat helmikuuta veljače febrer فبراير شباط лютого февруари
фебруара φεβρουαρίου בפברואר फरवरी กุมภาพันธ์ فوریه | mar march märz mars marzo março maart
marts marca марта martie március března mart maret maaliskuuta ožujka març مارس آذار березня
марта μαρτίου במרץ मार्च มีนาคม | apr april avril abril aprile kwietnia апреля aprilie április
dubna apríla nisan huhtikuuta travnja أبريل نيسان квітня април априла απριλίου באפריל अप्रैल
เมษายน آوریل | may mai mayo maggio maio mei maj maja мая május mája května mayıs mayis toukokuuta
svibnja maig مايو أيار травня май маја μαΐου במאי मई พฤษภาคม | jun june juni juin junio giugno
junho czerwca июня iunie június června júna haziran kesäkuuta lipnja juny يونيو حزيران червня
юни јуна ιουνίου ביוני जून มิถุนายน ژوئن | jul july juli juillet julio luglio julho lipca июля
iulie július července júla temmuz heinäkuuta srpnja juliol يوليو تموز липня юли јула ιουλίου
ביולי जुलाई กรกฎาคม ژوئیه | aug august août agosto augustus augusti sierpnia августа augusztus
srpna augusta ağustos agustus ogos elokuuta kolovoza agost أغسطس آب серпня август августа
αυγούστου באוגוסט अगस्त สิงหาคม اوت | sep sept september septembre septiembre settembre setembro
września сентября septembrie szeptember září septembra eylül syyskuuta rujna setembre سبتمبر
أيلول вересня септември септембра σεπτεμβρίου בספטמבר सितंबर กันยายน سپتامبر | oct october okt
oktober octobre octubre ottobre outubro października октября octombrie október října októbra
ekim lokakuuta أكتوبر жовтня октомври октобра οκτωβρίου באוקטובר अक्टूबर ตุลาคม اکتبر | nov
november novembre noviembre novembro listopada ноября noiembrie listopadu novembra kasım
marraskuuta studenoga نوفمبر листопада ноември новембра νοεμβρίου בנובמבר नवंबर พฤศจิกายน نوامبر
| dec december dez dezember décembre diciembre dicembre dezembro desember grudnia декабря
decembrie prosince decembra aralık joulukuuta prosinca desembre ديسمبر грудня декември децембра
δεκεμβρίου בדצמבר दिसंबर ธันวาคม دسامبر
"""
_WEEKDAYS = """
mon monday montag lundi lunes lunedì segunda-feira maandag måndag mandag poniedziałku понедельника
| tue tues tuesday dienstag mardi martes martedì terça-feira dinsdag tisdag tirsdag wtorku вторника
| wed wednesday mittwoch mercredi miércoles mercoledì quarta-feira woensdag onsdag środy среды
| thu thur thurs thursday donnerstag jeudi jueves giovedì quinta-feira donderdag torsdag czwartku
четверга | fri friday freitag vendredi viernes venerdì sexta-feira vrijdag fredag piątku пятницы
| sat saturday samstag sonnabend samedi sábado sabato zaterdag lördag lørdag soboty субботы
| sun sunday sonntag dimanche domingo domenica zondag söndag søndag niedzieli воскресенья
"""
_HOURS = {"GMT": 0, "UTC": 0, "Z": 0, "BST": 1, "CET": 1, "MEZ": 1, "CEST": 2, "MESZ": 2, "MSK": 3}
_HOURS |= {"EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7}
_HOURS |= {"SGT": 8, "HKT": 8, "JST": 9, "KST": 9, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13}
_HOURS |= {"МСК": 3}
_REGIONS = {"ET": "America/New_York", "CT": "America/Chicago", "PT": "America/Los_Angeles"}
_REGIONS |= {"EASTERN": "America/New_York", "LONDON TIME": "Europe/London"}
"""Zones as news desks mean them; IST (three countries') and "local time" stay unknown."""


def _numbered(table: str) -> dict[str, int]:
    rows = enumerate(table.split("|"))
    return {_folded(word): number for number, row in rows for word in row.split()}


def _folded(word: str) -> str:
    """In small letters as a pattern compares them: to it MAYIS is mayıs, and a ΐ is one letter."""
    return word.casefold().replace("ı", "i").replace("\u0307", "")


_MONTH = _numbered(_MONTHS)
_WEEKDAY = _numbered(_WEEKDAYS)


def _any_of(words: Iterable[str]) -> str:
    """A pattern of any of these words, whole; to RE2 only ASCII has a word's end."""
    longest = sorted(words, key=lambda word: (-len(word), word))
    plain = "|".join(word for word in longest if word[-1].isascii())
    other = "|".join(word for word in longest if not word[-1].isascii())
    return rf"(?:(?:{plain})\b" + (rf"|(?:{other}))" if other else ")")


_ZONES = _any_of((*_HOURS, *_REGIONS))

_PARTS = {
    "stamp": r"(?:19|20)\d\d[01]\d[0-3]\d(?:T[0-2]\d[0-5]\d(?:[0-5]\d)?"
    r"(?:Z|[+-][01]\d:?[0-5]\d)?)?\b",
    "iso": r"\d{4}-\d{2}-\d{2}T?",
    "dotted": r"\d{1,2}[./]\d{1,2}[./]\d{4}",
    "sign": r"(?:\d{4}\s?[年년]\s*)?\d{1,2}\s?[月월]\s*\d{1,2}\s?[日일]",
    "clock": r"\d{1,2}[:.h]\d{2}(?:[:.]\d{2}(?:\.\d{3,9})?)?(?:hrs\b)?(?:\s?[ap]\.?m\b\.?)?"
    r"|\d{1,2}\s?[ap]\.?m\b\.?",
    "packed": rf"\d{{4}}\s?(?:(?:hours|hrs|h)\b|{_ZONES})",
    "hour": r"\d{1,2}\s?(?:Uhr|h|hs|heures|horas|ore|uur|hours|hrs)\b|(?:12\s?)?noon\b"
    r"|ore\s\d{1,2}\b|(?:午前|午後|오전|오후|上午|下午)?\s*\d{1,2}\s?[時时點点시]",
    "zone": rf"{_ZONES}|[+-](?:0\d|1[0-4]):?[0-5]\d\b|local\s+time\b",
    "month": rf"{_any_of(_MONTHS.replace('|', ' ').split())}\.?",
    "weekday": rf"{_any_of(_WEEKDAYS.replace('|', ' ').split())}\.?|\([月火水木金土日]\)",
    "digits": r"\d{4}\b",
    "day": r"\d{1,2}(?:st|nd|rd|th|er|º|\.)?",
    "filler": r"(?:at|on|of|the|from|de|del|le|el|am|dem|den|um|a|las|alle|hours|hrs|Uhr|T|horas"
    r"|ore|uur|klockan|klokken|kl|klo|godz|às|ao|dia|dne|ora|pukul|jam|hod)\b\.?|à|года|року|[гчр]\.|(?:в|о|у|στις|τις|ώρα|בשעה|الساعة|ساعت)\s|ה-",
}
_TOKEN = "|".join(f"(?:{pattern})" for pattern in _PARTS.values())
MOMENT = rf"(?:{_TOKEN})(?:[\s,/-]*(?:{_TOKEN}))*"
"""An RE2 pattern for what may be a day, with or without a time."""

_WORD = lazily.pattern(
    "|".join(f"(?P<{name}>{pattern})" for name, pattern in _PARTS.items()), re.IGNORECASE
)


def is_moment(written: str) -> bool:
    """Does it name a day or an hour ("embargoed until 6 am": of a day to be asked for)?"""
    found = {match.lastgroup for match in _WORD.finditer(written)}
    named = {"stamp", "iso", "dotted", "sign", "weekday", "clock", "hour", "packed"}
    return bool(found & named) or found >= {"month", "day"}


def resolve(written: str, near: date | None) -> date | datetime | None:
    """What `written` says, `near` the item's own day; None where it is not one day."""
    found: dict[str, str] = {}
    for match in _WORD.finditer(written):
        name = str(match.lastgroup)
        if name in found and name != "filler":
            if name != "digits":
                return None
            name = "year"
        found[name] = _folded(match[0]).rstrip(".")
    if "stamp" in found:
        return None if found.keys() - {"stamp"} else _stamped(found["stamp"].upper())
    day = _day(found, near)
    if day is None or not _agrees(day, found.get("weekday")):
        return None
    at = _time(found)
    if at is None:
        return None if found.keys() & {"clock", "hour", "packed"} else day
    return datetime.combine(day, at, _zone(found.get("zone") or found.get("packed", "")[4:]))


def _stamped(written: str) -> date | datetime | None:
    """ISO 8601 without its signs, as machines write it: `20261201T235959Z`."""
    try:
        return (datetime if "T" in written else date).fromisoformat(written)
    except ValueError:
        return None


def _agrees(day: date, weekday: str | None) -> bool:
    signs = "月火水木金土日"
    if weekday and weekday[1:2] in signs:
        return day.weekday() == signs.index(weekday[1])
    return weekday is None or day.weekday() == _WEEKDAY[weekday]


def _day(found: dict[str, str], near: date | None) -> date | None:
    try:
        if "iso" in found:
            return date.fromisoformat(found["iso"].rstrip("t"))
        if "dotted" in found:
            return _dotted(found["dotted"])
        if "sign" in found or found.keys() >= {"month", "day"}:
            return _dated(*_day_of_month(found), near)
        if "weekday" in found and near is not None and not found.keys() & {"month", "day"}:
            return near + timedelta(days=(_WEEKDAY[found["weekday"]] - near.weekday()) % 7)
    except (ValueError, OverflowError):
        return None
    return None


def _day_of_month(found: dict[str, str]) -> tuple[int, int, int | None]:
    """Day, month and, where it is told, the year."""
    if "sign" in found:
        *year, month, day = (int(part) for part in re.findall(r"\d+", found["sign"]))
        return day, month, year[0] if year else None
    return int(re.sub(r"\D", "", found["day"])), _MONTH[found["month"]] + 1, _year(found)


def _dotted(written: str) -> date | None:
    """`22.10.2026` is the day first, as all who write points do; `/` only where it must be."""
    first, second, year = (int(part) for part in re.split(r"[./]", written))
    if "/" in written and first <= 12 and second <= 12 and first != second:  # noqa: PLR2004 -- months
        return None
    return date(year, second, first) if second <= 12 else date(year, first, second)  # noqa: PLR2004 -- months


def _dated(day: int, month: int, year: int | None, near: date | None) -> date | None:
    if year is not None:
        return date(year, month, day)
    if near is None:
        return None
    years = (near.year - 1, near.year, near.year + 1)
    days = (date(one, month, day) for one in years if (month, day) != (2, 29) or isleap(one))
    return min(days, key=lambda one: abs(one - near), default=None)


def _year(found: dict[str, str]) -> int | None:
    """Of four digits a year; "0001" and "1430 hours" are times."""
    both = [found[name] for name in ("year", "digits") if name in found]
    return next((int(one) for one in both if "1900" < one < "2100"), None)


def _time(found: dict[str, str]) -> time | None:
    if "noon" in found.get("hour", ""):
        return time(12)
    written = found.get("clock") or found.get("hour") or ""
    digits = [int(one) for one in re.findall(r"\d+", written)]
    if not digits:
        both = (found[name] for name in ("digits", "year") if name in found)
        loose = next((one for one in both if not "1900" < one < "2100"), "")
        packed = found.get("packed", loose)[:4]
        digits = [int(packed[:2]), int(packed[2:])] if packed else []
    if not digits:
        return None
    hour, minute, second = (*digits, 0, 0)[:3]
    if re.search(r"午後|오후|下午", written):
        hour = hour % 12 + 12
    elif re.search(r"[ap]\.?m", written):
        hour = hour % 12 + 12 * ("p" in written)
    return time(hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None  # noqa: PLR2004 -- a clock


def _zone(written: str) -> tzinfo | None:
    name = written.strip()
    if name.upper() in _HOURS:
        return timezone(timedelta(hours=_HOURS[name.upper()]))
    if name.upper() in _REGIONS:
        return ZoneInfo(_REGIONS[name.upper()])
    if name[:1] in {"+", "-"}:
        sign = -1 if name[0] == "-" else 1
        return timezone(sign * timedelta(hours=int(name[1:3]), minutes=int(name[-2:])))
    return None
