"""What PDFium makes of a PDF, told page by page: a programme of its own, run by `pdf.py`.

PDFium is fast and is fuzzed day and night, but it is native code that reads strangers' files and
is not made for threads. So it has a process to itself, with bounds on time and memory; where it
falls, nobody falls with it. A PDF on standard input, JSON lines on standard output: first what
the file says of itself (or `{"error": …}`), then `{"boxes": [[left, bottom, right, top, text], …],
"pictures": true}` for each page. It imports nothing of ours, so that it starts fast.
"""

from __future__ import annotations

import json
import sys

MEMORY = 2_000_000_000
BOXES = 20_000
TEXT = 64_000_000


def _bounded() -> None:
    try:
        import resource  # noqa: PLC0415 -- not on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _tell(said: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(said) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Read the PDF and tell of it."""
    import pypdfium2  # noqa: PLC0415 -- heavy, and only where it is bounded
    from pypdfium2 import raw  # noqa: PLC0415

    if sys.stdin.seekable():
        sys.stdin.buffer.seek(0)  # a file: whoever gave it may have looked into it
    data = sys.stdin.buffer.read()
    _bounded()
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD
        _tell({"error": "is encrypted" if locked else "is damaged: PDFium cannot open it"})
        return
    _tell({"pages": len(document), "said": document.get_metadata_dict(skip_empty=True)})
    told = 0
    for number in range(len(document)):
        boxes: list[tuple[float, float, float, float, str]] = []
        pictures = False
        try:
            page = document[number]
            text = page.get_textpage()
            for index in range(min(text.count_rects(), BOXES)):
                box = text.get_rect(index)
                boxes.append((*box, text.get_text_bounded(*box)))
            pictures = any(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))
        except pypdfium2.PdfiumError:
            pictures = True  # a page that cannot be loaded is not read
        told += sum(len(box[4]) for box in boxes)
        if told > TEXT:
            return
        _tell({"boxes": boxes, "pictures": pictures})


if __name__ == "__main__":
    main()
