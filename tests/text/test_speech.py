"""Direct speech is found as each language writes it, and a stray mark does no harm."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rightscheck.text.speech import LONGEST, quotations, spoken
from rightscheck.text.words import split


def told(text: str) -> list[str]:
    return [text[start:end].strip() for start, end in quotations(text)]


@pytest.mark.parametrize(
    ("text", "speech"),
    [
        ('He said "not now". Then "never".', ["not now", "never"]),
        ("“Not now,” she said, “or ever.”", ["Not now,", "or ever."]),
        ("‘It’s over,’ she said", ["It’s over,"]),
        ("'It's the boats' own harbour,' he said", ["It's the boats"]),
        ("Er sagte: „Nicht jetzt.“ Sie: »Doch, jetzt.«", ["Nicht jetzt.", "Doch, jetzt."]),
        ('„Nicht jetzt", sagte er.', ["Nicht jetzt"]),
        ("„Er rief ‚komm her‘ und lief“, sagte sie", ["Er rief ‚komm her‘ und lief"]),
        ("Il a dit : « pas encore », puis «jamais».", ["pas encore", "jamais"]),
        ("« Nous irons, a-t-il dit, à la mer. »", ["Nous irons, a-t-il dit, à la mer."]),
        ("Dijo: «ahora no», y “nunca”.", ["ahora no", "nunca"]),
        ('Pidió " tiempo y calma ", señaló. " No hay más ".', ["tiempo y calma", "No hay más"]),
        ("”Inte nu”, sa hon, ”inte än.”", ["Inte nu", "inte än."]),
        ("»Ei vielä», hän sanoi.", ["Ei vielä"]),
        ("Powiedział: „jeszcze nie”.", ["jeszcze nie"]),
        ("«Мы в «Ладье» решили, что пора», — сказал он", ["Мы в «Ладье» решили, что пора"]),
        ("「まだです」と言い、『後で』と続けた", ["まだです", "後で"]),
        ("他说“还没有”，又说‘以后’。", ["还没有", "以后"]),
        ('他说"还没有",然后走了。"以后"', ["还没有", "以后"]),
        ('وقال "ليس الآن" ثم مضى', ["ليس الآن"]),
        ("انہوں نے کہا ’’ابھی نہیں‘‘ اور چلے گئے", ["ابھی نہیں"]),
        ('צה״ל הודיע: "לא עכשיו" ודו"ח יצא', ["לא עכשיו"]),
        ("They chanted ``not now,'' he said", ["not now,"]),
        ("They said &quot;not now&quot; and &ldquo;never&rdquo;.", ["not now", "never"]),
    ],
)
def test_speech_stands_between_the_marks_of_its_language(text: str, speech: list[str]) -> None:
    assert told(text) == speech


@pytest.mark.parametrize(
    ("text", "speech"),
    [
        ("– Inte nu, sade hon till tidningen.", ["Inte nu"]),
        ("- Ikke nå! sier ordføreren.", ["Ikke nå"]),
        ("– Ei vielä, hän sanoo.", ["Ei vielä"]),
        ("— Pas encore, a dit le maire.", ["Pas encore"]),
        ("—Ahora no —dijo la alcaldesa—. Ni nunca.", ["Ahora no", ". Ni nunca."]),
        ("Pediu calma. — Agora não — disse ela, à saída.", ["Agora não"]),
        ("— Не сейчас, — сказал он журналистам. — И не завтра.", ["Не сейчас,", "И не завтра."]),
        ("— Не зараз, — додала вона.", ["Не зараз,"]),
        ("– Jeszcze nie – mówi burmistrz. – Nigdy.", ["Jeszcze nie", "Nigdy."]),
        ("— Όχι τώρα, είπε ο δήμαρχος.", ["Όχι τώρα"]),
    ],
)
def test_a_dash_opens_speech_where_somebody_is_named_as_speaking(
    text: str, speech: list[str]
) -> None:
    assert told(text) == speech


@pytest.mark.parametrize(
    "text",
    [
        "it’s the boats’ horns, the ’90s and rock ’n’ roll",
        "it's the boats' horns, the '90s and the '80s",
        '5" of rain fell on the 6\'2" man at the 12" wall',
        "» Read more\n» All stories of the day\n",
        "– Kalvik\n– Osterby\n– Santa Rell",
        "– Regeringen säger nej\n– Kommunen – och länet – får vänta",
        "Le port — le maire l'a dit hier — restera fermé.",
        "Roma, 28 nov. – Il consiglio ha approvato il piano, ha detto la sindaca.",
        "San José del Mar, 3 de ago. – El muelle sigue cerrado, dijo la alcaldesa.",
        "Santa Rell (nostro servizio). – Il porto resta chiuso, ha detto la sindaca.",
        "МОСКВА, 28 ноя. — Пожар на складе потушен, сообщил представитель порта.",
        "导演的《海边的房子》今天上映",
        'Don"t be the last, and don"t be the first.',
        "خوراک ‘ پانی اور خیمے ‘ ادویات",
        "They went home, he said, because nobody had come to talk.",
    ],
    ids=[
        *("’", "'", "inches", "bullets", "dashes", "items", "aside"),
        *("dateline", "place of three words", "sender", "day in Russian", "titles", "mojibake"),
        *("commas", "none"),
    ],
)
def test_these_marks_are_not_of_speech(text: str) -> None:
    assert told(text) == []


def test_a_speech_of_several_paragraphs_opens_each_and_closes_the_last() -> None:
    text = "“It was cold. We waited.\n\n“Then they came. All of them.”\n\nThey left at noon."

    assert told(text) == ["It was cold. We waited.", "Then they came. All of them."]


def test_a_wrapped_line_does_not_end_a_quotation() -> None:
    text = (
        '   "The debt will be able to be repaid.\nThe sums will fall," it said. "That is\nall."\n'
    )

    assert told(text) == [
        "The debt will be able to be repaid.\nThe sums will fall,",
        "That is\nall.",
    ]


@pytest.mark.parametrize("mark", ['"', "“", "„", "«", "»", "「", "‘", "'", "``", "”"])
@pytest.mark.parametrize("between", [" ", "\n", "\n\n"])
def test_a_stray_mark_takes_no_more_than_its_sentence(mark: str, between: str) -> None:
    prose = between.join(["The boats left the harbour at noon and nobody waved."] * 40)
    text = f"They had {mark}waited for long. {prose}"

    assert sum(len(part) for part in told(text)) <= len("waited for long.")


@pytest.mark.parametrize("pair", ['""', "“”", "„“", "«»", "»«", "「」"])
def test_after_a_stray_mark_speech_is_found_again(pair: str) -> None:
    text = (
        f"They had {pair[0]}waited for long. The boats left and all went home, which was far. "
        f"{pair[0]}Now we rest,{pair[1]} she said. {pair[0]}Tomorrow we work.{pair[1]} The end."
    )

    assert [part for part in told(text) if "boats" in part] == []
    assert told(text)[-2:] == ["Now we rest,", "Tomorrow we work."]


def test_two_marks_far_apart_are_no_pair() -> None:
    prose = "the boats left the harbour " * (LONGEST // 20)

    assert told(f"He said “no and {prose} and” left.") == []


def test_a_word_alone_in_marks_is_no_speech() -> None:
    text = 'The "boycott" was “over and done”'

    assert [text[a:b] for a, b in _words(text)] == ["over", "and", "done"]


def _words(text: str) -> list[tuple[int, int]]:
    words = split(text)
    quoted = words.only(spoken(text, words))
    return list(zip(quoted.starts.tolist(), quoted.ends.tolist(), strict=True))


MARKS = st.sampled_from(
    ["“", "”", '"', "«", "»", "„", "'", "’", "‘", "「", "」", "\n", " ", "a", ". "]
)


@given(st.lists(MARKS, max_size=60).map("".join))
def test_stretches_are_in_order_and_apart_whatever_the_marks(text: str) -> None:
    ends = [at for pair in quotations(text) for at in pair]

    assert ends == sorted(ends)
    assert all(0 <= at <= len(text) for at in ends)
