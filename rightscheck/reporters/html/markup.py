"""Elements of HTML as values: a string is text and gets escaped, only `Html` stands as it is."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from typing import Literal, TypeAlias

from rightscheck.reporters.inert import ORDER, harmless


class Html(str):
    """Markup. It is made by `tag`, and by hand of nothing but the package's own files."""

    __slots__ = ()


Content: TypeAlias = "str | Html | Iterable[Content] | None"
"""What stands in an element; None is nothing."""

_VOID = frozenset({"br", "col", "input", "link", "meta"})
_INLINE = frozenset({"a", "b", "bdi", "button", "cite", "code", "del", "ins", "kbd", "mark", "q"})
"""Elements that stand in a line; after any other a line of the file ends."""

_WEB = ("https://", "http://")
_SPACE = re.compile(r"\s+")


def words(text: str) -> Html:
    """The words of a stranger as text: escaped, harmless, each white space one blank.

    What a log would take for an order is written as a reference: a page shows it as it was.
    """
    escaped = html.escape(_SPACE.sub(" ", harmless(text)), quote=True)
    return Html(ORDER.sub(lambda sign: f"&#{ord(sign[0])};", escaped))


def verbatim(text: str) -> Html:
    """Text that is escaped and nothing else, for a form field in which its author goes on."""
    return Html(html.escape(text, quote=True))


def tag(
    element: str,
    /,
    *content: Content,
    data: Mapping[str, str] | None = None,
    **attributes: str | bool,
) -> Html:
    """An element; `class_` is the attribute class, True an attribute without a value.

    An attribute that is False or empty is left out, and so are those of `data`. Names of elements
    and attributes are ours, never a document's.
    """
    told = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
    told |= {f"data-{key}": value for key, value in (data or {}).items()}
    opening = "".join(_attribute(key, value) for key, value in told.items() if value)
    end = "" if element in _INLINE else "\n"
    if element in _VOID:
        return Html(f"<{element}{opening}>{end}")
    return Html(f"<{element}{opening}>{join(content)}</{element}>{end}")


def join(content: Content) -> Html:
    """Content as one piece of markup."""
    if content is None:
        return Html()
    if isinstance(content, Html):
        return content
    if isinstance(content, str):
        return words(content)
    return Html("".join(map(join, content)))


def listed(parts: Iterable[Content], between: str, last: str = "") -> Html:
    """The parts with `between` them, before the last one `last` if that is given."""
    *most, final = [join(part) for part in parts] or [Html()]
    head = words(between).join(most)
    return Html(head + words(last or between) + final if most else final)


def facts(told: Iterable[tuple[str, Content]]) -> Html:
    """A list of labels, each with its words."""
    return tag("dl", ((tag("dt", label), tag("dd", said)) for label, said in told), class_="facts")


def heads(words: Iterable[str]) -> Html:
    """The row of a table that names its columns."""
    return tag("tr", (tag("th", word, scope="col") for word in words))


def name(text: str) -> Html:
    """A name of either writing direction, isolated so that it does not turn what is beside it."""
    return tag("bdi", text)


def link(url: str) -> Html:
    """A link to an address; one that is not of the web stays text."""
    if url.startswith(_WEB):
        return tag("a", url, href=url, rel="noreferrer noopener")
    return name(url)


def _attribute(key: str, value: str | Literal[True]) -> str:
    return f" {key}" if value is True else f' {key}="{words(value)}"'
