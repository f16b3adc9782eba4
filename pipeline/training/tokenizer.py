"""The family's own CLIP tokenizer, learnt from the captions it will ever see."""

from itertools import product
from pathlib import Path

from transformers import CLIPTokenizer

from pipeline.families.clip_tokenizer import train_clip_tokenizer
from pipeline.training.garments import REGION_OF
from pipeline.words.colours import NAMED_COLOURS

LENGTH = 32


def corpus() -> list[str]:
    """Every colour with every garment, in the sentences that captions are made of."""
    pairs = [f"{colour} {garment}" for colour, garment in product(NAMED_COLOURS, REGION_OF)]
    return [f"a person wearing {pair}, a {pair} and an {pair}, on a street" for pair in pairs]


def vocabulary() -> list[str]:
    """The words a prompt may use: those of the captions."""
    words = {word.strip(",") for line in corpus() for word in line.split()}
    return sorted(words)


def write_tokenizer(folder: Path) -> CLIPTokenizer:
    """Learn the tokenizer and write it in save_pretrained layout, its words beside it; always the same."""
    tokenizer = train_clip_tokenizer(corpus(), vocabulary_size=1200, max_length=LENGTH)
    tokenizer.save_pretrained(folder)
    (folder.parent / "vocabulary.txt").write_text("\n".join(vocabulary()) + "\n")
    return tokenizer
