"""The whole schema as first released. Made from the tables; see models/migrations/__init__.py."""

import sqlalchemy as sa
from alembic import op

from models.columns import RowId


def upgrade() -> None:
    """From an empty file to the first schema."""
    op.create_table(
        "blob",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_blob")),
        sa.UniqueConstraint("digest", name=op.f("uq_blob_digest")),
        info={"tracked": False, "derived": True},
    )
    op.create_table(
        "briefingtext",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("language", sa.String(length=20), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("draft", sa.Boolean(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.CheckConstraint("length(language) <= 20", name=op.f("ck_briefingtext_language_length")),
        sa.CheckConstraint("length(title) <= 200", name=op.f("ck_briefingtext_title_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_briefingtext")),
        info={"tracked": True, "derived": False},
    )
    op.create_table(
        "cataloguename",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("language", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.CheckConstraint("length(code) <= 40", name=op.f("ck_cataloguename_code_length")),
        sa.CheckConstraint("length(language) <= 20", name=op.f("ck_cataloguename_language_length")),
        sa.CheckConstraint("length(name) <= 120", name=op.f("ck_cataloguename_name_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cataloguename")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_cataloguename_code"), "cataloguename", ["code"], unique=False)
    op.create_table(
        "chain",
        sa.Column("station", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.Column("stamp", sa.BigInteger(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("station", name=op.f("pk_chain")),
        info={"tracked": False, "derived": False},
    )
    op.create_table(
        "codeword",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("code_list", sa.String(length=40), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("language", sa.String(length=20), nullable=False),
        sa.Column("word", sa.String(length=120), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=True),
        sa.Column("hidden", sa.Boolean(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.CheckConstraint("length(code) <= 40", name=op.f("ck_codeword_code_length")),
        sa.CheckConstraint("length(code_list) <= 40", name=op.f("ck_codeword_code_list_length")),
        sa.CheckConstraint("length(language) <= 20", name=op.f("ck_codeword_language_length")),
        sa.CheckConstraint("length(word) <= 120", name=op.f("ck_codeword_word_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_codeword")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_codeword_code_list"), "codeword", ["code_list"], unique=False)
    op.create_table(
        "draft",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("user_id", RowId(), nullable=False),
        sa.Column("page", sa.String(length=40), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("length(page) <= 40", name=op.f("ck_draft_page_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
        info={"tracked": False, "derived": True},
    )
    op.create_index(op.f("ix_draft_user_id"), "draft", ["user_id"], unique=False)
    op.create_table(
        "entitlementrule",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("what", sa.String(length=40), nullable=False),
        sa.Column("per", sa.String(length=40), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("every_days", sa.BigInteger(), nullable=True),
        sa.Column("sex", sa.String(length=40), nullable=True),
        sa.Column("age_from", sa.BigInteger(), nullable=True),
        sa.Column("age_to", sa.BigInteger(), nullable=True),
        sa.Column("instruction", sa.String(length=40), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.CheckConstraint("length(instruction) <= 40", name=op.f("ck_entitlementrule_instruction_length")),
        sa.CheckConstraint("length(name) <= 120", name=op.f("ck_entitlementrule_name_length")),
        sa.CheckConstraint("length(what) <= 40", name=op.f("ck_entitlementrule_what_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entitlementrule")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_entitlementrule_what"), "entitlementrule", ["what"], unique=False)
    op.create_table(
        "erased",
        sa.Column("row_id", RowId(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("station", sa.BigInteger(), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("row_id", "field", "station", "seq", name=op.f("pk_erased")),
        info={"tracked": False, "derived": False},
    )
    op.create_table(
        "here",
        sa.Column("only", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("station", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("only", name=op.f("pk_here")),
        info={"tracked": False, "derived": False},
    )
    op.create_table(
        "houserule",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("night_at", sa.BigInteger(), nullable=False),
        sa.Column("quiet_from", sa.BigInteger(), nullable=True),
        sa.Column("quiet_until", sa.BigInteger(), nullable=True),
        sa.Column("absent_hours", sa.BigInteger(), nullable=False),
        sa.Column("leave_nights", sa.BigInteger(), nullable=False),
        sa.Column("fire_place", sa.String(length=120), nullable=False),
        sa.Column("fire_at_lock", sa.Boolean(), nullable=False),
        sa.Column("words", sa.String(length=2000), nullable=False),
        sa.CheckConstraint("length(fire_place) <= 120", name=op.f("ck_houserule_fire_place_length")),
        sa.CheckConstraint("length(words) <= 2000", name=op.f("ck_houserule_words_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_houserule")),
        info={"tracked": True, "derived": False},
    )
    op.create_table(
        "incident",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("known_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("happened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("what", sa.String(length=2000), nullable=False),
        sa.Column("people", sa.BigInteger(), nullable=False),
        sa.Column("consequences", sa.String(length=2000), nullable=False),
        sa.Column("measures", sa.String(length=2000), nullable=False),
        sa.Column("authority_told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("people_told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("length(consequences) <= 2000", name=op.f("ck_incident_consequences_length")),
        sa.CheckConstraint("length(measures) <= 2000", name=op.f("ck_incident_measures_length")),
        sa.CheckConstraint("length(what) <= 2000", name=op.f("ck_incident_what_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incident")),
        info={"tracked": True, "derived": False},
    )
    op.create_table(
        "journal",
        sa.Column("station", sa.BigInteger(), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("stamp", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("actor", RowId(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("unit", sa.BigInteger(), nullable=False),
        sa.Column("tab", sa.String(), nullable=False),
        sa.Column("row_id", RowId(), nullable=False),
        sa.Column("v", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.BigInteger(), nullable=False),
        sa.Column("replaces", sa.LargeBinary(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("station", "seq", name=op.f("pk_journal")),
        info={"tracked": False, "derived": False},
    )
    op.create_index(op.f("ix_journal_row_id"), "journal", ["row_id"], unique=False)
    op.create_index(op.f("ix_journal_stamp"), "journal", ["stamp"], unique=False)
    op.create_table(
        "kit",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("length(code) <= 40", name=op.f("ck_kit_code_length")),
        sa.CheckConstraint("length(name) <= 120", name=op.f("ck_kit_name_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kit")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_kit_code"), "kit", ["code"], unique=False)
    op.create_table(
        "letterhead",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("language", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("address", sa.String(length=300), nullable=False),
        sa.Column("phone", sa.String(length=60), nullable=False),
        sa.Column("line", sa.String(length=300), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.CheckConstraint("length(address) <= 300", name=op.f("ck_letterhead_address_length")),
        sa.CheckConstraint("length(language) <= 20", name=op.f("ck_letterhead_language_length")),
        sa.CheckConstraint("length(line) <= 300", name=op.f("ck_letterhead_line_length")),
        sa.CheckConstraint("length(name) <= 200", name=op.f("ck_letterhead_name_length")),
        sa.CheckConstraint("length(phone) <= 60", name=op.f("ck_letterhead_phone_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letterhead")),
        info={"tracked": True, "derived": False},
    )
    op.create_table(
        "lettertemplate",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("language", sa.String(length=20), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("draft", sa.Boolean(), nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("length(language) <= 20", name=op.f("ck_lettertemplate_language_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lettertemplate")),
        info={"tracked": True, "derived": False},
    )
    op.create_table(
        "listlayout",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("roster", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("columns", sa.String(length=400), nullable=False),
        sa.Column("order_by", sa.String(length=40), nullable=False),
        sa.Column("group_by", sa.String(length=40), nullable=False),
        sa.Column("filters", sa.String(length=200), nullable=False),
        sa.Column("numbers_only", sa.Boolean(), nullable=False),
        sa.Column("language", sa.String(length=20), nullable=False),
        sa.CheckConstraint("length(columns) <= 400", name=op.f("ck_listlayout_columns_length")),
        sa.CheckConstraint("length(filters) <= 200", name=op.f("ck_listlayout_filters_length")),
        sa.CheckConstraint("length(group_by) <= 40", name=op.f("ck_listlayout_group_by_length")),
        sa.CheckConstraint("length(language) <= 20", name=op.f("ck_listlayout_language_length")),
        sa.CheckConstraint("length(name) <= 80", name=op.f("ck_listlayout_name_length")),
        sa.CheckConstraint("length(order_by) <= 40", name=op.f("ck_listlayout_order_by_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_listlayout")),
        info={"tracked": True, "derived": False},
    )
    op.create_table(
        "localsetting",
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("value", sa.String(length=1000), nullable=False),
        sa.CheckConstraint("length(name) <= 60", name=op.f("ck_localsetting_name_length")),
        sa.CheckConstraint("length(value) <= 1000", name=op.f("ck_localsetting_value_length")),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_localsetting")),
        info={"tracked": False, "derived": True},
    )
    op.create_table(
        "mealtype",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("starts", sa.BigInteger(), nullable=False),
        sa.Column("ends", sa.BigInteger(), nullable=False),
        sa.Column("most", sa.BigInteger(), nullable=False),
        sa.Column("apart", sa.BigInteger(), nullable=False),
        sa.Column("not_for", sa.String(length=200), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.CheckConstraint("length(name) <= 60", name=op.f("ck_mealtype_name_length")),
        sa.CheckConstraint("length(not_for) <= 200", name=op.f("ck_mealtype_not_for_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mealtype")),
        info={"tracked": True, "derived": False},
    )
    op.create_table(
        "noticeversion",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("language", sa.String(length=20), nullable=False),
        sa.Column("version", sa.String(length=40), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("draft", sa.Boolean(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.CheckConstraint("length(language) <= 20", name=op.f("ck_noticeversion_language_length")),
        sa.CheckConstraint("length(version) <= 40", name=op.f("ck_noticeversion_version_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_noticeversion")),
        info={"tracked": True, "derived": False},
    )
    op.create_table(
        "organisation",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("department", sa.String(length=200), nullable=False),
        sa.Column("address", sa.String(length=300), nullable=False),
        sa.Column("phone", sa.String(length=60), nullable=False),
        sa.Column("kinds", sa.String(length=200), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.CheckConstraint("length(address) <= 300", name=op.f("ck_organisation_address_length")),
        sa.CheckConstraint("length(department) <= 200", name=op.f("ck_organisation_department_length")),
        sa.CheckConstraint("length(kinds) <= 200", name=op.f("ck_organisation_kinds_length")),
        sa.CheckConstraint("length(name) <= 200", name=op.f("ck_organisation_name_length")),
        sa.CheckConstraint("length(phone) <= 60", name=op.f("ck_organisation_phone_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
        info={"tracked": True, "derived": False},
    )
    op.create_table(
        "pathway",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("refer_to", sa.String(length=200), nullable=False),
        sa.Column("order", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("length(name) <= 200", name=op.f("ck_pathway_name_length")),
        sa.CheckConstraint("length(refer_to) <= 200", name=op.f("ck_pathway_refer_to_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pathway")),
        info={"tracked": True, "derived": False},
    )
    op.create_table(
        "printerprofile",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("dpi", sa.BigInteger(), nullable=False),
        sa.Column("front_x", sa.BigInteger(), nullable=False),
        sa.Column("front_y", sa.BigInteger(), nullable=False),
        sa.Column("back_x", sa.BigInteger(), nullable=False),
        sa.Column("back_y", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("length(name) <= 120", name=op.f("ck_printerprofile_name_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_printerprofile")),
        info={"tracked": True, "derived": False},
    )
    op.create_table(
        "retentionrule",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("area", sa.String(length=40), nullable=False),
        sa.Column("days", sa.BigInteger(), nullable=False),
        sa.Column("act", sa.String(length=40), nullable=False),
        sa.Column("basis", sa.String(length=300), nullable=False),
        sa.CheckConstraint("length(basis) <= 300", name=op.f("ck_retentionrule_basis_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_retentionrule")),
        info={"tracked": True, "derived": False},
    )
    op.create_table(
        "site",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("address", sa.String(length=300), nullable=False),
        sa.Column("phone", sa.String(length=60), nullable=False),
        sa.Column("language", sa.String(length=20), nullable=False),
        sa.CheckConstraint("length(address) <= 300", name=op.f("ck_site_address_length")),
        sa.CheckConstraint("length(language) <= 20", name=op.f("ck_site_language_length")),
        sa.CheckConstraint("length(name) <= 200", name=op.f("ck_site_name_length")),
        sa.CheckConstraint("length(phone) <= 60", name=op.f("ck_site_phone_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site")),
        info={"tracked": True, "derived": False},
    )
    op.create_table(
        "staffmember",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("desk", sa.String(length=60), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("further_roles", sa.String(length=60), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("length(desk) <= 60", name=op.f("ck_staffmember_desk_length")),
        sa.CheckConstraint("length(further_roles) <= 60", name=op.f("ck_staffmember_further_roles_length")),
        sa.CheckConstraint("length(name) <= 120", name=op.f("ck_staffmember_name_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staffmember")),
        info={"tracked": True, "derived": False},
    )
    op.create_table(
        "stocklocation",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("clinic", sa.Boolean(), nullable=False),
        sa.CheckConstraint("length(name) <= 120", name=op.f("ck_stocklocation_name_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stocklocation")),
        info={"tracked": True, "derived": False},
    )
    op.create_table(
        "supplyitem",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("category", sa.String(length=40), nullable=False),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.Column("scale", sa.BigInteger(), nullable=False),
        sa.Column("sizes", sa.String(length=400), nullable=False),
        sa.Column("reorder_level", sa.BigInteger(), nullable=False),
        sa.Column("is_food", sa.Boolean(), nullable=False),
        sa.Column("tracks_lots", sa.Boolean(), nullable=False),
        sa.Column("clinic_only", sa.Boolean(), nullable=False),
        sa.Column("never_refused", sa.Boolean(), nullable=False),
        sa.Column("is_lent", sa.Boolean(), nullable=False),
        sa.CheckConstraint("length(code) <= 40", name=op.f("ck_supplyitem_code_length")),
        sa.CheckConstraint("length(name) <= 120", name=op.f("ck_supplyitem_name_length")),
        sa.CheckConstraint("length(sizes) <= 400", name=op.f("ck_supplyitem_sizes_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_supplyitem")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_supplyitem_code"), "supplyitem", ["code"], unique=False)
    op.create_table(
        "trustedkey",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("site_name", sa.String(length=200), nullable=False),
        sa.Column("station_number", sa.BigInteger(), nullable=False),
        sa.Column("key_id", sa.String(length=20), nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("length(key_id) <= 20", name=op.f("ck_trustedkey_key_id_length")),
        sa.CheckConstraint("length(site_name) <= 200", name=op.f("ck_trustedkey_site_name_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trustedkey")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_trustedkey_key_id"), "trustedkey", ["key_id"], unique=False)
    op.create_table(
        "arrivalgroup",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("label", sa.String(length=120), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("expected", sa.BigInteger(), nullable=True),
        sa.Column("arrived_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("crossing_point", sa.String(length=200), nullable=False),
        sa.Column("handed_over_by", sa.String(length=200), nullable=False),
        sa.Column("vehicle", sa.String(length=60), nullable=False),
        sa.Column("exposed", sa.Boolean(), nullable=False),
        sa.Column("papers_received", sa.String(length=300), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_by", RowId(), nullable=True),
        sa.Column("difference", sa.String(length=500), nullable=False),
        sa.CheckConstraint("length(code) <= 40", name=op.f("ck_arrivalgroup_code_length")),
        sa.CheckConstraint("length(crossing_point) <= 200", name=op.f("ck_arrivalgroup_crossing_point_length")),
        sa.CheckConstraint("length(difference) <= 500", name=op.f("ck_arrivalgroup_difference_length")),
        sa.CheckConstraint("length(handed_over_by) <= 200", name=op.f("ck_arrivalgroup_handed_over_by_length")),
        sa.CheckConstraint("length(label) <= 120", name=op.f("ck_arrivalgroup_label_length")),
        sa.CheckConstraint("length(papers_received) <= 300", name=op.f("ck_arrivalgroup_papers_received_length")),
        sa.CheckConstraint("length(vehicle) <= 60", name=op.f("ck_arrivalgroup_vehicle_length")),
        sa.ForeignKeyConstraint(
            ["closed_by"],
            ["staffmember.id"],
            name=op.f("fk_arrivalgroup_closed_by"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_arrivalgroup")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_arrivalgroup_closed_by"), "arrivalgroup", ["closed_by"], unique=False)
    op.create_index(op.f("ix_arrivalgroup_code"), "arrivalgroup", ["code"], unique=False)
    op.create_table(
        "building",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("site_id", RowId(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("assembly_point", sa.String(length=120), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("length(assembly_point) <= 120", name=op.f("ck_building_assembly_point_length")),
        sa.CheckConstraint("length(name) <= 60", name=op.f("ck_building_name_length")),
        sa.ForeignKeyConstraint(
            ["site_id"], ["site.id"], name=op.f("fk_building_site_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_building")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_building_site_id"), "building", ["site_id"], unique=False)
    op.create_table(
        "headcount",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("staff", sa.BigInteger(), nullable=False),
        sa.Column("visitors", sa.BigInteger(), nullable=False),
        sa.Column("by_id", RowId(), nullable=True),
        sa.ForeignKeyConstraint(
            ["by_id"], ["staffmember.id"], name=op.f("fk_headcount_by_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_headcount")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_headcount_by_id"), "headcount", ["by_id"], unique=False)
    op.create_table(
        "keychange",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("what", sa.String(length=40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("staff_id", RowId(), nullable=True),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staffmember.id"], name=op.f("fk_keychange_staff_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_keychange")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_keychange_staff_id"), "keychange", ["staff_id"], unique=False)
    op.create_table(
        "kitline",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("kit_id", RowId(), nullable=False),
        sa.Column("item_id", RowId(), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("optional", sa.Boolean(), nullable=False),
        sa.Column("size_from", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["supplyitem.id"], name=op.f("fk_kitline_item_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["kit_id"], ["kit.id"], name=op.f("fk_kitline_kit_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kitline")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_kitline_item_id"), "kitline", ["item_id"], unique=False)
    op.create_index(op.f("ix_kitline_kit_id"), "kitline", ["kit_id"], unique=False)
    op.create_table(
        "station",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("site_id", RowId(), nullable=False),
        sa.Column("chain", sa.String(length=20), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("card_key_id", sa.String(length=20), nullable=False),
        sa.Column("card_key", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("length(card_key_id) <= 20", name=op.f("ck_station_card_key_id_length")),
        sa.CheckConstraint("length(chain) <= 20", name=op.f("ck_station_chain_length")),
        sa.ForeignKeyConstraint(
            ["site_id"], ["site.id"], name=op.f("fk_station_site_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_station")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_station_site_id"), "station", ["site_id"], unique=False)
    op.create_table(
        "stockcount",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("location_id", RowId(), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("counted_by", sa.String(length=120), nullable=False),
        sa.Column("second_by", sa.String(length=120), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("length(counted_by) <= 120", name=op.f("ck_stockcount_counted_by_length")),
        sa.CheckConstraint("length(second_by) <= 120", name=op.f("ck_stockcount_second_by_length")),
        sa.ForeignKeyConstraint(
            ["location_id"],
            ["stocklocation.id"],
            name=op.f("fk_stockcount_location_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stockcount")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_stockcount_location_id"), "stockcount", ["location_id"], unique=False)
    op.create_table(
        "stocklevel",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("hour", sa.DateTime(timezone=True), nullable=False),
        sa.Column("item_id", RowId(), nullable=False),
        sa.Column("size", sa.String(length=20), nullable=False),
        sa.Column("location_id", RowId(), nullable=True),
        sa.Column("lot", sa.String(length=60), nullable=False),
        sa.Column("expires", sa.Date(), nullable=True),
        sa.Column("kept", sa.Boolean(), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("length(lot) <= 60", name=op.f("ck_stocklevel_lot_length")),
        sa.CheckConstraint("length(size) <= 20", name=op.f("ck_stocklevel_size_length")),
        sa.ForeignKeyConstraint(
            ["item_id"], ["supplyitem.id"], name=op.f("fk_stocklevel_item_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["location_id"],
            ["stocklocation.id"],
            name=op.f("fk_stocklevel_location_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stocklevel")),
        info={"tracked": False, "derived": True},
    )
    op.create_index(op.f("ix_stocklevel_item_id_hour"), "stocklevel", ["item_id", "hour"], unique=False)
    op.create_index(
        op.f("ix_stocklevel_item_id_kept_location_id_size_lot_expires_quantity"),
        "stocklevel",
        ["item_id", "kept", "location_id", "size", "lot", "expires", "quantity"],
        unique=False,
    )
    op.create_table(
        "trip",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("organisation_id", RowId(), nullable=True),
        sa.Column("for_good", sa.Boolean(), nullable=False),
        sa.Column("vehicle", sa.String(length=60), nullable=False),
        sa.Column("driver", sa.String(length=120), nullable=False),
        sa.Column("driver_phone", sa.String(length=60), nullable=False),
        sa.Column("escort", sa.String(length=120), nullable=False),
        sa.Column("seats", sa.BigInteger(), nullable=False),
        sa.Column("leaves_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("arrives_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("arrived_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("counted_out", sa.BigInteger(), nullable=True),
        sa.Column("counted_in", sa.BigInteger(), nullable=True),
        sa.Column("difference", sa.String(length=300), nullable=False),
        sa.Column("arrived_here", sa.Boolean(), nullable=False),
        sa.Column("pack_secret", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint("length(difference) <= 300", name=op.f("ck_trip_difference_length")),
        sa.CheckConstraint("length(driver) <= 120", name=op.f("ck_trip_driver_length")),
        sa.CheckConstraint("length(driver_phone) <= 60", name=op.f("ck_trip_driver_phone_length")),
        sa.CheckConstraint("length(escort) <= 120", name=op.f("ck_trip_escort_length")),
        sa.CheckConstraint("length(place) <= 200", name=op.f("ck_trip_place_length")),
        sa.CheckConstraint("length(vehicle) <= 60", name=op.f("ck_trip_vehicle_length")),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_trip_organisation_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trip")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_trip_organisation_id"), "trip", ["organisation_id"], unique=False)
    op.create_table(
        "twopersonact",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=80), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_by", RowId(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", RowId(), nullable=True),
        sa.CheckConstraint("length(reason) <= 300", name=op.f("ck_twopersonact_reason_length")),
        sa.CheckConstraint("length(subject) <= 80", name=op.f("ck_twopersonact_subject_length")),
        sa.ForeignKeyConstraint(
            ["asked_by"],
            ["staffmember.id"],
            name=op.f("fk_twopersonact_asked_by"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["decided_by"],
            ["staffmember.id"],
            name=op.f("fk_twopersonact_decided_by"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_twopersonact")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_twopersonact_asked_by"), "twopersonact", ["asked_by"], unique=False)
    op.create_index(op.f("ix_twopersonact_decided_by"), "twopersonact", ["decided_by"], unique=False)
    op.create_table(
        "briefing",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("language", sa.String(length=20), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("place", sa.String(length=120), nullable=False),
        sa.Column("given_by", sa.String(length=120), nullable=False),
        sa.Column("interpreter", sa.String(length=120), nullable=False),
        sa.Column("group_id", RowId(), nullable=True),
        sa.Column("text_id", RowId(), nullable=True),
        sa.CheckConstraint("length(given_by) <= 120", name=op.f("ck_briefing_given_by_length")),
        sa.CheckConstraint("length(interpreter) <= 120", name=op.f("ck_briefing_interpreter_length")),
        sa.CheckConstraint("length(language) <= 20", name=op.f("ck_briefing_language_length")),
        sa.CheckConstraint("length(place) <= 120", name=op.f("ck_briefing_place_length")),
        sa.ForeignKeyConstraint(
            ["group_id"], ["arrivalgroup.id"], name=op.f("fk_briefing_group_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["text_id"], ["briefingtext.id"], name=op.f("fk_briefing_text_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_briefing")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_briefing_group_id"), "briefing", ["group_id"], unique=False)
    op.create_index(op.f("ix_briefing_text_id"), "briefing", ["text_id"], unique=False)
    op.create_table(
        "family",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("group_id", RowId(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("keep_together", sa.String(length=40), nullable=False),
        sa.Column("housing_note", sa.String(length=300), nullable=False),
        sa.Column("split_reason", sa.String(length=300), nullable=False),
        sa.CheckConstraint("length(code) <= 40", name=op.f("ck_family_code_length")),
        sa.CheckConstraint("length(housing_note) <= 300", name=op.f("ck_family_housing_note_length")),
        sa.CheckConstraint("length(split_reason) <= 300", name=op.f("ck_family_split_reason_length")),
        sa.ForeignKeyConstraint(
            ["group_id"], ["arrivalgroup.id"], name=op.f("fk_family_group_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_family")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_family_group_id"), "family", ["group_id"], unique=False)
    op.create_table(
        "listfile",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("group_id", RowId(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("encoding", sa.String(length=40), nullable=False),
        sa.Column("delimiter", sa.String(length=4), nullable=False),
        sa.Column("columns", sa.String(length=400), nullable=False),
        sa.Column("row_count", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("length(columns) <= 400", name=op.f("ck_listfile_columns_length")),
        sa.CheckConstraint("length(delimiter) <= 4", name=op.f("ck_listfile_delimiter_length")),
        sa.CheckConstraint("length(encoding) <= 40", name=op.f("ck_listfile_encoding_length")),
        sa.ForeignKeyConstraint(
            ["group_id"], ["arrivalgroup.id"], name=op.f("fk_listfile_group_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_listfile")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_listfile_group_id"), "listfile", ["group_id"], unique=False)
    op.create_table(
        "person",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("group_id", RowId(), nullable=False),
        sa.Column("station_number", sa.BigInteger(), nullable=True),
        sa.Column("running_number", sa.BigInteger(), nullable=True),
        sa.Column("on_list", sa.Boolean(), nullable=False),
        sa.Column("list_position", sa.BigInteger(), nullable=True),
        sa.Column("arrival", sa.String(length=40), nullable=False),
        sa.Column("counted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("counted_order", sa.BigInteger(), nullable=True),
        sa.Column("absence", sa.String(length=40), nullable=True),
        sa.Column("absence_said_by", sa.String(length=200), nullable=False),
        sa.Column("registered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sex", sa.String(length=40), nullable=False),
        sa.Column("birth_precision", sa.String(length=40), nullable=False),
        sa.Column("birth_text", sa.String(length=20), nullable=False),
        sa.Column("birth_age_on", sa.Date(), nullable=True),
        sa.Column("birth_as_written", sa.String(length=200), nullable=False),
        sa.Column("nationality", sa.String(length=120), nullable=False),
        sa.Column("languages", sa.String(length=200), nullable=False),
        sa.Column("interpreter", sa.String(length=40), nullable=False),
        sa.Column("triage", sa.String(length=40), nullable=False),
        sa.Column("triage_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("notice_given", sa.String(length=40), nullable=False),
        sa.Column("notice_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("photo", sa.LargeBinary(), nullable=True),
        sa.Column("birth_place", sa.String(length=200), nullable=False),
        sa.Column("birth_country", sa.String(length=60), nullable=False),
        sa.Column("residence_countries", sa.String(length=200), nullable=False),
        sa.Column("age_basis", sa.String(length=40), nullable=False),
        sa.Column("treated_as_minor", sa.String(length=40), nullable=False),
        sa.Column("minor_said_by", sa.String(length=200), nullable=False),
        sa.Column("literacy", sa.String(length=40), nullable=False),
        sa.Column("clothing_size", sa.String(length=20), nullable=False),
        sa.Column("shoe_size", sa.String(length=20), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("absence_said_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("departed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("pseudonymised_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("length(absence_said_by) <= 200", name=op.f("ck_person_absence_said_by_length")),
        sa.CheckConstraint("length(birth_as_written) <= 200", name=op.f("ck_person_birth_as_written_length")),
        sa.CheckConstraint("length(birth_country) <= 60", name=op.f("ck_person_birth_country_length")),
        sa.CheckConstraint("length(birth_place) <= 200", name=op.f("ck_person_birth_place_length")),
        sa.CheckConstraint("length(birth_text) <= 20", name=op.f("ck_person_birth_text_length")),
        sa.CheckConstraint("length(clothing_size) <= 20", name=op.f("ck_person_clothing_size_length")),
        sa.CheckConstraint("length(languages) <= 200", name=op.f("ck_person_languages_length")),
        sa.CheckConstraint("length(minor_said_by) <= 200", name=op.f("ck_person_minor_said_by_length")),
        sa.CheckConstraint("length(nationality) <= 120", name=op.f("ck_person_nationality_length")),
        sa.CheckConstraint("length(note) <= 500", name=op.f("ck_person_note_length")),
        sa.CheckConstraint("length(residence_countries) <= 200", name=op.f("ck_person_residence_countries_length")),
        sa.CheckConstraint("length(shoe_size) <= 20", name=op.f("ck_person_shoe_size_length")),
        sa.ForeignKeyConstraint(
            ["group_id"], ["arrivalgroup.id"], name=op.f("fk_person_group_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_person_birth_text"), "person", ["birth_text"], unique=False)
    op.create_index(op.f("ix_person_group_id"), "person", ["group_id"], unique=False)
    op.create_index(
        op.f("ix_person_station_number_running_number"), "person", ["station_number", "running_number"], unique=False
    )
    op.create_table(
        "rollcall",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("building_id", RowId(), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("by_id", RowId(), nullable=True),
        sa.Column("note", sa.String(length=200), nullable=False),
        sa.CheckConstraint("length(note) <= 200", name=op.f("ck_rollcall_note_length")),
        sa.ForeignKeyConstraint(
            ["building_id"],
            ["building.id"],
            name=op.f("fk_rollcall_building_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["by_id"], ["staffmember.id"], name=op.f("fk_rollcall_by_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rollcall")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_rollcall_building_id"), "rollcall", ["building_id"], unique=False)
    op.create_index(op.f("ix_rollcall_by_id"), "rollcall", ["by_id"], unique=False)
    op.create_table(
        "room",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("building_id", RowId(), nullable=False),
        sa.Column("floor", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("rule", sa.String(length=40), nullable=False),
        sa.Column("area", sa.BigInteger(), nullable=True),
        sa.Column("step_free", sa.Boolean(), nullable=False),
        sa.Column("own_toilet", sa.Boolean(), nullable=False),
        sa.Column("near_staff", sa.Boolean(), nullable=False),
        sa.Column("quiet", sa.Boolean(), nullable=False),
        sa.Column("lockable", sa.Boolean(), nullable=False),
        sa.Column("kept_for", sa.String(length=120), nullable=False),
        sa.CheckConstraint("length(kept_for) <= 120", name=op.f("ck_room_kept_for_length")),
        sa.CheckConstraint("length(name) <= 40", name=op.f("ck_room_name_length")),
        sa.ForeignKeyConstraint(
            ["building_id"], ["building.id"], name=op.f("fk_room_building_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_room")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_room_building_id"), "room", ["building_id"], unique=False)
    op.create_table(
        "stockcountline",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("count_id", RowId(), nullable=False),
        sa.Column("item_id", RowId(), nullable=False),
        sa.Column("size", sa.String(length=20), nullable=False),
        sa.Column("lot", sa.String(length=60), nullable=False),
        sa.Column("expires", sa.Date(), nullable=True),
        sa.Column("system", sa.BigInteger(), nullable=False),
        sa.Column("counted", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("length(lot) <= 60", name=op.f("ck_stockcountline_lot_length")),
        sa.CheckConstraint("length(size) <= 20", name=op.f("ck_stockcountline_size_length")),
        sa.ForeignKeyConstraint(
            ["count_id"],
            ["stockcount.id"],
            name=op.f("fk_stockcountline_count_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["item_id"],
            ["supplyitem.id"],
            name=op.f("fk_stockcountline_item_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stockcountline")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_stockcountline_count_id"), "stockcountline", ["count_id"], unique=False)
    op.create_index(op.f("ix_stockcountline_item_id"), "stockcountline", ["item_id"], unique=False)
    op.create_table(
        "transferin",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("group_id", RowId(), nullable=False),
        sa.Column("sent_trip", RowId(), nullable=False),
        sa.Column("site", sa.String(length=200), nullable=False),
        sa.Column("key_id", sa.String(length=20), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("left_off", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("length(key_id) <= 20", name=op.f("ck_transferin_key_id_length")),
        sa.CheckConstraint("length(site) <= 200", name=op.f("ck_transferin_site_length")),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["arrivalgroup.id"],
            name=op.f("fk_transferin_group_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_transferin")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_transferin_group_id"), "transferin", ["group_id"], unique=False)
    op.create_table(
        "trippackage",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("trip_id", RowId(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", RowId(), nullable=True),
        sa.Column("people", sa.BigInteger(), nullable=False),
        sa.Column("left_off", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["staffmember.id"], name=op.f("fk_trippackage_by_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["trip_id"], ["trip.id"], name=op.f("fk_trippackage_trip_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trippackage")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_trippackage_by_id"), "trippackage", ["by_id"], unique=False)
    op.create_index(op.f("ix_trippackage_trip_id"), "trippackage", ["trip_id"], unique=False)
    op.create_table(
        "bed",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("room_id", RowId(), nullable=False),
        sa.Column("name", sa.String(length=20), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("accessible", sa.Boolean(), nullable=False),
        sa.Column("closed_because", sa.String(length=120), nullable=False),
        sa.CheckConstraint("length(closed_because) <= 120", name=op.f("ck_bed_closed_because_length")),
        sa.CheckConstraint("length(name) <= 20", name=op.f("ck_bed_name_length")),
        sa.ForeignKeyConstraint(
            ["room_id"], ["room.id"], name=op.f("fk_bed_room_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bed")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_bed_room_id"), "bed", ["room_id"], unique=False)
    op.create_table(
        "belonging",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", RowId(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("description", sa.String(length=300), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("custody", sa.String(length=40), nullable=False),
        sa.Column("location", sa.String(length=120), nullable=False),
        sa.Column("seal_number", sa.String(length=40), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("counted_by", sa.String(length=120), nullable=False),
        sa.Column("counted_by_second", sa.String(length=120), nullable=False),
        sa.Column("returned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("void_reason", sa.String(length=200), nullable=False),
        sa.CheckConstraint("length(counted_by) <= 120", name=op.f("ck_belonging_counted_by_length")),
        sa.CheckConstraint("length(counted_by_second) <= 120", name=op.f("ck_belonging_counted_by_second_length")),
        sa.CheckConstraint("length(currency) <= 3", name=op.f("ck_belonging_currency_length")),
        sa.CheckConstraint("length(description) <= 300", name=op.f("ck_belonging_description_length")),
        sa.CheckConstraint("length(location) <= 120", name=op.f("ck_belonging_location_length")),
        sa.CheckConstraint("length(seal_number) <= 40", name=op.f("ck_belonging_seal_number_length")),
        sa.CheckConstraint("length(void_reason) <= 200", name=op.f("ck_belonging_void_reason_length")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_belonging_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_belonging")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_belonging_person_id"), "belonging", ["person_id"], unique=False)
    op.create_table(
        "briefingattendance",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("briefing_id", RowId(), nullable=False),
        sa.Column("person_id", RowId(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attended", sa.String(length=40), nullable=False),
        sa.Column("understood", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["briefing_id"],
            ["briefing.id"],
            name=op.f("fk_briefingattendance_briefing_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_briefingattendance_person_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_briefingattendance")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_briefingattendance_briefing_id"), "briefingattendance", ["briefing_id"], unique=False)
    op.create_index(op.f("ix_briefingattendance_person_id"), "briefingattendance", ["person_id"], unique=False)
    op.create_table(
        "caseassignment",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", RowId(), nullable=False),
        sa.Column("staff_id", RowId(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_caseassignment_person_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["staff_id"],
            ["staffmember.id"],
            name=op.f("fk_caseassignment_staff_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_caseassignment")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_caseassignment_person_id"), "caseassignment", ["person_id"], unique=False)
    op.create_index(op.f("ix_caseassignment_staff_id"), "caseassignment", ["staff_id"], unique=False)
    op.create_table(
        "consent",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", RowId(), nullable=False),
        sa.Column("purpose", sa.String(length=40), nullable=False),
        sa.Column("recipient", sa.String(length=200), nullable=False),
        sa.Column("scope", sa.String(length=300), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("method", sa.String(length=40), nullable=False),
        sa.Column("witness", sa.String(length=120), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("length(recipient) <= 200", name=op.f("ck_consent_recipient_length")),
        sa.CheckConstraint("length(scope) <= 300", name=op.f("ck_consent_scope_length")),
        sa.CheckConstraint("length(witness) <= 120", name=op.f("ck_consent_witness_length")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_consent_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_consent_person_id"), "consent", ["person_id"], unique=False)
    op.create_table(
        "contact",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", RowId(), nullable=False),
        sa.Column("relation", sa.String(length=40), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("safe_to_call", sa.String(length=40), nullable=False),
        sa.Column("knows", sa.String(length=40), nullable=False),
        sa.Column("reachable", sa.String(length=40), nullable=False),
        sa.Column("emergency", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_contact_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_contact_person_id"), "contact", ["person_id"], unique=False)
    op.create_table(
        "destinationwish",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", RowId(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.CheckConstraint("length(note) <= 300", name=op.f("ck_destinationwish_note_length")),
        sa.CheckConstraint("length(place) <= 200", name=op.f("ck_destinationwish_place_length")),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_destinationwish_person_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_destinationwish")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_destinationwish_person_id"), "destinationwish", ["person_id"], unique=False)
    op.create_table(
        "enquiry",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("person_id", RowId(), nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_enquiry_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enquiry")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_enquiry_person_id"), "enquiry", ["person_id"], unique=False)
    op.create_table(
        "erasure",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", RowId(), nullable=False),
        sa.Column("area", sa.String(length=40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.CheckConstraint("length(reason) <= 300", name=op.f("ck_erasure_reason_length")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_erasure_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasure")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_erasure_person_id"), "erasure", ["person_id"], unique=False)
    op.create_table(
        "fact",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", RowId(), nullable=True),
        sa.Column("detail", sa.String(length=80), nullable=False),
        sa.Column("count", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("length(detail) <= 80", name=op.f("ck_fact_detail_length")),
        sa.CheckConstraint("length(kind) <= 40", name=op.f("ck_fact_kind_length")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_fact_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fact")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_fact_person_id"), "fact", ["person_id"], unique=False)
    op.create_table(
        "familymember",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("family_id", RowId(), nullable=False),
        sa.Column("person_id", RowId(), nullable=False),
        sa.Column("relation", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["family_id"], ["family.id"], name=op.f("fk_familymember_family_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_familymember_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_familymember")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_familymember_family_id"), "familymember", ["family_id"], unique=False)
    op.create_index(op.f("ix_familymember_person_id"), "familymember", ["person_id"], unique=False)
    op.create_table(
        "firstcall",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", RowId(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("number_safe", sa.String(length=40), nullable=False),
        sa.Column("risk_told", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_firstcall_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_firstcall")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_firstcall_person_id"), "firstcall", ["person_id"], unique=False)
    op.create_table(
        "glassbreak",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", RowId(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", RowId(), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seen_by", RowId(), nullable=True),
        sa.CheckConstraint("length(reason) <= 300", name=op.f("ck_glassbreak_reason_length")),
        sa.ForeignKeyConstraint(
            ["by_id"], ["staffmember.id"], name=op.f("fk_glassbreak_by_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_glassbreak_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["seen_by"], ["staffmember.id"], name=op.f("fk_glassbreak_seen_by"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_glassbreak")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_glassbreak_by_id"), "glassbreak", ["by_id"], unique=False)
    op.create_index(op.f("ix_glassbreak_person_id"), "glassbreak", ["person_id"], unique=False)
    op.create_index(op.f("ix_glassbreak_seen_by"), "glassbreak", ["seen_by"], unique=False)
    op.create_table(
        "identitydocument",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", RowId(), nullable=False),
        sa.Column("type", sa.String(length=40), nullable=False),
        sa.Column("condition", sa.String(length=40), nullable=False),
        sa.Column("custody", sa.String(length=40), nullable=False),
        sa.Column("country", sa.String(length=60), nullable=False),
        sa.Column("authority", sa.String(length=200), nullable=False),
        sa.Column("number", sa.String(length=60), nullable=False),
        sa.Column("issued", sa.String(length=20), nullable=False),
        sa.Column("expires", sa.String(length=20), nullable=False),
        sa.Column("name_as_written", sa.String(length=600), nullable=False),
        sa.Column("pages", sa.BigInteger(), nullable=True),
        sa.Column("language", sa.String(length=20), nullable=False),
        sa.Column("zone", sa.String(length=200), nullable=False),
        sa.Column("zone_state", sa.String(length=40), nullable=False),
        sa.Column("taken", sa.LargeBinary(), nullable=True),
        sa.Column("returned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("void_reason", sa.String(length=200), nullable=False),
        sa.CheckConstraint("length(authority) <= 200", name=op.f("ck_identitydocument_authority_length")),
        sa.CheckConstraint("length(country) <= 60", name=op.f("ck_identitydocument_country_length")),
        sa.CheckConstraint("length(expires) <= 20", name=op.f("ck_identitydocument_expires_length")),
        sa.CheckConstraint("length(issued) <= 20", name=op.f("ck_identitydocument_issued_length")),
        sa.CheckConstraint("length(language) <= 20", name=op.f("ck_identitydocument_language_length")),
        sa.CheckConstraint("length(name_as_written) <= 600", name=op.f("ck_identitydocument_name_as_written_length")),
        sa.CheckConstraint("length(number) <= 60", name=op.f("ck_identitydocument_number_length")),
        sa.CheckConstraint("length(void_reason) <= 200", name=op.f("ck_identitydocument_void_reason_length")),
        sa.CheckConstraint("length(zone) <= 200", name=op.f("ck_identitydocument_zone_length")),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_identitydocument_person_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_identitydocument")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_identitydocument_person_id"), "identitydocument", ["person_id"], unique=False)
    op.create_table(
        "immunization",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", RowId(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_immunization_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_immunization")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_immunization_person_id"), "immunization", ["person_id"], unique=False)
    op.create_table(
        "leave",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", RowId(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("contact", sa.String(length=120), nullable=False),
        sa.Column("destination", sa.String(length=40), nullable=False),
        sa.Column("approved_by", RowId(), nullable=True),
        sa.Column("returned_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("length(contact) <= 120", name=op.f("ck_leave_contact_length")),
        sa.ForeignKeyConstraint(
            ["approved_by"],
            ["staffmember.id"],
            name=op.f("fk_leave_approved_by"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_leave_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leave")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_leave_approved_by"), "leave", ["approved_by"], unique=False)
    op.create_index(op.f("ix_leave_person_id"), "leave", ["person_id"], unique=False)
    op.create_table(
        "legalhold",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", RowId(), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lifted_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("length(reason) <= 300", name=op.f("ck_legalhold_reason_length")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_legalhold_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_legalhold")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_legalhold_person_id"), "legalhold", ["person_id"], unique=False)
    op.create_table(
        "letter",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", RowId(), nullable=False),
        sa.Column("compartment", sa.String(length=40), nullable=False),
        sa.Column("reference", sa.String(length=40), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("slip_code", sa.String(length=20), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("priority", sa.String(length=40), nullable=False),
        sa.Column("answer_due", sa.DateTime(timezone=True), nullable=True),
        sa.Column("replaces_id", RowId(), nullable=True),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("signed_by", RowId(), nullable=True),
        sa.Column("digest", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint("length(code) <= 20", name=op.f("ck_letter_code_length")),
        sa.CheckConstraint("length(reference) <= 40", name=op.f("ck_letter_reference_length")),
        sa.CheckConstraint("length(slip_code) <= 20", name=op.f("ck_letter_slip_code_length")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_letter_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["replaces_id"], ["letter.id"], name=op.f("fk_letter_replaces_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["signed_by"], ["staffmember.id"], name=op.f("fk_letter_signed_by"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_letter_code"), "letter", ["code"], unique=False)
    op.create_index(op.f("ix_letter_person_id"), "letter", ["person_id"], unique=False)
    op.create_index(op.f("ix_letter_replaces_id"), "letter", ["replaces_id"], unique=False)
    op.create_index(op.f("ix_letter_signed_by"), "letter", ["signed_by"], unique=False)
    op.create_index(op.f("ix_letter_slip_code"), "letter", ["slip_code"], unique=False)
    op.create_table(
        "listrow",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("list_id", RowId(), nullable=False),
        sa.Column("person_id", RowId(), nullable=False),
        sa.Column("row_number", sa.BigInteger(), nullable=False),
        sa.Column("for_medical", sa.LargeBinary(), nullable=False),
        sa.Column("for_protection", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["list_id"], ["listfile.id"], name=op.f("fk_listrow_list_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_listrow_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_listrow")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_listrow_list_id"), "listrow", ["list_id"], unique=False)
    op.create_index(op.f("ix_listrow_person_id"), "listrow", ["person_id"], unique=False)
    op.create_table(
        "meal",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", RowId(), nullable=False),
        sa.Column("type_id", RowId(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.String(length=120), nullable=False),
        sa.Column("by_id", RowId(), nullable=True),
        sa.CheckConstraint("length(reason) <= 120", name=op.f("ck_meal_reason_length")),
        sa.ForeignKeyConstraint(
            ["by_id"], ["staffmember.id"], name=op.f("fk_meal_by_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_meal_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["type_id"], ["mealtype.id"], name=op.f("fk_meal_type_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meal")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_meal_by_id"), "meal", ["by_id"], unique=False)
    op.create_index(op.f("ix_meal_day_type_id"), "meal", ["day", "type_id"], unique=False)
    op.create_index(op.f("ix_meal_person_id"), "meal", ["person_id"], unique=False)
    op.create_table(
        "medicalcheck",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", RowId(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("clinician_id", RowId(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("signed_by", RowId(), nullable=True),
        sa.ForeignKeyConstraint(
            ["clinician_id"],
            ["staffmember.id"],
            name=op.f("fk_medicalcheck_clinician_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_medicalcheck_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["signed_by"],
            ["staffmember.id"],
            name=op.f("fk_medicalcheck_signed_by"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_medicalcheck")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_medicalcheck_clinician_id"), "medicalcheck", ["clinician_id"], unique=False)
    op.create_index(op.f("ix_medicalcheck_person_id"), "medicalcheck", ["person_id"], unique=False)
    op.create_index(op.f("ix_medicalcheck_signed_by"), "medicalcheck", ["signed_by"], unique=False)
    op.create_table(
        "nametoken",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", RowId(), nullable=False),
        sa.Column("token", sa.String(length=120), nullable=False),
        sa.CheckConstraint("length(token) <= 120", name=op.f("ck_nametoken_token_length")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_nametoken_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nametoken")),
        info={"tracked": False, "derived": True},
    )
    op.create_index(op.f("ix_nametoken_person_id"), "nametoken", ["person_id"], unique=False)
    op.create_index(op.f("ix_nametoken_token_person_id"), "nametoken", ["token", "person_id"], unique=False)
    op.create_table(
        "noticegiven",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", RowId(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("version", sa.String(length=20), nullable=False),
        sa.Column("language", sa.String(length=20), nullable=False),
        sa.Column("channel", sa.String(length=40), nullable=False),
        sa.Column("interpreter", sa.String(length=120), nullable=False),
        sa.Column("understood", sa.String(length=40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("length(interpreter) <= 120", name=op.f("ck_noticegiven_interpreter_length")),
        sa.CheckConstraint("length(language) <= 20", name=op.f("ck_noticegiven_language_length")),
        sa.CheckConstraint("length(version) <= 20", name=op.f("ck_noticegiven_version_length")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_noticegiven_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_noticegiven")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_noticegiven_person_id"), "noticegiven", ["person_id"], unique=False)
    op.create_table(
        "othernumber",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", RowId(), nullable=False),
        sa.Column("site", sa.String(length=200), nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("token", sa.String(length=20), nullable=False),
        sa.CheckConstraint("length(number) <= 20", name=op.f("ck_othernumber_number_length")),
        sa.CheckConstraint("length(site) <= 200", name=op.f("ck_othernumber_site_length")),
        sa.CheckConstraint("length(token) <= 20", name=op.f("ck_othernumber_token_length")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_othernumber_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_othernumber")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_othernumber_number"), "othernumber", ["number"], unique=False)
    op.create_index(op.f("ix_othernumber_person_id"), "othernumber", ["person_id"], unique=False)
    op.create_index(op.f("ix_othernumber_token"), "othernumber", ["token"], unique=False)
    op.create_table(
        "pathwaytalk",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", RowId(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_pathwaytalk_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pathwaytalk")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_pathwaytalk_person_id"), "pathwaytalk", ["person_id"], unique=False)
    op.create_table(
        "personflag",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", RowId(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("instruction", sa.String(length=200), nullable=False),
        sa.Column("reason", sa.LargeBinary(), nullable=True),
        sa.Column("other_id", RowId(), nullable=True),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("cleared_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cleared_because", sa.LargeBinary(), nullable=True),
        sa.CheckConstraint("length(instruction) <= 200", name=op.f("ck_personflag_instruction_length")),
        sa.ForeignKeyConstraint(
            ["other_id"], ["person.id"], name=op.f("fk_personflag_other_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_personflag_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_personflag")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_personflag_other_id"), "personflag", ["other_id"], unique=False)
    op.create_index(op.f("ix_personflag_person_id"), "personflag", ["person_id"], unique=False)
    op.create_table(
        "presenceevent",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", RowId(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("roll_call_id", RowId(), nullable=True),
        sa.Column("replaces_id", RowId(), nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("by_id", RowId(), nullable=True),
        sa.CheckConstraint("length(reason) <= 200", name=op.f("ck_presenceevent_reason_length")),
        sa.ForeignKeyConstraint(
            ["by_id"], ["staffmember.id"], name=op.f("fk_presenceevent_by_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_presenceevent_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["roll_call_id"],
            ["rollcall.id"],
            name=op.f("fk_presenceevent_roll_call_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_presenceevent")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_presenceevent_by_id"), "presenceevent", ["by_id"], unique=False)
    op.create_index(
        op.f("ix_presenceevent_person_id_at_id_voided_state"),
        "presenceevent",
        ["person_id", "at", "id", "voided", "state"],
        unique=False,
    )
    op.create_index(op.f("ix_presenceevent_roll_call_id"), "presenceevent", ["roll_call_id"], unique=False)
    op.create_table(
        "printlog",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("print_number", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("group_id", RowId(), nullable=True),
        sa.Column("person_id", RowId(), nullable=True),
        sa.Column("count", sa.BigInteger(), nullable=False),
        sa.Column("copies", sa.BigInteger(), nullable=False),
        sa.Column("paper_class", sa.String(length=40), nullable=False),
        sa.Column("detail", sa.String(length=40), nullable=False),
        sa.Column("for_whom", sa.String(length=200), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("head", sa.String(length=20), nullable=False),
        sa.Column("unusual", sa.Boolean(), nullable=False),
        sa.Column("countersigned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("countersigned_by", RowId(), nullable=True),
        sa.CheckConstraint("length(detail) <= 40", name=op.f("ck_printlog_detail_length")),
        sa.CheckConstraint("length(for_whom) <= 200", name=op.f("ck_printlog_for_whom_length")),
        sa.CheckConstraint("length(head) <= 20", name=op.f("ck_printlog_head_length")),
        sa.ForeignKeyConstraint(
            ["countersigned_by"],
            ["staffmember.id"],
            name=op.f("fk_printlog_countersigned_by"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["arrivalgroup.id"], name=op.f("fk_printlog_group_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_printlog_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_printlog")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_printlog_countersigned_by"), "printlog", ["countersigned_by"], unique=False)
    op.create_index(op.f("ix_printlog_group_id"), "printlog", ["group_id"], unique=False)
    op.create_index(op.f("ix_printlog_person_id"), "printlog", ["person_id"], unique=False)
    op.create_table(
        "proposal",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", RowId(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("absence", sa.String(length=40), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_proposal_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_proposal_person_id"), "proposal", ["person_id"], unique=False)
    op.create_table(
        "protectionnote",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", RowId(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", RowId(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["staffmember.id"], name=op.f("fk_protectionnote_by_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_protectionnote_person_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_protectionnote")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_protectionnote_by_id"), "protectionnote", ["by_id"], unique=False)
    op.create_index(op.f("ix_protectionnote_person_id"), "protectionnote", ["person_id"], unique=False)
    op.create_table(
        "relationship",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("a_id", RowId(), nullable=False),
        sa.Column("b_id", RowId(), nullable=False),
        sa.Column("relation", sa.String(length=40), nullable=False),
        sa.Column("same_site", sa.String(length=40), nullable=False),
        sa.Column("legal_guardian", sa.String(length=40), nullable=False),
        sa.Column("dependent", sa.String(length=40), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["a_id"], ["person.id"], name=op.f("fk_relationship_a_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["b_id"], ["person.id"], name=op.f("fk_relationship_b_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_relationship")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_relationship_a_id"), "relationship", ["a_id"], unique=False)
    op.create_index(op.f("ix_relationship_b_id"), "relationship", ["b_id"], unique=False)
    op.create_table(
        "restriction",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", RowId(), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lifted_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("length(reason) <= 300", name=op.f("ck_restriction_reason_length")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_restriction_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_restriction")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_restriction_person_id"), "restriction", ["person_id"], unique=False)
    op.create_table(
        "sameperson",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("a_id", RowId(), nullable=False),
        sa.Column("b_id", RowId(), nullable=False),
        sa.Column("same", sa.String(length=40), nullable=False),
        sa.Column("keep_id", RowId(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["a_id"], ["person.id"], name=op.f("fk_sameperson_a_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["b_id"], ["person.id"], name=op.f("fk_sameperson_b_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["keep_id"], ["person.id"], name=op.f("fk_sameperson_keep_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sameperson")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_sameperson_a_id"), "sameperson", ["a_id"], unique=False)
    op.create_index(op.f("ix_sameperson_b_id"), "sameperson", ["b_id"], unique=False)
    op.create_index(op.f("ix_sameperson_keep_id"), "sameperson", ["keep_id"], unique=False)
    op.create_table(
        "subjectrequest",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", RowId(), nullable=False),
        sa.Column("right", sa.String(length=40), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("outcome", sa.String(length=300), nullable=False),
        sa.CheckConstraint("length(outcome) <= 300", name=op.f("ck_subjectrequest_outcome_length")),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_subjectrequest_person_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_subjectrequest")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_subjectrequest_person_id"), "subjectrequest", ["person_id"], unique=False)
    op.create_table(
        "task",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("what", sa.String(length=300), nullable=False),
        sa.Column("person_id", RowId(), nullable=True),
        sa.Column("group_id", RowId(), nullable=True),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("owner_id", RowId(), nullable=True),
        sa.Column("raised_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_by", RowId(), nullable=True),
        sa.CheckConstraint("length(what) <= 300", name=op.f("ck_task_what_length")),
        sa.ForeignKeyConstraint(
            ["done_by"], ["staffmember.id"], name=op.f("fk_task_done_by"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["arrivalgroup.id"], name=op.f("fk_task_group_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["staffmember.id"], name=op.f("fk_task_owner_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_task_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_task_done_by"), "task", ["done_by"], unique=False)
    op.create_index(op.f("ix_task_group_id"), "task", ["group_id"], unique=False)
    op.create_index(op.f("ix_task_owner_id"), "task", ["owner_id"], unique=False)
    op.create_index(op.f("ix_task_person_id"), "task", ["person_id"], unique=False)
    op.create_table(
        "threatreport",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", RowId(), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_threatreport_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_threatreport")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_threatreport_person_id"), "threatreport", ["person_id"], unique=False)
    op.create_table(
        "tripseat",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("trip_id", RowId(), nullable=False),
        sa.Column("person_id", RowId(), nullable=False),
        sa.Column("seat", sa.BigInteger(), nullable=False),
        sa.Column("luggage", sa.BigInteger(), nullable=False),
        sa.Column("drop_off", sa.String(length=120), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("out_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("in_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.CheckConstraint("length(drop_off) <= 120", name=op.f("ck_tripseat_drop_off_length")),
        sa.CheckConstraint("length(reason) <= 200", name=op.f("ck_tripseat_reason_length")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_tripseat_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["trip_id"], ["trip.id"], name=op.f("fk_tripseat_trip_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tripseat")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_tripseat_person_id"), "tripseat", ["person_id"], unique=False)
    op.create_index(op.f("ix_tripseat_trip_id"), "tripseat", ["trip_id"], unique=False)
    op.create_table(
        "urgentmark",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", RowId(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_urgentmark_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_urgentmark")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_urgentmark_person_id"), "urgentmark", ["person_id"], unique=False)
    op.create_table(
        "vitalsnote",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", RowId(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", RowId(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["staffmember.id"], name=op.f("fk_vitalsnote_by_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_vitalsnote_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vitalsnote")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_vitalsnote_by_id"), "vitalsnote", ["by_id"], unique=False)
    op.create_index(op.f("ix_vitalsnote_person_id"), "vitalsnote", ["person_id"], unique=False)
    op.create_table(
        "voucher",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", RowId(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("purpose", sa.String(length=120), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", RowId(), nullable=True),
        sa.Column("witness", sa.String(length=120), nullable=False),
        sa.Column("signed", sa.String(length=40), nullable=False),
        sa.Column("receipt_number", sa.BigInteger(), nullable=True),
        sa.Column("void_reason", sa.String(length=200), nullable=False),
        sa.Column("void_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("void_by_id", RowId(), nullable=True),
        sa.CheckConstraint("length(currency) <= 3", name=op.f("ck_voucher_currency_length")),
        sa.CheckConstraint("length(number) <= 40", name=op.f("ck_voucher_number_length")),
        sa.CheckConstraint("length(purpose) <= 120", name=op.f("ck_voucher_purpose_length")),
        sa.CheckConstraint("length(void_reason) <= 200", name=op.f("ck_voucher_void_reason_length")),
        sa.CheckConstraint("length(witness) <= 120", name=op.f("ck_voucher_witness_length")),
        sa.ForeignKeyConstraint(
            ["by_id"], ["staffmember.id"], name=op.f("fk_voucher_by_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_voucher_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["void_by_id"],
            ["staffmember.id"],
            name=op.f("fk_voucher_void_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_voucher")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_voucher_by_id"), "voucher", ["by_id"], unique=False)
    op.create_index(op.f("ix_voucher_person_id"), "voucher", ["person_id"], unique=False)
    op.create_index(op.f("ix_voucher_void_by_id"), "voucher", ["void_by_id"], unique=False)
    op.create_table(
        "appointment",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", RowId(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("organisation_id", RowId(), nullable=True),
        sa.Column("transport", sa.String(length=40), nullable=False),
        sa.Column("pick_up_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("interpreter", sa.String(length=20), nullable=False),
        sa.Column("escort", sa.String(length=120), nullable=False),
        sa.Column("note", sa.String(length=200), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("state_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("state_by", RowId(), nullable=True),
        sa.Column("letter_id", RowId(), nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("by_id", RowId(), nullable=True),
        sa.CheckConstraint("length(escort) <= 120", name=op.f("ck_appointment_escort_length")),
        sa.CheckConstraint("length(interpreter) <= 20", name=op.f("ck_appointment_interpreter_length")),
        sa.CheckConstraint("length(note) <= 200", name=op.f("ck_appointment_note_length")),
        sa.CheckConstraint("length(place) <= 200", name=op.f("ck_appointment_place_length")),
        sa.ForeignKeyConstraint(
            ["by_id"], ["staffmember.id"], name=op.f("fk_appointment_by_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["letter_id"], ["letter.id"], name=op.f("fk_appointment_letter_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_appointment_organisation_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_appointment_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["state_by"],
            ["staffmember.id"],
            name=op.f("fk_appointment_state_by"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointment")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_appointment_by_id"), "appointment", ["by_id"], unique=False)
    op.create_index(op.f("ix_appointment_letter_id"), "appointment", ["letter_id"], unique=False)
    op.create_index(op.f("ix_appointment_organisation_id"), "appointment", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_appointment_person_id"), "appointment", ["person_id"], unique=False)
    op.create_index(op.f("ix_appointment_state_by"), "appointment", ["state_by"], unique=False)
    op.create_table(
        "bedstay",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("person_id", RowId(), nullable=False),
        sa.Column("room_id", RowId(), nullable=False),
        sa.Column("bed_id", RowId(), nullable=True),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("shares", sa.Boolean(), nullable=False),
        sa.Column("passed", sa.String(length=200), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("by_id", RowId(), nullable=True),
        sa.CheckConstraint("length(passed) <= 200", name=op.f("ck_bedstay_passed_length")),
        sa.CheckConstraint("length(reason) <= 200", name=op.f("ck_bedstay_reason_length")),
        sa.ForeignKeyConstraint(
            ["bed_id"], ["bed.id"], name=op.f("fk_bedstay_bed_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["by_id"], ["staffmember.id"], name=op.f("fk_bedstay_by_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_bedstay_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["room_id"], ["room.id"], name=op.f("fk_bedstay_room_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bedstay")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_bedstay_bed_id_starts_at"), "bedstay", ["bed_id", "starts_at"], unique=False)
    op.create_index(op.f("ix_bedstay_by_id"), "bedstay", ["by_id"], unique=False)
    op.create_index(op.f("ix_bedstay_person_id_starts_at"), "bedstay", ["person_id", "starts_at"], unique=False)
    op.create_index(op.f("ix_bedstay_room_id"), "bedstay", ["room_id"], unique=False)
    op.create_table(
        "card",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", RowId(), nullable=True),
        sa.Column("station_number", sa.BigInteger(), nullable=False),
        sa.Column("running_number", sa.BigInteger(), nullable=False),
        sa.Column("token", sa.String(length=20), nullable=False),
        sa.Column("serial", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=False),
        sa.Column("bound_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("state_reason", sa.String(length=200), nullable=False),
        sa.Column("prints", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=True),
        sa.Column("print_id", RowId(), nullable=True),
        sa.CheckConstraint("length(state_reason) <= 200", name=op.f("ck_card_state_reason_length")),
        sa.CheckConstraint("length(token) <= 20", name=op.f("ck_card_token_length")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_card_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["print_id"], ["printlog.id"], name=op.f("fk_card_print_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_card")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_card_person_id"), "card", ["person_id"], unique=False)
    op.create_index(op.f("ix_card_print_id"), "card", ["print_id"], unique=False)
    op.create_index(op.f("ix_card_token"), "card", ["token"], unique=False)
    op.create_table(
        "checkaddendum",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("check_id", RowId(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", RowId(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["staffmember.id"], name=op.f("fk_checkaddendum_by_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["check_id"],
            ["medicalcheck.id"],
            name=op.f("fk_checkaddendum_check_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checkaddendum")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_checkaddendum_by_id"), "checkaddendum", ["by_id"], unique=False)
    op.create_index(op.f("ix_checkaddendum_check_id"), "checkaddendum", ["check_id"], unique=False)
    op.create_table(
        "departure",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", RowId(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("destination", sa.String(length=40), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("contact", sa.String(length=200), nullable=False),
        sa.Column("consent_id", RowId(), nullable=True),
        sa.Column("items_returned", sa.String(length=40), nullable=False),
        sa.Column("papers_returned", sa.String(length=40), nullable=False),
        sa.Column("card_returned", sa.String(length=40), nullable=False),
        sa.Column("summary_given", sa.String(length=40), nullable=False),
        sa.Column("handed_to", sa.String(length=200), nullable=False),
        sa.Column("trip_id", RowId(), nullable=True),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.Column("by_id", RowId(), nullable=True),
        sa.Column("void_reason", sa.String(length=200), nullable=False),
        sa.CheckConstraint("length(contact) <= 200", name=op.f("ck_departure_contact_length")),
        sa.CheckConstraint("length(handed_to) <= 200", name=op.f("ck_departure_handed_to_length")),
        sa.CheckConstraint("length(note) <= 300", name=op.f("ck_departure_note_length")),
        sa.CheckConstraint("length(place) <= 200", name=op.f("ck_departure_place_length")),
        sa.CheckConstraint("length(void_reason) <= 200", name=op.f("ck_departure_void_reason_length")),
        sa.ForeignKeyConstraint(
            ["by_id"], ["staffmember.id"], name=op.f("fk_departure_by_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["consent_id"], ["consent.id"], name=op.f("fk_departure_consent_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_departure_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["trip_id"], ["trip.id"], name=op.f("fk_departure_trip_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_departure")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_departure_by_id"), "departure", ["by_id"], unique=False)
    op.create_index(op.f("ix_departure_consent_id"), "departure", ["consent_id"], unique=False)
    op.create_index(op.f("ix_departure_person_id"), "departure", ["person_id"], unique=False)
    op.create_index(op.f("ix_departure_trip_id"), "departure", ["trip_id"], unique=False)
    op.create_table(
        "dispensing",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", RowId(), nullable=False),
        sa.Column("check_id", RowId(), nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", RowId(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["staffmember.id"], name=op.f("fk_dispensing_by_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["check_id"],
            ["medicalcheck.id"],
            name=op.f("fk_dispensing_check_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_dispensing_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dispensing")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_dispensing_by_id"), "dispensing", ["by_id"], unique=False)
    op.create_index(op.f("ix_dispensing_check_id"), "dispensing", ["check_id"], unique=False)
    op.create_index(op.f("ix_dispensing_person_id"), "dispensing", ["person_id"], unique=False)
    op.create_table(
        "emergencyextract",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", RowId(), nullable=False),
        sa.Column("check_id", RowId(), nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("released_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["check_id"],
            ["medicalcheck.id"],
            name=op.f("fk_emergencyextract_check_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_emergencyextract_person_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_emergencyextract")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_emergencyextract_check_id"), "emergencyextract", ["check_id"], unique=False)
    op.create_index(op.f("ix_emergencyextract_person_id"), "emergencyextract", ["person_id"], unique=False)
    op.create_table(
        "followup",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", RowId(), nullable=False),
        sa.Column("check_id", RowId(), nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_by", RowId(), nullable=True),
        sa.ForeignKeyConstraint(
            ["check_id"], ["medicalcheck.id"], name=op.f("fk_followup_check_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["done_by"], ["staffmember.id"], name=op.f("fk_followup_done_by"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_followup_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_followup")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_followup_check_id"), "followup", ["check_id"], unique=False)
    op.create_index(op.f("ix_followup_done_by"), "followup", ["done_by"], unique=False)
    op.create_index(op.f("ix_followup_person_id"), "followup", ["person_id"], unique=False)
    op.create_table(
        "handover",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", RowId(), nullable=False),
        sa.Column("document_id", RowId(), nullable=True),
        sa.Column("belonging_id", RowId(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("from_whom", sa.String(length=120), nullable=False),
        sa.Column("to_whom", sa.String(length=120), nullable=False),
        sa.Column("place", sa.String(length=120), nullable=False),
        sa.Column("purpose", sa.String(length=200), nullable=False),
        sa.Column("from_signed", sa.String(length=40), nullable=False),
        sa.Column("to_signed", sa.String(length=40), nullable=False),
        sa.Column("custody", sa.String(length=40), nullable=False),
        sa.Column("location", sa.String(length=120), nullable=False),
        sa.Column("custody_before", sa.String(length=40), nullable=False),
        sa.Column("location_before", sa.String(length=120), nullable=False),
        sa.Column("receipt_number", sa.BigInteger(), nullable=True),
        sa.Column("void_reason", sa.String(length=200), nullable=False),
        sa.Column("replaces_id", RowId(), nullable=True),
        sa.CheckConstraint("length(from_whom) <= 120", name=op.f("ck_handover_from_whom_length")),
        sa.CheckConstraint("length(location) <= 120", name=op.f("ck_handover_location_length")),
        sa.CheckConstraint("length(location_before) <= 120", name=op.f("ck_handover_location_before_length")),
        sa.CheckConstraint("length(place) <= 120", name=op.f("ck_handover_place_length")),
        sa.CheckConstraint("length(purpose) <= 200", name=op.f("ck_handover_purpose_length")),
        sa.CheckConstraint("length(to_whom) <= 120", name=op.f("ck_handover_to_whom_length")),
        sa.CheckConstraint("length(void_reason) <= 200", name=op.f("ck_handover_void_reason_length")),
        sa.ForeignKeyConstraint(
            ["belonging_id"],
            ["belonging.id"],
            name=op.f("fk_handover_belonging_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["identitydocument.id"],
            name=op.f("fk_handover_document_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_handover_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handover")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_handover_belonging_id"), "handover", ["belonging_id"], unique=False)
    op.create_index(op.f("ix_handover_document_id"), "handover", ["document_id"], unique=False)
    op.create_index(op.f("ix_handover_person_id"), "handover", ["person_id"], unique=False)
    op.create_table(
        "injuryphoto",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", RowId(), nullable=False),
        sa.Column("check_id", RowId(), nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", RowId(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["staffmember.id"], name=op.f("fk_injuryphoto_by_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["check_id"],
            ["medicalcheck.id"],
            name=op.f("fk_injuryphoto_check_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_injuryphoto_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_injuryphoto")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_injuryphoto_by_id"), "injuryphoto", ["by_id"], unique=False)
    op.create_index(op.f("ix_injuryphoto_check_id"), "injuryphoto", ["check_id"], unique=False)
    op.create_index(op.f("ix_injuryphoto_person_id"), "injuryphoto", ["person_id"], unique=False)
    op.create_table(
        "issue",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", RowId(), nullable=False),
        sa.Column("what", sa.String(length=40), nullable=False),
        sa.Column("kit_id", RowId(), nullable=True),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("batch_id", RowId(), nullable=True),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("collector_id", RowId(), nullable=True),
        sa.Column("consent_id", RowId(), nullable=True),
        sa.Column("handed", sa.String(length=40), nullable=False),
        sa.Column("witness", sa.String(length=120), nullable=False),
        sa.Column("override_reason", sa.String(length=40), nullable=True),
        sa.Column("override_by", RowId(), nullable=True),
        sa.Column("rule_id", RowId(), nullable=True),
        sa.Column("by_id", RowId(), nullable=True),
        sa.Column("due_back", sa.Date(), nullable=True),
        sa.Column("returned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("returned_as", sa.String(length=40), nullable=True),
        sa.CheckConstraint("length(what) <= 40", name=op.f("ck_issue_what_length")),
        sa.CheckConstraint("length(witness) <= 120", name=op.f("ck_issue_witness_length")),
        sa.ForeignKeyConstraint(
            ["by_id"], ["staffmember.id"], name=op.f("fk_issue_by_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["collector_id"], ["person.id"], name=op.f("fk_issue_collector_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["consent_id"], ["consent.id"], name=op.f("fk_issue_consent_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["kit_id"], ["kit.id"], name=op.f("fk_issue_kit_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["override_by"],
            ["staffmember.id"],
            name=op.f("fk_issue_override_by"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_issue_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["rule_id"], ["entitlementrule.id"], name=op.f("fk_issue_rule_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issue")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_issue_at"), "issue", ["at"], unique=False)
    op.create_index(op.f("ix_issue_batch_id"), "issue", ["batch_id"], unique=False)
    op.create_index(op.f("ix_issue_by_id"), "issue", ["by_id"], unique=False)
    op.create_index(op.f("ix_issue_collector_id"), "issue", ["collector_id"], unique=False)
    op.create_index(op.f("ix_issue_consent_id"), "issue", ["consent_id"], unique=False)
    op.create_index(op.f("ix_issue_kit_id"), "issue", ["kit_id"], unique=False)
    op.create_index(op.f("ix_issue_override_by"), "issue", ["override_by"], unique=False)
    op.create_index(op.f("ix_issue_person_id_what"), "issue", ["person_id", "what"], unique=False)
    op.create_index(op.f("ix_issue_rule_id"), "issue", ["rule_id"], unique=False)
    op.create_table(
        "letterstep",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("letter_id", RowId(), nullable=False),
        sa.Column("person_id", RowId(), nullable=False),
        sa.Column("compartment", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("delivery", sa.String(length=40), nullable=True),
        sa.Column("reason", sa.String(length=40), nullable=True),
        sa.Column("appointment_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("note", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(
            ["letter_id"], ["letter.id"], name=op.f("fk_letterstep_letter_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_letterstep_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letterstep")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_letterstep_letter_id"), "letterstep", ["letter_id"], unique=False)
    op.create_index(op.f("ix_letterstep_person_id"), "letterstep", ["person_id"], unique=False)
    op.create_table(
        "medicineorder",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", RowId(), nullable=False),
        sa.Column("check_id", RowId(), nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["check_id"],
            ["medicalcheck.id"],
            name=op.f("fk_medicineorder_check_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_medicineorder_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_medicineorder")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_medicineorder_check_id"), "medicineorder", ["check_id"], unique=False)
    op.create_index(op.f("ix_medicineorder_person_id"), "medicineorder", ["person_id"], unique=False)
    op.create_table(
        "paperscan",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", RowId(), nullable=False),
        sa.Column("document_id", RowId(), nullable=False),
        sa.Column("page", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["identitydocument.id"],
            name=op.f("fk_paperscan_document_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_paperscan_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paperscan")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_paperscan_document_id"), "paperscan", ["document_id"], unique=False)
    op.create_index(op.f("ix_paperscan_person_id"), "paperscan", ["person_id"], unique=False)
    op.create_table(
        "personname",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", RowId(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("script", sa.String(length=8), nullable=False),
        sa.Column("language", sa.String(length=20), nullable=False),
        sa.Column("family", sa.String(length=200), nullable=False),
        sa.Column("given", sa.String(length=200), nullable=False),
        sa.Column("patronymic", sa.String(length=200), nullable=False),
        sa.Column("as_written", sa.String(length=600), nullable=False),
        sa.Column("primary_name", sa.Boolean(), nullable=False),
        sa.Column("latin_form", sa.Boolean(), nullable=False),
        sa.Column("document_id", RowId(), nullable=True),
        sa.CheckConstraint("length(as_written) <= 600", name=op.f("ck_personname_as_written_length")),
        sa.CheckConstraint("length(family) <= 200", name=op.f("ck_personname_family_length")),
        sa.CheckConstraint("length(given) <= 200", name=op.f("ck_personname_given_length")),
        sa.CheckConstraint("length(language) <= 20", name=op.f("ck_personname_language_length")),
        sa.CheckConstraint("length(patronymic) <= 200", name=op.f("ck_personname_patronymic_length")),
        sa.CheckConstraint("length(script) <= 8", name=op.f("ck_personname_script_length")),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["identitydocument.id"],
            name=op.f("fk_personname_document_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_personname_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_personname")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_personname_document_id"), "personname", ["document_id"], unique=False)
    op.create_index(op.f("ix_personname_person_id"), "personname", ["person_id"], unique=False)
    op.create_table(
        "workinstruction",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", RowId(), nullable=False),
        sa.Column("check_id", RowId(), nullable=True),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["check_id"],
            ["medicalcheck.id"],
            name=op.f("fk_workinstruction_check_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_workinstruction_person_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workinstruction")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_workinstruction_check_id"), "workinstruction", ["check_id"], unique=False)
    op.create_index(op.f("ix_workinstruction_person_id"), "workinstruction", ["person_id"], unique=False)
    op.create_table(
        "dosegiven",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", RowId(), nullable=False),
        sa.Column("order_id", RowId(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", RowId(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["staffmember.id"], name=op.f("fk_dosegiven_by_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["order_id"],
            ["medicineorder.id"],
            name=op.f("fk_dosegiven_order_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_dosegiven_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dosegiven")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_dosegiven_by_id"), "dosegiven", ["by_id"], unique=False)
    op.create_index(op.f("ix_dosegiven_order_id"), "dosegiven", ["order_id"], unique=False)
    op.create_index(op.f("ix_dosegiven_person_id"), "dosegiven", ["person_id"], unique=False)
    op.create_table(
        "owed",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("person_id", RowId(), nullable=False),
        sa.Column("issue_id", RowId(), nullable=False),
        sa.Column("item_id", RowId(), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("size", sa.String(length=20), nullable=False),
        sa.Column("held", sa.Boolean(), nullable=False),
        sa.CheckConstraint("length(size) <= 20", name=op.f("ck_owed_size_length")),
        sa.ForeignKeyConstraint(
            ["issue_id"], ["issue.id"], name=op.f("fk_owed_issue_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["supplyitem.id"], name=op.f("fk_owed_item_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_owed_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_owed")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_owed_issue_id"), "owed", ["issue_id"], unique=False)
    op.create_index(op.f("ix_owed_item_id"), "owed", ["item_id"], unique=False)
    op.create_index(op.f("ix_owed_person_id"), "owed", ["person_id"], unique=False)
    op.create_table(
        "scanevent",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("card_id", RowId(), nullable=True),
        sa.Column("person_id", RowId(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("purpose", sa.String(length=40), nullable=False),
        sa.Column("result", sa.String(length=40), nullable=False),
        sa.Column("station_number", sa.BigInteger(), nullable=False),
        sa.Column("desk", sa.String(length=60), nullable=False),
        sa.CheckConstraint("length(desk) <= 60", name=op.f("ck_scanevent_desk_length")),
        sa.CheckConstraint("length(result) <= 40", name=op.f("ck_scanevent_result_length")),
        sa.ForeignKeyConstraint(
            ["card_id"], ["card.id"], name=op.f("fk_scanevent_card_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_scanevent_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scanevent")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_scanevent_card_id"), "scanevent", ["card_id"], unique=False)
    op.create_index(op.f("ix_scanevent_person_id"), "scanevent", ["person_id"], unique=False)
    op.create_table(
        "stockmovement",
        sa.Column("id", RowId(), nullable=False),
        sa.Column("voided", sa.Boolean(), nullable=False),
        sa.Column("heads", sa.LargeBinary(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("item_id", RowId(), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("size", sa.String(length=20), nullable=False),
        sa.Column("lot", sa.String(length=60), nullable=False),
        sa.Column("expires", sa.Date(), nullable=True),
        sa.Column("location_id", RowId(), nullable=True),
        sa.Column("person_id", RowId(), nullable=True),
        sa.Column("group_id", RowId(), nullable=True),
        sa.Column("issue_id", RowId(), nullable=True),
        sa.Column("count_id", RowId(), nullable=True),
        sa.Column("reversed_of", RowId(), nullable=True),
        sa.Column("pair_id", RowId(), nullable=True),
        sa.Column("reason", sa.String(length=40), nullable=True),
        sa.Column("document_no", sa.String(length=80), nullable=False),
        sa.Column("donor", sa.String(length=120), nullable=False),
        sa.Column("note", sa.String(length=200), nullable=False),
        sa.Column("by_id", RowId(), nullable=True),
        sa.CheckConstraint("length(document_no) <= 80", name=op.f("ck_stockmovement_document_no_length")),
        sa.CheckConstraint("length(donor) <= 120", name=op.f("ck_stockmovement_donor_length")),
        sa.CheckConstraint("length(lot) <= 60", name=op.f("ck_stockmovement_lot_length")),
        sa.CheckConstraint("length(note) <= 200", name=op.f("ck_stockmovement_note_length")),
        sa.CheckConstraint("length(size) <= 20", name=op.f("ck_stockmovement_size_length")),
        sa.ForeignKeyConstraint(
            ["by_id"], ["staffmember.id"], name=op.f("fk_stockmovement_by_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["count_id"],
            ["stockcount.id"],
            name=op.f("fk_stockmovement_count_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["arrivalgroup.id"],
            name=op.f("fk_stockmovement_group_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["issue_id"], ["issue.id"], name=op.f("fk_stockmovement_issue_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["supplyitem.id"], name=op.f("fk_stockmovement_item_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["location_id"],
            ["stocklocation.id"],
            name=op.f("fk_stockmovement_location_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_stockmovement_person_id"), initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["reversed_of"],
            ["stockmovement.id"],
            name=op.f("fk_stockmovement_reversed_of"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stockmovement")),
        info={"tracked": True, "derived": False},
    )
    op.create_index(op.f("ix_stockmovement_by_id"), "stockmovement", ["by_id"], unique=False)
    op.create_index(op.f("ix_stockmovement_count_id"), "stockmovement", ["count_id"], unique=False)
    op.create_index(op.f("ix_stockmovement_group_id"), "stockmovement", ["group_id"], unique=False)
    op.create_index(op.f("ix_stockmovement_issue_id"), "stockmovement", ["issue_id"], unique=False)
    op.create_index(op.f("ix_stockmovement_item_id_at"), "stockmovement", ["item_id", "at"], unique=False)
    op.create_index(op.f("ix_stockmovement_location_id"), "stockmovement", ["location_id"], unique=False)
    op.create_index(op.f("ix_stockmovement_person_id"), "stockmovement", ["person_id"], unique=False)
    op.create_index(op.f("ix_stockmovement_reversed_of"), "stockmovement", ["reversed_of"], unique=False)
