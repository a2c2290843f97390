"""A real Wagtail site, that of examples/wagtail, with a database and a newsroom of its own.

Without Wagtail (`pip install --group cms`) its tests are passed by.
"""

from __future__ import annotations

import atexit
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from rightscheck.cli.commands.demo import write

SITE = Path(__file__).parents[3] / "examples" / "wagtail"

if find_spec("wagtail") is None:
    collect_ignore_glob = ["test_*.py"]
else:
    import django

    data = Path(tempfile.mkdtemp(prefix="courier-"))
    atexit.register(shutil.rmtree, data, ignore_errors=True)
    os.environ["COURIER_DATA"] = str(data)
    os.environ["DJANGO_SETTINGS_MODULE"] = "courier.settings"
    sys.path.insert(0, str(SITE))
    django.setup()


@pytest.fixture(scope="session")
def site() -> Path:
    """The site's tables are there, and so is the newsroom: its wire, its licences."""
    from django.core.management import call_command  # noqa: PLC0415 -- where there is Django

    write(data / "newsroom")
    call_command("migrate", verbosity=0)
    return data


@pytest.fixture(autouse=True)
def database(site: Path) -> Iterator[None]:
    """The database as it was, after each test."""
    from django.db import connection, transaction  # noqa: PLC0415 -- where there is Django

    assert site.is_dir()
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    connection.close()
