"""What goes out of the letter page: three copies, a file, the ambulance sheet in one key, and what was told to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.papers import PaperJob

if TYPE_CHECKING:
    from ui.pages.letters.person_letters import PersonLetters

COPIES = 3


class Outgoing:
    """The acts of the buttons that print, save and tell."""

    def __init__(self, letters: PersonLetters) -> None:
        self._letters, self._paper, self._context = letters, letters.paper, letters.context

    def print_letter(self) -> None:
        self._letters.keep_now()
        self._paper.print_copies(COPIES)

    def save_letter(self) -> None:
        self._letters.keep_now()
        self._paper.save_copy()

    def print_ambulance(self) -> None:
        """One key: signed, numbered, drawn, to the printer."""
        letters, actor = self._context.waystation.letters, self._context.actor
        person, button = self._letters.person, self._letters.desk.ambulance
        if person is None:
            return
        self._letters.leave()
        button.setEnabled(False)

        def made(job: PaperJob) -> None:
            button.setEnabled(True)
            self._paper.show_job(job)

        def failed(trouble: Exception) -> None:
            button.setEnabled(True)
            self._letters.failed(trouble)

        self._context.work.run(self._letters, lambda: letters.ambulance(actor, person), made, failed, writes=True)

    def toggle_told(self) -> None:
        """What was told to whom, and back to the paper."""
        ways, actor, person = self._context.waystation.letter_ways, self._context.actor, self._letters.person
        if self._paper.tells or person is None:
            self._paper.show_paper()
            return
        self._context.work.run(
            self._letters, lambda: ways.disclosures(actor, person), self._paper.show_told, self._letters.failed
        )
