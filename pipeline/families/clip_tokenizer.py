"""A CLIP tokenizer learnt from captions, for families whose text encoder is trained from scratch."""

import json
from collections.abc import Iterable
from typing import cast

from tokenizers import Tokenizer, decoders, pre_tokenizers
from tokenizers.models import BPE
from tokenizers.trainers import BpeTrainer
from transformers import CLIPTokenizer

START, END = "<|startoftext|>", "<|endoftext|>"
_WORD_END = "</w>"


def train_clip_tokenizer(captions: Iterable[str], vocabulary_size: int, max_length: int) -> CLIPTokenizer:
    """Byte-level BPE (Sennrich et al. 2016, arXiv 1508.07909) of lower-cased captions, laid out as CLIP's.

    The vocabulary is 256 bytes, the same 256 at a word's end, the merges learnt, and start and end of text:
    every text can be written with it. It has at most `vocabulary_size` entries (at least 514).
    """
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    letters = alphabet + [letter + _WORD_END for letter in alphabet]
    merges = _merges(captions, vocabulary_size, alphabet)[: vocabulary_size - len(letters) - 2]
    vocabulary = dict.fromkeys([*letters, *(left + right for left, right in merges), START, END])
    return CLIPTokenizer(
        vocab={token: number for number, token in enumerate(vocabulary)},
        merges=cast("list[str]", merges),  # its annotation is older than its pairs
        model_max_length=max_length,
    )


def _merges(captions: Iterable[str], vocabulary_size: int, alphabet: list[str]) -> list[tuple[str, str]]:
    # CLIPTokenizer owns the normaliser and the splitting into words: what it learns from is what it will see.
    pattern = CLIPTokenizer().backend_tokenizer
    learner = Tokenizer(BPE(end_of_word_suffix=_WORD_END))
    learner.normalizer = pattern.normalizer
    learner.pre_tokenizer = pattern.pre_tokenizer
    learner.decoder = decoders.ByteLevel()
    trainer = BpeTrainer(
        vocab_size=vocabulary_size,
        initial_alphabet=alphabet,
        end_of_word_suffix=_WORD_END,
        show_progress=False,
    )
    learner.train_from_iterator(captions, trainer)
    learnt = json.loads(learner.to_str())["model"]["merges"]
    return [(left, right) for left, right in learnt]
