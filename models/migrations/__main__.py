"""`python -m models.migrations` writes the first step again from the tables. Only before the first release."""

from pathlib import Path

from models.migrations import whole
from models.migrations.first import first_step

if __name__ == "__main__":
    Path(__file__).with_name("r0001.py").write_text(first_step(whole().metadata), encoding="utf-8")
