"""`python -m rightscheck`, and the program `rightscheck` itself."""

from __future__ import annotations


def main() -> None:
    """Run the command that the arguments name."""
    # A process that judges documents for the program begins with this module, and needs no more.
    from rightscheck.cli.main import main as run  # noqa: PLC0415

    run()


if __name__ == "__main__":
    main()
