"""What ODRL in a page's JSON-LD prohibits, and when."""

from __future__ import annotations

from notices.noticed import PACKS
from notices.test_declared import PAGE, ld

import rightscheck
from rightscheck.notices import spot


def test_what_a_policy_prohibits_under_a_condition_is_not_prohibited_always() -> None:
    limit = '"leftOperand": "spatial", "operator": "eq", "rightOperand": "DE"'
    head = ld(
        f'"hasPolicy": {{"prohibition": [{{"action": "print", "constraint": [{{{limit}}}]}}, '
        '{"action": "translate"}]}'
    )

    page = rightscheck.read(PAGE.format(head=head).encode(), "page.html")
    claims = [claim for notice in spot(page, PACKS) for claim in notice.claims]

    assert [(str(one.action), one.condition) for one in claims] == [
        ("print", "spatial eq DE"),
        ("translate", ""),
    ]
