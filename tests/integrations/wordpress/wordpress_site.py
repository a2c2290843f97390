"""A real WordPress of its own: Debian's packages, a database and a web server on the loopback."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import time
from base64 import b64encode
from collections.abc import Mapping
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

ROOT = Path(__file__).parents[3]
PLUGIN = ROOT / "integrations/wordpress/rightscheck"
DISTRIBUTION = Path("/usr/share/wordpress")
PASSWORD = "a long pass phrase"  # noqa: S105 - of a site that lives for a minute

_CONFIG = """<?php
define('DB_NAME', 'site'); define('DB_USER', 'site'); define('DB_PASSWORD', 'site');
define('DB_HOST', 'localhost:{socket}'); define('DB_CHARSET', 'utf8mb4');
define('WP_HOME', '{url}'); define('WP_SITEURL', '{url}');
define('WP_CONTENT_DIR', __DIR__ . '/wp-content'); define('DISABLE_WP_CRON', true);
define('WP_DEBUG', true); define('WP_DEBUG_LOG', '{log}'); define('WP_DEBUG_DISPLAY', false);
define('WP_HTTP_BLOCK_EXTERNAL', true); define('AUTOMATIC_UPDATER_DISABLED', true);
define('WP_ACCESSIBLE_HOSTS', '127.0.0.1'); define('WP_ENVIRONMENT_TYPE', 'local');
$table_prefix = 'wp_';
if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');
require_once ABSPATH . 'wp-settings.php';
"""

_INSTALL = """
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('Kalvik Courier', 'editor', 'ada@courier.example', true, '', $argv[1]);
update_option('timezone_string', 'UTC');
"""
_ACTIVATE = """
require ABSPATH . 'wp-admin/includes/plugin.php';
$problem = activate_plugin('rightscheck/rightscheck.php');
if (is_wp_error($problem)) exit($problem->get_error_message());
"""


def free_port() -> int:
    """A port of the loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Site(AbstractContextManager["Site"]):
    """An installed WordPress in `folder`, with the plugin active.

    `service` and `key` are what its settings tell of the service.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.root = folder / "site"
        self.log = folder / "debug.log"
        self.url = f"http://127.0.0.1:{free_port()}"
        self.service = self.key = ""
        self._passwords: dict[str, str] = {}
        self._running: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Self:
        self._database()
        self._files()
        self.php("define('WP_INSTALLING', true);", _INSTALL, PASSWORD)
        self.php("", _ACTIVATE)
        self._serve()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for process in reversed(self._running):
            process.terminate()
            process.wait(timeout=30)

    def php(self, before: str, code: str, *arguments: str) -> str:
        """What PHP code prints that runs inside WordPress; `before` runs before it is loaded."""
        host = f"$_SERVER += ['HTTP_HOST' => '{self.url[7:]}', 'REQUEST_METHOD' => 'GET'];"
        script = f"{host}{before} require '{self.root}/wp-load.php'; {code}"
        ran = subprocess.run(  # noqa: S603
            ["php", "-r", script, "--", *arguments],  # noqa: S607
            capture_output=True,
            text=True,
            check=False,
        )
        assert ran.returncode == 0, ran.stdout + ran.stderr
        return ran.stdout

    def value(self, expression: str) -> Any:  # noqa: ANN401 - whatever WordPress holds
        """A value of WordPress."""
        return json.loads(self.php("", f"echo json_encode({expression});"))

    def settings(self, **told: object) -> None:
        """The plugin's settings, and defaults for the rest."""
        settings = {"url": self.service, "key": self.key, "territory": "NO"} | told
        self.php(
            "",
            "delete_option('rightscheck');"
            "update_option('rightscheck', json_decode($argv[1], true));",
            json.dumps(settings),
        )

    def post(self, text: str, status: str = "draft", **more: object) -> int:
        """A post that is stored, whatever the plugin would say to it."""
        post = {"post_title": "Boats", "post_content": text, "post_author": 1, **more}
        made = self.php(
            "define('WP_IMPORTING', true);",
            "wp_set_current_user(1);"
            "update_option('rightscheck', ['imports' => false] + get_option('rightscheck', []));"
            "echo wp_insert_post(wp_slash(json_decode($argv[1], true)));"
            "update_option('rightscheck', ['imports' => true] + get_option('rightscheck', []));",
            json.dumps(post | {"post_status": status}),
        )
        return int(made)

    def status(self, post: int) -> str:
        """The status of a post."""
        return str(self.value(f"get_post_status({post})"))

    def record(self, post: int) -> dict[str, Any]:
        """What the plugin wrote of its last check."""
        return dict(self.value(f"get_post_meta({post}, '_rightscheck', true)"))

    def rest(
        self,
        path: str,
        user: str = "editor",
        told: Mapping[str, object] | None = None,
        **more: object,
    ) -> tuple[int, Any]:
        """Status and JSON of a POST to WordPress's REST, as an application of the user."""
        if user not in self._passwords:
            self._passwords[user] = self.php(
                "",
                "echo WP_Application_Passwords::create_new_application_password("
                f"get_user_by('login', '{user}')->ID, ['name' => 'test'])[0];",
            )
        account = b64encode(f"{user}:{self._passwords[user]}".encode()).decode()
        asked = Request(  # noqa: S310
            f"{self.url}/index.php?rest_route={path}",
            json.dumps({**(told or {}), **more}).encode(),
            {"Content-Type": "application/json", "Authorization": f"Basic {account}"},
        )
        try:
            with urlopen(asked) as answer:  # noqa: S310
                return answer.status, json.load(answer)
        except HTTPError as refused:
            return refused.code, json.load(refused)

    def _database(self) -> None:
        data, self.socket = self.folder / "data", self.folder / "db.sock"
        account = f"--user={Path.home().owner()}"
        self._run("mariadb-install-db", f"--datadir={data}", account, "--skip-test-db",
                  "--auth-root-authentication-method=normal")  # fmt: skip
        self._start(
            "mariadbd", "--no-defaults", f"--datadir={data}", f"--socket={self.socket}", account,
            "--skip-networking", f"--pid-file={self.folder}/db.pid",
        )  # fmt: skip
        self._until(self.socket.exists)
        self._run(
            "mariadb", f"--socket={self.socket}", "--user=root", "--execute",
            "CREATE DATABASE site; CREATE USER site@localhost IDENTIFIED BY 'site';"
            "GRANT ALL ON site.* TO site@localhost;",
        )  # fmt: skip

    def _files(self) -> None:
        shutil.copytree(DISTRIBUTION, self.root,
                        ignore=shutil.ignore_patterns("languages", ".htaccess"))  # fmt: skip
        config = _CONFIG.format(socket=self.socket, url=self.url, log=self.log)
        (self.root / "wp-config.php").write_text(config)
        (self.root / "wp-content/plugins/rightscheck").symlink_to(PLUGIN)

    def _serve(self) -> None:
        self._start("php", "-S", self.url[7:], "-t", str(self.root))
        self._until(self._answers)

    def _answers(self) -> bool:
        with suppress(URLError, ConnectionError), urlopen(f"{self.url}/readme.html"):  # noqa: S310
            return True
        return False

    def _run(self, *words: str) -> None:
        ran = subprocess.run(words, capture_output=True, text=True, check=False)  # noqa: S603
        assert ran.returncode == 0, ran.stdout + ran.stderr

    def _start(self, *words: str) -> None:
        workers = {**os.environ, "PHP_CLI_SERVER_WORKERS": "4"}
        with (self.folder / f"{words[0]}.log").open("wb") as log:
            self._running.append(
                subprocess.Popen(words, stdout=log, stderr=log, env=workers)  # noqa: S603
            )

    def _until(self, ready: Any, seconds: float = 30) -> None:  # noqa: ANN401
        end = time.monotonic() + seconds
        while not ready():
            assert time.monotonic() < end, "a server of the test did not start"
            time.sleep(0.05)
