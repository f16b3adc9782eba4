"""Whether the parts of a family can work together."""

from collections.abc import Iterator
from typing import Any

from pipeline.families.family import Family

Pair = tuple[str, Any, str, Any]  # what one part says, its value, what another says, its value


def disagreement(family: Family) -> str:
    """The first thing in which the parts' configurations contradict each other; empty if there is none."""
    for one, value, other, expected in _pairs(family):
        if value != expected:
            return f"{one} {value}, but {other} {expected}"
    return ""


def _pairs(family: Family) -> Iterator[Pair]:
    unet, vae, spec = family.unet.config, family.vae.config, family.spec
    text, tokenizer = family.text_encoder.config, family.tokenizer
    yield "channels into the unet are", unet["in_channels"], "family.toml says", spec.unet_channels
    yield "channels out of the unet are", unet["out_channels"], "the vae's are", vae["latent_channels"]
    scale = 2 ** (len(vae["block_out_channels"]) - 1)
    yield "the vae's scale is", scale, "family.toml's is", spec.latent_scale
    yield "the unet's text width is", unet["cross_attention_dim"], "the text encoder's is", text.hidden_size
    longest = min(tokenizer.model_max_length, text.max_position_embeddings)
    yield "the tokenizer's longest text is", tokenizer.model_max_length, "the text encoder's is", longest
    words = min(len(tokenizer), text.vocab_size)
    yield "the tokenizer's words are", len(tokenizer), "the text encoder's are", words
    # Below this multiple the UNet's way up would not meet the sizes of its way down.
    multiple = spec.latent_scale * 2 ** (len(unet["block_out_channels"]) - 1)
    remainder = spec.native.multiple % multiple
    yield f"native.multiple modulo {multiple} is", remainder, "must be", 0
    if family.controlnet is not None:
        yield from _control_pairs(family.controlnet.config, unet)


def _control_pairs(control: dict[str, Any], unet: dict[str, Any]) -> Iterator[Pair]:
    yield "channels into the controlnet are", control["in_channels"], "latents have", unet["out_channels"]
    for entry in ("block_out_channels", "layers_per_block", "cross_attention_dim"):
        yield f"the controlnet's {entry} is", control[entry], "the unet's is", unet[entry]
