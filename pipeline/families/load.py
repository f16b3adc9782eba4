"""A folder in diffusers' save_pretrained layout becomes a family."""

import json
import logging
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import diffusers
import torch
import transformers
from diffusers.models.autoencoders.autoencoder_kl import AutoencoderKL
from diffusers.models.autoencoders.autoencoder_tiny import AutoencoderTiny
from diffusers.models.controlnets.controlnet import ControlNetModel
from diffusers.models.modeling_utils import ModelMixin
from diffusers.models.unets.unet_2d_condition import UNet2DConditionModel
from safetensors import SafetensorError
from transformers import (
    BertTokenizer,
    BlipForConditionalGeneration,
    CLIPTextModel,
    CLIPTokenizer,
    PreTrainedModel,
)
from transformers.models.blip.image_processing_pil_blip import BlipImageProcessorPil

from pipeline.errors import Missing
from pipeline.families.agreement import disagreement
from pipeline.families.captioner import Captioner
from pipeline.families.family import Family
from pipeline.families.hash import remembered_sha256_of, weights_hash
from pipeline.families.lock import differences, part_files, read_lock
from pipeline.families.places import lacking_parts, locate, remedy_for
from pipeline.families.spec import SPEC_FILE, FamilySpec, PartName, read_spec


def load_family(
    name_or_folder: str | Path, device: str | torch.device = "cpu", dtype: torch.dtype | None = None
) -> Family:
    """Loads a family by its name or from its folder, in `usual_dtype` of the device unless told otherwise.

    Raises `Missing` with the remedy if the weights, or a part of them, are absent, damaged or do not fit
    together, and `UserMistake` if there is no family or folder of this name.
    """
    folder = locate(name_or_folder)
    spec = read_spec(folder / SPEC_FILE)
    if absent := lacking_parts(folder):
        raise Missing(
            f"the family {spec.name} lacks its {', '.join(absent)} in {folder}; {remedy_for(folder)}"
        )
    digest = _checked_hash(folder, spec)
    where = torch.device(device)
    with _quietly():
        family = _Loader(folder, where, dtype or usual_dtype(where)).family(spec, digest)
    if conflict := disagreement(family):
        raise Missing(
            f"the parts of the family {spec.name} do not fit together: {conflict}; {remedy_for(folder)}"
        )
    return family


def usual_dtype(device: torch.device) -> torch.dtype:
    """Half precision where it is fast, single precision where it is not."""
    return torch.float16 if device.type == "cuda" else torch.float32


def _checked_hash(folder: Path, spec: FamilySpec) -> str:
    lock = read_lock(folder)
    if lock is None:
        weights = (path for path in part_files(folder) if path.endswith(".safetensors"))
        return weights_hash((path, remembered_sha256_of(folder / path)) for path in weights)
    if changed := differences(folder, lock, remembered_sha256_of):
        raise Missing(f"the family {spec.name} is damaged: {'; '.join(changed)}; {remedy_for(folder)}")
    return weights_hash((path, entry.sha256) for path, entry in lock.files.items())


class _Loader:
    """Loads the parts of one folder to one device in one dtype."""

    def __init__(self, folder: Path, device: torch.device, dtype: torch.dtype) -> None:
        self.folder = folder
        self.device = device
        self.dtype = dtype

    def family(self, spec: FamilySpec, digest: str) -> Family:
        return Family(
            spec=spec,
            unet=self._diffusers("unet", UNet2DConditionModel),
            vae=self._autoencoder("vae"),
            text_encoder=self._transformers("text_encoder", CLIPTextModel),
            tokenizer=self._processor("tokenizer", CLIPTokenizer),
            scheduler_config=self._config("scheduler", "scheduler_config.json"),
            weights_hash=digest,
            dtype=self.dtype,
            device=self.device,
            controlnet=self._diffusers("controlnet", ControlNetModel) if self._has("controlnet") else None,
            captioner=self._captioner() if self._has("captioner") else None,
            preview=self._diffusers("preview", AutoencoderTiny) if self._has("preview") else None,
        )

    def _captioner(self) -> Captioner:
        return Captioner(
            model=self._transformers("captioner", BlipForConditionalGeneration),
            image_processor=self._processor("captioner", BlipImageProcessorPil),
            tokenizer=self._processor("captioner", BertTokenizer),
        )

    def _autoencoder(self, part: PartName) -> Any:
        tiny = self._config(part, "config.json").get("_class_name") == "AutoencoderTiny"
        return self._diffusers(part, AutoencoderTiny if tiny else AutoencoderKL)

    # Neither library's annotations know that output_loading_info makes a pair: hence Any.
    def _diffusers(self, part: PartName, kind: type[ModelMixin]) -> Any:
        with self._blaming(part):
            loaded: Any = kind.from_pretrained(
                self.folder / part,
                torch_dtype=self.dtype,
                use_safetensors=True,
                local_files_only=True,
                output_loading_info=True,
            )
        return self._ready(part, *loaded)

    def _transformers(self, part: PartName, kind: type[PreTrainedModel]) -> Any:
        with self._blaming(part):
            loaded: Any = kind.from_pretrained(
                self.folder / part,
                dtype=self.dtype,
                use_safetensors=True,
                local_files_only=True,
                output_loading_info=True,
            )
        return self._ready(part, *loaded)

    def _ready(self, part: PartName, model: torch.nn.Module, account: dict[str, Any]) -> torch.nn.Module:
        # The libraries fill weights that are not in the file with random ones and go on.
        if invented := sorted(account["missing_keys"]) + sorted(map(str, account["mismatched_keys"])):
            raise self._broken(part, f"{len(invented)} of its weights are absent, {invented[0]} first")
        return model.to(self.device).eval().requires_grad_(False)

    def _processor(self, part: PartName, kind: Any) -> Any:
        with self._blaming(part):
            return kind.from_pretrained(self.folder / part, local_files_only=True)

    def _config(self, part: PartName, file: str) -> dict[str, Any]:
        with self._blaming(part):
            config: dict[str, Any] = json.loads((self.folder / part / file).read_text(encoding="utf-8"))
        return config

    def _has(self, part: PartName) -> bool:
        return (self.folder / part).is_dir()

    @contextmanager
    def _blaming(self, part: PartName) -> Iterator[None]:
        try:
            yield
        except (OSError, ValueError, KeyError, TypeError, RuntimeError, SafetensorError) as damage:
            raise self._broken(part, _first_sentence(str(damage))) from damage

    def _broken(self, part: PartName, why: str) -> Missing:
        return Missing(f"the {part} in {self.folder} cannot be loaded: {why}; {remedy_for(self.folder)}")


def _first_sentence(text: str) -> str:
    line = text.strip().partition("\n")[0]
    return line.partition(". ")[0].rstrip(".")


@contextmanager
def _quietly() -> Iterator[None]:
    """Holds back the progress bars and remarks of the libraries; what matters of them is raised."""
    with ExitStack() as stack:
        for library in (transformers.utils.logging, diffusers.utils.logging):
            stack.callback(library.set_verbosity, library.get_verbosity())
            if library.is_progress_bar_enabled():
                stack.callback(library.enable_progress_bar)
            library.disable_progress_bar()
            library.set_verbosity(logging.CRITICAL)
        yield
