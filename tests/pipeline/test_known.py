"""What was there already is told from what is new, whatever moved; two lists make one."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as some
from reports import BREACH, UNREAD, report, seen

from rightscheck.model import Finding, Known, Report, Suppression, SuppressionKind, Verdict
from rightscheck.pipeline.sifting.baseline import create, prune, update
from rightscheck.pipeline.sifting.known import entries, set_aside, settled, union
from rightscheck.settings.baseline import read_baseline, written

WHY = Suppression(kind=SuppressionKind.BASELINE, where="rightscheck.baseline")


def found(document: str, passage: int = 0, verdict: Verdict = Verdict.REVIEW) -> Finding:
    """A finding on a page; equal passages give equal ids."""
    told = {"document": document, "id": f"{passage:016x}", "verdict": verdict}
    return BREACH.model_copy(update=told)


def new(made: Report, known: tuple[Known, ...], *gone: str) -> list[Finding]:
    """What a run still tells."""
    these = settled(made, known, str, lambda page: page in gone)
    return list(set_aside(made, these, WHY).findings)


FINDINGS = some.lists(
    some.builds(
        found,
        some.sampled_from(["a.md", "b.md", "feed.xml!1", "feed.xml!2"]),
        some.integers(0, 3),
        some.sampled_from([Verdict.BREACH, Verdict.REVIEW, Verdict.DUTY]),
    ),
    max_size=12,
)


@given(FINDINGS)
def test_what_was_just_written_down_is_not_told_again(findings: list[Finding]) -> None:
    made = report(*findings)

    assert new(made, create(made, str)) == []


@given(FINDINGS, some.randoms(use_true_random=False))
def test_the_order_of_pages_does_not_matter(findings: list[Finding], dice: object) -> None:
    shuffled = list(findings)
    dice.shuffle(shuffled)  # type: ignore[attr-defined] # hypothesis gives a Random

    assert written(entries(shuffled, str)) == written(entries(findings, str))


@given(FINDINGS, FINDINGS)
def test_what_is_new_is_what_is_there_oftener_or_worse(
    before: list[Finding], after: list[Finding]
) -> None:
    told = new(report(*after), entries(before, str))

    for finding in {one.id for one in after}:
        number = sum(one.id == finding for one in after)
        known = sum(one.id == finding for one in before)
        assert sum(one.id == finding for one in told) >= number - known


@given(FINDINGS, FINDINGS)
def test_the_lines_of_two_branches_together_know_what_either_knew(
    ours: list[Finding], theirs: list[Finding]
) -> None:
    lines = {*written(entries(ours, str)).splitlines(), *written(entries(theirs, str)).splitlines()}
    head = next(line for line in lines if line.startswith("#"))
    text = "\n".join([head, *(lines - {head})])

    known = _read(text)

    assert known == union((*entries(ours, str), *entries(theirs, str)))
    assert new(report(*ours), known) == new(report(*theirs), known) == []


def _read(text: str) -> tuple[Known, ...]:
    from tempfile import TemporaryDirectory  # noqa: PLC0415 -- hypothesis and tmp_path do not mix

    with TemporaryDirectory() as folder:
        path = Path(folder, "rightscheck.baseline")
        path.write_text(text, "utf-8")
        return read_baseline(path, "").known


def test_a_second_page_with_what_another_has_is_new() -> None:
    known = entries([found("a.md")], str)

    assert new(report(found("a.md"), found("b.md")), known) == [found("b.md")]


def test_a_second_copy_on_the_same_page_is_new() -> None:
    known = entries([found("a.md")], str)

    assert new(report(found("a.md"), found("a.md")), known) == [found("a.md")]


def test_what_is_worse_than_it_was_is_new() -> None:
    known = entries([found("a.md", verdict=Verdict.DUTY)], str)

    assert new(report(found("a.md", verdict=Verdict.BREACH)), known)
    assert not new(report(found("a.md", verdict=Verdict.DUTY)), known)


def test_a_page_that_was_mended_makes_no_room_for_another() -> None:
    known = entries([found("a.md")], str)
    made = report(found("b.md"), documents=(seen("a.md"), seen("b.md")))

    assert new(made, known) == [found("b.md")]


def test_what_was_on_a_page_that_is_gone_answers_for_the_page_that_has_it_now() -> None:
    known = entries([found("old.md")], str)

    assert new(report(found("new.md")), known, "old.md") == []


def test_items_of_a_feed_may_change_their_numbers() -> None:
    known = entries([found("feed.xml!1")], str)
    both = report(found("feed.xml!1"), found("feed.xml!2"))

    assert new(report(found("feed.xml!2")), known) == []
    assert new(both, known) == [found("feed.xml!2")]


def test_what_is_waived_does_not_free_its_entry_for_another_page() -> None:
    waiver = Suppression(kind=SuppressionKind.WAIVER, reason="agreed by letter")
    made = report(found("a.md"), found("b.md"))
    waived = made.without(lambda one: waiver if one.document == "a.md" else None)

    assert new(waived, entries([found("a.md")], str), "a.md") == [found("b.md")]


def test_what_is_set_aside_counts_for_no_verdict() -> None:
    made = report(found("a.md", verdict=Verdict.BREACH))

    calm = set_aside(made, settled(made, create(made, str), str, lambda _: False), WHY)

    assert (made.verdict, calm.verdict) == (Verdict.BREACH, Verdict.PERMITTED)
    assert [one.suppression for one in calm.suppressed] == [WHY]


# Written anew

KNOWN = entries([found("a.md"), found("de/b.md", 1), found("en/c.md", 2)], str)


def names(known: tuple[Known, ...]) -> list[str]:
    return [f"{entry.document} {int(entry.finding, 16)}" for entry in known]


def test_an_update_speaks_only_of_what_it_looked_at() -> None:
    made = report(found("de/b.md", 5), documents=(seen("de/b.md"),))

    assert names(update(KNOWN, made, str, ["de"])) == ["a.md 0", "de/b.md 5", "en/c.md 2"]


def test_a_prune_drops_what_is_there_no_more_and_adds_nothing(tmp_path: Path) -> None:
    made = report(found("a.md"), found("de/b.md", 7), documents=(seen("a.md"), seen("de/b.md")))

    assert names(prune(KNOWN, made, str, ["a.md", "de"], tmp_path)) == ["a.md 0", "en/c.md 2"]


def test_a_page_that_moved_is_pruned_to_its_new_name(tmp_path: Path) -> None:
    made = report(found("new.md"), documents=(seen("new.md"),))

    assert names(prune(KNOWN[:1], made, str, ["."], tmp_path)) == ["new.md 0"]


def test_what_could_not_be_read_stays_known(tmp_path: Path) -> None:
    shut = UNREAD.model_copy(update={"name": "de"})
    made = report(unread=(shut,))

    assert names(update(KNOWN, made, str, ["de"])) == names(KNOWN)
    assert names(prune(KNOWN, made, str, ["de"], tmp_path)) == names(KNOWN)


def test_a_text_without_a_name_is_not_written_down() -> None:
    assert create(report(found("<stdin>")), str) == ()
