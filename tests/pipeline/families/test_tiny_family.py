"""The tiny family and its words behave as a real one's do."""

from pathlib import Path

import numpy as np
import pytest
import skimage.data
import torch
from transformers import CLIPTokenizer

from pipeline.families.clip_tokenizer import train_clip_tokenizer
from pipeline.families.load import load_family
from tests.fakes.tiny_family import CAPTIONS, MAX_LENGTH


@torch.inference_mode()
def test_the_parts_work_together_and_control_matters(tiny_folder: Path) -> None:
    family = load_family(tiny_folder)
    assert family.controlnet is not None
    generator = torch.Generator().manual_seed(0)
    image = torch.rand(2, 3, 96, 64, generator=generator) * 2 - 1
    latents = family.vae.encode(image).latent_dist.mean
    assert latents.shape == (2, 4, 12, 8)
    words = family.tokenizer(list(CAPTIONS[:2]), padding="max_length", truncation=True, return_tensors="pt")
    text = family.text_encoder(words["input_ids"])[0]
    assert text.shape == (2, MAX_LENGTH, family.unet.config["cross_attention_dim"])
    times = torch.tensor([10, 900])
    down, middle = family.controlnet(latents, times, text, (image + 1) / 2, return_dict=False)
    nine = torch.cat([latents, torch.ones(2, 1, 12, 8), latents], dim=1)
    plain = family.unet(nine, times, text).sample
    led = family.unet(
        nine,
        times,
        text,
        down_block_additional_residuals=down,
        mid_block_additional_residual=middle,
    ).sample
    assert plain.shape == latents.shape
    assert (plain - led).abs().max() > 1e-3
    assert family.vae.decode(latents).sample.shape == image.shape
    assert family.preview is not None
    assert family.preview.decode(latents).sample.shape == image.shape


def test_the_captioner_describes_a_photo_in_its_own_words(tiny_folder: Path) -> None:
    family = load_family(tiny_folder)
    assert family.captioner is not None
    photo = skimage.data.astronaut()
    caption = family.captioner.caption(photo, max_new_tokens=8)
    assert caption == family.captioner.caption(photo, max_new_tokens=8)
    assert set(caption.replace(",", " ").split()) <= set(family.spec.vocabulary)
    assert family.captioner.caption(np.zeros((70, 65, 3), np.uint8)) is not None


def test_a_learnt_tokenizer_writes_any_text_and_knows_its_captions() -> None:
    tokenizer = train_clip_tokenizer(CAPTIONS, vocabulary_size=700, max_length=MAX_LENGTH)
    text = "Zebra ★ façade, 흰 운동화"
    written = str(tokenizer.decode(tokenizer(text)["input_ids"], skip_special_tokens=True))
    assert written.replace(" ", "") == text.lower().replace(" ", "")
    assert len(tokenizer("a woman in a red dress")["input_ids"]) == 8
    assert len(tokenizer) <= 700
    long = tokenizer("shoes " * 50, padding="max_length", truncation=True)["input_ids"]
    assert len(long) == MAX_LENGTH
    assert (long[0], long[-1]) == (tokenizer.bos_token_id, tokenizer.eos_token_id)


@pytest.mark.parametrize("size", [514, 520])
def test_a_vocabulary_is_no_larger_than_asked(size: int) -> None:
    assert len(train_clip_tokenizer(CAPTIONS, size, MAX_LENGTH)) == size


def test_a_tokenizer_in_the_hubs_older_layout_means_the_same(tmp_path: Path) -> None:
    tokenizer = train_clip_tokenizer(CAPTIONS, vocabulary_size=600, max_length=MAX_LENGTH)
    tokenizer.backend_tokenizer.model.save(str(tmp_path))
    assert {file.name for file in tmp_path.iterdir()} == {"vocab.json", "merges.txt"}
    settings = f'{{"model_max_length": {MAX_LENGTH}, "tokenizer_class": "CLIPTokenizer"}}'
    (tmp_path / "tokenizer_config.json").write_text(settings)
    older = CLIPTokenizer.from_pretrained(tmp_path)
    for caption in CAPTIONS:
        assert older(caption)["input_ids"] == tokenizer(caption)["input_ids"]
