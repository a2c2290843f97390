"""`Match`: a passage that a document shares with a source, with spans on both sides."""

from pydantic import Field

from rightscheck.model.value import Span, Value
from rightscheck.model.vocabulary import MatchKind


class Match(Value):
    """One shared passage.

    `words` are the words that both sides share, each counted once, wherever in the passage;
    `quoted_words` those of them that stand in direct speech on both sides; `longest_run` the
    words of the longest unbroken run.
    `similarity` is 2 × shared / (words of the span + words of the source span).
    `share_of_source` and `share_of_document` are shared words over all words of that side.
    `newest_version` is the id of the newest version of the source's story, where that is not
    the source itself: a story is matched once, with the version that is closest.
    """

    span: Span
    source_span: Span
    kind: MatchKind
    words: int = Field(ge=0)
    quoted_words: int = Field(default=0, ge=0)
    longest_run: int = Field(default=0, ge=0)
    similarity: float = Field(ge=0, le=1)
    source_id: str = ""
    holder: str = ""
    newest_version: str | None = None
    share_of_source: float = Field(default=0.0, ge=0, le=1)
    share_of_document: float = Field(default=0.0, ge=0, le=1)

    @property
    def own_words(self) -> int:
        """Shared words that are the source's own: all but direct speech."""
        return self.words - self.quoted_words
