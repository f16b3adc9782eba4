"""Loading: what a family is when it is there, and one clear line when it is not."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file

from pipeline.errors import Missing, UserMistake
from pipeline.families.load import load_family, usual_dtype
from pipeline.families.lock import lock_of, write_lock
from tests.fakes.tiny_family import build_tiny_family

UNET = Path("unet") / "diffusion_pytorch_model.safetensors"


def test_what_was_saved_is_loaded_in_single_precision(tiny_folder: Path) -> None:
    family = load_family(tiny_folder)
    saved = load_file(tiny_folder / UNET)
    loaded = family.unet.state_dict()
    assert saved.keys() == loaded.keys()
    assert all(torch.equal(loaded[name], tensor.float()) for name, tensor in saved.items())
    assert {tensor.dtype for tensor in saved.values()} == {torch.float16}
    assert family.dtype == torch.float32
    assert family.device == torch.device("cpu")
    assert family.scheduler_config["prediction_type"] == "v_prediction"


def test_all_parts_are_ready_to_be_asked(tiny_folder: Path) -> None:
    family = load_family(str(tiny_folder) + "/", dtype=torch.bfloat16)
    assert family.captioner is not None
    modules = (
        family.unet,
        family.vae,
        family.text_encoder,
        family.controlnet,
        family.preview,
        family.captioner.model,
    )
    for module in modules:
        assert module is not None
        assert not any(part.training for part in module.modules())
        assert not any(weight.requires_grad for weight in module.parameters())
        assert {weight.dtype for weight in module.parameters()} == {torch.bfloat16}


def test_half_precision_is_for_gpus() -> None:
    assert usual_dtype(torch.device("cuda")) == torch.float16
    assert usual_dtype(torch.device("cpu")) == torch.float32


def test_the_hash_tells_weights_apart_and_not_their_place(tiny_folder: Path, tmp_path: Path) -> None:
    same = load_family(build_tiny_family(tmp_path / "same", seed=0)).weights_hash
    other = load_family(build_tiny_family(tmp_path / "other", seed=1)).weights_hash
    assert load_family(tiny_folder).weights_hash == same != other


def test_the_hash_is_the_same_with_and_without_a_lock(own_folder: Path) -> None:
    unlocked = load_family(own_folder).weights_hash
    write_lock(own_folder, lock_of(own_folder))
    assert load_family(own_folder).weights_hash == unlocked


def test_a_family_needs_no_control_captions_or_previews(own_folder: Path) -> None:
    for part in ("controlnet", "captioner", "preview"):
        shutil.rmtree(own_folder / part)
    family = load_family(own_folder)
    assert (family.controlnet, family.captioner, family.preview) == (None, None, None)


def test_a_family_without_masks(tmp_path: Path) -> None:
    family = load_family(build_tiny_family(tmp_path / "four", channels=4, prediction_type="epsilon"))
    assert not family.spec.knows_masks
    assert family.unet.conv_in.in_channels == 4
    assert family.scheduler_config["prediction_type"] == "epsilon"


def test_loading_says_nothing_and_joins_weights_in_several_files(
    own_folder: Path, tiny_folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    whole = load_family(tiny_folder).unet
    shutil.rmtree(own_folder / "unet")
    whole.save_pretrained(own_folder / "unet", max_shard_size="200KB")
    assert len(list((own_folder / "unet").glob("*.safetensors"))) > 1
    capfd.readouterr()
    joined = load_family(own_folder).unet.state_dict()
    assert capfd.readouterr() == ("", "")
    assert all(torch.equal(joined[name], tensor) for name, tensor in whole.state_dict().items())


def _without_part(folder: Path) -> None:
    shutil.rmtree(folder / "vae")


def _without_weights(folder: Path) -> None:
    (folder / UNET).unlink()


def _truncated(folder: Path) -> None:
    (folder / UNET).write_bytes((folder / UNET).read_bytes()[:-100])


def _empty(folder: Path) -> None:
    (folder / "text_encoder" / "model.safetensors").write_bytes(b"")


def _lacking_a_tensor(folder: Path) -> None:
    tensors = load_file(folder / UNET)
    del tensors["conv_in.weight"]
    save_file(tensors, folder / UNET, metadata={"format": "pt"})


def _lacking_a_text_tensor(folder: Path) -> None:
    file = folder / "text_encoder" / "model.safetensors"
    tensors = load_file(file)
    del tensors[next(name for name in tensors if name.endswith("final_layer_norm.weight"))]
    save_file(tensors, file, metadata={"format": "pt"})


def _of_another_shape(folder: Path) -> None:
    file = folder / "unet" / "config.json"
    file.write_text(file.read_text().replace('"in_channels": 9', '"in_channels": 8'))


def _garbled_settings(folder: Path) -> None:
    (folder / "scheduler" / "scheduler_config.json").write_text("{")


def _no_words(folder: Path) -> None:
    (folder / "tokenizer" / "tokenizer.json").write_text("[]")


@pytest.mark.parametrize(
    ("damage", "named"),
    [
        (_without_part, "lacks its vae"),
        (_without_weights, "unet"),
        (_truncated, "unet"),
        (_empty, "text_encoder"),
        (_lacking_a_tensor, "conv_in.weight"),
        (_lacking_a_text_tensor, "final_layer_norm.weight"),
        (_of_another_shape, "unet"),
        (_garbled_settings, "scheduler"),
        (_no_words, "tokenizer"),
    ],
)
def test_a_damaged_part_is_named_in_one_line_with_the_remedy(
    own_folder: Path, damage: Callable[[Path], None], named: str
) -> None:
    damage(own_folder)
    with pytest.raises(Missing, match=named) as failure:
        load_family(own_folder)
    assert "\n" not in str(failure.value)
    assert str(own_folder) in str(failure.value)
    assert "save_pretrained" in str(failure.value)


def test_a_changed_bit_is_found_where_there_is_a_lock(own_folder: Path) -> None:
    write_lock(own_folder, lock_of(own_folder))
    content = bytearray((own_folder / UNET).read_bytes())
    content[-1] ^= 1
    (own_folder / UNET).write_bytes(content)
    with pytest.raises(Missing, match=f"{UNET.as_posix()} has other contents"):
        load_family(own_folder)


@pytest.mark.parametrize(
    ("part", "entry", "value", "told"),
    [
        ("tokenizer", "model_max_length", 77, "longest text is 77, but the text encoder's is 32"),
        ("family", "unet_channels = 9", "unet_channels = 4", "channels into the unet are 9"),
        ("family", "multiple = 32", "multiple = 16", "native.multiple modulo 32 is 16"),
        ("family", "latent_scale = 8", "latent_scale = 4", "vae's scale is 8"),
    ],
)
def test_parts_that_do_not_fit_together_are_told(
    own_folder: Path, part: str, entry: str, value: object, told: str
) -> None:
    if part == "family":
        file = own_folder / "family.toml"
        file.write_text(file.read_text().replace(entry, str(value)))
    else:
        file = own_folder / part / "tokenizer_config.json"
        file.write_text(json.dumps(json.loads(file.read_text()) | {entry: value}))
    with pytest.raises(Missing, match=told):
        load_family(own_folder)


def test_a_known_family_that_is_not_here_names_the_command(data_home: Path) -> None:
    with pytest.raises(Missing, match="difootsion models fetch realistic-vision"):
        load_family("realistic-vision")


def test_an_unknown_name_lists_the_known_ones(data_home: Path) -> None:
    with pytest.raises(UserMistake, match="'rembrandt'; there are street, realistic-vision"):
        load_family("rembrandt")


def test_a_folder_that_is_not_there_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(UserMistake, match="there is no folder"):
        load_family(tmp_path / "nothing")


def test_a_family_of_ones_own_is_found_by_its_name(data_home: Path, tiny_folder: Path) -> None:
    data_home.mkdir(parents=True)
    shutil.copytree(tiny_folder, data_home / "mine")
    assert load_family("mine").weights_hash == load_family(tiny_folder).weights_hash
