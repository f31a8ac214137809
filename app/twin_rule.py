"""From signs to a suggestion: what is worth an alert, what a look, and the reasons in words."""

from __future__ import annotations

from dataclasses import dataclass

from app.likeness import Level, Likeness
from app.twin_signs import Sign, Stand

# Odds in bits over the odds of two people taken at random; chosen on the half of the test set that is not reported.
ALERT, LOOK, SLIPS, STEEPNESS = -3.5, -10.0, 3, 4.0


@dataclass(frozen=True, slots=True)
class Signs:
    """Everything compared in two records; `odds` are their bits together, less what the size of the register costs."""

    family: Sign
    given: Sign
    birth: Sign
    father: Sign
    sex: Sign
    odds: float

    @property
    def level(self) -> Level:
        """One family name and two first names are a family; one name and two birth dates are namesakes."""
        if Stand.DIFFERS in (self.family.stand, self.given.stand) or self.odds < LOOK:
            return Level.NONE
        if (self.family.stand, self.given.stand, self.birth.stand).count(Stand.SILENT) > 1:
            return Level.NONE
        if self.birth.stand is Stand.DIFFERS:
            return Level.POSSIBLE if self.father.stand is Stand.AGREES else Level.NONE
        return Level.LIKELY if self._worth_an_alert() else Level.POSSIBLE

    def _worth_an_alert(self) -> bool:
        """Names and birth must all speak for it, and bear some slips together; short names need a full date."""
        stands = (self.family.stand, self.given.stand, self.birth.stand)
        one_father = self.father.stand is Stand.AGREES
        contradicted = Stand.DIFFERS in (self.father.stand, self.sex.stand)
        vague = self.family.stand >= Stand.SLIPPED and not one_father and self.birth.stand is not Stand.AGREES
        borne = max(stands) <= (Stand.DOUBTFUL if one_father else Stand.SLIPPED) and sum(stands) <= SLIPS
        return self.odds >= ALERT and borne and not contradicted and not vague

    def likeness(self, family: str, given: str | None) -> Likeness:
        """With the reasons in the words that the two names as written ask for; None: the first word says it all."""
        first = "" if given is None else given or self.given.words
        words = (family or self.family.words, first, self.birth.words, self.father.words)
        reasons = tuple(word for word in (*words, self.sex.words) if word)
        score = 1 / (1 + 2 ** (-self.odds / STEEPNESS))
        return Likeness(round(score, 3), reasons, self.level, round(self.odds, 2))
