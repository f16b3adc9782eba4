"""A photo in words."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from PIL import Image
from transformers import BertTokenizer, BlipForConditionalGeneration
from transformers.models.blip.image_processing_pil_blip import BlipImageProcessorPil


@dataclass(frozen=True, eq=False)
class Captioner:
    """BLIP (Li et al. 2022, arXiv 2201.12086) between its two translators: of photos, and into words."""

    model: BlipForConditionalGeneration
    image_processor: BlipImageProcessorPil
    tokenizer: BertTokenizer

    @torch.inference_mode()
    def caption(self, photo: npt.NDArray[np.uint8], max_new_tokens: int = 30) -> str:
        """One sentence on a photo of shape (H, W, 3), RGB; the same photo always gets the same sentence."""
        pixels = self.image_processor(Image.fromarray(photo), return_tensors="pt")["pixel_values"]
        written = self.model.generate(
            pixel_values=pixels.to(self.model.device, self.model.dtype),
            max_new_tokens=max_new_tokens,
            do_sample=False,
            num_beams=1,
        )
        sentence = str(self.tokenizer.decode(written[0], skip_special_tokens=True)).strip()
        return sentence.replace(" - ", "-")  # BERT's tokenizer parts "t-shirt"
