"""Fetching against a hub on localhost: real HTTP, real huggingface_hub."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from pipeline.errors import Missing, UserMistake
from pipeline.families.fetch import fetch
from pipeline.families.load import load_family
from pipeline.families.lock import read_lock
from pipeline.families.verify import verify
from tests.fakes.hub import FakeHub

SD = "Uminosachi/realisticVisionV51_v51VAE-inpainting"
CONTROL = "lllyasviel/control_v11p_sd15_openpose"
BLIP = "Salesforce/blip-image-captioning-base"
TAESD = "madebyollin/taesd"


@pytest.fixture
def hub(tiny_folder: Path, tmp_path: Path, data_home: Path) -> Iterator[FakeHub]:
    """The hub with the tiny family where realistic-vision's parts are, each in a form met in the wild."""
    home = tmp_path / "hub"
    for part in ("unet", "vae", "text_encoder", "tokenizer", "scheduler"):
        shutil.copytree(tiny_folder / part, home / SD / part)
    half = home / SD / "unet" / "diffusion_pytorch_model.safetensors"
    half.rename(half.with_name("diffusion_pytorch_model.fp16.safetensors"))
    half.write_bytes(b"single precision, not wanted")
    (home / SD / "safety_checker").mkdir()
    (home / SD / "safety_checker" / "model.safetensors").write_bytes(b"not wanted")
    shutil.copytree(tiny_folder / "controlnet", home / CONTROL)
    shutil.copytree(tiny_folder / "captioner", home / BLIP)
    _as_pickle(home / BLIP / "model.safetensors", "pytorch_model.bin")
    shutil.copytree(tiny_folder / "preview", home / TAESD)
    with FakeHub({name: home / name for name in (SD, CONTROL, BLIP, TAESD)}).serving() as hub:
        yield hub


def _as_pickle(weights: Path, name: str) -> None:
    torch.save(load_file(weights), weights.with_name(name))
    weights.unlink()


def test_a_fetched_family_is_locked_and_loads_with_the_same_weights(
    hub: FakeHub, data_home: Path, tiny_folder: Path
) -> None:
    lines: list[str] = []
    report = fetch("realistic-vision", lines.append, hub.endpoint)

    folder = data_home / "realistic-vision"
    assert report.ok
    assert report.locked
    assert report.folder == folder
    assert len(lines) == 8
    assert CONTROL in lines[5]
    lock = read_lock(folder)
    assert lock is not None
    assert lock.revisions == {name: hub.commit(name) for name in (SD, CONTROL, BLIP, TAESD)}
    assert not [path for path in hub.downloads if "safety" in path]
    assert "unet/diffusion_pytorch_model.safetensors" not in hub.downloads
    family, origin = load_family("realistic-vision"), load_family(tiny_folder)
    assert family.spec.name == "realistic-vision"
    assert family.captioner is not None
    assert origin.captioner is not None
    for fetched, original in ((family.unet, origin.unet), (family.captioner.model, origin.captioner.model)):
        expected = original.state_dict()
        assert all(torch.equal(value, expected[name]) for name, value in fetched.state_dict().items())
    assert sorted(path.name for path in data_home.iterdir()) == ["realistic-vision"]


def test_a_damaged_file_is_found_and_only_its_part_fetched_again(hub: FakeHub, data_home: Path) -> None:
    fetch("realistic-vision", endpoint=hub.endpoint)
    hub.downloads.clear()
    assert fetch("realistic-vision", endpoint=hub.endpoint).ok
    assert hub.downloads == []

    damaged = data_home / "realistic-vision" / "vae" / "diffusion_pytorch_model.safetensors"
    content = bytearray(damaged.read_bytes())
    content[-1] ^= 1
    damaged.write_bytes(content)

    report = verify("realistic-vision")
    assert not report.ok
    assert "vae/diffusion_pytorch_model.safetensors has other contents" in report.problems[0]
    with pytest.raises(Missing, match="difootsion models fetch realistic-vision"):
        load_family("realistic-vision")

    assert fetch("realistic-vision", endpoint=hub.endpoint).ok
    assert {path.partition("/")[0] for path in hub.downloads} == {"vae"}


def test_other_files_under_the_locked_revision_are_refused(hub: FakeHub, data_home: Path) -> None:
    fetch("realistic-vision", endpoint=hub.endpoint)
    (data_home / "realistic-vision" / "preview" / "config.json").unlink()
    served = hub.repositories[TAESD] / "diffusion_pytorch_model.safetensors"
    served.write_bytes(served.read_bytes()[:-1] + b"?")
    with pytest.raises(Missing, match="other files than those locked"):
        fetch("realistic-vision", endpoint=hub.endpoint)


def test_a_lost_connection_is_one_line_and_keeps_what_arrived(
    hub: FakeHub, data_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.sleep", lambda seconds: None)  # huggingface_hub waits between its attempts
    cut = "text_encoder/model.safetensors"
    hub.refused.add(cut)
    with pytest.raises(Missing, match="what has arrived is kept") as failure:
        fetch("realistic-vision", endpoint=hub.endpoint)
    assert "\n" not in str(failure.value)
    assert not (data_home / "realistic-vision").exists()

    hub.refused.clear()
    hub.downloads.clear()
    assert fetch("realistic-vision", endpoint=hub.endpoint).ok
    assert cut in hub.downloads
    assert "unet/diffusion_pytorch_model.fp16.safetensors" not in hub.downloads


def test_a_hub_out_of_reach_is_one_line(data_home: Path) -> None:
    with pytest.raises(Missing, match="the hub cannot be reached") as failure:
        fetch("realistic-vision", endpoint="http://127.0.0.1:9")
    assert "\n" not in str(failure.value)


def test_a_repository_that_is_gone_is_named(hub: FakeHub) -> None:
    without = FakeHub({name: folder for name, folder in hub.repositories.items() if name != CONTROL})
    with without.serving(), pytest.raises(Missing, match=f"no repository {CONTROL}"):
        fetch("realistic-vision", endpoint=without.endpoint)


def test_a_repository_without_weights_is_named(hub: FakeHub) -> None:
    (hub.repositories[TAESD] / "diffusion_pytorch_model.safetensors").unlink()
    with pytest.raises(Missing, match=f"{TAESD} has no weights for the preview"):
        fetch("realistic-vision", endpoint=hub.endpoint)


def test_a_pickle_that_runs_code_is_refused(hub: FakeHub, tmp_path: Path) -> None:
    class Hostile:
        def __reduce__(self) -> tuple[object, ...]:
            return (tmp_path.joinpath("ran").touch, ())

    torch.save({"weight": Hostile()}, hub.repositories[BLIP] / "pytorch_model.bin")
    with pytest.raises(Missing, match="more than tensors"):
        fetch("realistic-vision", endpoint=hub.endpoint)
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize(
    ("name", "expected"), [("street", "nothing to fetch"), ("nobody", "realistic-vision")]
)
def test_what_cannot_be_fetched_is_a_mistake(name: str, expected: str) -> None:
    with pytest.raises(UserMistake, match=expected):
        fetch(name)
