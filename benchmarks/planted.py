"""Pages of invented prose with rights notices at known lines, and pages that speak of rights."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from corpus import Press

_AP = "This material may not be published, broadcast, rewritten or redistributed"
_REUTERS = "Any copying or republication of Reuters content is expressly prohibited"
_AFP = "You may not copy, reproduce, modify, transmit or publish any of the content"

PLANTED: dict[str, tuple[tuple[str, str], ...]] = {
    "© line": (
        ("© 2024 Agence France-Presse", "afp"),
        ("Copyright 2023 The Associated Press. All rights reserved.", "ap"),
        ("(c) 2019 dpa Deutsche Presse-Agentur GmbH", "dpa"),
        ("© 2025 Thomson Reuters. All rights reserved.", "reuters"),
        ("Copyright © ANSA - Riproduzione riservata", "ansa"),
        ("<저작권자(c) 연합뉴스, 무단 전재-재배포 금지>", "yonhap"),
        ("Copyright Press Association 2011", "pa"),
        ("© 新华社 版权所有", "xinhua"),
    ),
    "© line, no news holder": (
        ("Copyright (c) 2019 Jane Doe", "unknown"),
        ("© 2022 Springfield Paper Ltd. All rights reserved.", "unknown"),
        ("SPDX-FileCopyrightText: 2021 Jane Doe <jane@example.org>", "unknown"),
    ),
    "open licence": (
        ("This text is licensed under CC BY-SA 4.0.", "cc-by-sa-4.0"),
        ("https://creativecommons.org/licenses/by-nd/3.0/", "cc-by-nd-3.0"),
        ("Dieser Text steht unter der Lizenz CC BY-NC-ND 3.0 DE.", "cc-by-nc-nd-3.0-de"),
        ("SPDX-License-Identifier: CC-BY-4.0", "cc-by-4.0"),
        ("Released into the public domain under CC0 1.0.", "cc0-1.0"),
    ),
    "clause": (
        (f"{_AP} without permission of The Associated Press.", "ap"),
        (f"{_REUTERS} without the prior written consent of Reuters.", "reuters"),
        (f"{_AFP} without the prior written consent of Agence France-Presse.", "afp"),
        ("Nutzung nur nach schriftlicher Vereinbarung mit dpa", "dpa"),
        ("未经授权不得转载", "unknown"),
        ("Reproduction interdite sans autorisation écrite.", "unknown"),
    ),
    "credit": (
        ("Photo: Jane Doe/AFP via Getty Images", "afp"),
        ("Quelle: dpa", "dpa"),
        ("REUTERS/Jane Doe", "reuters"),
        ("By Jane Doe, The Canadian Press", "cp"),
        ("Foto: Juana Ruiz/Notimex", "notimex"),
        ("Mit Material von AFP und dpa", "afp"),
    ),
    "dateline": (
        ("PARIS, May 3 (AFP) - The river rose again on Monday.", "afp"),
        ("LONDON (Reuters) - The river rose again on Monday.", "reuters"),
        ("МОСКВА, 25 мая — РИА Новости. Река снова поднялась.", "ria"),
        ("(서울=연합뉴스) 홍길동 기자 = 강물이 다시 불었다.", "yonhap"),
        ("【6月18日 AFP】川の水位が再び上昇した。", "afp"),
    ),
}
"""Kinds of notices, in the forms that the world has, each with the holder that it names."""

INNOCENT = (
    "The Australian Federal Police (AFP) searched the house on Monday.",
    "A student passed the Advanced Placement (AP) exam in biology.",
    "The mayor told Reuters that the river was still rising.",
    "Copyright law is older than the printing press in that country, a professor said.",
    "The trade embargo was lifted; the ministry gave its written consent on Friday.",
    "Prices at the gate are subject to the terms of the licence that the town has granted.",
    "She published, broadcast and rewrote what others had not.",
    "Der Fluss steigt weiter, sagte der Bürgermeister der dpa.",
)
"""Sentences that speak of agencies and of rights, and are no notices."""


class Page(NamedTuple):
    """A file, and what is planted in it: line, kind, words, holder. An innocent one has none."""

    name: str
    text: str
    notices: tuple[tuple[int, str, str, str], ...]


def pages(count: int, seed: int = 3) -> Iterator[Page]:
    """Every third page is innocent; the others hold one notice of three of the kinds."""
    rng = np.random.default_rng(seed)
    for number, story in enumerate(Press(seed).stories(0, count)):
        lines = [line for line in story.text.partition("— ")[2].split("\n\n") if line]
        if number % 3 == 0:
            lines.insert(len(lines) // 2, INNOCENT[number // 3 % len(INNOCENT)])
            yield _page(number, lines, {})
            continue
        chosen = {}
        for kind in rng.choice(sorted(PLANTED), 3, replace=False).tolist():
            words, holder = PLANTED[kind][int(rng.integers(len(PLANTED[kind])))]
            chosen[words] = (kind, holder)
            place = 0 if kind == "dateline" else len(lines)
            lines.insert(place, words)
        yield _page(number, lines, chosen)


def _page(number: int, lines: list[str], chosen: dict[str, tuple[str, str]]) -> Page:
    """The lines as plain text or HTML, a paragraph to a line."""
    notices = tuple(
        (at, *chosen[line][:1], line, chosen[line][1])
        for at, line in enumerate(lines, 1)
        if line in chosen
    )
    if number % 2:
        return Page(f"{number:04}.txt", "\n".join(lines) + "\n", notices)
    escaped = (line.replace("&", "&amp;").replace("<", "&lt;") for line in lines)
    return Page(f"{number:04}.html", "\n".join(f"<p>{line}</p>" for line in escaped), notices)


def write(folder: Path, count: int) -> list[Page]:
    """The pages as files."""
    made = list(pages(count))
    for page in made:
        (folder / page.name).write_text(page.text, encoding="utf-8")
    return made
