"""Mail in, its text and its attachments out: newsletters, and pages that browsers saved as MHTML.

The HTML part is what its reader saw, so it is preferred to the plain one. Bodies are packed
(base64, quoted-printable), so places are paragraphs of the text. An attachment that is a
document is one of its own: `mail.eml!report.docx`. Formats: RFC 5322, 2045 to 2049, 2557.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from pathlib import PurePath

from rightscheck.errors import UnreadableDocument
from rightscheck.model import Document, Unread
from rightscheck.readers.building.declaring import Declared, headed, shown
from rightscheck.readers.containers.members import inside, read_inside
from rightscheck.readers.formats import READERS, is_known
from rightscheck.readers.raw.encoding import Raw, whole

_TYPE = "message/rfc822"
_FACTS = {
    "subject": "title",
    "from": "author",
    "date": "published",
    "content-language": "language",
    "content-location": "url",
    "snapshot-content-location": "url",
    "message-id": "id",
}
_MOST_PARTS = 1000
_MOST_BOUNDARIES = 50  # of parts in parts; Python's parser tries each on every line
_HINT = "open it in a mail programme and save it anew"


def read(source: Raw) -> Iterator[Document | Unread]:
    """The message, then what is attached to it."""
    message = _parsed(source)
    parts = _leaves(message, source.name)
    attached = [part for part in parts if _is_attached(part)]
    bodies = [part for part in parts if part not in attached]
    html = [part for part in bodies if part.get_content_type() == "text/html"]
    plain = [part for part in bodies if part.get_content_type() == "text/plain"]
    said = [
        Declared(fact, value) for name, fact in _FACTS.items() if (value := _header(message, name))
    ]
    documents = [_body(source, part) for part in (html[:1] or plain)]
    if not documents and not attached:
        raise source.unreadable("holds no text", _HINT)
    for number, document in enumerate(documents, 1):
        name = source.name if number == 1 else f"{source.name}!{number}"
        yield headed(document, said).model_copy(update={"name": name, "media_type": _TYPE})
    yield from _attachments(source, attached)


def _parsed(source: Raw) -> Message[str, str]:
    if source.data.count(b"boundary=") > _MOST_BOUNDARIES:
        raise source.unreadable(f"has more than {_MOST_BOUNDARIES} parts in parts", _HINT)
    # The parser of old: the newer one of email.policy falls over headers that mean nothing.
    message = message_from_bytes(source.data)
    if not message.keys():
        raise source.unreadable("is no mail: it has no headers", "look what is in it")
    return message


def _leaves(message: Message[str, str], where: str) -> list[Message[str, str]]:
    """The parts that hold something, a forwarded message being one of them."""
    found: list[Message[str, str]] = []
    stack = [message]
    while stack:
        part = stack.pop()
        if part.get_content_maintype() == "multipart":
            stack += reversed(_parts(part))
        else:
            found.append(part)
        if len(found) > _MOST_PARTS:
            raise UnreadableDocument(
                f"has more than {_MOST_PARTS:,} parts", where=where, hint=_HINT
            )
    return found


def _is_attached(part: Message[str, str]) -> bool:
    text = part.get_content_type() in {"text/html", "text/plain"}
    return part.get_content_disposition() == "attachment" or not text


def _body(source: Raw, part: Message[str, str]) -> Document:
    """One part of the message as a page; its places are those of what is shown."""
    kind = "html" if part.get_content_type() == "text/html" else "text"
    charset = part.get_content_charset() or ""
    media_type = f"text/{kind}; charset={charset}" if charset else None
    raw = Raw(_bytes(part), "", media_type, depth=source.depth + 1)
    (page,) = (one for one in READERS[kind].read(raw) if isinstance(one, Document))
    return shown(page).model_copy(update={"sha256": source.sha256()})


def _attachments(source: Raw, attached: list[Message[str, str]]) -> Iterator[Document | Unread]:
    seen: Counter[str] = Counter()
    for number, part in enumerate(attached, 1):
        kind = part.get_content_type()
        given = _written(part.get_filename())
        name = PurePath(given.replace("\\", "/")).name or f"part {number}"
        if kind == _TYPE and not given:
            name = f"message {number}.eml"
        if not is_known(name):
            continue
        seen[name] += 1
        member = inside(source, name if seen[name] == 1 else f"{name} ({seen[name]})", _bytes(part))
        yield from read_inside(member)


def _bytes(part: Message[str, str]) -> bytes:
    if part.get_content_maintype() == "message":
        return b"".join(one.as_bytes() for one in _parts(part))
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _parts(message: Message[str, str]) -> list[Message[str, str]]:
    payload = message.get_payload()
    found = payload if isinstance(payload, list) else []
    return [one for one in found if isinstance(one, Message)]


def _header(message: Message[str, str], name: str) -> str:
    return _written(message.get(name)).strip("<>" if name == "message-id" else "")


def _written(value: object) -> str:
    """A header as text (RFC 2047); as it stands, where it is written wrongly."""
    written = str(value or "")
    with suppress(HeaderParseError, LookupError, ValueError):
        written = str(make_header(decode_header(written)))
    # Bytes that mean nothing are no half characters of a text.
    return " ".join(whole(written).split())
