"""Data outside the checkout: test data goes with its checkout, other data stays."""

from pathlib import Path

from portal.launch.elsewhere import ORIGIN, sweep


def settled(shared: Path, name: str, origin: Path, *, linked: bool) -> Path:
    folder = shared / name
    folder.mkdir()
    (folder / ORIGIN).write_text(str(origin))
    if linked:
        origin.symlink_to(folder)
    return folder


def test_only_test_data_that_nobody_links_to_is_swept(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    used = settled(shared, "test-used", tmp_path / "used", linked=True)
    left = settled(shared, "test-left", tmp_path / "gone" / "postgres", linked=False)
    kept = settled(shared, "data-left", tmp_path / "gone" / "postgres", linked=False)
    unfinished = shared / "test-unfinished"
    unfinished.mkdir()
    sweep(shared)
    assert [path.exists() for path in (used, left, kept, unfinished)] == [True, False, True, True]
