"""PDF files for tests, made by hand: words in Helvetica, each at its place."""

from __future__ import annotations

from typing import NamedTuple


class At(NamedTuple):
    """Some words, from the lower left of the page, in points."""

    x: float
    y: float
    words: str


PICTURE = b"q 100 0 0 100 50 50 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \xff EI Q"  # ISO 32000-1, 8.9.7


def pdf(
    *pages: list[At] | None, info: str = "", catalog: str = "", more: bytes = b"", trailer: str = ""
) -> bytes:
    """A PDF of these pages, `None` being a scanned one."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects: list[bytes] = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>".encode(),
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, page in enumerate(pages):
        content = PICTURE if page is None else b"BT " + b"".join(map(_shown, page)) + b"ET"
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * number} 0 R "
            "/Resources << /Font << /F 3 0 R >> >> >>".encode(),
            b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content),
        ]
    objects += [f"<< {info} >>".encode("cp1252"), *([more] if more else [])]
    return _file(objects, 4 + 2 * len(pages), trailer)


def _shown(at: At) -> bytes:
    words = at.words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"/F 11 Tf 1 0 0 1 {at.x} {at.y} Tm ({words}) Tj\n".encode("cp1252")


def _file(objects: list[bytes], info: int, trailer: str) -> bytes:
    made, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%b\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        made
        + b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(objects) + 1, table)
        + f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info {info} 0 R {trailer} >>\n"
        f"startxref\n{len(made)}\n%%EOF".encode()
    )
