"""The scan screen with a whole window: scans from another page, every result, pictures of cards, what comes next."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from sqlmodel import select

from app.rows import Opened
from app.scan_meaning import ScanMeaning, SeenRow
from app.scanning import recognise
from app.token import ShortCode, make_proof
from app.token import new_id as new_code
from app.trust_card import StationKey, TrustCard, read_card, written
from models.base import new_id
from models.codes import CardState, Role, ScanKind
from models.papers import Card, ScanEvent
from models.person import Person
from tests.ui.whole_desk import WholeDesk, sit, somebody
from ui.carried import coded
from ui.pages.person import PersonPage
from ui.pages.scan import ScanPage, TrustPage
from ui.pages.scan.camera import scan_in_image
from ui.pages.scan.words import said_of
from ui.pages.tonight import TonightPage
from ui.photo.sources import Frames, NoCamera, Still
from ui.tones import RATE, Tones, samples

__all__ = ["sit"]
Sit = Callable[..., WholeDesk]
Grab = Callable[[QWidget, str], Path]


def card_of(desk: WholeDesk, person: UUID | None, state: CardState = CardState.ISSUED) -> str:
    """The small code of a card that is in the register."""
    house = desk.waystation.house
    with house.store.transaction(desk.waystation.actor.user, "register") as session:
        who = session.exec(select(Person)).first()
        assert who is not None
        card = Card(
            id=new_id(),
            person_id=person,
            station_number=who.station_number or 1,
            running_number=who.running_number or 1,
            token=f"{new_code():020d}",
            serial=1,
            state=state,
            issued_on=house.today(),
            valid_until=house.today() + timedelta(days=30),
        )
        session.add(card)
        return ShortCode(house.store.station, int(card.token)).digits


def shown_elsewhere(desk: WholeDesk, digits: str) -> None:
    """What an exchange brings: the same card at another station, four minutes ago."""
    code = ShortCode.parse(digits)
    assert code is not None
    with desk.waystation.house.store.transaction(desk.waystation.actor.user, "scan_card") as session:
        card = session.exec(select(Card).where(Card.token == f"{code.card_id:020d}")).one()
        at = desk.waystation.house.now() - timedelta(minutes=4)
        session.add(
            ScanEvent(
                id=new_id(),
                card_id=card.id,
                at=at,
                purpose=ScanKind.OPEN,
                result="PERSON",
                station_number=2,
                desk="Desk 3",
            )
        )


def scan(desk: WholeDesk, digits: str) -> None:
    found = recognise(digits)
    assert found is not None
    desk.shell.take_scan(found)
    desk.settled()


def picture(digits: str) -> QImage:
    """The code as a telephone sees it: grey, tilted, with paper around it."""
    import qrcode

    made = qrcode.QRCode(border=8, box_size=6, error_correction=qrcode.constants.ERROR_CORRECT_Q)
    made.add_data(digits)
    image = made.make_image().get_image().convert("RGB").rotate(7, expand=True, fillcolor=(180, 180, 170))
    return QImage(image.tobytes(), *image.size, image.width * 3, QImage.Format.Format_RGB888).copy()


def stopped(desk: WholeDesk, person: UUID) -> ScanPage:
    """Each kind of stopped card shows its word and what to do, and nothing of the person; the page of the last."""
    for state, headline in (
        (CardState.REPLACED, "Card replaced"),
        (CardState.CANCELLED, "Card cancelled"),
        (CardState.EXPIRED, "Card expired"),
    ):
        desk.open("tonight", TonightPage)
        scan(desk, card_of(desk, person, state))
        page = desk.shell.current_page()
        assert isinstance(page, ScanPage)
        assert (page.result.word.text(), page.result.name.text()) == ("Stop", headline)
        assert not page.result.photo.isVisible()
        assert not {"Верасень", "VERASEN", "Кірыл"} & set(desk.texts().split())
        assert {"Find by name", "Tell the shift lead"} <= set(desk.buttons())
        assert "Open the record" not in desk.buttons()
    return page


def test_every_result_stands_on_the_screen_and_a_good_card_opens_at_once(sit: Sit, grab: Grab) -> None:
    desk = sit(Role.MANAGER)
    person = somebody(desk.waystation)
    good = card_of(desk, person)
    desk.open("tonight", TonightPage)
    scan(desk, good)
    assert isinstance(desk.shell.current_page(), PersonPage)

    page = stopped(desk, person)
    assert all(button.height() >= 56 for button in page.result.acts.values() if button.isVisible())
    grab(desk.shell, "scan_stop")
    desk.press(Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
    tasks = desk.waystation.tasks.open_tasks(desk.waystation.actor)
    assert any(task.what.startswith("Card expired. Desk: ") for task in tasks)

    shown_elsewhere(desk, good)
    scan(desk, good)
    page = desk.shell.current_page()
    assert isinstance(page, ScanPage)
    assert page.result.word.text() == "Look"
    said = "This card was also shown at Desk 3 (station 002), 4 minutes ago. Look at the photo."
    assert page.result.sentence.text() == said
    assert page.result.photo.isVisible()
    assert "Shown at two places" in desk.texts()
    grab(desk.shell, "scan_two_places")
    desk.press(Qt.Key.Key_O, Qt.KeyboardModifier.AltModifier)
    assert isinstance(desk.shell.current_page(), PersonPage)
    assert not page.result.photo.isVisible()  # nothing stays for who comes next
    narrow = sit(Role.STORE, width=911, height=512)
    narrow.open("scan", ScanPage)
    scan(narrow, good)
    page = narrow.shell.current_page()
    assert isinstance(page, ScanPage)
    assert page.result.word.text() in ("Good", "Look")
    assert page.result.name.text()
    grab(narrow.shell, "scan_store_911")


def test_numbers_by_hand_codes_in_pictures_and_the_camera(sit: Sit) -> None:
    desk = sit(Role.INTAKE)
    person = somebody(desk.waystation)
    digits = card_of(desk, person)
    page = desk.open("scan", ScanPage)
    page.number.setText("00001")
    desk.press(Qt.Key.Key_Return)
    assert page.result.word.text() == "Which one"
    assert len(page.result.people) == 1
    page.result.people[0].click()
    desk.settled()
    assert isinstance(desk.shell.current_page(), PersonPage)

    desk.open("scan", ScanPage)
    page.number.setText("123-00001-58")
    desk.press(Qt.Key.Key_Return)
    assert page.result.name.text() == "A digit is wrong"
    raw = coded(picture(digits), "PNG")
    page.camera.read_picture(lambda: raw)
    desk.settled()
    assert isinstance(desk.shell.current_page(), PersonPage)

    desk.open("scan", ScanPage)
    for raw in (coded(picture("12345678"), "PNG"), b"no picture"):
        page.camera.read_picture(lambda raw=raw: raw)
        desk.settled()
        assert "No code of a card" in desk.texts()
    page.camera.camera = lambda parent: Still(picture(digits), parent)
    desk.press(Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    desk.settled()
    assert not page.camera.is_on
    assert isinstance(desk.shell.current_page(), PersonPage)

    desk.open("scan", ScanPage)
    page.camera.camera = _no_camera
    page.camera_button.click()
    desk.settled()
    assert "no camera here" in desk.texts()


def _no_camera(_parent: QObject) -> Frames:
    raise NoCamera("none")


def test_both_codes_are_read_out_of_pictures_of_any_size() -> None:
    from datetime import date

    proof = make_proof(1, 2, date(2026, 1, 1), date(2026, 2, 1), 3, lambda _message: bytes(64)).digits
    for digits in (ShortCode(5, 6).digits, proof):
        image = picture(digits)
        for width in (image.width(), 640, 1501, 2400):
            found = scan_in_image(image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation))
            assert found is not None
            assert found.value == digits
    blank = QImage(300, 200, QImage.Format.Format_RGB32)
    blank.fill(0xFFFFFF)
    for nothing in (QImage(), blank, QImage(3, 3, QImage.Format.Format_Mono)):
        assert scan_in_image(nothing) is None


@pytest.mark.parametrize("meaning", sorted(ScanMeaning))
def test_each_meaning_has_its_word_and_only_a_stop_is_called_stop(meaning: ScanMeaning) -> None:
    said = said_of(Opened(meaning, ""))
    assert said.word
    assert (said.word == "Stop") == (said.tone == "stop")
    apart = Opened(meaning, "", elsewhere=SeenRow(_any(), "Desk", 2, 1))
    assert said_of(apart).word == "Look"


def _any() -> Any:
    from datetime import UTC, datetime

    return datetime(2026, 11, 22, tzinfo=UTC)


def test_tones_are_as_long_as_designed_and_silence_loses_nothing(qapp: object) -> None:
    assert {tone: round(len(samples(tone)) / 2 / RATE, 2) for tone in ("ok", "att", "stop", "wait")} == {
        "ok": 0.09,
        "att": 0.26,
        "stop": 0.35,
        "wait": 0,
    }
    Tones().play("stop")


def test_another_centre_is_believed_once_its_fingerprint_is_typed(sit: Sit, grab: Grab, tmp_path: Path) -> None:
    desk = sit(Role.MANAGER)
    page, path = desk.open("trust", TrustPage), tmp_path / "north.txt"
    page.save_to(tmp_path / "own.txt")
    desk.settled()
    assert read_card((tmp_path / "own.txt").read_text()) is not None
    key = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
    theirs = StationKey(124, key.public_key().public_bytes_raw())
    path.write_text(written(TrustCard(theirs, "Reception centre North"), key.sign))
    page.open_file(path)
    desk.settled()
    assert theirs.fingerprint not in desk.texts()
    page.said.setText("1234 1234 1234 1234 1234")
    page.believe.click()
    desk.settled()
    assert "not the one of this key" in desk.texts()
    page.said.setText(theirs.fingerprint)
    desk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "124  Reception centre North" in desk.texts()
    grab(desk.shell, "station_keys")
    scan(desk, theirs.digits)
    assert page.text.toPlainText() == theirs.digits
    next(iter(page.ends.values())).click()
    desk.settled()
    assert "no longer believed" in desk.texts()
    path.write_bytes(b"\xff\xfe\x00")
    page.open_file(path)
    assert "no key of a station" in desk.texts()
