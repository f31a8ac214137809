"""The words of the alerts, in plain English for a tired reader; what they propose to the rest of the house."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from models.codes import Instruction

EMERGENCY, URGENT, NOTE = "emergency", "urgent", "note"


class Code(StrEnum):
    """One kind of alert."""

    SELF_HARM = "SELF_HARM"
    DISORIENTED = "DISORIENTED"
    DISTRESS = "DISTRESS"
    PREGNANCY_DANGER = "PREGNANCY_DANGER"
    PREGNANT = "PREGNANT"
    PREGNANCY_POSSIBLE = "PREGNANCY_POSSIBLE"
    NEWS2 = "NEWS2"
    RED_PULSE = "RED_PULSE"
    SENIOR_REVIEW = "SENIOR_REVIEW"
    MUAC_SEVERE = "MUAC_SEVERE"
    MUAC_LOW = "MUAC_LOW"
    MEASURE_AGAIN = "MEASURE_AGAIN"
    CLINICIAN_BEFORE_FOOD = "CLINICIAN_BEFORE_FOOD"
    REFEEDING = "REFEEDING"
    CRITICAL_GAP = "CRITICAL_GAP"
    MEDICINE_GAP = "MEDICINE_GAP"
    SLOW_RESTART = "SLOW_RESTART"
    TIME_CRITICAL = "TIME_CRITICAL"
    ALCOHOL = "ALCOHOL"
    OPIOIDS = "OPIOIDS"
    BENZODIAZEPINES = "BENZODIAZEPINES"
    TUBERCULOSIS = "TUBERCULOSIS"
    TWO_RED_SIGNS = "TWO_RED_SIGNS"
    FRESH_MARKS = "FRESH_MARKS"


@dataclass(frozen=True)
class Words:
    level: str
    title: str
    what_to_do: str
    instructions: tuple[Instruction, ...] = ()


WORDS: dict[Code, Words] = {
    Code.SELF_HARM: Words(
        EMERGENCY,
        "Thoughts of self-harm",
        "Stay with the person. Call the clinician now. Take away, with their agreement, what could harm. "
        "Ask calmly and listen; a place near staff tonight.",
        (Instruction.OBSERVE, Instruction.BED_NEAR_STAFF),
    ),
    Code.DISORIENTED: Words(
        URGENT,
        "Disoriented",
        "Is it new? Measure glucose, temperature and oxygen now, look for a head injury, do not leave alone.",
        (Instruction.OBSERVE,),
    ),
    Code.DISTRESS: Words(
        NOTE, "Acute distress", "A quiet place, somebody beside them, water. Look, listen, link; no questions on why."
    ),
    Code.PREGNANCY_DANGER: Words(
        EMERGENCY,
        "Danger sign in pregnancy",
        "Ambulance or hospital now: bleeding, severe pain, a seizure, altered mind, or pressure from 160/110. "
        "Lay on the left side.",
        (Instruction.TRAVEL_NO,),
    ),
    Code.PREGNANT: Words(
        NOTE,
        "Pregnant",
        "Ask weeks, movements of the child, bleeding, headache, eyesight. NEWS2 is not for pregnancy. Midwife soon.",
        (Instruction.BED_LOW, Instruction.NO_HEAVY_WORK),
    ),
    Code.PREGNANCY_POSSIBLE: Words(
        NOTE,
        "Pregnancy possible",
        "Offer a test, in private, and never press. Think of it before any medicine or X-ray.",
    ),
    Code.NEWS2: Words(
        URGENT,
        "NEWS2 alarm",
        "A single 3, or 5 and more: clinician now. 7 and more: emergency; think of an ambulance. Measure the rest.",
    ),
    Code.RED_PULSE: Words(
        EMERGENCY,
        "Pulse under 50 or over 150",
        "A red sign of the triage card. Look at the person, count again, clinician at once; choose the colour by eye.",
    ),
    Code.SENIOR_REVIEW: Words(
        URGENT, "High-risk vital signs", "Ask a senior clinician to look now, before the colour is chosen for good."
    ),
    Code.MUAC_SEVERE: Words(
        URGENT,
        "Upper arm under 115 mm",
        "A child of 6 to 59 months: severe malnutrition. Keep warm, look for swollen feet, clinician now, "
        "feeding by plan only.",
        (Instruction.SMALL_MEALS,),
    ),
    Code.MUAC_LOW: Words(
        NOTE,
        "Upper arm under 125 mm",
        "A child of 6 to 59 months: malnutrition. Clinician today; follow up the weight.",
    ),
    Code.MEASURE_AGAIN: Words(NOTE, "Measure again", "These vital signs are older than their score allows."),
    Code.CLINICIAN_BEFORE_FOOD: Words(
        URGENT,
        "Hardly ate for 5 days or more",
        "No food before the clinician; water is allowed. The clinician decides on thiamine and on how to begin eating.",
        (Instruction.NO_FOOD_BEFORE_CLINICIAN,),
    ),
    Code.REFEEDING: Words(
        URGENT,
        "Risk of refeeding problems",
        "No full meal and no sugar drinks. Thiamine before food and the feeding plan are the prescriber's decision; "
        "potassium, phosphate and magnesium are to be measured.",
        (Instruction.SMALL_MEALS,),
    ),
    Code.CRITICAL_GAP: Words(
        URGENT,
        "Gap in a time-critical medicine",
        "3 days or less are left. The prescriber decides how to restart, today. Ask when the last dose was taken.",
    ),
    Code.MEDICINE_GAP: Words(
        NOTE, "Gap in a medicine", "3 days or less are left. The prescriber decides how to restart."
    ),
    Code.SLOW_RESTART: Words(
        URGENT,
        "Not at the former dose after a gap",
        "Ask for the last dose. After a gap the former dose can kill: the prescriber decides how to restart.",
    ),
    Code.TIME_CRITICAL: Words(
        URGENT,
        "Time-critical medicine",
        "Write its name as on the box, when it was last taken, how many days are left; show it to the prescriber now.",
    ),
    Code.ALCOHOL: Words(
        URGENT,
        "Withdrawal risk: alcohol",
        "Ask the last drink. Shaking, sweating, fits or confusion in the first 3 days: clinician at once. "
        "Thiamine and treatment are the prescriber's decision.",
        (Instruction.OBSERVE,),
    ),
    Code.OPIOIDS: Words(
        URGENT,
        "Withdrawal risk: opioids",
        "Ask the last use. After weeks without, the former dose can kill: say so. The prescriber decides on treatment.",
        (Instruction.OBSERVE,),
    ),
    Code.BENZODIAZEPINES: Words(
        URGENT,
        "Withdrawal risk: benzodiazepines",
        "Ask the last dose. Fits can come days later. Not to be stopped at once: the prescriber decides.",
        (Instruction.OBSERVE,),
    ),
    Code.TUBERCULOSIS: Words(
        URGENT,
        "Signs of tuberculosis",
        "Mask on, window open, own room. The clinician decides on X-ray and sputum; after earlier treatment think of "
        "resistance.",
        (Instruction.MASK, Instruction.BED_SINGLE),
    ),
    Code.TWO_RED_SIGNS: Words(
        EMERGENCY,
        "Two of: stiff neck, fever or cold, altered mind",
        "Red signs together: clinician at once, mask on, ambulance unless the clinician decides otherwise.",
        (Instruction.MASK,),
    ),
    Code.FRESH_MARKS: Words(
        URGENT,
        "Fresh marks",
        "Photograph with consent, with a scale, within 24 to 72 hours; a task is kept in the clinic. "
        "No questions in public and none at night that can wait.",
    ),
}
