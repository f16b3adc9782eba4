"""Which files of a hub repository make a part, and how they are laid out in a family's folder."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from pickle import UnpicklingError

import torch
from safetensors.torch import save_file

from pipeline.errors import Missing
from pipeline.families.spec import PartName, Source

_DIFFUSERS = ("diffusion_pytorch_model.safetensors", "diffusion_pytorch_model.bin")
_TRANSFORMERS = ("model.safetensors", "pytorch_model.bin")
_WEIGHTS: Mapping[PartName, tuple[str, str]] = {
    "unet": _DIFFUSERS,
    "vae": _DIFFUSERS,
    "controlnet": _DIFFUSERS,
    "preview": _DIFFUSERS,
    "text_encoder": _TRANSFORMERS,
    "captioner": _TRANSFORMERS,
}
_WORDS = (
    "tokenizer.json",
    "tokenizer_config.json",
    "special_tokens_map.json",
    "added_tokens.json",
    "vocab.json",
    "vocab.txt",
    "merges.txt",
)
_SETTINGS = ("config.json", "generation_config.json", "preprocessor_config.json", "scheduler_config.json")


@dataclass(frozen=True)
class PartFiles:
    """A part's files in its repository: `weights` None for a part that has none."""

    settings: tuple[str, ...]
    weights: str | None

    @property
    def paths(self) -> tuple[str, ...]:
        """All of them."""
        return self.settings if self.weights is None else (*self.settings, self.weights)


def part_files_of(source: Source, paths: Iterable[str]) -> PartFiles:
    """Chooses a part's files among the paths of its repository; raises `Missing` if it has none that will do.

    Half precision is preferred (it is what is kept and half the download), safetensors to pickles.
    """
    prefix = source.folder + "/" if source.folder else ""
    names = {path.removeprefix(prefix) for path in paths if path.startswith(prefix)}
    settings = tuple(prefix + name for name in (*_SETTINGS, *_WORDS) if name in names)
    if not settings:
        raise Missing(f"{source.repository} has no {source.part} in its folder {source.folder or '/'}")
    if source.part not in _WEIGHTS:
        return PartFiles(settings, None)
    candidates = [variant for name in _WEIGHTS[source.part] for variant in (_half(name), name)]
    chosen = next((name for name in candidates if name in names), None)
    if chosen is None:
        raise Missing(
            f"{source.repository} has no weights for the {source.part}: no {' or '.join(candidates)}"
        )
    return PartFiles(settings, prefix + chosen)


def lay_out(part: PartName, files: PartFiles, downloaded: Path, folder: Path) -> None:
    """Moves a part's files from where they were downloaded to a folder of the layout of save_pretrained."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in files.settings:
        (folder / Path(path).name).write_bytes((downloaded / path).read_bytes())
    if files.weights is None:
        return
    target = folder / _WEIGHTS[part][0]
    if files.weights.endswith(".safetensors"):
        (downloaded / files.weights).replace(target)
    else:
        _pickle_to_safetensors(downloaded / files.weights, target)


def _half(name: str) -> str:
    stem, _, ending = name.rpartition(".")
    return f"{stem}.fp16.{ending}"


def _pickle_to_safetensors(pickle: Path, target: Path) -> None:
    tensors = _tensors(pickle)
    # Tied weights share memory, which safetensors refuses.
    apart = {name: tensor.clone().contiguous() for name, tensor in tensors.items()}
    save_file(apart, target, metadata={"format": "pt"})
    pickle.unlink()


def _tensors(pickle: Path) -> dict[str, torch.Tensor]:
    try:
        # weights_only: a pickle from the net may hold tensors, never code.
        tensors: dict[str, torch.Tensor] = torch.load(pickle, map_location="cpu", weights_only=True)
    except (UnpicklingError, RuntimeError, EOFError) as error:
        raise Missing(
            f"{pickle.name} from the hub holds more than tensors, or is damaged: not used"
        ) from error
    return tensors
