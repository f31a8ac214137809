"""What a letter is made of: plain frozen data, already in the language of the letter."""

from __future__ import annotations

from dataclasses import dataclass, field

from models.codes import LetterField, LetterKind, Priority
from printing.data import Named, SiteData


@dataclass(frozen=True, kw_only=True)
class LetterPaper(Named):
    """A letter of any kind (domain, 6.1). An empty text is left out.

    The name stands in its own fields (empty when it was not pulled in), the card's number in `number`, the safety line
    in `safety`; `facts` has only the rest of what a person pulled in, in the order of the paper. `opening`: the text of
    the template's section "reason", one sentence that stands first; `sections`: heading and text of the others. `code`
    and `slip_code`: 43 digits each; no slip without one, and none where the letter is `superseded` or `withdrawn`
    (cancelled, or the consent revoked). `replaces`: reference of the version before. `template_draft`: no native
    speaker has confirmed the template's words. `plain`: what this letter is, in plain words in `person_language`, from
    the template; it stands on the copy for the person, with the words that it may be taken back if the person `agreed`.
    On an ambulance hand-over an empty section is a line to write on by hand."""

    kind: LetterKind
    language: str
    title: str
    reference: str
    version: int = 1
    replaces: str = ""
    superseded: bool = False
    withdrawn: bool = False
    code: str = field(repr=False)
    slip_code: str = field(default="", repr=False)
    written_on: str
    priority: Priority
    site: SiteData
    to_name: str
    to_department: str = ""
    to_address: str = ""
    number: str
    facts: tuple[tuple[LetterField, str], ...] = field(default=(), repr=False)
    opening: str = field(default="", repr=False)
    sections: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    safety: str = field(default="", repr=False)
    basis: str = field(default="", repr=False)
    enclosures: tuple[str, ...] = field(default=(), repr=False)
    signed_by: str = ""
    signed_role: str = ""
    signed_at: str = ""
    digest: str = ""
    draft: bool = False
    template_draft: bool = False
    person_language: str = ""
    plain: str = ""
    agreed: bool = False
