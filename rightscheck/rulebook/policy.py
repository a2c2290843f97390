"""`Policy`: which checks run, how loudly, and what counts as reuse in this house."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from rightscheck.licensing.terms.fields import Share
from rightscheck.model import Severity, Value, Verdict
from rightscheck.model.value import Filed
from rightscheck.rulebook import cache, yaml


class CheckPolicy(Value):
    """One check: whether it runs, how loud it is (by its verdict if left out), its options.

    The options are the check's own and are tested against it when the policy is put to use.
    `on` and `off` will do where there is nothing more to say.
    """

    run: bool = True
    severity: Severity | None = None
    options: dict[str, object] = Field(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _short(cls, value: object) -> object:
        if value is None:
            return {}
        return {"run": value} if isinstance(value, bool) else value


def _switches(value: object) -> object:
    """A bare list of names runs those checks as they are."""
    if isinstance(value, list):
        return dict.fromkeys(value)
    return value if isinstance(value, Mapping) else {}


class Policy(Filed):
    """The house's policy. A check that it does not name does not run.

    `unlicensed` is the verdict on reuse that no licence covers and no notice forbids.
    `least_words` is the length from which a shared passage counts; `whole` the share of a source
    from which taking it is to republish it, and below which it is to take an excerpt.
    `manual` is the address at which the house shows the checks' manual; `{check}` is the name.
    """

    policy: str = Field(min_length=1, max_length=60)
    unlicensed: Literal[Verdict.BREACH, Verdict.REVIEW, Verdict.PERMITTED] = Verdict.REVIEW
    least_words: int = Field(default=12, strict=True, ge=1, le=10_000)
    whole: Share = 0.5
    manual: str = Field(default="", pattern=r"^(https?://\S*\{check\}\S*)?$")
    checks: Annotated[dict[str, CheckPolicy], BeforeValidator(_switches)] = Field(min_length=1)

    def page(self, check: str) -> str:
        """The address of a check's page; empty where the policy tells none."""
        return self.manual.replace("{check}", check)


def load_policy(path: Path) -> Policy:
    """The policy of a file; UnusableRules with its line for whatever is wrong with it."""
    [policy] = cache.loaded(Policy, path, [path], partial(yaml.load, schema=Policy))
    return policy
