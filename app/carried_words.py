"""Papers and things as timeline and copies name them."""

from __future__ import annotations

from app.access import Actor
from app.carried import shown_type
from app.paper_data import DOCUMENT_WORDS
from models.belongings import Belonging
from models.codes import BelongingKind, Custody, DocumentType
from models.person import IdentityDocument

THING_WORDS = {
    BelongingKind.PAPERS: "papers",
    BelongingKind.MONEY: "money",
    BelongingKind.PHONE: "phone",
    BelongingKind.CLOTHES: "clothes",
    BelongingKind.MEDICINE: "medicine",
    BelongingKind.JEWELLERY: "jewellery",
    BelongingKind.KEYS: "keys",
    BelongingKind.PHOTOS_LETTERS: "photos and letters",
    BelongingKind.CARDS: "bank and other cards",
    BelongingKind.DEVICE: "device",
    BelongingKind.RELIGIOUS: "religious things",
    BelongingKind.FOOD: "food",
    BelongingKind.BAG: "bag",
    BelongingKind.OTHER: "another thing",
    BelongingKind.NONE: "nothing",
}
HOLDER_WORDS = {
    Custody.PERSON: "with the person",
    Custody.COPIED_RETURNED: "copied, given back",
    Custody.CENTRE_SAFE: "in our safe",
    Custody.BORDER_GUARD: "with the border guard",
    Custody.MIGRATION_DEPARTMENT: "with the Migration Department",
    Custody.RECEPTION_AGENCY: "with the reception agency",
    Custody.COURT: "with the court",
    Custody.LAWYER: "with the lawyer",
    Custody.HOSPITAL: "in the hospital",
    Custody.CONFISCATED_BEFORE: "taken away before",
    Custody.LEFT_HOME: "left at home",
    Custody.LOST: "lost",
    Custody.NEVER_HAD: "never had",
    Custody.UNKNOWN: "not known where",
}


def words_of(actor: Actor, thing: IdentityDocument | Belonging) -> str:
    """What a paper or a thing is called, as far as this role may know."""
    if isinstance(thing, IdentityDocument):
        return paper_words(shown_type(actor, thing.type))
    return thing_words(thing.kind, thing.description)


def paper_words(kind: DocumentType) -> str:
    return DOCUMENT_WORDS.get(kind, "paper")


def thing_words(kind: BelongingKind, description: str) -> str:
    """The kind, and what is written of it."""
    words = THING_WORDS[kind]
    return f"{words}, {description}" if description else words
