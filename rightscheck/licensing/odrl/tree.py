"""`Node`: what every serialisation of a policy becomes, with short terms and nothing to look up.

JSON-LD is read without a processor: keys are expanded by the prefixes that the document declares
and by ODRL's own names, references are followed inside the document, and a context that is not
shipped is refused, since nothing is fetched. JSON of ODRL 2.0 and 2.1 differs in its keys only.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, TypeAlias

from rightscheck.errors import UnusableRules
from rightscheck.licensing.odrl.names import CONTEXTS, PREFIXES, short

Leaf: TypeAlias = str
Json: TypeAlias = Any
Plain: TypeAlias = dict[str, Any]
"""A licence or a part of one, as a YAML file would hold it; or a policy's, ready for JSON."""

Names: TypeAlias = tuple[str, ...]


def filled(parts: Plain) -> Plain:
    """Those of the parts that say anything."""
    return {key: value for key, value in parts.items() if value}


LARGEST = 1_000_000
"""Bytes of a policy; the longest licence of a public collection has some eighty thousand."""

DEEPEST = 60
"""Nesting of a policy."""


MOST = 20_000
"""Nodes of a policy, each counted as often as it is referred to."""


class Node(NamedTuple):
    """A thing in a policy: its id, its types, and its properties by short term, in order."""

    id: str
    types: tuple[str, ...]
    properties: dict[str, tuple[Node | Leaf, ...]]

    def all(self, term: str) -> tuple[Node | Leaf, ...]:
        """Every value of a property."""
        return self.properties.get(term, ())

    def nodes(self, term: str) -> Iterator[Node]:
        """Every value as a node; a bare id is a node without properties."""
        return (
            value if isinstance(value, Node) else Node(value, (), {}) for value in self.all(term)
        )

    def texts(self, term: str) -> tuple[str, ...]:
        """Every value as text; of a node its id."""
        return tuple(value.id if isinstance(value, Node) else value for value in self.all(term))

    def text(self, term: str, default: str = "") -> str:
        """The first value as text."""
        return next(iter(self.texts(term)), default)


_KEYS = {
    "@id": "uid",
    "@type": "type",
    "policyid": "uid",
    "policytype": "type",
    "policyprofile": "profile",
    "permissions": "permission",
    "prohibitions": "prohibition",
    "obligations": "obligation",
    "duties": "duty",
    "constraints": "constraint",
    "targets": "target",
    "name": "leftOperand",
    "rightoperand": "rightOperand",
    "rightoperandunit": "unit",
    "rightoperanddatatype": "dataType",
    "inheritfrom": "inheritFrom",
    "payeeparty": "payeeParty",
    "rdf:value": "value",
}
"""Keys of JSON-LD and of ODRL 2.0 and 2.1 JSON, as ODRL 2.2 calls them."""

_SPOKEN = {"action", "leftOperand", "operator", "conflict", "type", "undefined"}
"""Properties whose values are terms, so that a bare word is a name and no text."""


def parse(text: str | bytes, where: str) -> tuple[Node, ...]:
    """The top nodes of a JSON or JSON-LD document."""
    if len(text) > LARGEST:
        raise UnusableRules(f"is larger than {LARGEST:,} bytes", where=where, hint="split it")
    try:
        data = _unwrapped(json.loads(text))
        return read(data, where)
    except RecursionError as error:
        raise UnusableRules("is nested too deep", where=where, hint="policies are flat") from error
    except ValueError as error:
        raise UnusableRules(f"is not JSON: {error}", where=where, hint="check the file") from error


def _unwrapped(data: Json) -> Json:
    """The policy that a news item carries as text (ninjs 1.4 and later, `rightsinfo`)."""
    lowered = (
        {key.lower(): value for key, value in data.items()} if isinstance(data, Mapping) else {}
    )
    told = lowered.get("rightsinfo")
    for one in told if isinstance(told, list) else [told]:
        encoded = {k.lower(): v for k, v in one.items()} if isinstance(one, Mapping) else {}
        if isinstance(encoded.get("encodedrights"), str):
            return json.loads(encoded["encodedrights"])
    return data


def read(data: Json, where: str) -> tuple[Node, ...]:
    """The top nodes of JSON that was parsed already."""
    tops = data if isinstance(data, list) else [data]
    prefixes = dict(PREFIXES)
    for top in tops:
        if isinstance(top, Mapping):
            prefixes |= _declared(top.get("@context"), where)
    listed = [inner for top in tops for inner in _graph(top)]
    return _Reader(prefixes, listed, where).tops()


def _graph(top: Json) -> list[Json]:
    inner = top.get("@graph") if isinstance(top, Mapping) else None
    return inner if isinstance(inner, list) else [top]


def _declared(context: Json, where: str) -> dict[str, str]:
    """The prefixes and names that a context declares; ODRL's own is shipped."""
    if isinstance(context, list):
        return {key: iri for one in context for key, iri in _declared(one, where).items()}
    if isinstance(context, str) and context not in CONTEXTS:
        raise UnusableRules(
            f"asks for the context {context}",
            where=where,
            hint="nothing is fetched; write its terms into the document",
        )
    if not isinstance(context, Mapping):
        return {}
    if "@import" in context:
        return _declared(str(context["@import"]), where)
    found = {}
    for key, value in context.items():
        iri = value.get("@id") if isinstance(value, Mapping) else value
        if isinstance(iri, str) and not key.startswith("@"):
            found[key] = iri
    return found


class _Reader:
    """One document: its prefixes, and its nodes by id, so that references can be followed."""

    def __init__(self, prefixes: dict[str, str], listed: list[Json], where: str) -> None:
        self.prefixes = prefixes
        self.where = where
        self.listed = [one for one in listed if isinstance(one, Mapping)]
        self.left = MOST
        self.by_id: dict[str, Mapping[str, Json]] = {}
        for one in self.listed:
            id_ = one.get("@id") or one.get("uid")
            if isinstance(id_, str) and len(one) > 1:
                self.by_id.setdefault(self._iri(id_), one)

    def tops(self) -> tuple[Node, ...]:
        return tuple(self._node(one, (), ()) for one in self.listed)

    def _node(self, data: Mapping[str, Json], above: Names, path: Names) -> Node:
        if len(path) > DEEPEST:
            raise UnusableRules(
                f"is nested more than {DEEPEST} deep", where=self.where, hint="policies are flat"
            )
        self.left -= 1
        if self.left < 0:
            raise UnusableRules(
                f"has more than {MOST:,} nodes", where=self.where, hint="split it, or write it flat"
            )
        properties: dict[str, tuple[Node | Leaf, ...]] = {}
        for key, value in data.items():
            name = self._key(key)
            if name == "@context":
                _declared(value, self.where)  # refuses one that would have to be fetched
            else:
                found = tuple(self._values(name, value, above, (*path, name)))
                properties[name] = properties.get(name, ()) + found
        ids = properties.pop("uid", ())
        types = properties.pop("type", ())
        return Node(
            next((one.id if isinstance(one, Node) else one for one in ids), ""),
            tuple(short(one) for one in types if isinstance(one, str)),
            properties,
        )

    def _values(self, name: str, value: Json, above: Names, path: Names) -> Iterator[Node | Leaf]:
        if isinstance(value, list):
            for one in value:
                yield from self._values(name, one, above, path)
        elif isinstance(value, Mapping):
            yield from self._object(name, value, above, path)
        elif isinstance(value, str):
            yield self._word(name, value, above, path)
        elif value is not None:
            yield json.dumps(value)

    def _object(
        self, name: str, value: Mapping[str, Json], above: Names, path: Names
    ) -> Iterator[Node | Leaf]:
        if "@list" in value:
            yield from self._values(name, value["@list"], above, path)
        elif "@value" in value:
            yield from self._values("", value["@value"], above, path)
        elif set(value) <= {"@id"} or set(value) <= {"uid"}:
            id_ = value.get("@id", value.get("uid"))
            if isinstance(id_, str):
                yield self._word(name, id_, above, path, iri=True)
        else:
            yield self._node(value, above, path)

    def _word(
        self,
        name: str,
        word: str,
        above: tuple[str, ...],
        path: tuple[str, ...],
        *,
        iri: bool = False,
    ) -> Node | Leaf:
        if name in _SPOKEN:
            word = self._iri(self.prefixes.get(word, word))
            return self._followed(word, above, path) if word in self.by_id else short(word)
        expanded = self._iri(word)
        if (iri or expanded in self.by_id) and name != "uid":
            return self._followed(expanded, above, path)
        return expanded if iri or name == "uid" else word

    def _followed(self, id_: str, above: Names, path: Names) -> Node | Leaf:
        """The node that an id stands for, unless it is already being read."""
        if id_ in above or id_ not in self.by_id:
            return Node(id_, (), {}) if id_.startswith("_:") else id_
        return self._node(self.by_id[id_], (*above, id_), path)

    def _key(self, key: str) -> str:
        key = self.prefixes.get(key, key)
        name = _KEYS.get(key) or _KEYS.get(key.lower()) or key
        if name == "@context":
            return name
        name = short(self._iri(name))
        return _KEYS.get(name, name)

    def _iri(self, word: str) -> str:
        prefix, colon, rest = word.partition(":")
        if not colon or rest.startswith("//") or prefix not in self.prefixes:
            return word
        return self.prefixes[prefix] + rest
