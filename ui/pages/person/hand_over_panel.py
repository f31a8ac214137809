"""Who gave what to whom: the dated list, a form for the next hand-over, and the right line for a wrong one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from itertools import groupby
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.access import Act, may
from app.carried import HOLDERS, BelongingRow, DocumentRow, HandOverForm, HandOverRow, LineForm, Piece
from app.errors import UserError
from app.ids import new_id
from models.codes import Answer, BelongingKind, Custody
from ui.labels import custody
from ui.page import PageContext
from ui.pages.papers.straight import PaperOutput
from ui.pages.person.carried_words import (
    beside,
    block,
    deed,
    line_details,
    line_head,
    line_what,
    paper_title,
    thing_title,
)
from ui.pages.person.protection_panel import ProtectionPanel, Values
from ui.widgets.buttons import TickButton, three_answers
from ui.widgets.flow import FlowLayout
from ui.widgets.marks import StatusMark, label
from ui.words import _

MOMENT = "%Y-%m-%d %H:%M"


class HandOverPanel(ProtectionPanel):
    """The chain of custody, newest first; a line that was put right stays, with the reason."""

    def __init__(self, context: PageContext) -> None:
        self.known: dict[UUID, HandOverRow] = {}
        self.ticks: list[TickButton] = []
        self.person_name, self._out = "", set[UUID]()
        self.wrong: UUID | None = None
        self._acts = may(context.actor, Act.HAND_OVER)
        add = _("Write down a hand-over") if self._acts else ""
        super().__init__(context, _("Who gave what to whom"), "", add, _("Save the hand-over"))
        self.output = PaperOutput(context, self)

    def build(self) -> None:
        fields = self.fields
        self.what = QWidget()
        self._flow = FlowLayout(self.what, spacing=6)
        fields.column.addWidget(label(_("What changes hands"), "label"))
        fields.column.addWidget(self.what)
        fields.line("reason", _("Why the line is wrong"))
        self.nothing = TickButton(_("Nothing was handed over at all"))
        fields.add("nothing", "", self.nothing)
        fields.line("from_whom", _("From"))
        fields.line("to_whom", _("To"))
        fields.choice("custody", _("Who holds it now"), [(code, custody()[code]) for code in HOLDERS])
        fields.line("location", _("Where it is kept"), _("locker 5"))
        fields.line("place", _("Place"))
        fields.line("purpose", _("Purpose"))
        fields.line("at", _("When"), _("empty: now"))
        fields.add("from_signed", _("Who gives has signed"), three_answers(_("Who gives has signed")))
        fields.add("to_signed", _("Who takes has signed"), three_answers(_("Who takes has signed")))
        for names in (("from_whom", "to_whom"), ("custody", "location"), ("place", "purpose", "at")):
            beside(fields, *names)
        for name in ("from_signed", "to_signed"):
            fields.column.addWidget(fields.field(name))

    def read(self, person: UUID) -> tuple[Sequence[HandOverRow], Sequence[DocumentRow], Sequence[BelongingRow]]:
        here, actor = self.context.waystation, self.context.actor
        papers = here.documents.of(actor, person) if may(actor, Act.READ_DOCUMENTS) else ()
        return here.hand_overs.chain(actor, person), papers, here.belongings.of(actor, person).rows

    def show_answer(self, answer: Any) -> None:
        lines, papers, things = answer
        self.known = {line.id: line for line in lines}
        self._offer(papers, things)
        today = date.today()
        groups = [list(group) for _key, group in groupby(lines, key=_same_act)]
        self.show_rows([self._group(group, today) for group in groups], _("Nothing was handed over yet."))

    def put_away(self) -> None:
        self.known, self.wrong = {}, None
        self._clear()
        super().put_away()

    # What can change hands

    def _offer(self, papers: Sequence[DocumentRow], things: Sequence[BelongingRow]) -> None:
        ticked = {tick.value for tick in self.ticks if tick.isChecked()}
        self._clear()
        self._out = {row.form.id for row in (*papers, *things) if row.is_out}
        words = {Piece(row.form.id, row.form.id): paper_title(row, "") for row in papers if not row.withdrawn}
        words |= {
            Piece(row.form.id, None, row.form.id): thing_title(row)
            for row in things
            if not row.withdrawn and row.form.kind is not BelongingKind.NONE
        }
        for piece, title in words.items():
            tick = TickButton(title, piece)
            tick.setChecked(piece in ticked)
            tick.clicked.connect(lambda _checked=False: self._suggest())
            self.ticks.append(tick)
            self._flow.addWidget(tick)
        self.add_button.setEnabled(bool(self.ticks))
        self._choose_wrong()

    def _suggest(self) -> None:
        """Who gives and who takes, as it is most often: out of the person's hands into ours, or back. What somebody
        typed stays."""
        names = (self.person_name, self.context.actor.name)
        giver, taker = self.fields.value("from_whom"), self.fields.value("to_whom")
        chosen = [tick.value.id for tick in self.ticks if tick.isChecked()]
        if self.wrong is not None or not chosen or (giver, taker) not in (("", ""), names, names[::-1]):
            return
        back = set(chosen) <= self._out
        given = dict(zip(("from_whom", "to_whom"), reversed(names) if back else names, strict=True))
        held = Custody.PERSON if back else Custody.CENTRE_SAFE
        self.fields.put(self.fields.values() | given | {"custody": held})

    def _clear(self) -> None:
        for tick in self.ticks:
            tick.hide()
            self._flow.removeWidget(tick)
            tick.deleteLater()
        self.ticks = []

    def _choose_wrong(self) -> None:
        """A line is put right about the same thing."""
        line = self.known.get(self.wrong) if self.wrong else None
        for tick in self.ticks:
            if line is not None:
                tick.setChecked(tick.value.id in (line.document, line.belonging))
            tick.setEnabled(line is None)

    # The list

    def _group(self, lines: Sequence[HandOverRow], today: date) -> QWidget:
        first, what = lines[0], "; ".join(line_what(line) for line in lines)
        if first.voided:
            why = _("Does not stand: {why}").format(why=first.reason)
            return block(StatusMark("stop"), line_head(first, today), [what, why], None, ())
        details = [what, line_details(first)]
        return block(StatusMark("done"), line_head(first, today), details, None, self._deeds(lines))

    def _deeds(self, lines: Sequence[HandOverRow]) -> list[QWidget]:
        made: list[QWidget] = []
        if may(self.context.actor, Act.PRINT_RECEIPT):
            made.append(
                deed(_("Receipt"), line_what(lines[0]), partial(self.print_receipt, [line.id for line in lines]))
            )
        if self._acts:
            for line in lines:
                words = _("Put right: {what}").format(what=line_what(line)) if len(lines) > 1 else _("Put right")
                made.append(deed(words, line_what(line) if len(lines) == 1 else "", partial(self.put_right, line.id)))
        return made

    def print_receipt(self, lines: Sequence[UUID]) -> None:
        """Take a print number, draw the receipt, and ask where it goes."""
        person = self.person
        if person is not None:
            receipts, actor = self.context.waystation.receipts, self.context.actor
            self.output.make(lambda: receipts.receipt(actor, person, lines))

    # The form

    def open_form(self) -> None:
        self.wrong = None
        super().open_form()
        self._choose_wrong()

    def put_right(self, line: UUID) -> None:
        """The form as the line stands, to be said right, with the reason."""
        row = self.known[line]
        self.wrong, self.form_id = line, new_id()
        names = ("from_whom", "to_whom", "custody", "location", "place", "purpose", "from_signed", "to_signed")
        self._open({name: getattr(row, name) for name in names} | {"at": row.at.astimezone().strftime(MOMENT)})
        self._choose_wrong()

    def _open(self, values: Values) -> None:
        """The hands begin at what changes hands, or at the reason."""
        super()._open(values)
        first = self.ticks[0] if self.ticks and self.wrong is None else self.fields.field("reason").control
        first.setFocus()

    def prepare(self) -> None:
        for name in ("reason", "nothing"):
            self.fields.field(name).setVisible(self.wrong is not None)

    def job(self, person: UUID) -> Callable[[], Any]:
        hand_overs, actor, values = self.context.waystation.hand_overs, self.context.actor, self.fields.values()
        reason, nothing = values.pop("reason"), values.pop("nothing")
        pieces = [tick.value for tick in self.ticks if tick.isChecked()]
        wrong, ids = self.wrong, [self.form_id, *(new_id() for _more in pieces[1:])]
        right = None if wrong and nothing else _form(person, values, list(zip(ids, pieces, strict=False)))
        if wrong is not None:
            return lambda: hand_overs.put_right(actor, LineForm(wrong, reason, right() if right else None))
        assert right is not None
        return lambda: hand_overs.hand_over(actor, right())

    def close_form(self) -> None:
        self.wrong = None
        super().close_form()
        for tick in self.ticks:
            tick.setChecked(False)


def _form(person: UUID, values: Values, pieces: list[tuple[UUID, Piece]]) -> Callable[[], HandOverForm]:
    """The form, with its moment read when it is saved, so that a sentence can stand beside its field."""

    def made() -> HandOverForm:
        said = {**values, "at": _moment(values["at"]), "custody": Custody(values["custody"])}
        said |= {name: Answer(values[name]) for name in ("from_signed", "to_signed")}
        return HandOverForm(person, tuple(Piece(row, piece.document, piece.belonging) for row, piece in pieces), **said)

    return made


def _moment(text: str) -> datetime:
    if not text.strip():
        return datetime.now().astimezone()
    try:
        return datetime.strptime(" ".join(text.split()), MOMENT).astimezone()
    except (ValueError, OverflowError, OSError):
        sentence = _("This moment was not understood. Nothing was saved. Write it as 2025-11-14 23:10, or not at all.")
        raise UserError(sentence, "at") from None


def _same_act(line: HandOverRow) -> tuple[object, ...]:
    """Lines of one hand-over stand together."""
    return line.at, line.from_whom, line.to_whom, line.place, line.location, line.voided, line.reason
