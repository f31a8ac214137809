"""What a remark proposes, in words: the act that follows when a person confirms it, never the remark itself."""

from __future__ import annotations

from app.rows import ImportRow, ProposalRow
from models.codes import ProposalKind
from ui.labels import absence_reasons
from ui.words import _, ngettext


def proposal_words(row: ProposalRow) -> str:
    """What confirming does, as one sentence."""
    words = kind_words()[row.kind]
    if row.kind is ProposalKind.NOT_ARRIVED and row.absence is not None:
        return _("Did not arrive: {reason}").format(reason=absence_reasons()[row.absence].lower())
    return words


def kind_words() -> dict[ProposalKind, str]:
    return {
        ProposalKind.DOCTOR_NOW: _("Doctor now"),
        ProposalKind.NO_FOOD_BEFORE_CLINICIAN: _("No food before the clinician"),
        ProposalKind.MASK: _("A mask, and a place apart until health has looked"),
        ProposalKind.NO_CONSULATE: _("No outside contact: tell no consulate"),
        ProposalKind.NOT_ARRIVED: _("Did not arrive"),
        ProposalKind.INTERPRETER: _("Needs an interpreter"),
        ProposalKind.DAILY_MEDICINE: _("Takes a medicine every day"),
        ProposalKind.ALLERGY_ASK: _("Health asks about an allergy"),
        ProposalKind.PREGNANCY_ASK: _("Health asks about a pregnancy"),
        ProposalKind.MOBILITY: _("Needs help to walk"),
        ProposalKind.GLASSES: _("Needs glasses"),
        ProposalKind.HEARING: _("Hears badly: write, or stand in front"),
        ProposalKind.WARM_CLOTHES: _("Cold or wet: warm clothes"),
        ProposalKind.POSSIBLE_DOUBLE: _("May stand on the list twice"),
    }


def import_sentence(done: ImportRow) -> str:
    """52 listed, 43 remarks to confirm, 6 birth dates to ask, 1 likely double."""
    if not (done.new or done.changed):
        return _("Everybody of this list was on it before. Nothing was changed.")
    again = _("{new} new, {changed} different, {same} as before").format(
        new=done.new, changed=done.changed, same=done.known
    )
    first = ngettext("{n} person listed", "{n} people listed", done.listed).format(n=done.listed)
    parts = (
        again if done.known or done.changed else first,
        ngettext("{n} remark to confirm", "{n} remarks to confirm", done.proposals).format(n=done.proposals),
        ngettext("{n} birth date to ask", "{n} birth dates to ask", done.doubts).format(n=done.doubts),
        ngettext("{n} likely double", "{n} likely doubles", done.likely_twins).format(n=done.likely_twins),
    )
    return _("{listed}, {remarks}, {dates}, {doubles}.").format(
        listed=parts[0], remarks=parts[1], dates=parts[2], doubles=parts[3]
    )
