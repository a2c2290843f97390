"""Open licences among an item's terms: known as people name them, never read into other words."""

from __future__ import annotations

import pytest

from rightscheck.licensing.usage import granted, spelled
from rightscheck.rulebook import SHELF
from rightscheck.rulebook.licences import load_licences

KNOWN = spelled(load_licences([SHELF / "licences"]))


def named(terms: str) -> str:
    return " ".join(one.licence for one in granted(terms, KNOWN))


@pytest.mark.parametrize(
    ("terms", "licence"),
    [
        ("CC BY-SA 4.0", "cc-by-sa-4.0"),
        ("cc-by-sa-4.0", "cc-by-sa-4.0"),
        ("© 2026 Jane Doe, CC BY-SA 4.0", "cc-by-sa-4.0"),
        ("Text: CC BY 4.0. Not for use in Italy", "cc-by-4.0"),
        ("This article is republished under a CC BY-ND 4.0 licence", "cc-by-nd-4.0"),
        ("Creative Commons Attribution-NonCommercial 4.0 International", "cc-by-nc-4.0"),
        (
            "Licensed under the Creative Commons Attribution-ShareAlike 4.0 International License.",
            "cc-by-sa-4.0",
        ),
        ("Usage must comply with Creative Commons CC-BY 4.0 licence.", "cc-by-4.0"),
        ("© 2019 Doe. Licenced under Creative Commons CC-BY 4.0.", "cc-by-4.0"),
        ("Creative Commons Attribution-ShareAlike (CC BY-SA) 4.0", "cc-by-sa-4.0"),
        ("CC BY-NC-ND 4.0 International Public License", "cc-by-nc-nd-4.0"),
        ("License: CC BY 3.0 IGO", "cc-by-3.0-igo"),
        ("https://creativecommons.org/licenses/by-sa/4.0/deed.de", "cc-by-sa-4.0"),
        ("http://www.creativecommons.org/publicdomain/zero/1.0/legalcode", "cc0-1.0"),
        ("CC0", "cc0-1.0"),
        ("This work is in the public domain", "public-domain"),
        (
            "Contains public sector information licensed under the Open Government Licence v3.0.",
            "ogl-3.0",
        ),
    ],
)
def test_an_open_licence_is_known_by_what_people_write(terms: str, licence: str) -> None:
    assert named(terms) == licence


@pytest.mark.parametrize(
    "terms",
    [
        "CC BY",  # one of five texts, and which of them is not said
        "Creative Commons Attribution",
        "https://creativecommons.org/licenses/by/3.0/de/",  # a text of its own
        "Photos: CC BY 4.0",
        "Images are CC BY 4.0",
        "Text is not under CC BY 4.0",
        "no CC BY 4.0",
        "All rights reserved",
        "",
    ],
)
def test_other_words_grant_nothing(terms: str) -> None:
    assert named(terms) == ""
