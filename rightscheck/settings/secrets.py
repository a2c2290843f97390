"""What the settings keep out of themselves: secrets, each in a file of its own."""

from __future__ import annotations

from rightscheck.errors import RightscheckError, reasoned
from rightscheck.settings.schema import HookSettings


def secret_of(sender: str, hook: HookSettings) -> str:
    """The secret that this sender signs with; read each time, as it may be changed while we run.

    RightscheckError where the file cannot be read.
    """
    problem = f"the secret of {sender} cannot be read"
    hint = f"`[service.hooks.{sender}] secret` names its file"
    with reasoned(RightscheckError(problem, where=hook.secret, hint=hint)):
        return hook.secret.read_text("utf-8", "replace").strip()
