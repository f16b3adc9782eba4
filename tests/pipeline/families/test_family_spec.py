"""family.toml: what is read of it, and what its author is told when it is wrong."""

from pathlib import Path

import pytest

from pipeline.canvas.native import NativeSize
from pipeline.errors import Missing
from pipeline.families.places import BUNDLED, known_spec
from pipeline.families.spec import PARTS, FamilySpec, read_spec

_GOOD = """
name = "mine"
unet_channels = 4
[licence]
name = "MIT"
[native]
width = 128
height = 192
multiple = 32
min_aspect = 0.5
max_aspect = 1.0
[defaults]
solver = "ddim"
steps = 7
guidance = 3
guidance_until = 0.25
control_weight = 0.5
refine = true
[vocabulary]
file = "words.txt"
words = ["shoes"]
[sources.unet]
repository = "someone/something"
folder = "unet"
"""


def _read(folder: Path, text: str) -> FamilySpec:
    (folder / "words.txt").write_text("red\ngreen\n")
    (folder / "family.toml").write_text(text)
    return read_spec(folder / "family.toml")


def test_every_entry_is_read(tmp_path: Path) -> None:
    spec = _read(tmp_path, _GOOD)
    assert (spec.name, spec.title, spec.unet_channels, spec.latent_scale) == ("mine", "mine", 4, 8)
    assert spec.native == NativeSize(128, 192, 32, 0.5, 1.0)
    assert spec.defaults.solver == "ddim"
    assert (spec.defaults.steps, spec.defaults.guidance, spec.defaults.guidance_until) == (7, 3.0, 0.25)
    assert spec.defaults.refine is True
    assert spec.vocabulary == ("shoes", "red", "green")
    assert [(source.part, source.repository, source.revision) for source in spec.sources] == [
        ("unet", "someone/something", "main")
    ]
    assert not spec.knows_masks


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("steps = 7", "", "no entry 'steps'"),
        ("unet_channels = 4", "unet_channels = 5", "only 4 and 9"),
        ('"ddim"', '"euler"', "must be one of ddim, dpm++"),
        ("[sources.unet]", "[sources.lora]", "names no part"),
        ("width = 128", "width = 128\nwidht = 3", "widht"),
        ("[native]", "[native", "cannot be read"),
        ('"words.txt"', '"absent.txt"', "absent.txt"),
    ],
)
def test_a_wrong_entry_is_named(tmp_path: Path, old: str, new: str, told: str) -> None:
    with pytest.raises(Missing, match=told) as failure:
        _read(tmp_path, _GOOD.replace(old, new))
    assert str(tmp_path) in str(failure.value)


def test_a_folder_without_one_is_no_family(tmp_path: Path) -> None:
    with pytest.raises(Missing, match=r"not a family: .*family\.toml"):
        read_spec(tmp_path / "family.toml")


def test_street_is_an_inpainting_family_for_the_cpu() -> None:
    spec = read_spec(BUNDLED / "street" / "family.toml")
    assert spec.name == "street"
    assert spec.knows_masks
    assert spec.native == NativeSize(128, 192, 32, 0.42, 1.0)


def test_realistic_vision_names_a_source_for_every_part() -> None:
    spec = known_spec("realistic-vision")
    assert {source.part for source in spec.sources} == set(PARTS)
    assert spec.native.multiple == 64
