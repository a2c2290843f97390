"""A page in, its stored `PageCheck` out; a fault of ours is told, never raised."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from django.utils.timezone import now
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

import rightscheck
from rightscheck.errors import RightscheckError
from rightscheck.integrations.wagtail.conf import bench, options
from rightscheck.integrations.wagtail.fields import Part, facts, parts, place
from rightscheck.integrations.wagtail.models import PageCheck, PageWaiver, today
from rightscheck.model import Document, Finding, Remark, Report
from rightscheck.readers.fields import document, label_of
from rightscheck.rulebook.waivers import written

log = logging.getLogger("rightscheck.wagtail")


def judged(page: Page, revision: Revision | None) -> PageCheck:
    """Check a page as it is in memory, and keep what was found under its revision.

    Whatever goes wrong with the check itself is the `problem` of the result and in the log; by the
    setting `ON_ERROR` it blocks or lets through. Nothing is raised but a fault of the database, and
    ImproperlyConfigured for a table `RIGHTSCHECK` that cannot be read.
    """
    found: list[Part] = []
    try:
        found = list(parts(page, options()))
        result = _result(_checked(page, found))
    except RightscheckError as error:
        log.error("page %s was not checked: %s", page.pk, error)  # noqa: TRY400 -- the user's to mend
        result = _failed(str(error))
    except Exception as error:
        log.exception("page %s was not checked", page.pk)
        result = _failed(_("a fault of rightscheck ({kind})").format(kind=type(error).__name__))
    stored, _new = PageCheck.objects.update_or_create(
        page_id=page.pk,
        revision=revision,
        defaults={
            "checked_at": now(),
            "places": [(label_of(part.field.label), part.anchor) for part in found],
            **result,
        },
    )
    return stored


def judged_ahead(page: Page, revision: Revision | None) -> PageCheck:
    """`judged` before the gate, to answer kindly; kept with this revision for the gate."""
    check = judged(page, revision)
    if revision:
        setattr(revision, _AHEAD, check)
    return check


def judged_at_last(page: Page, revision: Revision) -> PageCheck:
    """The check kept by `judged_ahead` with this revision, used once; else `judged` now."""
    ahead: PageCheck | None = vars(revision).pop(_AHEAD, None)
    return ahead or judged(page, revision)


_AHEAD = "_rightscheck_ahead"


def told(check: PageCheck) -> str:
    """What an editor must know of a check, in a sentence or two; empty where all is in order."""
    if check.problem:
        return _("The rights of this page could not be checked: {problem}").format(
            problem=check.problem
        )
    report = check.read
    if report is None or not (report.findings or report.unread or report.basis.warnings):
        return ""
    first = sorted(report.findings, key=lambda one: (not options().blocks(one), one.verdict.rank))
    lines = [_line(finding, check.places) for finding in first[:1]]
    if more := len(first) - 1:
        lines.append(_("And {count} more: see the panel.").format(count=more) if more > 0 else "")
    lines += [f"{one.problem}." for one in report.unread]
    lines += [f"{warning}." for warning in report.basis.warnings]
    return " ".join(filter(None, lines))


def _line(finding: Finding, places: Sequence[Sequence[str]]) -> str:
    where, _anchor = place(finding, places)
    return _("{where}: {why}. What to do: {remedy}.").format(
        where=where, why=finding.why, remedy=finding.remedy
    )


def _checked(page: Page, found: Sequence[Part]) -> Report:
    tools = bench()
    # Scopes count paths from the settings' folder; a bare name would count from where we run.
    name = str(tools.folder / page.url_path.strip("/"))
    read = document(name, (part.field for part in found), facts(page, options()))
    return rightscheck.check([_waived(read, page)], tools, budget=options().budget)


def _waived(read: Document, page: Page) -> Document:
    """The page's document with its waivers, as remarks."""
    accepted = PageWaiver.in_force(page, today())
    remarks = tuple(Remark(written(one), 0) for one in accepted)
    return read.model_copy(update={"remarks": remarks})


def _result(report: Report) -> dict[str, object]:
    names = dict.fromkeys(finding.holder_name for finding in report.findings)
    return {
        "verdict": report.verdict.value,
        "blocking": options().stops(report),
        "found": len(report.findings),
        "holders": ", ".join(names)[:255],
        "problem": "",
        "report": report.model_dump_json(),
    }


def _failed(problem: str) -> dict[str, object]:
    return {
        "verdict": "",
        "blocking": options().on_error == "block",
        "found": 0,
        "holders": "",
        "problem": problem,
        "report": "",
    }
