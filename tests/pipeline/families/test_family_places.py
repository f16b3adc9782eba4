"""Listing, locking and verifying families."""

import shutil
from pathlib import Path

import pytest

from pipeline.errors import Missing
from pipeline.families import hash as hashing
from pipeline.families.lock import LOCK_FILE, differences, lock_of, read_lock, write_lock
from pipeline.families.places import list_families
from pipeline.families.verify import verify


def test_families_are_listed_with_what_they_lack(data_home: Path, tiny_folder: Path) -> None:
    data_home.mkdir(parents=True)
    shutil.copytree(tiny_folder, data_home / "mine")
    shutil.rmtree(shutil.copytree(tiny_folder, data_home / "torso") / "vae")
    by_name = {status.name: status for status in list_families()}
    assert list(by_name) == ["street", "realistic-vision", "mine", "torso"]
    assert by_name["street"].bundled
    assert not by_name["realistic-vision"].present
    assert by_name["realistic-vision"].remedy.endswith("difootsion models fetch realistic-vision")
    assert by_name["mine"].present
    assert by_name["mine"].size == sum(file.stat().st_size for file in tiny_folder.rglob("*.*"))
    assert by_name["torso"].lacks == ("vae",)


def test_a_lock_comes_back_as_it_was_written(own_folder: Path) -> None:
    assert read_lock(own_folder) is None
    lock = lock_of(own_folder, {"someone/something": "c0ffee"})
    write_lock(own_folder, lock)
    assert read_lock(own_folder) == lock
    assert "family.toml" not in lock.files
    assert differences(own_folder, lock) == ()


def test_every_kind_of_difference_is_told(own_folder: Path) -> None:
    lock = lock_of(own_folder)
    (own_folder / "vae" / "config.json").unlink()
    (own_folder / "unet" / "config.json").write_text("{}")
    (own_folder / "preview" / "extra.safetensors").write_bytes(b"")
    told = differences(own_folder, lock)
    assert "vae/config.json is absent" in told
    assert any(line.startswith("unet/config.json has 2 bytes instead of") for line in told)
    assert "preview/extra.safetensors is not in the lock file" in told
    assert len(told) == 3


def test_a_damaged_lock_is_told(own_folder: Path) -> None:
    (own_folder / LOCK_FILE).write_text('{"files": []}')
    with pytest.raises(Missing, match="is damaged"):
        read_lock(own_folder)


def test_verifying_tells_locked_from_unlocked(own_folder: Path) -> None:
    before = verify(own_folder)
    assert before.ok
    assert not before.locked
    write_lock(own_folder, lock_of(own_folder))
    after = verify(own_folder)
    assert after.ok
    assert after.locked
    assert after.weights_hash == before.weights_hash
    shutil.rmtree(own_folder / "vae")
    broken = verify(own_folder)
    assert "the vae is absent" in broken.problems
    assert broken.remedy


def test_large_files_are_hashed_once_until_they_change(
    tmp_path: Path, data_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hashing, "_WORTH_REMEMBERING", 4)
    file = tmp_path / "large"
    file.write_bytes(b"first")
    first = hashing.remembered_sha256_of(file)
    assert first == hashing.sha256_of(file)
    monkeypatch.setattr(hashing, "sha256_of", lambda file: "read again")
    assert hashing.remembered_sha256_of(file) == first
    file.write_bytes(b"second")
    assert hashing.remembered_sha256_of(file) == "read again"
