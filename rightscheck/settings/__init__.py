"""`rightscheck.toml` in, `Workbench` out: the one place that decides what is loaded.

`load` and `bench` are in `workbench`, which loads all rooms; what stands here does not.
"""

from rightscheck.settings.baseline import baseline_path
from rightscheck.settings.file import NAME, find, key_lines, read_settings
from rightscheck.settings.force import (
    deciding,
    known_holders,
    licence_paths,
    overruled,
    packs_of,
    settings_of,
)
from rightscheck.settings.lines import line
from rightscheck.settings.schema import (
    FailOn,
    HookSettings,
    ServiceSettings,
    Settings,
    service_file,
)
from rightscheck.settings.secrets import secret_of

__all__ = [
    "NAME",
    "FailOn",
    "HookSettings",
    "ServiceSettings",
    "Settings",
    "baseline_path",
    "deciding",
    "find",
    "key_lines",
    "known_holders",
    "licence_paths",
    "line",
    "overruled",
    "packs_of",
    "read_settings",
    "secret_of",
    "service_file",
    "settings_of",
]
