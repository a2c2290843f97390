"""git, asked what changed: it reads, starts no shell, and runs nothing that a repository brings."""

from rightscheck.cli.commands.check.git.repository import Changed, Repository

__all__ = ["Changed", "Repository"]
