"""What a shop was seen to show instead of what it was told."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("listing_levels", sa.Column("strayed", sa.Integer(), nullable=True))


def downgrade() -> None:
    op.drop_column("listing_levels", "strayed")
