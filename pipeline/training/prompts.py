"""Training prompts: captions with pieces dropped and shuffled, so that short requests are understood too."""

import numpy as np

from pipeline.training.garments import Piece, caption_of

EMPTY_SHARE = 0.1
_DROP_PIECE = 0.12


def random_prompt(pieces: tuple[Piece, ...], rng: np.random.Generator) -> str:
    """A caption as a user or the captioner might give it; a tenth are empty (classifier-free guidance)."""
    if rng.random() < EMPTY_SHARE:
        return ""
    kept = [piece for piece in pieces if rng.random() > _DROP_PIECE]
    style = rng.random()
    if style < 0.12 and kept:
        return kept[int(rng.integers(len(kept)))].words.removeprefix("a ").removeprefix("an ")
    if style < 0.24:
        rng.shuffle(kept)  # type: ignore[arg-type]
    return caption_of(tuple(kept))
