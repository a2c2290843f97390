"""What every noun is: a frozen pydantic value that refuses what it does not know."""

import hashlib
from collections.abc import Callable
from functools import cached_property, wraps
from typing import Annotated, Any, NamedTuple, Self, TypeVar, cast

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from rightscheck.model.vocabulary import Unit

ID = r"^[a-z0-9]+([.-][a-z0-9]+)*$"
Identifier = Annotated[str, Field(pattern=ID, max_length=60)]
"""What holders, licences, rules and checks are called in files and on the command line."""


class Value(BaseModel):
    """Equal by content, unchangeable, strict about its fields.

    What was computed of a value (`cached_property`, `once`) stays with it alone: a copy, which is
    made to differ, or a pickle has the fields only.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    def __copy__(self) -> Self:
        """The same fields, and nothing that was computed of them."""
        copied = super().__copy__()
        for computed in copied.__dict__.keys() - type(self).model_fields.keys():
            del copied.__dict__[computed]
        return copied

    def __getstate__(self) -> dict[Any, Any]:
        """As pickled: the same."""
        return super(Value, self.__copy__()).__getstate__()


class Filed(Value):
    """What a rule file says as a whole: a pack, a licence, a policy."""

    @property
    def written(self) -> str:
        """As JSON, under the file's keys; what it leaves out is left out."""
        return self.model_dump_json(exclude_unset=True, by_alias=True)

    @cached_property
    def sha256(self) -> str:
        """Of what is written, in hex digits."""
        return hashlib.sha256(self.written.encode()).hexdigest()

    @property
    def head(self) -> tuple[Any, ...]:
        """What can be known of it before it is made: its digest, and what its model adds."""
        return (self.sha256,)


V = TypeVar("V", bound=Value)
T = TypeVar("T")


def blank(of: type[V]) -> V:
    """A value of which nothing is said, as a default: no schema need be made to look at it."""
    return cast("V", of.model_construct())


def once(of: Callable[[V], T]) -> Callable[[V], T]:
    """A pure function of one value that is computed once for each, and kept with it.

    A `cached_property` for rooms that know more of a noun than it does itself. Two threads may
    both compute it; they find the same.
    """
    name = f"{of.__module__}.{of.__qualname__}"

    @wraps(of)
    def kept(value: V) -> T:
        computed = value.__dict__
        if name not in computed:
            computed[name] = of(value)
        found: T = computed[name]
        return found

    return kept


class Fault(NamedTuple):
    """The key at which data is no such value (`documents.0.name`; empty for all of it), and why."""

    key: str
    message: str

    @classmethod
    def of(cls, error: ValidationError) -> "Fault":
        """The first of the faults that pydantic found."""
        return cls.at(
            error.errors(include_url=False, include_input=False, include_context=False)[0]
        )

    @classmethod
    def at(cls, detail: ErrorDetails) -> "Fault":
        """One of the faults that pydantic found, its message as a part of a sentence."""
        message = detail["msg"].removeprefix("Value error, ")
        return cls(".".join(map(str, detail["loc"])), message[:1].lower() + message[1:])

    def __str__(self) -> str:
        """`key: message`."""
        return f"{self.key}: {self.message}" if self.key else self.message


def _listed(value: object) -> object:
    return (value,) if isinstance(value, str) else value


Names = Annotated[
    tuple[str, ...], BeforeValidator(_listed, json_schema_input_type=str | tuple[str, ...])
]
"""Several names, of which one may stand alone."""


class Span(NamedTuple):
    """A half-open stretch of text in Unicode code points; in JSON `[start, end]`."""

    start: int
    end: int

    @property
    def length(self) -> int:
        """Code points covered."""
        return self.end - self.start

    def moved(self, by: int) -> "Span":
        """The stretch so many code points further on."""
        return Span(self.start + by, self.end + by)


class Place(NamedTuple):
    """Where something stands in the original file: 1-based line and column, in code points.

    A file that has no lines of its own (Word, PDF) is counted by what a person finds in it:
    then `line` is the number of a paragraph or page, as `unit` says. The fields of a content
    system have names: then `unit` is the name (`Body, paragraph 3`), and `line` its number in the
    order of the page.
    """

    line: int
    column: int
    unit: Annotated[Unit | str, Field(union_mode="left_to_right")] = Unit.LINE

    def __str__(self) -> str:
        """`8:1`, or `page 3`."""
        return f"{self.line}:{self.column}" if self.unit is Unit.LINE else self.whole

    @property
    def whole(self) -> str:
        """`line 8`, `page 3`, or the name of a field."""
        return f"{self.unit} {self.line}" if isinstance(self.unit, Unit) else self.unit
