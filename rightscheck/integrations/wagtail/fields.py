"""A page in, its `Part`s out: every field and block with its words, its name and its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db import models
from django.utils.text import capfirst
from django.utils.timezone import now
from django.utils.translation import gettext as _
from modelcluster.models import get_all_child_relations
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Comment, Page
from wagtail.rich_text import RichText

from rightscheck.checks import CHECKS
from rightscheck.errors import UnreadableDocument
from rightscheck.integrations.wagtail.conf import Options
from rightscheck.model import Finding, Role, WaiverCase
from rightscheck.readers.fields import Field

DEEPEST = 20
"""Blocks inside of blocks that are followed; Wagtail's editor is unusable long before."""

HTML = "text/html"

_MUTE = (models.SlugField, models.URLField, models.EmailField)


class Part(NamedTuple):
    """A field or block, and the id of its element in the page editor."""

    field: Field
    anchor: str


def parts(page: Page, options: Options) -> Iterator[Part]:
    """All that the page says, in the order of its model; what it declares comes last."""
    yield Part(Field(_("Title"), page.title, role=Role.TITLE, fact="title"), "id_title-label")
    declared = {told for told in options.facts.values() if isinstance(told, str)}
    common = {field.name for field in _columns(Page)}
    yield from _fields(page, "", "id_", common | declared)
    for relation in get_all_child_relations(page):
        if relation.related_model is not Comment:
            yield from _children(page, relation, declared)
    search = Field(_("Description"), page.search_description or "", role=Role.METADATA)
    yield Part(search._replace(fact="description"), "id_search_description-label")
    yield from _declared(page, options)


def facts(page: Page, options: Options) -> dict[str, list[str]]:
    """What is true of the page beside its words; of the site's mapping, what functions say."""
    day: date = page.first_published_at or page.go_live_at or now()
    language = page.locale.language_code if page.locale_id else ""
    known: dict[str, object] = {"published": day, "language": language, "url": page.full_url}
    known |= {fact: told(page) for fact, told in options.facts.items() if callable(told)}
    return {name: list(_words(value)) for name, value in known.items()}


def place(finding: Finding, places: Sequence[Sequence[str]]) -> tuple[str, str]:
    """What the editor calls the place of a finding, and the anchor of its field or block.

    `places` are label and anchor of each part; a place may be a paragraph of one. What is found of
    a waiver stands in none of them, but in the panel's list of those.
    """
    if CHECKS[finding.check].of is WaiverCase:
        return _("Accepted findings"), "rights-waivers"
    where = finding.start.whole
    fitting = [(label, anchor) for label, anchor in places if where.startswith(label)]
    _label, anchor = max(fitting, key=lambda one: len(one[0]), default=("", ""))
    return where, anchor


def _columns(model: Any) -> Iterable[Any]:
    found: Iterable[Any] = model._meta.concrete_fields  # noqa: SLF001 -- Django's public API
    return found


def _fields(owner: models.Model, before: str, prefix: str, left: Iterable[str]) -> Iterator[Part]:
    """The fields of a model that hold words, but for those `left` out."""
    for field in _columns(owner):
        if field.name in left or field.choices or isinstance(field, _MUTE):
            continue
        label, value = before + capfirst(str(field.verbose_name)), getattr(owner, field.attname)
        if isinstance(field, StreamField):
            yield from _stream(value, label)
        elif isinstance(field, models.CharField | models.TextField) and value:
            kind = HTML if isinstance(field, RichTextField) else "text/plain"
            yield Part(Field(label, str(value), kind), f"{prefix}{field.name}-label")


def _stream(value: Any, label: str) -> Iterator[Part]:
    for number, one in enumerate(value, 1):
        told = {"field": label, "number": number, "block": _called(one.block).lower()}
        yield from _block(
            one.block,
            one.value,
            _("%(field)s, block %(number)d (%(block)s)") % told,
            _anchor(one),
            DEEPEST,
        )


def _children(page: Page, relation: Any, left: Iterable[str]) -> Iterator[Part]:
    model, accessor = relation.related_model, relation.get_accessor_name()
    own = {relation.field.name, "translation_key", "id", *left}
    for number, child in enumerate(getattr(page, accessor).all(), 1):
        name = f"{capfirst(str(model._meta.verbose_name))} {number}: "  # noqa: SLF001 -- Django's public API
        yield from _fields(child, name, f"id_{accessor}-{number - 1}-", own)


def _block(block: Any, value: Any, label: str, anchor: str, depth: int) -> Iterator[Part]:
    """A block's words; those of blocks inside of it one by one, with their own names."""
    if value is None:
        return
    inner = _inside(block, value, label, anchor)
    if inner is not None:
        if not depth:
            raise UnreadableDocument(f"{label} is nested too deep to be read")
        for child, held, name, at in inner:
            yield from _block(child, held, name, at, depth - 1)
    elif isinstance(value, RichText):
        yield Part(Field(label, value.source, HTML), anchor)
    elif isinstance(block, blocks.RawHTMLBlock):
        yield Part(Field(label, str(value), HTML), anchor)
    else:
        said = "\n".join(filter(None, map(str, block.get_searchable_content(value))))
        quoted = isinstance(block, blocks.BlockQuoteBlock)
        yield Part(Field(label, said, role=Role.QUOTATION if quoted else Role.BODY), anchor)


def _inside(
    block: Any,
    value: Any,
    label: str,
    anchor: str,
) -> Iterable[tuple[Any, Any, str, str]] | None:
    """Blocks inside of a block, their values, names and places; None for one that has words."""
    if isinstance(block, blocks.BaseStructBlock):
        return (
            (child, value.get(name), f"{label}: {_called(child)}", anchor)
            for name, child in block.child_blocks.items()
        )
    if isinstance(block, blocks.BaseStreamBlock):
        return (
            (
                one.block,
                one.value,
                f"{label}: {number} ({_called(one.block).lower()})",
                _anchor(one),
            )
            for number, one in enumerate(value, 1)
        )
    if isinstance(block, blocks.ListBlock):
        return (
            (one.block, one.value, f"{label}: {number}", _anchor(one))
            for number, one in enumerate(value.bound_blocks, 1)
        )
    return None


def _called(block: blocks.Block) -> str:
    return str(block.label or block.name)


def _anchor(child: Any) -> str:
    return f"block-{child.id}-section"


def _declared(page: Page, options: Options) -> Iterator[Part]:
    """Fields that say something of the page: their words stand on it as well."""
    for fact, path in options.facts.items():
        if isinstance(path, str):
            for words in _words(_attribute(page, path)):
                field = Field(capfirst(fact), words, role=Role.METADATA, fact=fact)
                yield Part(field, f"id_{path}-label")


def _attribute(page: Page, path: str) -> object:
    found: Any = page
    for step in path.split("."):
        found = getattr(found, step, None)
    return found


def _words(value: object) -> Iterator[str]:
    """One value or several as text; what is empty says nothing."""
    several = value if isinstance(value, list | tuple | set | models.QuerySet) else (value,)
    for one in several:
        if one is not None and str(one).strip():
            yield one.isoformat() if isinstance(one, date) else str(one)
