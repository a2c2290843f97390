"""What rightscheck.toml can say: plain values, one class a table."""

from datetime import timedelta
from enum import StrEnum
from pathlib import Path

from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from rightscheck.licensing.terms.fields import Duration
from rightscheck.model import Attestation, House, Scope, Value, Verdict
from rightscheck.model.value import blank
from rightscheck.rulebook.waivers import NAME as WAIVERS


class SourcesSettings(Value):
    """Where the library of licensed sources lies; without one only notices are looked for.

    `boilerplate` is a text file: what the house always prints, which is nobody's copy.
    `expect` says how often something comes from a holder (`afp = "1 day"`); when nothing has
    come for longer, no answer counts as clean.
    """

    path: Path | None = None
    boilerplate: Path | None = None
    expect: dict[str, Duration] = Field(default_factory=dict)


class FailOn(StrEnum):
    """The verdicts that a run can be made to fail on."""

    BREACH = Verdict.BREACH.value
    REVIEW = Verdict.REVIEW.value
    DUTY = Verdict.DUTY.value


class CheckSettings(Value):
    """How to check; an option or a variable of the environment goes before it.

    In folders, what is ignored is passed by, and told; a file that is named is always checked.
    """

    fail_on: FailOn = Field(
        default=FailOn.BREACH, description="the verdict from which on a run exits with 1"
    )
    min_confidence: float = Field(
        default=0,
        ge=0,
        le=1,
        description="findings that rest on notices less certain than this are set aside",
    )
    exclude: tuple[str, ...] = Field(
        default=(),
        description="what is no document of ours: lines as in a .gitignore beside this file",
    )
    gitignore: bool = Field(
        default=True, description="whether what .gitignore files name is passed by as well"
    )


class LedgerSettings(Value):
    """Whether every check writes down what was used where; the ledger lies in the library's file.

    `rightscheck check --record` does so once.
    """

    record: bool = False


class LicencesSettings(Value):
    """Our licences, files or folders, and whether the open licences count as well."""

    paths: tuple[Path, ...] = ()
    shipped: bool = True


class PacksSettings(Value):
    """Folders with packs of our own, and rules (`afp/credit`) or packs that are not asked."""

    paths: tuple[Path, ...] = ()
    disable: tuple[str, ...] = ()


class PolicySettings(Value):
    """The house's policy; the shipped one if none is named."""

    path: Path | None = None


class BaselineSettings(Value):
    """Where the findings are written that were there already.

    Without a path it is `rightscheck.baseline` beside the settings file, if there is one.
    A run that does not `apply` it shows them all.
    """

    path: Path | None = None
    apply: bool = True


class WaiversSettings(Value):
    """The file of waivers; rightscheck-waivers.yaml beside the settings if none is named.

    `pages` lets pages waive what is found in them, in a comment or in front matter; a run that
    does not `apply` waivers tells what they waive as well.
    """

    path: Path | None = None
    pages: bool = True
    apply: bool = True


class HookSettings(Value):
    """A content system that calls: the file with the secret that it signs with.

    Where its `callback` is named, what was found is told there; it is one of the `callbacks`.
    """

    secret: Path
    callback: str | None = None


class ServiceSettings(Value):
    """How `rightscheck serve` answers; times are seconds, sizes bytes.

    `path` is the file of its keys and jobs, `rightscheck-service.db` beside the settings if none
    is named. `callbacks` are the hosts that finished jobs may be told to: none, unless named here.
    `origins` are the sites whose scripts may ask from a browser (CORS).
    """

    path: Path | None = None
    budget: float = Field(default=5, gt=0, description="for a check that names none")
    longest_budget: float = Field(default=30, gt=0, description="no check may ask for more")
    job_budget: float = Field(default=600, gt=0, description="for a job: nobody waits at the line")
    threads: int = Field(default=2, ge=1, le=64, description="checks at a time, of each process")
    processes: int = Field(
        default=0, ge=0, le=64, description="that compute what those threads are asked; 0: none"
    )
    queue: int = Field(default=32, ge=0, description="checks that may wait for a thread")
    rate: float = Field(default=50, ge=0, description="requests a second a caller; 0: no limit")
    largest: int = Field(default=10_000_000, ge=1, description="of a request's body")
    documents: int = Field(default=100, ge=1, description="documents of a request")
    patience: float = Field(default=20, gt=0, description="for a body, and a head, to arrive")
    grace: float = Field(default=30, ge=0, description="for what is being answered at the end")
    keep: Duration = Field(default=timedelta(days=1), description="finished jobs, until forgotten")
    origins: tuple[str, ...] = ()
    callbacks: tuple[str, ...] = ()
    hooks: dict[str, HookSettings] = Field(
        default_factory=dict, description="who may call /v1/hooks: ghost, contentful, strapi ..."
    )
    private_callbacks: bool = Field(
        default=False, description="callbacks may go to private addresses, and plainly to loopback"
    )
    recent: int = Field(default=100, ge=0, le=10_000, description="checks that /checks lists")
    log_names: bool = Field(default=False, description="whether logs name the documents")


class Settings(Value):
    """Everything that rightscheck.toml can say. Paths are absolute once read."""

    house: House = blank(House)
    sources: SourcesSettings = blank(SourcesSettings)
    check: CheckSettings = blank(CheckSettings)
    ledger: LedgerSettings = blank(LedgerSettings)
    licences: LicencesSettings = blank(LicencesSettings)
    packs: PacksSettings = blank(PacksSettings)
    policy: PolicySettings = blank(PolicySettings)
    baseline: BaselineSettings = blank(BaselineSettings)
    waivers: WaiversSettings = blank(WaiversSettings)
    service: ServiceSettings = blank(ServiceSettings)
    scopes: tuple[Scope, ...] = ()
    done: tuple[Attestation, ...] = ()
    folder: SkipJsonSchema[Path] = Field(default=Path(), exclude=True)
    file: SkipJsonSchema[Path | None] = Field(default=None, exclude=True)


def waiver_file(settings: Settings) -> Path:
    """The file of waivers that is named, else where it may lie."""
    return settings.waivers.path or settings.folder / WAIVERS


def service_file(settings: Settings) -> Path:
    """The file of the service's keys and jobs that is named, else where it lies."""
    return settings.service.path or settings.folder / "rightscheck-service.db"
