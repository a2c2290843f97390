"""What one document has from the library is the same beside any others."""

from __future__ import annotations

from pathlib import Path

from invented_pages import OURS, invented
from stories import GERMAN, HARBOUR, JAPANESE

from rightscheck import Source, match, open_sources
from rightscheck.matching import matches
from rightscheck.matching.candidates import DocumentMarks, together
from rightscheck.model import Document
from rightscheck.text.words import split


def test_documents_that_are_looked_for_together_are_told_as_each_alone(tmp_path: Path) -> None:
    words, german = HARBOUR.split(), GERMAN.split()
    texts = [
        *(f"{OURS}{' '.join(words[at : at + 60])}" for at in range(0, 90, 30)),
        f"{OURS}{' '.join(words[20:24])} {OURS}{' '.join(german[5:9])}",  # by chance
        *(f"{invented(n, 80)} {invented(n + 1, 60)}" for n in range(12)),
        f"{JAPANESE} {HARBOUR}",
        HARBOUR,
        HARBOUR,
        OURS,
        "",
    ]
    documents = [Document.of(text, f"{at}.md") for at, text in enumerate(texts)]
    stories = {"harbour": HARBOUR, "german": GERMAN, "japanese": JAPANESE}
    stories |= {f"other-{n}": invented(n, 300) for n in range(40)}

    with open_sources(tmp_path / "sources.db") as library:
        library.add(Source(id=id_, holder="afp", text=text) for id_, text in stories.items())
        together = matches(documents, library)
        alone = [match(document, library) for document in documents]

    assert together == alone
    assert sum(map(bool, together)) >= 15


def test_who_holds_the_marks_of_several_documents_is_asked_once_and_told_for_each(
    tmp_path: Path,
) -> None:
    words = HARBOUR.split()
    texts = [" ".join(words[at : at + 40]) for at in (60, 0, 30)] + ["", GERMAN, OURS, HARBOUR]
    asked = [DocumentMarks.of(split(text)) for text in texts]

    with open_sources(tmp_path / "sources.db") as library:
        for number in range(9):  # the later a run, the fewer sources have it
            text = " ".join(words[: 20 + 10 * number])
            library.add([Source(id=f"{number}", holder="afp", text=text)])
        for found, marks in zip(together(asked, library, lambda: False), asked, strict=True):
            alone = library.shared(marks.hashes)
            assert [column.tolist() for column in found] == [column.tolist() for column in alone]
