"""Settling what two laptops wrote differently: both versions stay in the history, one is used from then on."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import cbor2
import sqlalchemy as sa
from sqlmodel import Session, select

from app.access import Act, Actor, may
from app.carried_sight import may_see
from app.conflict_rows import ConflictRow, Said, SettleForm, VersionRow
from app.errors import Refused, UserError
from app.house import House, staff_names
from app.person_rows import load, name_text, number_text
from app.rows import NameText
from app.sealing import Binding, Envelope
from app.versions import SETTLED, Conflict, Version
from models.base import Stored
from models.codes import Compartment
from models.columns import NfcText
from models.person import Person, PersonName
from models.place import StaffMember, Station
from models.values.partial_date import PartialDate

_SEEN_BY = {
    **dict.fromkeys(("person", "personname", "identitydocument", "sameperson"), Act.READ_REGISTRATION),
    **dict.fromkeys(("belonging", "handover"), Act.SEE_BELONGINGS),
    **dict.fromkeys(("proposal", "personflag", "urgentmark"), Act.READ_PROPOSALS),
    **dict.fromkeys(("medicalcheck", "checkaddendum", "listrow", "workinstruction"), Act.SEE_QUEUE_COLOURS),
    **dict.fromkeys(("followup", "vitalsnote", "injuryphoto", "immunization"), Act.READ_CHECK),
    **dict.fromkeys(("medicineorder", "dosegiven", "dispensing"), Act.READ_CHECK),
    **dict.fromkeys(("letter", "letterstep"), Act.SEE_LETTERS),
    **dict.fromkeys(("arrivalgroup", "listfile"), Act.LIST_GROUPS),
    **dict.fromkeys(("kit", "kitline", "supplyitem", "stockmovement", "issue", "owed"), Act.SEE_STOCK),
    **dict.fromkeys(("card", "printlog"), Act.SEE_PRINT_LOG),
}
_OPENS = {Compartment.MEDICAL: Act.READ_CHECK, Compartment.PROTECTION: Act.READ_CASE_NOTES}  # a key is not enough
_OTHERS = Act.LIST_USERS  # what stands in no line above is for the shift lead
_ABOUT = {
    "person": "Person",
    "personname": "Name",
    "identitydocument": "Paper",
    "belonging": "Belonging",
    "handover": "Hand-over",
    "medicalcheck": "Health check",
}
SEALED = "This text is sealed to another desk. Nothing was changed. Leave it to that desk; both versions are kept."
CHOOSE = "A sealed text is settled by choosing one of its versions. Nothing was changed. Choose one."
NO_FIT = (
    "This does not fit the rest of the birth date. Nothing was changed; both versions are kept. "
    "Open the registration and write the whole birth date again."
)


class Conflicts:
    """The use cases of the page of versions."""

    def __init__(self, house: House) -> None:
        self._house = house

    def count(self, actor: Actor) -> int:
        """How many fields wait for a decision that this role may look at."""
        return self._house.read(actor, Act.SEE_CONFLICTS, lambda _: len(self._visible(actor)))

    def open(self, actor: Actor) -> tuple[ConflictRow, ...]:
        """Every field with several versions, oldest dispute first. Sealed versions that were opened leave a fact."""

        def work(session: Session) -> tuple[ConflictRow, ...]:
            around = _Around(session)
            rows = [self._row(session, actor, around, conflict) for conflict in self._visible(actor)]
            opened = [row for row in rows if not row.sealed and _is_sealed(row.table, row.field)]
            for row in opened:
                self._house.note(session, "SEALED_READ", row.person, "versions")
            return tuple(rows)

        return self._house.write(actor, Act.SEE_CONFLICTS, work)

    def settle(self, actor: Actor, form: SettleForm) -> None:
        """Use one version, or what was typed, from now on. UserError: settled meanwhile, or it does not fit."""

        def work(session: Session) -> None:
            conflict = self._asked(actor, form)
            if not may_see(session, actor, conflict.tab, conflict.row_id, conflict.field):
                raise UserError(SEALED)
            self._house.store.settle_in(session, form.row, form.field, self._chosen(actor, conflict, form))
            session.flush()
            _require_fit(session, conflict)

        self._house.write(actor, Act.SETTLE_CONFLICT, work)

    def _visible(self, actor: Actor) -> list[Conflict]:
        found = self._house.store.conflicts()
        return [conflict for conflict in found if may(actor, _SEEN_BY.get(conflict.tab, _OTHERS))]

    def _asked(self, actor: Actor, form: SettleForm) -> Conflict:
        for conflict in self._visible(actor):
            if (conflict.row_id, conflict.field) == (form.row, form.field):
                return conflict
        raise UserError(SETTLED)

    def _chosen(self, actor: Actor, conflict: Conflict, form: SettleForm) -> Any:
        """The value as the column holds it; a sealed one goes over unopened, but only through a holder of its key."""
        if _is_sealed(conflict.tab, conflict.field):
            if not form.version:
                raise UserError(CHOOSE)
            if any(self._opened(actor, conflict, version) is None for version in conflict.versions):
                raise Refused(SEALED)
        if not form.version:
            return _typed(_column(conflict.tab, conflict.field), form.typed)
        for version in conflict.versions:
            if _key(version) == form.version:
                return version.value
        raise UserError(SETTLED)

    def _row(self, session: Session, actor: Actor, around: _Around, conflict: Conflict) -> ConflictRow:
        column, person = _column(conflict.tab, conflict.field), _person_of(session, conflict)
        closed = _is_sealed(conflict.tab, conflict.field)
        said = _without_common_lines([self._said(actor, conflict, version) for version in conflict.versions], closed)
        hidden = not may_see(session, actor, conflict.tab, conflict.row_id, conflict.field)
        sealed = hidden or (closed and None in said)
        settles = may(actor, Act.SETTLE_CONFLICT) and not sealed
        return ConflictRow(
            row=conflict.row_id,
            table=conflict.tab,
            field=conflict.field,
            about=_about(conflict, closed),
            name=around.name_of(actor, person),
            number=number_text(person) if person else "",
            person=person.id if person else None,
            sealed=sealed,
            may_settle=settles,
            may_type=settles and not closed and isinstance(column.type, (NfcText, sa.Integer, sa.Date)),
            versions=tuple(
                around.version(version, None if sealed else text)
                for version, text in zip(conflict.versions, said, strict=True)
            ),
        )

    def _said(self, actor: Actor, conflict: Conflict, version: Version) -> Said:
        if _is_sealed(conflict.tab, conflict.field):
            plain = self._opened(actor, conflict, version)
            return None if plain is None else _in_lines(cbor2.loads(plain))
        if isinstance(version.value, bytes):
            return version.value.hex()[:8]  # a digest: the photograph itself is looked at on its page
        return str(version.value)[-8:] if isinstance(version.value, UUID) else version.value

    def _opened(self, actor: Actor, conflict: Conflict, version: Version) -> bytes | None:
        envelope = Envelope.parse(version.value or b"")
        if envelope is None or not self._house.vault.holds(envelope.compartment):
            return None
        needed = _OPENS.get(envelope.compartment)
        if needed is not None and not may(actor, needed):
            return None
        binding = Binding(conflict.tab, conflict.row_id, conflict.field)
        try:
            return self._house.vault.open(envelope.compartment, version.value, binding)
        except Refused:
            return None


class _Around:
    """Names of staff, laptops and people, read once for a page."""

    def __init__(self, session: Session) -> None:
        self._session, self._staff = session, staff_names(session)
        self._stations = {int(row.chain): row.number for row in session.exec(select(Station))}

    def version(self, version: Version, said: Said) -> VersionRow:
        at = datetime.fromtimestamp(version.at / 1000, UTC)
        staff: StaffMember | None = self._staff.get(version.actor)
        number = self._stations.get(version.source.station)
        laptop = f"station {number:03d}" if number is not None else "another laptop"
        return VersionRow(_key(version), said, at, staff.name if staff else "", laptop)

    def name_of(self, actor: Actor, person: Person | None) -> NameText:
        if person is None or not may(actor, Act.SEE_NAME):
            return NameText("", "")
        return name_text(load(self._session, PersonName, PersonName.person_id, [person.id]))


def _about(conflict: Conflict, closed: bool) -> str:
    table = _ABOUT.get(conflict.tab, "Record")
    return table if closed else f"{table}: {conflict.field.replace('_', ' ')}"


def _without_common_lines(said: list[Said], closed: bool) -> list[Said]:
    """Of long texts only what differs."""
    if not closed or None in said:
        return said
    texts = [str(text).splitlines() for text in said]
    common = set.intersection(*(set(lines) for lines in texts))
    return ["\n".join(line for line in lines if line not in common) for lines in texts]


def _key(version: Version) -> str:
    return f"{version.source.station}-{version.source.seq}"


def _column(table: str, field: str) -> sa.Column[Any]:
    return Stored.metadata.tables[table].columns[field]


def _is_sealed(table: str, field: str) -> bool:
    """Ciphertext lies in plain byte columns; a digest is one too, and says nothing to anybody."""
    return isinstance(_column(table, field).type, sa.LargeBinary) and field not in ("photo", "digest", "card_key")


def _person_of(session: Session, conflict: Conflict) -> Person | None:
    table = Stored.metadata.tables[conflict.tab]
    if conflict.tab == "person":
        return session.get(Person, conflict.row_id)
    if "person_id" not in table.columns:
        return None
    found = session.connection().execute(sa.select(table.c.person_id).where(table.c.id == conflict.row_id)).scalar()
    return session.get(Person, found) if found else None


def _require_fit(session: Session, conflict: Conflict) -> None:
    """The parts of a birth date are several fields: what was settled must still be a date together with the others."""
    if conflict.tab == "person" and conflict.field.startswith("birth_"):
        person = session.get_one(Person, conflict.row_id)
        try:
            PartialDate.from_stored(person.birth_precision, person.birth_text, person.birth_age_on)
        except ValueError as error:
            raise UserError(NO_FIT) from error


def _typed(column: sa.Column[Any], text: str) -> Any:
    """What was typed, as the column holds it."""
    try:
        match column.type:
            case NfcText():
                return text.strip()
            case sa.Integer():
                return int(text)
            case sa.Date():
                return date.fromisoformat(text.strip())
    except ValueError:
        pass
    raise UserError("This cannot stand in this field. Nothing was changed. Type it again or choose a version.", "typed")


def _in_lines(content: Any) -> str:
    """An opened text, one part to a line; what was left empty is left out."""
    if isinstance(content, list) and len(content) == 2 and isinstance(content[1], dict):
        content = content[1]  # format and fields, see app/content.py
    if not isinstance(content, dict):
        return str(content)
    parts = ((str(name).replace("_", " "), value) for name, value in content.items() if name not in ("id", "person"))
    return "\n".join(f"{name}: {value}" for name, value in parts if value not in (None, "", b"", [], {}))
