"""`rightscheck licences`: what we signed: told, looked over for faults, exchanged as ODRL."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from rightscheck.cli import streams
from rightscheck.cli.answers import AnswerForm, put_json, show
from rightscheck.cli.commands.explain.contract import contract
from rightscheck.cli.commands.explain.entries import lines
from rightscheck.cli.commands.licences.foreign import policies
from rightscheck.cli.commands.schema import SCHEMAS
from rightscheck.cli.files import make_folder, save
from rightscheck.cli.shared import Config
from rightscheck.errors import RightscheckError, nearest
from rightscheck.licensing.lint import Remark, of_licence, of_licences
from rightscheck.licensing.odrl import export
from rightscheck.licensing.terms.inheritance import parents
from rightscheck.licensing.terms.licence import Licence
from rightscheck.model import Severity
from rightscheck.model.amounts import count
from rightscheck.reporters.inert import inert, inert_name
from rightscheck.reporters.layout import labelled
from rightscheck.reporters.palette import PLACE
from rightscheck.reporters.styled import Text
from rightscheck.rulebook.licences import LicenceFile, read_licences, whole
from rightscheck.rulebook.trees import written
from rightscheck.settings import Settings, known_holders, licence_paths, packs_of, settings_of

app = typer.Typer(invoke_without_command=True)

FOUND = 1
"""Exit code of `lint` where a licence has an error."""

Name = Annotated[str, typer.Argument(metavar="NAME|FILE", help="A licence in force, or a file.")]


@app.callback()
def licences(ctx: typer.Context, config: Config = None) -> None:
    """The licences in force. Without a command: list them."""
    if ctx.invoked_subcommand is None:
        list_(config)


@app.command("list")
def list_(config: Config = None) -> None:
    """List the licences in force, with their holders and their ends."""
    held = whole(_filed(settings_of(config)))
    show(lambda width: _listed(held, width))


def _listed(held: Sequence[Licence], width: int) -> Iterator[Text]:
    labels = max((len(one.licence) for one in held), default=0) + 2
    for one in held:
        yield from labelled(one.licence, Text(inert(_told(one))), width, labels=labels)


def _told(one: Licence) -> str:
    holder = "for everybody" if one.is_open else f"of {one.holder}"
    until = f", until {one.valid.until}" if one.valid.until else ""
    return f"{one.title}: {holder}{until}"


@app.command("show")
def show_(name: Name, config: Config = None) -> None:
    """Tell a licence in words: parties, term, every rule with its clause, what is inherited."""
    settings = settings_of(config)
    licence, filed = _one(name, settings)
    names = {head.holder: head.name for head in packs_of(settings).heads}
    holder = names.get(licence.holder, licence.holder)
    show(partial(lines, list(contract(licence, filed, holder))))


@app.command("lint")
def lint(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="FILE", help="Files or folders; else those that the settings name."),
    ] = None,
    form: AnswerForm = "terminal",
    config: Config = None,
) -> None:
    """Look for what cannot be meant: exit 1 where a licence has an error, 0 where it has none."""
    settings = settings_of(config)
    filed = _filed(settings, tuple(files or ()))
    named = files or settings.licences.paths or licence_paths(settings)
    wanted = {p.resolve() for file in named for p in (file, *file.glob("*"))}
    remarks = [one for one in _remarks(filed, settings) if _at(one, filed)[0] in wanted]
    if form == "json":
        put_json([_plain(one, filed) for one in remarks])
    else:
        show(lambda width: (line for one in remarks for line in _shown(one, filed, width)))
        asked = sum(one.path.resolve() in wanted for one in filed.values())
        streams.put(_summary(asked, remarks))
    if any(one.severity is Severity.ERROR for one in remarks):
        raise typer.Exit(FOUND)


@app.command("schema")
def schema() -> None:
    """Print the JSON Schema of a licence file."""
    put_json(SCHEMAS["licence"]())


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="JSON-LD, JSON, XML or Turtle.")],
    holder: Annotated[
        str | None, typer.Option("--holder", metavar="ID", help="Whose; else the assigner.")
    ] = None,
    folder: Annotated[
        Path | None, typer.Option("--folder", metavar="FOLDER", help="Write each to a file there.")
    ] = None,
) -> None:
    """Write the ODRL or RightsML policies of a file as licences; what was bent is told."""
    found = policies(file, holder)
    if folder is None and len(found.licences) > 1:
        raise RightscheckError(
            f"holds {count(len(found.licences), 'policy', 'policies')}",
            where=file,
            hint="--folder FOLDER writes each to a file of its own",
        )
    for warning in found.warnings:
        streams.say(f"rightscheck: {inert_name(str(file))}: {inert(warning)}")
    for licence in found.licences:
        text = f"# Imported from {inert_name(file.name)}; read it beside the policy.\n"
        text += written(licence)
        if folder is None:
            streams.put(text)
        else:
            make_folder(folder)
            save(text, folder / f"{licence.licence}.yaml")
            streams.put(f"wrote {folder / licence.licence}.yaml\n")


@app.command("export")
def export_(name: Name, config: Config = None) -> None:
    """Print a licence as an ODRL 2.2 policy in JSON-LD, with all that it inherits."""
    licence, _ = _one(name, settings_of(config))
    put_json(export(licence))


def _filed(settings: Settings, more: tuple[Path, ...] = ()) -> dict[str, LicenceFile]:
    """The licences in force and those of more files, as they are written."""
    holders = known_holders(settings, packs_of(settings))
    return read_licences((*licence_paths(settings), *more), holders)


def _one(name: str, settings: Settings) -> tuple[Licence, Mapping[str, LicenceFile]]:
    """A licence by its name, or of a file beside those in force."""
    path = Path(name)
    is_file = path.suffix in {".yaml", ".yml"}
    filed = _filed(settings, (path,) if is_file else ())
    id_ = path.stem if is_file else name
    found = next((one for one in whole(filed) if one.licence == id_), None)
    if found is None:
        hint = nearest(name, filed, "`rightscheck licences` lists them")
        raise RightscheckError(f"there is no licence {name!r}", hint=hint)
    return found, filed


def _remarks(filed: Mapping[str, LicenceFile], settings: Settings) -> list[Remark]:
    """The faults of all licences, in the order of the files and then of the lines."""
    today = datetime.now(UTC).date()
    held = whole(filed)
    known = {id_: one.licence for id_, one in filed.items()}
    kin = {id_: {p.licence for p in parents(one, known)} for id_, one in known.items()}
    found = [remark for one in held for remark in of_licence(one, today)]
    found += of_licences(held, settings.scopes, today, kin)
    return sorted(dict.fromkeys(found), key=lambda one: (one.licence, _at(one, filed)[1]))


def _at(remark: Remark, filed: Mapping[str, LicenceFile]) -> tuple[Path, int]:
    written = filed[remark.licence]
    line = written.line(remark.key, remark.rule) if remark.key else 1
    return written.path.resolve(), line


def _plain(remark: Remark, filed: Mapping[str, LicenceFile]) -> dict[str, object]:
    path, line = _at(remark, filed)
    told = {"fault": remark.fault, "severity": remark.severity.value, "file": str(path)}
    told |= {"licence": remark.licence, "clause": remark.clause}
    return {**told, "line": line, "why": remark.why, "do": remark.do}


def _shown(remark: Remark, filed: Mapping[str, LicenceFile], width: int) -> Iterator[Text]:
    line = _at(remark, filed)[1]
    place = f"{inert_name(str(filed[remark.licence].path))}:{line}"
    yield Text(f"{place}  {remark.severity.value}  {remark.fault}", PLACE)
    for label, words in (("clause", remark.clause), ("why", remark.why), ("do", remark.do)):
        yield from labelled(label, Text(inert(words)), width)
    yield Text()


def _summary(asked: int, remarks: list[Remark]) -> str:
    told = [
        count(number, severity.value)
        for severity in Severity
        if (number := sum(one.severity is severity for one in remarks))
    ]
    return f"{count(asked, 'licence')}: {', '.join(told) or 'no fault found'}\n"
