"""What conditions and duties ask for, in the words in which a decision tells them."""

from __future__ import annotations

from rightscheck.licensing.asking.answers import Reading, all_wanted
from rightscheck.licensing.asking.duties import asking
from rightscheck.licensing.asking.premises import questions
from rightscheck.licensing.terms.conditions import Conditions
from rightscheck.licensing.terms.tasks import Task
from rightscheck.model import Use

_NOTHING = Use.model_construct(holder="unknown")
"""A use of which nothing is known."""


def conditions(asked: Conditions) -> tuple[str, ...]:
    """Each condition as a clause: `the channel is web or app`."""
    return tuple(question.wanted for question in questions(asked, Reading()))


def words(asked: Conditions) -> str:
    """All conditions as a sentence says them."""
    return all_wanted(questions(asked, Reading()))


def task(owing: Task) -> str:
    """A duty with all that stands beside it: when it is owed, how, its clause, what follows."""
    said = asking(owing)(_NOTHING).wanted
    said += f", in such a way that {words(owing.how)}" if owing.how else ""
    said += f", where {words(owing.if_)}" if owing.if_ else ""
    said += f" ({owing.cite})" if owing.cite else ""
    missed = " and ".join(task(one) for one in owing.consequence)
    return f"{said}; if it is missed, besides: {missed}" if missed else said
