"""Who may do what: one table, role x act, that a person can read (domain.md, section 13)."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from app.acts import Act
from models.codes import Role

__all__ = ["TABLE", "Act", "Actor", "BadTable", "may", "read_table"]


# Every act and who may do it, in the order of domain.md, section 13: x may, a dot may not. The acts that begin with
# see_ of a person, and those with name_, open no door: they say what of a person a role is shown in any row.
_TEXT = """\
                          INT MED AID STO SHM CAS LEG GAT DPO ADM VOL
The house
  set_up                   .   .   .   .   x   .   .   .   .   .   .
  list_users               .   .   .   .   x   .   .   .   x   x   .
  add_user                 .   .   .   .   x   .   .   .   .   .   .
  revoke_user              .   .   .   .   x   .   .   .   .   .   .
  give_shift               .   .   .   .   x   .   .   .   .   .   .
  confirm_code             .   x   .   .   x   .   .   .   .   .   .
  recover                  .   x   .   .   x   .   .   .   .   .   .
  rotate_keys              .   x   .   .   x   .   .   .   .   .   .
  use_words                x   x   x   x   x   x   x   x   x   x   x
  see_reference            .   .   .   .   x   .   .   .   x   x   .
  edit_reference           .   .   .   .   x   .   .   .   .   x   .
  switch_role              x   x   x   x   x   x   x   x   x   x   x
  change_words             x   x   x   x   x   x   x   x   x   x   x
  save_draft               x   x   x   x   x   x   x   x   x   x   x
Expected arrivals, groups
  open_group               x   .   .   .   x   .   .   .   .   .   .
  list_groups              x   x   x   x   x   x   .   x   x   .   x
  import_list              x   .   .   .   x   .   .   .   .   .   .
  see_board                x   x   x   x   x   x   .   x   .   .   .
  list_people              x   x   x   x   x   x   .   x   x   .   x
  count_in                 x   .   .   .   x   .   .   .   .   .   .
  undo_count               x   .   .   .   x   .   .   .   .   .   .
  mark_absent              x   .   .   .   x   .   .   .   .   .   .
  close_group              x   .   .   .   x   .   .   .   .   .   .
  name_absent              x   .   .   .   x   x   .   .   .   .   .
  name_expected            x   x   x   .   x   x   .   .   .   .   .
  read_proposals           x   x   .   .   x   .   .   .   .   .   .
  decide_proposals         x   x   .   .   x   .   .   .   .   .   .
A person, as far as a row shows (name, face, age, sex)
  see_name                 x   x   x   x   x   x   x   x   x   .   x
  see_face                 x   x   x   x   x   x   x   x   .   .   .
  see_sex                  x   x   x   x   x   x   x   .   x   .   .
  see_age                  x   x   x   .   x   x   x   .   x   .   .
  see_birth                x   x   .   .   x   x   x   .   .   .   .
  see_safety_sign          x   x   x   x   x   x   x   x   x   .   x
A person, the record
  find                     x   x   x   x   x   x   x   x   x   .   x
  open_person              x   x   x   .   x   x   x   .   x   .   .
  read_registration        x   .   .   .   x   x   x   .   .   .   .
  register                 x   .   .   .   x   x   .   .   .   .   .
  correct                  x   .   .   .   x   x   .   .   .   .   .
  set_photo                x   .   .   .   x   x   .   .   .   .   .
  compare_twins            x   .   .   .   x   x   .   .   .   .   .
  decide_twins             x   .   .   .   x   x   .   .   .   .   .
  see_conflicts            x   x   .   x   x   x   .   .   .   .   .
  settle_conflict          x   x   .   .   x   x   .   .   .   .   .
  undo_act                 x   x   .   .   x   x   .   .   .   .   .
Papers, belongings, who holds them
  read_documents           x   x   .   .   x   x   x   .   .   .   .
  edit_documents           x   .   .   .   x   x   .   .   .   .   .
  see_belongings           x   .   .   .   x   x   x   .   x   .   .
  edit_belongings          x   .   .   .   x   x   .   .   .   .   .
  hand_over                x   .   .   .   x   x   .   .   .   .   .
  print_receipt            x   .   .   .   x   x   .   .   .   .   .
  add_scan                 x   .   .   .   x   x   .   .   .   .   .
  read_scans               .   .   .   .   .   x   x   .   .   .   .
Notice, consents, wishes, the first call
  give_notice              x   .   .   .   x   x   x   .   .   .   .
  record_consent           x   x   .   .   x   x   x   .   .   .   .
  record_wish              x   .   .   .   x   x   x   .   .   .   .
  first_call               x   .   .   .   x   x   .   .   .   .   .
  see_briefings            x   x   .   .   x   x   x   .   x   .   .
  give_briefing            x   x   .   .   x   x   x   .   .   .   .
  see_pathways             .   .   .   .   x   x   x   .   .   .   .
  edit_pathways            .   .   .   .   x   .   .   .   .   .   .
Safety flags: everybody sees what to do, few why
  raise_cautious           x   .   .   .   x   x   .   .   .   .   .
  raise_flag               .   .   .   .   x   x   .   .   .   .   .
  lift_flag                .   .   .   .   x   x   .   .   .   .   .
  read_flag_reason         .   .   .   .   x   x   x   .   .   .   .
Verdicts, threats, evidence: the protection compartment
  assign_case              .   .   .   .   x   .   .   .   .   .   .
  write_case_note          .   .   .   .   .   x   x   .   .   .   .
  read_case_notes          .   .   .   .   .   x   x   .   .   .   .
  tell_threat              x   x   .   .   x   x   x   .   .   .   .
  read_threats             .   .   .   .   .   x   x   .   .   .   .
  write_contact            x   .   .   .   x   x   x   .   .   .   .
  read_contacts            .   .   .   .   .   x   x   .   .   .   .
  discuss_pathway          .   .   .   .   .   x   x   .   .   .   .
  read_pathway_talks       .   .   .   .   .   x   x   .   .   .   .
The enquiry desk: what a caller asks is sealed
  take_enquiry             x   .   .   .   x   x   .   x   .   .   .
  read_enquiries           .   .   .   .   .   x   .   .   .   .   .
  settle_enquiry           .   .   .   .   .   x   .   .   .   .   .
Tasks: each role its own, the shift lead all
  see_tasks                x   x   x   x   x   x   x   x   x   .   .
  write_task               x   x   x   x   x   x   x   .   x   .   .
  settle_task              x   x   x   x   x   x   x   x   x   .   .
Health: colour, work instructions, the medical record
  triage_by_eye            x   x   x   .   x   .   .   .   .   .   .
  see_queue_colours        x   x   x   .   x   x   .   .   .   .   .
  see_instructions         x   x   x   .   x   x   x   .   .   .   .
  see_diet                 x   x   x   x   x   x   x   .   .   .   x
  see_evacuation           x   x   x   .   x   x   x   x   .   .   .
  read_check               .   x   .   .   .   .   .   .   .   .   .
  save_check               .   x   .   .   .   .   .   .   .   .   .
  record_vitals            .   x   x   .   .   .   .   .   .   .   .
  sign_check               .   x   .   .   .   .   .   .   .   .   .
  add_addendum             .   x   .   .   .   .   .   .   .   .   .
  dispense                 .   x   x   .   .   .   .   .   .   .   .
  print_summary            .   x   .   .   .   .   .   .   .   .   .
  release_extract          .   x   .   .   .   .   .   .   .   .   .
  break_glass              .   .   .   .   x   .   .   .   .   .   .
  see_broken_glass         .   x   .   .   .   .   .   .   x   .   .
Letters
  write_letter             .   x   .   .   .   .   .   .   .   .   .
  sign_letter              .   x   .   .   .   .   .   .   .   .   .
  print_letter             .   x   .   .   .   .   .   .   .   .   .
  write_referral           .   .   .   .   .   x   x   .   .   .   .
  sign_referral            .   .   .   .   .   x   x   .   .   .   .
  print_referral           .   .   .   .   .   x   x   .   .   .   .
  see_letters              .   x   .   .   x   x   x   .   x   .   .
  track_letter             .   x   .   .   .   x   x   .   .   .   .
  edit_templates           .   .   .   .   x   .   .   .   .   .   .
  edit_organisations       .   .   .   .   x   x   x   .   .   .   .
Stock ledger, issue
  see_stock                x   .   .   x   x   x   .   .   x   .   x
  receive_stock            .   .   .   x   .   .   .   .   .   .   .
  edit_catalogue           .   .   .   x   .   .   .   .   .   .   .
  issue                    x   .   .   x   .   .   .   .   .   .   x
  issue_to_group           .   .   .   x   .   .   .   .   .   .   .
  undo_issue               x   .   .   x   .   .   .   .   .   .   x
  read_ledger              .   .   .   x   x   x   .   .   x   .   .
  override_rule            .   x   .   x   x   x   .   .   .   .   .
  return_item              .   .   .   x   .   .   .   .   .   .   .
  move_stock               .   .   .   x   .   .   .   .   .   .   .
  write_off                .   .   .   x   .   .   .   .   .   .   .
  count_stock              .   .   .   x   .   .   .   .   .   .   .
  export_stock             .   .   .   x   x   .   .   .   .   .   .
  edit_rules               .   .   .   x   x   .   .   .   .   .   .
  see_vouchers             .   .   .   x   x   x   .   .   x   .   .
  give_voucher             .   .   .   x   x   x   .   .   .   .   .
  take_back_voucher        .   .   .   x   x   .   .   .   .   .   .
Rooms, beds, stays
  see_beds                 x   x   .   .   x   x   .   .   x   .   .
  place_in_bed             .   .   .   .   x   .   .   .   .   .   .
  edit_places              .   .   .   .   x   .   .   .   .   .   .
Presence, roll-call, leave, meals
  see_presence             x   x   .   .   x   x   .   .   x   .   .
  mark_presence            .   .   .   .   x   x   .   .   .   .   .
  take_roll_call           .   .   .   .   x   x   .   .   .   .   .
  scan_gate                .   .   .   .   x   x   .   x   .   .   .
  give_leave               .   .   .   .   x   x   .   .   .   .   .
  edit_house_rules         .   .   .   .   x   .   .   .   .   .   .
  see_appointments         x   x   .   .   x   x   x   .   x   .   .
  write_appointment        .   x   .   .   x   x   x   .   .   .   .
  move_medical             .   x   .   .   x   .   .   .   .   .   .
  hand_over_shift          x   x   .   .   x   x   .   .   .   .   .
  count_meal               x   .   .   x   x   x   .   .   .   .   x
  edit_meals               .   .   .   .   x   .   .   .   .   .   .
Trips
  see_trips                x   x   .   .   x   x   .   x   x   .   .
  plan_trip                x   .   .   .   x   x   .   .   .   .   .
  change_trip              .   .   .   .   x   x   .   .   .   .   .
  count_trip               x   .   .   .   x   x   .   x   .   .   .
  pack_trip                x   .   .   .   x   x   .   .   .   .   .
  take_in_trip             x   .   .   .   x   .   .   .   .   .   .
Cards, papers
  print_cards              x   .   .   .   x   x   .   .   .   .   .
  bind_card                x   .   .   .   x   x   .   .   .   .   .
  cancel_card              .   .   .   .   x   .   .   .   .   .   .
  scan_card                x   x   x   x   x   x   x   x   x   .   x
  see_trust                .   .   .   .   x   .   .   .   x   x   .
  trust_station            .   .   .   .   x   .   .   .   .   x   .
  print_lists              x   .   .   .   x   x   .   .   .   .   .
  choose_list              x   x   x   x   x   x   x   x   x   .   x
  print_fire_list          x   x   x   x   x   x   .   x   .   .   x
  print_statistics         x   x   .   .   x   x   x   .   x   .   .
  give_out_paper           x   x   x   x   x   x   x   x   x   .   x
  see_print_log            x   x   .   .   x   x   .   .   x   .   .
  countersign              .   .   .   .   x   .   .   .   x   .   .
Two persons, export
  ask_second               .   .   .   .   x   x   .   .   x   .   .
  agree_second             .   .   .   .   x   .   .   .   x   .   .
  export_bulk              .   .   .   .   x   x   .   .   .   .   .
Rights of the person, retention, audit
  copy_for_subject         x   x   .   .   x   x   x   .   x   .   .
  restrict                 .   .   .   .   x   .   .   .   x   .   .
  hold                     .   .   .   .   x   .   x   .   x   .   .
  erase                    .   .   .   .   .   .   .   .   x   .   .
  record_departure         x   .   .   .   x   x   .   .   x   .   .
  set_retention            .   .   .   .   .   .   .   .   x   .   .
  review_retention         .   .   .   .   x   .   .   .   x   .   .
  pseudonymise             .   .   .   .   .   .   .   .   x   .   .
  log_incident             .   .   .   .   x   .   .   .   x   .   .
  print_processing         .   .   .   .   x   .   .   .   x   .   .
  read_log                 .   .   .   .   x   .   .   .   x   .   .
Backup, restore, exchange
  back_up                  .   .   .   .   x   .   .   .   .   x   .
  keep_copy                x   x   x   x   x   x   x   x   x   x   x
  restore                  .   .   .   .   x   .   .   .   .   x   .
  check_file               .   .   .   .   x   .   .   .   x   x   .
  watch_file               x   x   x   x   x   x   x   x   x   x   x
  exchange                 .   .   .   .   x   .   .   .   .   x   .
"""


class BadTable(Exception):
    """The table of acts cannot be read: a column missing, a sign that is no x and no dot, an act twice or unknown."""


def read_table(text: str) -> dict[Act, frozenset[Role]]:
    """Which roles have each act. A line without marks is the name of an area."""
    head, *lines = text.splitlines()
    roles = [Role(word) for word in head.split()]
    table: dict[Act, frozenset[Role]] = {}
    for line in lines:
        if line.startswith("  "):
            act, who = _row(line, roles)
            if act in table:
                raise BadTable(line)
            table[act] = who
    return table


def _row(line: str, roles: list[Role]) -> tuple[Act, frozenset[Role]]:
    name, *marks = line.split()
    if name not in set(Act) or len(marks) != len(roles) or not set(marks) <= {"x", "."}:
        raise BadTable(line)
    return Act(name), frozenset(role for role, mark in zip(roles, marks, strict=True) if mark == "x")


TABLE = read_table(_TEXT)


@dataclass(frozen=True, repr=False)
class Actor:
    """The user at the desk and the one role in use; a switch of role is a new actor."""

    user: UUID
    role: Role
    desk: str
    name: str = ""


def may(actor: Actor, act: Act) -> bool:
    """Whether the role in use has the act; screens ask this so that nothing enabled would be refused."""
    return actor.role in TABLE[act]
