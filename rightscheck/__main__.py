"""`python -m rightscheck`, and the program `rightscheck` itself."""

from __future__ import annotations

from rightscheck.cli.main import main

__all__ = ["main"]

if __name__ == "__main__":
    main()
