"""The form: a text or a file, and what the licences of the house want to know of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rightscheck.reporters.html.markup import Content, Html, name, tag, verbatim
from rightscheck.service.web.asking import LONGEST, MEDIA_TYPES, Submission

LABELS = {
    "channel": ("Channel", "where it appears"),
    "territory": ("Territory", "NO, DK"),
    "language": ("Language", "en"),
    "purpose": ("Purpose", "what it serves"),
    "licensee": ("Title", "which of ours publishes it"),
    "recipient": ("Readers", "who can read it"),
}


def form(submission: Submission, wanted: Mapping[str, list[str]], fault: str) -> Html:
    """The form with what was typed; a file must be chosen anew, as browsers want it."""
    return tag(
        "form",
        tag("div", _text(submission, fault), _file(submission), class_="writing"),
        tag("div", _about(submission, wanted), _send(), class_="about"),
        id="check",
        method="post",
        action="/#result",
        enctype="multipart/form-data",
        class_="check",
    )


def _text(submission: Submission, fault: str) -> Iterator[Html]:
    yield tag("label", "Text", for_="text")
    yield tag(
        "textarea",
        # The parser of a browser drops a line break that stands first.
        Html("\n"),
        verbatim(submission.text),
        name="text",
        id="text",
        rows="16",
        dir="auto",
        spellcheck="false",
        aria_describedby="fault" if fault else "",
    )
    if fault:
        yield tag("p", fault, id="fault", class_="fault")


def _file(submission: Submission) -> Html:
    again = (
        ("; choose ", name(submission.file), " once more to check it again")
        if submission.file
        else ""
    )
    return tag(
        "div",
        tag("label", "or a file", for_="file"),
        tag("input", type="file", name="file", id="file", aria_describedby="formats"),
        tag(
            "small",
            "Word, OpenDocument, PDF, HTML, Markdown, mail, agencies' XML and JSON",
            again,
            id="formats",
        ),
        tag("p", "Drop it here", class_="drop", hidden=True, aria_hidden="true"),
        class_="file",
    )


def _about(submission: Submission, wanted: Mapping[str, list[str]]) -> Html:
    return tag(
        "fieldset",
        tag("legend", "What the licences ask"),
        _field("published", "Published", submission, type="date"),
        (_fact(one, values, submission) for one, values in wanted.items()),
        _field(
            "name",
            "Name",
            submission,
            placeholder="content/port.md",
            hint="its path tells its scope",
        ),
        _kind(submission),
    )


def _fact(one: str, values: list[str], submission: Submission) -> Content:
    label, hint = LABELS[one]
    options = (tag("option", value=value) for value in values)
    given = tag("datalist", options, id=f"{one}-values") if values else None
    shown = ", ".join(values[:3]) if values else hint
    return _field(one, label, submission, list=f"{one}-values" if values else "", hint=shown), given


def _field(  # noqa: PLR0913 -- what an input has
    one: str,
    label: str,
    submission: Submission,
    *,
    type: str = "text",  # noqa: A002 -- as HTML calls it
    hint: str = "",
    list: str = "",  # noqa: A002 -- as HTML calls it
    placeholder: str = "",
) -> Html:
    return tag(
        "div",
        tag("label", label, for_=one),
        tag(
            "input",
            name=one,
            id=one,
            type=type,
            value=submission.name if one == "name" else submission.facts.get(one, ""),
            list=list,
            placeholder=placeholder,
            maxlength=str(LONGEST),
            autocomplete="off",
            aria_describedby=f"{one}-hint" if hint else "",
        ),
        tag("small", hint, id=f"{one}-hint") if hint else None,
        class_="field",
    )


def _kind(submission: Submission) -> Html:
    options = (
        tag("option", words, value=kind or " ", selected=kind == submission.media_type)
        for kind, words in MEDIA_TYPES.items()
    )
    return tag(
        "div",
        tag("label", "The pasted text is", for_="media_type"),
        tag("select", options, name="media_type", id="media_type"),
        class_="field",
    )


def _send() -> Html:
    return tag(
        "div",
        tag("button", "Check", type="submit", class_="main"),
        tag("small", "It is checked while you type.", class_="typed", hidden=True),
        class_="send",
    )
