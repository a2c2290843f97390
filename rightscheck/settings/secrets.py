"""What the settings keep out of themselves: secrets, each in a file of its own."""

from __future__ import annotations

from rightscheck.errors import RightscheckError, reason
from rightscheck.settings.schema import HookSettings


def secret_of(sender: str, hook: HookSettings) -> str:
    """The secret that this sender signs with; read each time, as it may be changed while we run.

    RightscheckError where the file cannot be read.
    """
    try:
        return hook.secret.read_text("utf-8", "replace").strip()
    except OSError as error:
        raise RightscheckError(
            f"the secret of {sender} cannot be read ({reason(error)})",
            where=hook.secret,
            hint=f"`[service.hooks.{sender}] secret` names its file",
        ) from error
