"""`python -m xxpy`."""

from __future__ import annotations

from xxpy.cli import main

if __name__ == "__main__":
    main()
