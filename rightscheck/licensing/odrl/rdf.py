"""Turtle, RDF/XML and whatever else rdflib reads, as the same nodes. rdflib is an extra."""

from __future__ import annotations

from rightscheck.errors import UnusableRules
from rightscheck.licensing.odrl import xml
from rightscheck.licensing.odrl.tree import LARGEST, Node
from rightscheck.licensing.odrl.tree import parse as parse_json

FORMATS = {"text/turtle": "turtle", "application/n-triples": "nt", "application/rdf+xml": "xml"}
"""Media types that need rdflib, and what it calls them."""


def parse(text: str | bytes, media_type: str, where: str) -> tuple[Node, ...]:
    """The nodes of a graph, each with all that it refers to."""
    if len(text) > LARGEST:
        raise UnusableRules(f"is larger than {LARGEST:,} bytes", where=where, hint="split it")
    try:
        import rdflib  # noqa: PLC0415 -- an extra, and heavy
    except ImportError as error:
        raise UnusableRules(
            f"is {media_type}, which needs rdflib",
            where=where,
            hint='pip install "rightscheck[odrl]", or use JSON-LD',
        ) from error
    if media_type == "application/rdf+xml":
        xml.tree(text, where)  # refuses entities, which rdflib's parser would follow
    graph = rdflib.Graph()
    try:
        graph.parse(data=text, format=FORMATS[media_type])
    except Exception as error:
        # rdflib's parsers raise whatever their grammar does: a dozen unrelated classes.
        problem = " ".join(str(error).split())[:200]
        raise UnusableRules(
            f"is not {media_type}: {problem}", where=where, hint="check the file"
        ) from error
    return parse_json(graph.serialize(format="json-ld", auto_compact=False), where)
