"""Train the captioner (a small BLIP on the visible part): `python -m pipeline.training.captioner`."""

from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
import torch
from transformers import (
    BertTokenizer,
    BlipConfig,
    BlipForConditionalGeneration,
    BlipTextConfig,
    BlipVisionConfig,
)
from transformers.models.blip.image_processing_pil_blip import BlipImageProcessorPil

from pipeline.pose.joints import J
from pipeline.training.augment import augmented_frame
from pipeline.training.commanding import command
from pipeline.training.export import write_half
from pipeline.training.frames import Frame, whole_frame
from pipeline.training.garments import caption_of
from pipeline.training.loop import Learner, arguments, tile, train_as_told
from pipeline.training.pack import Example, read_pack
from pipeline.training.tokenizer import corpus

SIDE, WIDTH, HEIGHT, HIDDEN = 96, 128, 192, 128
_SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "[DEC]")
_LONGEST = 40


def build_tokenizer() -> BertTokenizer:
    """Whole words: the captions use few."""
    words = {word for line in corpus() for word in line.replace(",", " ").replace("-", " ").split()}
    vocabulary = [*_SPECIAL, ",", "-", *sorted(words)]
    return BertTokenizer(
        vocab={token: number for number, token in enumerate(vocabulary)},
        additional_special_tokens=["[DEC]"],
    )


def build_captioner(tokenizer: BertTokenizer) -> BlipForConditionalGeneration:
    """BLIP (Li et al., arXiv 2201.12086) of 2 M parameters: 4 layers look, 2 layers write."""
    numbers = tokenizer.get_vocab()
    text = BlipTextConfig(
        vocab_size=len(tokenizer),
        hidden_size=HIDDEN,
        encoder_hidden_size=HIDDEN,
        intermediate_size=3 * HIDDEN,
        projection_dim=HIDDEN,
        num_hidden_layers=2,
        num_attention_heads=4,
        max_position_embeddings=_LONGEST + 8,
        bos_token_id=numbers["[DEC]"],
        eos_token_id=numbers["[SEP]"],
        sep_token_id=numbers["[SEP]"],
        pad_token_id=numbers["[PAD]"],
    )
    vision = BlipVisionConfig(
        hidden_size=HIDDEN,
        intermediate_size=3 * HIDDEN,
        projection_dim=HIDDEN,
        num_hidden_layers=4,
        num_attention_heads=4,
        image_size=SIDE,
        patch_size=12,
    )
    return BlipForConditionalGeneration(
        BlipConfig(
            text_config=text.to_dict(),
            vision_config=vision.to_dict(),
            projection_dim=HIDDEN,
            image_text_hidden_size=HIDDEN,
        )
    )


def visible_part(frame: Frame, share: float) -> Frame:
    """The frame cut below `share` of its height, with the garments that begin well above the cut."""
    cut = round(frame.pose.height * share)
    pieces = frame.pieces
    if frame.pose.people:
        person = frame.pose.people[0]
        knee = min(person[J.R_KNEE].y, person[J.L_KNEE].y)
        ankle = min(person[J.R_ANKLE].y, person[J.L_ANKLE].y)
        hip = min(person[J.R_HIP].y, person[J.L_HIP].y)
        lowest = {"shoes": ankle, "bottom": (hip + knee) / 2}
        pieces = tuple(piece for piece in pieces if lowest.get(piece.region, 0) < cut)
    picture, regions = (np.ascontiguousarray(part[:cut]) for part in (frame.picture, frame.regions))
    return Frame(picture, regions, frame.pose, pieces)


class CaptionerPart(Learner):
    """The captioner in training on the upper parts of random frames."""

    def __init__(self, chosen: Any) -> None:
        torch.manual_seed(chosen.seed)
        self.device, self.batch, self.rate = chosen.device, chosen.batch, chosen.rate or 1e-3
        self.rng = np.random.default_rng(chosen.seed)
        self.tokenizer = build_tokenizer()
        self.processor = BlipImageProcessorPil(size={"height": SIDE, "width": SIDE})
        self.model = build_captioner(self.tokenizer).to(self.device)
        self.optimizer = torch.optim.AdamW(self.model.parameters(), lr=self.rate, weight_decay=0.05)
        self.examples = read_pack(chosen.pack, "train")
        self.held_out = [self._halved(example) for example in read_pack(chosen.pack, "validation")]

    @staticmethod
    def _halved(example: Example) -> Frame:
        return visible_part(whole_frame(example, WIDTH, HEIGHT), 0.65)

    def step(self, progress: float) -> dict[str, float]:
        """One step of next-word prediction."""
        chosen = self.rng.integers(len(self.examples), size=self.batch)
        frames = [augmented_frame(self.examples[i], WIDTH, HEIGHT, self.rng) for i in chosen]
        parts = [visible_part(frame, float(self.rng.uniform(0.4, 1.0))) for frame in frames]
        loss = self._loss(parts)
        self.descend(loss, progress)
        return {"loss": float(loss.detach())}

    def pixels(self, parts: list[Frame]) -> torch.Tensor:
        """Pictures as the captioner sees them (B,3,96,96)."""
        squares = np.stack([cv2.resize(part.picture, (SIDE, SIDE)) for part in parts])
        mean, std = (np.array(getattr(self.processor, name)) for name in ("image_mean", "image_std"))
        normed = (squares / 255 - mean) / std
        return torch.from_numpy(normed).permute(0, 3, 1, 2).float().to(self.device)

    def _loss(self, parts: list[Frame]) -> torch.Tensor:
        captions = [caption_of(part.pieces) for part in parts]
        told = self.tokenizer(
            captions, padding=True, truncation=True, max_length=_LONGEST, return_tensors="pt"
        ).to(self.device)
        ids = told.input_ids
        ids[:, 0] = self.tokenizer.convert_tokens_to_ids("[DEC]")
        labels = ids.masked_fill(told.attention_mask == 0, -100)
        output = self.model(
            pixel_values=self.pixels(parts),
            input_ids=ids,
            attention_mask=told.attention_mask,
            labels=labels,
        )
        loss: torch.Tensor = output.loss
        return loss

    @torch.no_grad()
    def validate(self) -> dict[str, float]:
        """Loss on the validation split, and the share of its garments named with the right colour."""
        self.model.eval()
        loss = float(self._loss(self.held_out))
        right = total = 0
        for part, caption in zip(self.held_out, self._captions(self.held_out), strict=True):
            told = [f"{piece.colour} {piece.garment.replace('-', ' - ')}" for piece in part.pieces]
            right += sum(words in caption for words in told)
            total += len(told)
        self.model.train()
        return {"validation": round(loss, 4), "garments": round(right / max(1, total), 3)}

    def _captions(self, parts: list[Frame]) -> list[str]:
        written = self.model.generate(pixel_values=self.pixels(parts), max_new_tokens=_LONGEST)
        return [str(self.tokenizer.decode(line, skip_special_tokens=True)) for line in written]

    @torch.no_grad()
    def grid(self) -> npt.NDArray[np.uint8]:
        """Visible parts; what is written under them is printed."""
        self.model.eval()
        for caption in self._captions(self.held_out[:6]):
            print("  ", caption, flush=True)
        self.model.train()
        height = min(part.picture.shape[0] for part in self.held_out[:6])
        return tile([[part.picture[:height] for part in self.held_out[:6]]])


def write_captioner(part: CaptionerPart, folder: Path) -> None:
    """Write model, tokenizer and image processor in save_pretrained layout, float16."""
    write_half(part.model, folder)
    part.tokenizer.save_pretrained(folder)
    part.processor.save_pretrained(folder)


def main() -> None:
    """Train and write the captioner."""
    chosen = arguments(__doc__ or "", minutes=10).parse_args()
    part = CaptionerPart(chosen)
    train_as_told(part, "captioner", chosen)
    write_captioner(part, chosen.out / "captioner")


if __name__ == "__main__":
    command(main)
