"""A holder's id in, a commented pack out that loads and whose examples hold as they stand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

from rightscheck.cli.files import save
from rightscheck.errors import RightscheckError

_SCHEMA = "pack.schema.json"
"""What the first line of a new pack names to editors; it lies beside it: no network is needed."""


class Starter(NamedTuple):
    """A pack to begin with; one that `extends` adds to the pack there is of that holder."""

    holder: str
    name: str
    extends: bool

    @property
    def text(self) -> str:
        """The file, as a person would write it."""
        kind = "extension" if self.extends else "pack"
        template = Path(__file__).with_name(f"{kind}.template.yaml").read_text(encoding="utf-8")
        clause = (
            f"These texts may not be copied or published without written permission of {self.name}."
        )
        said = {
            "name": self.name,
            "photo": f"Photo: Jane Doe/{self.name}",
            "sign": f"© 2026 {self.name}",
            "prose": f"{self.name} reported on Monday that the river rose.",
            "clause": clause,
            "innocent": f"The written texts of {self.name} lay copied on the mayor's table.",
        }
        # JSON's strings are YAML's, whatever is in them.
        quoted = {key: json.dumps(value, ensure_ascii=False) for key, value in said.items()}
        return template.format(holder=self.holder, file=f"{self.holder}.yaml", **quoted)

    def write(self, folder: Path, schema: str) -> Path:
        """The pack in `folder`, and the schema beside it; what is there already is left alone."""
        path = folder / f"{self.holder}.yaml"
        if path.exists():
            raise RightscheckError(
                "is there already", where=path, hint="edit it, or name another holder"
            )
        save(self.text, path)
        save(schema, folder / _SCHEMA)
        return path
