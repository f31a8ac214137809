"""What staff do, for each safety flag; the reason stands nowhere (LOOK, sections 0 and 7)."""

from __future__ import annotations

from models.codes import SafetyFlag

HIDDEN = "Staff: tell no one that this person is here. They may call whom they wish; mention the risk of phones."
ASK_FIRST = "Ask the shift lead before any outside contact."

INSTRUCTIONS: dict[SafetyFlag, str] = {
    SafetyFlag.HIDE: HIDDEN,
    SafetyFlag.NO_COO: "Do not contact an embassy or authorities abroad.",
    SafetyFlag.NO_MEDIA: "No photos, no media, no public lists.",
    SafetyFlag.MEDIA_LIMITED: "Ask the shift lead before any photo or media.",
    SafetyFlag.RELATIVES_AT_RISK: "No calls and no names outside. Ask the shift lead first.",
    SafetyFlag.KEEP_APART: "Ask the shift lead before a room, a bed or a seat is given.",
    SafetyFlag.TRAFFICKING: ASK_FIRST,
    SafetyFlag.GENDER_VIOLENCE: ASK_FIRST,
    SafetyFlag.SELF_HARM: "Keep near staff. Ask the shift lead.",
    SafetyFlag.INFECTION: "Ask Health before a room, a bed or a seat is given.",
    SafetyFlag.CHILD: "Only the child protection lead decides.",
    SafetyFlag.PHONE_RISK: "Mention the risk of phones before each call.",
    SafetyFlag.ELEVATED_THREAT: "Tell the shift lead about every question and visitor.",
    SafetyFlag.INTERPRETER_NOT: "Ask the shift lead before an interpreter is called.",
}
