"""Everything that can go wrong for a reason the user can put right.

    RightscheckError            exit 3: "could not check", never "found a breach"
    ├── UnreadableDocument      the bytes are not what they claim to be, or too many
    ├── UnwritableDocument      words cannot be put into the document
    ├── UnusableRules           a pack, a licence or a policy is wrong
    ├── UnusableSettings        rightscheck.toml says something that cannot be done
    ├── UnusableSources         the library of sources is missing, locked, damaged or foreign
    ├── UnusableDelivery        an item for the library cannot be taken in
    └── NothingToCheck          no document was given or found

Anything else that escapes is a bug of ours and keeps its traceback.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from difflib import get_close_matches

COULD_NOT = 3
"""Exit code where what was asked for could not be done: never "found something"."""


class RightscheckError(Exception):
    """What is wrong, where it is, and what to do about it.

    `problem` starts small and ends without a stop; `where` is a file, `file:line` or
    `file:line:column`; `hint` is the next step for the person who reads it.
    """

    def __init__(self, problem: str, *, where: object = "", hint: str = "") -> None:
        super().__init__(problem)
        self.problem = problem
        self.where = str(where)
        self.hint = hint

    def __str__(self) -> str:
        line = f"{self.where}: {self.problem}" if self.where else self.problem
        return f"{line}; {self.hint}" if self.hint else line

    def __reduce__(self) -> tuple[object, ...]:
        # Errors cross process borders; keyword-only arguments would be lost on the way.
        return _restore, (type(self), self.problem, self.where, self.hint)


class UnreadableDocument(RightscheckError):
    """A document's bytes could not be turned into text; the report lists it as unread."""


class UnwritableDocument(RightscheckError):
    """Words cannot be put into a document, its file or its format; nothing of it is changed."""


class UnusableRules(RightscheckError):
    """A pack, a licence or a policy does not say what its schema asks for."""


class UnusableSettings(RightscheckError):
    """The settings file is wrong, or names something that does not exist."""


class UnusableSources(RightscheckError):
    """The library of sources cannot be opened, read or written."""


class UnusableDelivery(RightscheckError):
    """A file that should become sources does not hold what a source needs."""


class NothingToCheck(RightscheckError):
    """A run without a single document is a mistake, not a clean result."""


class OutOfTime(Exception):
    """Nobody waits for the answer any longer: part of it was not looked at. Not for callers."""


def reason(error: OSError) -> str:
    """Why the system refused, as words inside a sentence: `permission denied`."""
    return (error.strerror or str(error)).lower()


@contextmanager
def reasoned(error: RightscheckError) -> Iterator[None]:
    """What the system refuses in the block is this error, with the reason in brackets."""
    try:
        yield
    except OSError as refusal:
        error.problem += f" ({reason(refusal)})"
        raise error from refusal


def nearest(name: str, known: Iterable[str], otherwise: str) -> str:
    """The hint for a name that is not known: the one most like it, `otherwise` if none is."""
    near = get_close_matches(name, sorted(known), n=1)
    return f"did you mean {near[0]!r}?" if near else otherwise


def _restore(kind: type[RightscheckError], problem: str, where: str, hint: str) -> RightscheckError:
    return kind(problem, where=where, hint=hint)
