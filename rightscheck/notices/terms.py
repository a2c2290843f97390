"""Whose the usage terms of a page are: a pack's own form knows, else the credit beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rightscheck.notices.beside import Page, credited_beside
from rightscheck.notices.drafts import Draft
from rightscheck.notices.usage import declared_terms, usage_terms


def with_usage(
    page: Page,
    forms: Sequence[Draft],
    others: Sequence[Draft],
    declared: Sequence[tuple[int, int]] = (),
) -> Iterator[Draft]:
    """The packs' own forms, and usage terms: where both see one, it has the holder of the form.

    `declared` is where the document says its rights: there any wording may be a term.
    """
    said = [one for span in declared for one in declared_terms(page.text, *span)]
    found = usage_terms(page.scanned)
    terms = [*said, *(one for one in found if not any(_meet(one, old) for old in said))]
    for form in forms:
        same = next((one for one in terms if one.kind is form.kind and _meet(one, form)), None)
        if same is None:
            yield form
        else:
            terms.remove(same)
            start, end = min(form.start, same.start), max(form.end, same.end)
            yield form._replace(start=start, end=end, claims=same.claims)
    for one in terms:
        holder = credited_beside(page, one.start, one.end, (*others, *forms))
        yield one._replace(holder=holder, rule=f"{holder}/{one.rule}")


def _meet(first: Draft, second: Draft) -> bool:
    return first.start < second.end and second.start < first.end
