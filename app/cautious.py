"""What several records say of one body, joined the cautious way: an allergy or medicine of either holds, until a medic
who saw both asked again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from app.check_forms import CheckForm
from app.check_rows import CheckRow
from app.extract import Extract, merged
from models.codes import ListState

Said = TypeVar("Said")


def last_check(checks: Sequence[CheckRow], joined_at: datetime) -> CheckForm | None:
    """The newest signed check; what it says of allergies, medicines and conditions together with the other records'
    newest, where they were joined after it was signed."""
    signed = sorted((c for c in checks if c.signed_at), key=lambda c: (str(c.signed_at), str(c.form.id)), reverse=True)
    if not signed:
        return None
    newest = signed[0]
    if newest.signed_at is not None and newest.signed_at > joined_at:
        return newest.form
    firsts = {check.form.person: check.form for check in reversed(signed)}
    return _both_checks(newest.form, [form for form in firsts.values() if form.id != newest.form.id])


def _both_checks(newest: CheckForm, others: Sequence[CheckForm]) -> CheckForm:
    every = (newest, *others)
    allergies = _each_once(entry for form in every for entry in form.allergies)
    medicines = _each_once(entry for form in every for entry in form.medicines)
    conditions = _each_once(entry for form in every for entry in form.conditions)
    return replace(
        newest,
        conditions=conditions,
        conditions_state=ListState.LIST if conditions else newest.conditions_state,
        allergies=allergies,
        allergies_state=ListState.LIST if allergies else newest.allergies_state,
        medicines=medicines,
        medicines_state=ListState.LIST if medicines else newest.medicines_state,
    )


def both_extracts(of: Sequence[tuple[UUID, Extract]], joined_at: datetime) -> Extract:
    """Extracts by the record they stand on, newest first, as one. A section that was asked after the records were
    joined stands as it was asked; else both say what they said."""
    one = merged([extract for _, extract in of])
    by_record: dict[UUID, list[Extract]] = {}
    for record, extract in of:
        by_record.setdefault(record, []).append(extract)
    each = [merged(extracts) for extracts in by_record.values()]
    if len(each) < 2:
        return one
    if one.allergies_at is None or one.allergies_at <= joined_at:
        allergies = _each_once(entry for extract in each for entry in extract.allergies)
        one = replace(one, allergies=allergies, allergies_state=_state(allergies, one.allergies_state))
    if one.medicines_at is None or one.medicines_at <= joined_at:
        medicines = _each_once(entry for extract in each for entry in extract.medicines)
        one = replace(one, medicines=medicines, medicines_state=_state(medicines, one.medicines_state))
    return replace(one, instructions=_each_once(code for extract in each for code in extract.instructions))


def _state(entries: Sequence[object], otherwise: ListState) -> ListState:
    return ListState.LIST if entries else otherwise


def _each_once(entries: Iterable[Said]) -> tuple[Said, ...]:
    return tuple(dict.fromkeys(entries))
