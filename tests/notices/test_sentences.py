"""Sentences of a page beside what else stands in it: licences, other sentences, both at once."""

from __future__ import annotations

from notices.noticed import told


def test_how_a_licence_is_called_forbids_nothing_and_what_stands_beside_it_does() -> None:
    licence = "本作品采用知识共享署名-禁止演绎 4.0 国际许可协议进行许可。"

    assert told(licence) == [("licence", "cc-by-nd-4.0")]
    assert told(f"{licence}本文禁止转载。") == [
        ("licence", "cc-by-nd-4.0"),
        ("restriction-clause", "unknown"),
    ]


def test_what_may_be_taken_and_not_changed_is_told_as_both() -> None:
    assert told("You may republish this article but must not edit it.") == [
        ("permission-clause", "unknown"),
        ("restriction-clause", "unknown"),
    ]


def test_a_sentence_ends_where_letters_have_no_capitals() -> None:
    text = "ყველა უფლება დაცულია. მასალის გამოყენება ნებართვის გარეშე აკრძალულია."

    assert told(text) == [("copyright-line", "unknown"), ("restriction-clause", "unknown")]
