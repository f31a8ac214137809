"""The first step of the small schema."""

from alembic import op

from tests.app.small import SMALL


def upgrade() -> None:
    SMALL.create_all(op.get_bind())
