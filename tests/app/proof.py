"""What must hold after every test that wrote."""

from app.store import Store


def prove(store: Store) -> None:
    """The chain is whole and the tables rebuilt from the journal equal the live ones."""
    assert store.verify().is_whole
    assert store.rebuild_equals_live() == []
