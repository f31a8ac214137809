"""The words of the protection side: purposes, answers, ways, flags, calls."""

from __future__ import annotations

from models.codes import (
    CallState,
    ConsentMethod,
    ConsentPurpose,
    ConsentState,
    NoticeChannel,
    NoticeKind,
    Relation,
    SafeToCall,
    SafetyFlag,
)
from ui.words import _


def purposes() -> dict[ConsentPurpose, str]:
    return {
        ConsentPurpose.CARD_PHOTO: _("Photograph on the card"),
        ConsentPurpose.SHARE_MEDICAL: _("Share health with a hospital or doctor"),
        ConsentPurpose.SHARE_LEGAL: _("Share with a lawyer"),
        ConsentPurpose.SHARE_NGO: _("Share with an aid organisation"),
        ConsentPurpose.SHARE_AUTHORITY: _("Share more with an authority than the law demands"),
        ConsentPurpose.SHARE_FAMILY_LINKS: _("Share to look for relatives"),
        ConsentPurpose.CONTACT_FAMILY: _("Contact relatives"),
        ConsentPurpose.PUBLISH_NAME: _("Publish the name"),
        ConsentPurpose.MEDIA_PHOTO: _("Photograph for the press"),
        ConsentPurpose.MEDIA_INTERVIEW: _("Interview for the press"),
        ConsentPurpose.RESEARCH: _("Research"),
        ConsentPurpose.FOLLOW_UP: _("Contact after leaving"),
        ConsentPurpose.INTERPRETER_PRESENT: _("An interpreter is present"),
        ConsentPurpose.COLLECT: _("Another person collects things"),
        ConsentPurpose.INJURY_PHOTO: _("Photograph of injuries"),
        ConsentPurpose.EVIDENCE_COPY: _("Copy of evidence"),
    }


def consent_states() -> dict[ConsentState, str]:
    return {
        ConsentState.GIVEN: _("Given"),
        ConsentState.REFUSED: _("Refused"),
        ConsentState.WITHDRAWN: _("Withdrawn"),
        ConsentState.NOT_ABLE: _("Not able to say"),
    }


def consent_methods() -> dict[ConsentMethod, str]:
    return {
        ConsentMethod.SIGNED: _("Signed"),
        ConsentMethod.ORAL_WITNESS: _("Spoken, with a witness"),
        ConsentMethod.ORAL: _("Spoken"),
    }


def notice_kinds() -> dict[NoticeKind, str]:
    return {NoticeKind.SHORT: _("Short notice"), NoticeKind.FULL: _("Full notice")}


def channels() -> dict[NoticeChannel, str]:
    return {
        NoticeChannel.READ_ALOUD: _("Read aloud"),
        NoticeChannel.PAPER: _("On paper"),
        NoticeChannel.POSTER: _("Poster"),
        NoticeChannel.AUDIO: _("Recording"),
    }


def flag_names() -> dict[SafetyFlag, str]:
    """For those who set flags; everybody else reads the instruction alone."""
    return {
        SafetyFlag.NO_COO: _("No contact with the country of origin"),
        SafetyFlag.HIDE: _("Do not confirm presence"),
        SafetyFlag.NO_MEDIA: _("No photographs, no press"),
        SafetyFlag.MEDIA_LIMITED: _("Press only as agreed"),
        SafetyFlag.RELATIVES_AT_RISK: _("Relatives at risk"),
        SafetyFlag.KEEP_APART: _("Keep apart from another person"),
        SafetyFlag.TRAFFICKING: _("Signs of trafficking"),
        SafetyFlag.GENDER_VIOLENCE: _("Violence in a relationship or because of sex"),
        SafetyFlag.SELF_HARM: _("May harm themselves"),
        SafetyFlag.INFECTION: _("Isolation advised by Health"),
        SafetyFlag.CHILD: _("Child protection"),
        SafetyFlag.PHONE_RISK: _("Telephone may be watched"),
        SafetyFlag.ELEVATED_THREAT: _("Threatened more than others"),
        SafetyFlag.INTERPRETER_NOT: _("Not every interpreter"),
    }


def relations() -> dict[Relation, str]:
    return {
        Relation.PARENT: _("Parent"),
        Relation.SPOUSE: _("Husband or wife"),
        Relation.PARTNER: _("Partner"),
        Relation.CHILD: _("Child"),
        Relation.SIBLING: _("Brother or sister"),
        Relation.STEPCHILD: _("Stepchild"),
        Relation.FOSTER_CHILD: _("Foster child"),
        Relation.GRANDPARENT: _("Grandparent"),
        Relation.GRANDCHILD: _("Grandchild"),
        Relation.AUNT_UNCLE: _("Aunt or uncle"),
        Relation.NIECE_NEPHEW: _("Niece or nephew"),
        Relation.COUSIN: _("Cousin"),
        Relation.PARENT_IN_LAW: _("Parent-in-law"),
        Relation.SIBLING_IN_LAW: _("Brother- or sister-in-law"),
        Relation.GUARDIAN: _("Guardian"),
        Relation.WARD: _("Ward"),
        Relation.CARER: _("Carer"),
        Relation.FRIEND: _("Friend"),
        Relation.LAWYER: _("Lawyer"),
        Relation.COLLEAGUE: _("Colleague"),
        Relation.CELLMATE: _("Shared a cell"),
        Relation.OTHER_RELATIVE: _("Other relative"),
        Relation.NO_RELATION: _("No relation"),
        Relation.UNKNOWN: _("Not known"),
        Relation.FOCAL: _("The family's contact person"),
    }


def safe_to_call() -> dict[SafeToCall, str]:
    return {
        SafeToCall.NOT_ASKED: _("Not asked"),
        SafeToCall.YES: _("Safe to call"),
        SafeToCall.NO: _("Do not call"),
        SafeToCall.ONLY_VIA: _("Only by way of somebody"),
    }


def call_states() -> dict[CallState, str]:
    return {
        CallState.OFFERED: _("Offered"),
        CallState.MADE: _("Made"),
        CallState.NO_ANSWER: _("No answer"),
        CallState.DECLINED: _("Declined"),
    }
