"""Letters in real windows: a case worker's journey, a medic's letter, a lock in the middle, roles without a seal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLineEdit, QPlainTextEdit, QWidget
from sqlmodel import col, select

from app.forms import CountForm, PersonForm
from app.letters import LetterForm, LetterMoveForm, LetterRow, OrganisationRow
from app.scanning import Scan, ScanType
from app.token import LetterCode
from app.waystation import Waystation, utc_now
from models.base import new_id
from models.codes import Answer, ConsentPurpose, DatePrecision, Delivery, LetterField, LetterKind, LetterState, Role
from models.letters import Letter
from models.values.partial_date import PartialDate
from tests.app.conftest import Centre, as_role, open_bus
from tests.app.letter_desk import agree, ready
from tests.ui.whole_desk import WholeDesk, roles_of, somebody, user
from ui.page import Page
from ui.pages.letters import LettersPage
from ui.pages.letters.moves import BadMoment, read_moment
from ui.pages.letters.person_letters import PersonLetters
from ui.pages.letters.recipient import Recipient
from ui.pages.person import PersonPage
from ui.theme import Theme

F, LEGAL = LetterField, ConsentPurpose.SHARE_LEGAL
Sit = Callable[..., WholeDesk]
Grab = Callable[[QWidget, str], Path]
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
TO = "Legal Aid Desk “Šaltinis”"
LONG_LT = "Nepaprastosios pagalbos ir psichosocialinės paramos koordinavimo skyrius Šiaurės rytų Lietuvoje"
LONG_RU = "Межрегиональное управление социальной защиты населения по Восточному административному округу"


@pytest.fixture
def person(centre: Centre) -> UUID:
    """Somebody off a bus with dates and languages; a case worker; an organisation on the list."""
    lead = centre.unlock(Role.MANAGER)
    intake, who = as_role(lead, Role.INTAKE), new_id()
    group = open_bus(lead, intake)
    lead.arrivals.count_in(intake, CountForm(who, group, on_list=False))
    born = PartialDate(DatePrecision.DAY, 1983, 4, 17)
    form = PersonForm(who, group, "Шыпшынка", "Ганна", name_language="be", latin_family="Shypshynka")
    form = replace(form, latin_given="Hanna", latin_confirmed=True, birth=born, languages=("be", "ru"))
    lead.registration.register(intake, replace(form, interpreter=Answer.YES))
    user(lead, Role.CASE, "Case 1")
    lead.organisations.save(lead.actor, OrganisationRow(new_id(), TO, "Vilnius", "Šaltinio g. 3", "", (), None, None))
    lead.close()
    return who


def write(box: QWidget, text: str) -> None:
    """Typed into a field, in any script."""
    box.setFocus()
    if isinstance(box, QLineEdit):
        box.setText(text)
        box.textEdited.emit(text)
    elif isinstance(box, QPlainTextEdit):
        box.setPlainText(text)


def slip(waystation: Waystation) -> Scan:
    """What a scanner reads on the reply slip of the only letter that was signed."""
    with waystation.house.store.read() as session:
        letter = session.exec(select(Letter).where(col(Letter.signed_at).is_not(None))).one()
    return Scan(ScanType.LETTER, LetterCode(waystation.house.store.station, int(letter.slip_code)).digits)


def tick(desk: WholeDesk, letters: PersonLetters, *fields: LetterField) -> None:
    for field in fields:
        letters.desk.fields.facts.fact(field).setFocus()
        desk.press(Qt.Key.Key_Space)


def choose(box: QComboBox, place: int) -> None:
    """As a hand does: the arrows, then the choice is told."""
    box.setFocus()
    box.setCurrentIndex(place)
    box.activated.emit(place)


def test_a_case_worker_from_the_first_tick_to_the_last_answer(
    person: UUID, sit: Sit, grab: Grab, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = sit(Role.CASE, "Case 1", 1366, 768)
    desk.open("person", PersonPage, person)
    desk.press(Qt.Key.Key_E, CTRL)
    page = desk.shell.current_page()
    assert isinstance(page, LettersPage)
    is_refused_without_ground(desk, page.letters)
    grab(desk.shell, "letters-refused")
    agree(desk.waystation, desk.waystation.actor, person, ConsentPurpose.SHARE_LEGAL, TO)
    is_signed_with_consent(desk, page.letters, grab)
    paper = tmp_path / "letter.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_: (str(paper), "")))
    desk.press(Qt.Key.Key_S, ALT)
    assert "Hanna SHYPSHYNKA" in PdfReader(paper).pages[0].extract_text()
    is_sent(desk, page.letters)
    is_answered_by_its_slip(desk, page, grab)
    desk.press(Qt.Key.Key_V, ALT)
    assert page.letters.writes
    assert page.letters.desk.fields.facts.told() == 8
    small(desk, theme, grab, "letters-version")


def is_refused_without_ground(desk: WholeDesk, letters: PersonLetters) -> None:
    fields = letters.desk.fields
    assert letters.paper.letter is None, "a look at the page writes no draft"
    assert [fact.offer.field for fact in fields.facts.facts if fact.isChecked()][:2] == [F.NAME, F.NUMBER]
    tick(desk, letters, F.OWN_NAME, F.BIRTH, F.LANGUAGES, F.INTERPRETER, F.CONTACT)
    fields.recipient.choose(f"{TO}, Vilnius")
    assert "to Legal Aid Desk" in desk.texts()
    write(fields.sections["reason"], "Please meet this person about residence and identity papers.")
    write(fields.sections["request"], "Residence permit; identity papers.")
    desk.press(Qt.Key.Key_Return, CTRL)
    assert "lacks the ground" in fields.ground.basis_field.control.accessibleDescription()
    assert QApplication.focusWidget() is fields.ground.box
    assert "No permission yet" in desk.texts()
    desk.qtbot.waitUntil(lambda: letters.paper.view.page_count() == 1)


def is_signed_with_consent(desk: WholeDesk, letters: PersonLetters, grab: Grab) -> None:
    fields = letters.desk.fields
    letters.read_again()
    desk.settled()
    assert fields.facts.fact(F.BIRTH).isChecked(), "what was ticked stays when the record changes"
    choose(fields.ground.box, 1)
    assert f"for {TO}" in fields.ground.box.currentText()
    assert "Permission: yes" in desk.texts()
    grab(desk.shell, "letters-ready")
    desk.press(Qt.Key.Key_Return, CTRL)
    row = letters.row
    assert row is not None
    assert row.state is LetterState.SIGNED
    assert desk.texts().count("Sign the letter") == 0
    grab(desk.shell, "letters-signed")


def is_sent(desk: WholeDesk, letters: PersonLetters) -> None:
    step = letters.desk.step
    desk.press(Qt.Key.Key_Return, CTRL)
    assert "How did the letter go?" in desk.texts()
    step.delivery.setCurrentIndex(step.delivery.findData(Delivery.BY_HAND))
    desk.press(Qt.Key.Key_Return, CTRL)
    assert letters.row is not None
    assert letters.row.state is LetterState.SENT
    assert "Answer due" in letters.desk.life.texts()


def is_answered_by_its_slip(desk: WholeDesk, page: LettersPage, grab: Grab) -> None:
    letters, step = page.letters, page.letters.desk.step
    desk.press(Qt.Key.Key_W, ALT)
    assert page.waiting.list.texts()[0].startswith("SHYPSHYNKA Hanna; Sent; Answer due")
    grab(desk.shell, "letters-waiting")
    desk.open("supplies", Page)
    desk.shell.take_scan(slip(desk.waystation))
    desk.settled()
    assert desk.shell.current_page() is page
    assert QApplication.focusWidget() is step.state
    step.choose(LetterState.APPOINTMENT)
    write(step.when, "soon")
    desk.press(Qt.Key.Key_Return, CTRL)
    assert "a day and an hour" in desk.texts()
    write(step.when, "17.12.2099 10:30")
    write(step.note, "Ask for the second door")
    desk.press(Qt.Key.Key_Return, CTRL)
    assert "for 17 Dec 10:30" in letters.desk.life.texts()
    assert "second door" in desk.texts()
    desk.press(Qt.Key.Key_T, ALT)
    assert "Ground: the person agreed" in desk.texts()
    grab(desk.shell, "letters-told")
    desk.press(Qt.Key.Key_T, ALT)
    step.choose(LetterState.CLOSED)
    desk.press(Qt.Key.Key_Return, CTRL)
    assert letters.row is not None
    assert letters.row.state is LetterState.CLOSED


def small(desk: WholeDesk, theme: Theme, grab: Grab, name: str) -> None:
    """The page at 150 %, by night: nothing is pushed off the window."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.switch(application)
    desk.shell.resize(911, 512)
    desk.settled()
    grab(desk.shell, f"{name}-911x512-dark")
    page = desk.shell.current_page()
    assert isinstance(page, LettersPage)
    for button in page.letters.desk.acts:
        right = button.mapTo(desk.shell, button.rect().bottomRight())
        assert not button.isVisible() or (right.x() <= 911 and right.y() <= 512)
    assert page.letters.desk.fields.width() <= page.letters.desk.left.width()
    desk.press(Qt.Key.Key_L, ALT)
    grab(desk.shell, f"{name}-life-911x512-dark")
    assert page.letters.desk.life.isVisible()


def test_long_names_many_letters_and_roles_without_the_seal(person: UUID, centre: Centre, sit: Sit, grab: Grab) -> None:
    desk = sit(Role.CASE, "Case 1")
    waystation, actor = desk.waystation, desk.waystation.actor
    form = ready(waystation, actor, person, LetterKind.LEGAL)
    two = [sent(waystation, form, to) for to in (LONG_LT, LONG_RU)]
    page = desk.open("letters", LettersPage)
    assert len(page.waiting.list.texts()) == 2
    late = [replace(row, overdue=True, answer_due=utc_now() - timedelta(days=2)) for row in two]
    page.waiting.show_rows(tuple(late * 30), waystation.house.today())
    assert "60 overdue" in desk.texts()
    assert LONG_LT in page.waiting.list.texts()[0]
    assert not page.waiting.list.horizontalScrollBar().isVisible()
    grab(desk.shell, "letters-waiting-60")
    page.waiting.list.setFocus()
    desk.press(Qt.Key.Key_Return)
    assert page.letters.row is not None
    assert "Answer due" in page.letters.desk.life.texts()
    grab(desk.shell, "letters-long")

    sees_status_only(sit(Role.MANAGER), person, grab)
    writes_what_is_medical(sit(Role.MEDIC), person, grab)
    assert roles_of("letters") == {Role.MEDIC, Role.CASE, Role.LEGAL, Role.MANAGER, Role.PROTECTION_OFFICER}


def sees_status_only(lead: WholeDesk, person: UUID, grab: Grab) -> None:
    page = lead.open("letters", LettersPage)
    assert len(page.waiting.list.texts()) == 2
    told = "\n".join(page.waiting.list.texts())
    assert "Sealed letter" in told
    assert LONG_LT not in told
    assert "legal" not in told
    page = lead.open("letters", LettersPage, person)
    assert not any(button.isVisible() for button in page.letters.desk.acts)
    assert not page.letters.desk.step.isVisible()
    assert "sealed to another role" in lead.texts()
    assert LONG_LT not in lead.texts()
    grab(lead.shell, "letters-sealed")


def writes_what_is_medical(medic: WholeDesk, person: UUID, grab: Grab) -> None:
    page = medic.open("letters", LettersPage, person)
    kinds = [page.letters.desk.fields.kind.itemText(n) for n in range(page.letters.desk.fields.kind.count())]
    assert any("Medical letter" in kind for kind in kinds)
    assert not any("legal" in kind for kind in kinds)
    medic.press(Qt.Key.Key_2, ALT)
    assert page.letters.desk.title.text() == "Ambulance sheet"
    write(page.letters.desk.fields.recipient.name, "Ambulance")
    grab(medic.shell, "letters-medic")
    medic.press(Qt.Key.Key_A, ALT)
    medic.settled()
    assert "knows no printer" in medic.texts() or page.letters.paper.view.page_count() == 1


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("17.12 10:30", "2026-12-17 10:30"),
        ("17.11. 9:05", "2027-11-17 09:05"),
        ("23.11 00:10", "2026-11-23 00:10"),
        ("2027-01-02 18:00", "2027-01-02 18:00"),
        ("1.2.27, 8:00", "2027-02-01 08:00"),
        ("", ""),
        ("soon", None),
        ("31.2 10:00", None),
        ("29.2 10:00", None),
        ("17.12", None),
    ],
)
def test_a_meeting_is_read_as_it_is_typed(typed: str, read: str | None) -> None:
    now = datetime(2026, 11, 23, 12).astimezone()
    if read is None:
        with pytest.raises(BadMoment):
            read_moment(typed, now)
    else:
        found = read_moment(typed, now)
        assert (f"{found:%Y-%m-%d %H:%M}" if found else "") == read


def sent(waystation: Waystation, form: LetterForm, to: str) -> LetterRow:
    """A letter that was signed and went by post."""
    actor = waystation.actor
    own = replace(form, id=new_id(), to_name=to, consent=agree(waystation, actor, form.person, LEGAL, to))
    row = waystation.letters.sign_letter(actor, own)
    return waystation.letter_ways.move(actor, LetterMoveForm(row.id, LetterState.SENT, delivery=Delivery.POST))


@pytest.mark.qt_log_ignore("This plugin does not support")  # the list of organisations opens without a screen
def test_enter_walks_and_ticks_nothing_and_another_person_gets_no_word_of_it(
    person: UUID, centre: Centre, sit: Sit, grab: Grab
) -> None:
    lead = centre.unlock(Role.MANAGER)
    other = somebody(lead)
    lead.close()
    desk = sit(Role.CASE, "Case 1")
    page = desk.open("letters", LettersPage, person)
    letters, fields = page.letters, page.letters.desk.fields
    reason, before = fields.sections["reason"], fields.facts.ticked()
    for _ in range(30):
        desk.press(Qt.Key.Key_Return)
        if QApplication.focusWidget() is reason:
            break
    assert QApplication.focusWidget() is reason
    assert fields.facts.ticked() == before
    write(reason, "Typed for the first")
    desk.open("letters", LettersPage, other)
    assert fields.sections["reason"].toPlainText() == ""
    assert "VERASEN" in letters.desk.name.text()
    desk.open("letters", LettersPage, person)
    fields.language_asked.emit("ru")
    desk.settled()
    assert fields.sections["reason"].toPlainText() == "Typed for the first"
    assert fields.facts.fact(F.BIRTH).offer.label == "Дата рождения"
    grab(desk.shell, "letters-russian")
    picks_with_the_arrows(desk, fields.recipient)
    desk.open("letters", LettersPage, new_id())
    assert "SHYPSHYNKA" not in desk.texts(), "a person that cannot be opened is not shown as the one before"
    assert not letters.writes


def picks_with_the_arrows(desk: WholeDesk, recipient: Recipient) -> None:
    recipient.name.setFocus()
    desk.press(Qt.Key.Key_Down)
    popup = recipient.name.completer().popup()
    desk.qtbot.keyClick(popup, Qt.Key.Key_Down)
    desk.qtbot.keyClick(popup, Qt.Key.Key_Return)
    desk.settled()
    filled = recipient.filled_in()
    assert (filled["to_name"], filled["to_department"]) == (TO, "Vilnius")
    assert filled["organisation"] is not None


def test_a_lock_in_the_middle_keeps_the_draft(person: UUID, sit: Sit) -> None:
    desk = sit(Role.CASE, "Case 1")
    page = desk.open("letters", LettersPage, person)
    write(page.letters.desk.fields.sections["reason"], "Typed a moment before the lid was closed")
    desk = sit(Role.CASE, "Case 1")
    page = desk.open("letters", LettersPage, person)
    assert page.letters.desk.fields.sections["reason"].toPlainText() == "Typed a moment before the lid was closed"
    assert page.letters.writes
