"""The command that plays the night of the bus and what follows in the house, and writes its papers."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from app.night import Night, start_night
from app.night_house import play_house
from app.sealing import calibrate


def play_demo(out: Path, say: Callable[[str], None]) -> dict[str, object]:
    """Play the night on a fresh encrypted file in a folder of its own; write the papers and night.json into `out`."""
    started = time.perf_counter()
    with TemporaryDirectory(prefix="waystation-demo-") as folder:
        waystation, keys = start_night(Path(folder) / "data", calibrate())
        say("A fresh encrypted file is made, with four users and a key for each.")
        night = Night(Path(folder) / "data", keys, waystation)
        night.play()
        play_house(night)
    _write(out, night, time.perf_counter() - started)
    _tell(night.facts, say)
    say(_names(night.papers))
    return night.facts


def _write(out: Path, night: Night, seconds: float) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for name, pdf in night.papers.items():
        (out / f"{name}.pdf").write_bytes(pdf)
    night.facts["milliseconds_per_act"] = {act: round(sum(t) / len(t), 1) for act, t in night.milliseconds.items()}
    night.facts["seconds_in_all"] = round(seconds, 1)
    (out / "night.json").write_text(json.dumps(night.facts, ensure_ascii=False, indent=2), encoding="utf-8")


def _tell(facts: dict[str, object], say: Callable[[str], None]) -> None:
    say(f"{facts['listed']} listed, {facts['counted']} counted in, {facts['absent']} did not arrive.")
    say(f"{facts['registered']} registered, {facts['checked']} seen by a medic, {facts['kits_given']} kits given.")
    warned = facts["twin_warnings"]
    assert isinstance(warned, list)
    say(f"Likely the same person twice: {len(warned)} pair." if len(warned) == 1 else f"Likely twins: {len(warned)}.")
    say(f"{facts['in_beds']} in a bed, {facts['seen_at_roll_call']} seen at the roll-call, {facts['breakfasts']} ate.")
    say(f"{facts['sent_on']} went on to another town, {facts['in_the_house']} are in the house.")


def _names(papers: Iterable[str]) -> str:
    return f"{', '.join(f'{name}.pdf' for name in papers)} and night.json are written."
