"""ODRL constraints as our conditions, in both directions; what we have no word for is `other`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from rightscheck.licensing.odrl.names import (
    AMOUNTS,
    ANY,
    CHOICES,
    COUNTRIES,
    COUNTRY,
    GROUPS,
    NONE,
    long,
    short,
)
from rightscheck.licensing.odrl.tree import Node, Plain
from rightscheck.licensing.terms import territories
from rightscheck.licensing.terms.conditions import Comparison, Conditions, Operator
from rightscheck.licensing.terms.fields import Choice, iso

_CONDITION = {term: name for name, term in CHOICES.items()}
_AMOUNT = {term: name for name, term in AMOUNTS.items()}
_GROUP = {term: name for name, term in GROUPS.items()} | {"andSequence": "all"}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DATED = {
    Operator.GTEQ: ("from", 0),
    Operator.GT: ("from", 1),
    Operator.LTEQ: ("until", 0),
    Operator.LT: ("until", -1),
}
"""What a comparison with a day sets, and how many days from it."""


def read(nodes: Iterable[Node]) -> Plain:
    """Several constraints that must all hold, as one mapping of conditions; empty for none."""
    return merged([piece for node in nodes for piece in _read(node)])


def merged(pieces: Sequence[Plain]) -> Plain:
    """Conditions side by side; those that name the same thing twice each in a member of `all`."""
    found: Plain = {}
    for piece in pieces:
        ((key, value),) = piece.items()
        both = key in found and isinstance(value, dict) and isinstance(found[key], dict)
        if key in {"other", "all"}:
            found[key] = [*found.get(key, []), *value]
        elif key not in found:
            found[key] = value
        elif both and key == "source_age" and not value.keys() & found[key].keys():
            found[key] = {**found[key], **value}
        else:
            found["all"] = [*found.get("all", []), piece]
    return found


def _read(node: Node) -> Iterator[Plain]:
    group = next((term for term in _GROUP if node.all(term)), None)
    if group:
        members = [_member(one) for one in node.nodes(group)]
        yield {_GROUP[group]: members}
    elif node.all("leftOperand"):
        yield _leaf(node)
    else:  # defined elsewhere: whether it holds is a fact of its own
        yield {"other": [{"left": node.id or "urn:unknown", "right": ["true"]}]}


def _member(node: Node) -> Plain:
    """One of a group: a conjunction of different things is one member with several conditions."""
    if node.all("and"):
        return read(node.nodes("and"))
    return merged(list(_read(node)))


def _leaf(node: Node) -> Plain:
    left = short(node.text("leftOperand"))
    right = node.texts("rightOperand") or node.texts("rightOperandReference")
    spelt = node.text("operator", "eq")
    if spelt not in set(Operator):
        return _unknown(left, Operator.EQ, (f"{spelt} {' '.join(right)}",), node)
    operator = Operator(spelt)
    for known in (_choice, _dated, _amount, _aged, _counted):
        found = known(left, operator, right, node)
        if found is not None:
            return found
    return _unknown(left, operator, right or ("",), node)


def _unknown(left: str, operator: Operator, right: Sequence[str], node: Node) -> Plain:
    named: Plain = {
        "left": long(left),
        "is": operator.value,
        "right": [one or "?" for one in right],
    }
    if node.text("unit"):
        named["unit"] = node.text("unit")
    return {"other": [named]}


def _choice(left: str, operator: Operator, right: Sequence[str], _: Node) -> Plain | None:
    name = _CONDITION.get(left)
    if name is None or not right or operator not in ANY | NONE:
        return None
    if name == "territory":
        right = [_country(one) for one in right]
        if any(territories.areas(one) is None for one in right):
            return None
    elif name == "language":
        right = [_tag(one) for one in right]
        if not all(re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}", one) for one in right):
            return None
    return {name: {"except" if operator in NONE else "any": list(right)}}


def _country(value: str) -> str:
    base = next((one for one in COUNTRIES if value.startswith(one)), "")
    code = value.removeprefix(base)
    return (territories.country(code) if base else None) or code


def _tag(value: str) -> str:
    return value.replace("#", "/").rsplit("/", 1)[-1].rpartition(":")[2]


def _dated(left: str, operator: Operator, right: Sequence[str], _: Node) -> Plain | None:
    """A day is the whole of it, so `lt` of a day is `until` the day before; a moment is exact."""
    key, shift = _DATED.get(operator, ("", 0))
    if left != "dateTime" or len(right) != 1 or not key:
        return None
    value = right[0]
    try:
        if _DAY.fullmatch(value):
            return {key: (date.fromisoformat(value) + timedelta(days=shift)).isoformat()}
        zoned = datetime.fromisoformat(value).utcoffset() is not None
    except (ValueError, OverflowError):
        return None
    return {key: value} if zoned and not shift else None


def _amount(left: str, operator: Operator, right: Sequence[str], _: Node) -> Plain | None:
    name = _AMOUNT.get(left)
    if name is None or len(right) != 1 or operator is not Operator.LTEQ:
        return None
    if not re.fullmatch(r"\d{1,7}(\.\d{1,20})?", right[0]):
        return None
    number = Decimal(right[0])
    if name == "max_share":
        return {name: float(number / 100)} if 0 < number <= 100 else None  # noqa: PLR2004 -- per cent
    return {name: int(number)} if number == int(number) > 0 else None


def _aged(left: str, operator: Operator, right: Sequence[str], _: Node) -> Plain | None:
    sides = {("elapsedTime", Operator.LTEQ): "at_most", ("delayPeriod", Operator.GTEQ): "at_least"}
    side = sides.get((left, operator))
    if side is None or not re.fullmatch(r"P(\d+W|(\d+D)?(T\d+H)?)", right[0] if right else ""):
        return None
    return {"source_age": {side: right[0]}}


def _counted(left: str, operator: Operator, right: Sequence[str], node: Node) -> Plain | None:
    if left != "count" or operator is not Operator.LTEQ or len(right) != 1:
        return None
    if not re.fullmatch(r"\d{1,7}", right[0]):
        return None
    return {"count": {"at_most": int(right[0]), "per": node.text("rc:per", "term")}}


def write(conditions: Conditions) -> list[Plain]:
    """Conditions as ODRL constraints that must all hold."""
    return [one for name, value in conditions.stated for one in _write(name.rstrip("_"), value)]


def _write(name: str, value: Any) -> Iterator[Plain]:  # noqa: ANN401 -- any condition
    if name in GROUPS:
        yield {GROUPS[name]: [_group(member) for member in value]}
    elif name in CHOICES:
        yield _written(CHOICES[name], *_chosen(name, value))
    elif name in {"from", "until"}:
        operator = Operator.GTEQ if name == "from" else Operator.LTEQ
        kind = "xsd:dateTime" if isinstance(value, datetime) else "xsd:date"
        yield _written("dateTime", operator, {"@value": value.isoformat(), "@type": kind})
    elif name == "other":
        yield from (_foreign(one) for one in value)
    else:
        yield from _measured(name, value)


def _group(member: Conditions) -> Plain:
    found = write(member)
    return found[0] if len(found) == 1 else {"and": found}


def _chosen(name: str, value: Choice) -> tuple[Operator, list[object]]:
    words: list[object] = list(value.named)
    if name == "territory":
        words = [_iri(word) for word in value.named]
    return (Operator.IS_NONE_OF if value.except_ else Operator.IS_ANY_OF), words


def _iri(code: str) -> object:
    is_short = territories.country(code) == code
    return {"@id": COUNTRY + territories.long_code(code)} if is_short else code


def _measured(name: str, value: Any) -> Iterator[Plain]:  # noqa: ANN401 -- any condition
    most = Operator.LTEQ
    if name == "source_age":
        if value.at_least:
            yield _written("delayPeriod", Operator.GTEQ, iso(value.at_least))
        if value.at_most:
            yield _written("elapsedTime", most, iso(value.at_most))
    elif name == "count":
        yield {**_written("count", most, str(value.at_most)), "rc:per": value.per}
    elif name == "max_share":
        yield _written("percentage", most, f"{Decimal(repr(value)) * 100:f}")
    else:
        yield _written(AMOUNTS[name], most, str(value))


def _foreign(one: Comparison) -> Plain:
    found = _written(short(one.left), one.is_, list(one.right))
    return {**found, "unit": one.unit} if one.unit else found


def _written(left: str, operator: Operator, right: object) -> Plain:
    return {"leftOperand": left, "operator": operator.value, "rightOperand": right}
