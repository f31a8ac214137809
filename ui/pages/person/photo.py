"""The photo on the page of a person: taken, replaced or removed where it is seen, and given back with one key."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from app.rows import PersonRow
from ui.page import Page
from ui.pages.person.header import PersonHeader
from ui.person_words import headline
from ui.photo.booth import PhotoBooth
from ui.photo.giving_back import give_back
from ui.widgets.fields import shortcut
from ui.words import _


class PagePhoto(QObject):
    """F8, the button under the portrait, or a picture let fall on it. `shown` answers who is open; `failed` tells."""

    def __init__(
        self,
        page: Page,
        header: PersonHeader,
        shown: Callable[[], PersonRow | None],
        failed: Callable[[Exception], None],
    ) -> None:
        super().__init__(page)
        self._context, self._shown, self._fallen = page.context, shown, failed
        self._whose: PersonRow | None = None
        self.booth = PhotoBooth(page, page.context.work)
        self.booth.kept.connect(self._kept)
        self.booth.declined.connect(self._declined)
        shortcut(page, "F8", self.open)
        header.offer_photo()
        header.take_photo.clicked.connect(self.open)
        header.photo.picked.connect(self.open)
        header.photo.refused.connect(lambda sentence: page.context.tell(sentence, None))

    def open(self, raw: bytes | bool = False) -> None:
        """The camera, or the picture that was let fall, for whoever is open."""
        self._whose = self._shown()
        if self._whose is not None and self.booth.isHidden():
            self.booth.open_booth(raw if isinstance(raw, bytes) else None, headline(self._whose))

    def put_away(self) -> None:
        """Another person is shown, or nobody."""
        self.booth.close_booth()
        self._whose = None

    def _kept(self, photo: bytes) -> None:
        desk, actor = self._context.waystation.registration, self._context.actor
        if self._whose is not None:
            self._write(partial(desk.set_photo, actor, self._whose.id, photo), _("The photo is kept."))

    def _declined(self) -> None:
        """No photo: one that is there goes; without one nothing is to be done."""
        desk, actor = self._context.waystation.registration, self._context.actor
        if self._whose is not None and self._whose.photo is not None:
            self._write(partial(desk.remove_photo, actor, self._whose.id), _("The photo is removed."))

    def _write(self, act: Callable[[], PersonRow], sentence: str) -> None:
        self._context.work.run(
            self, act, lambda _row: self._context.tell(sentence, self._give_back), self._fallen, writes=True
        )

    def _give_back(self) -> None:
        waystation = self._context.waystation
        self._context.work.run(self, lambda: give_back(waystation), None, self._fallen, writes=True)
