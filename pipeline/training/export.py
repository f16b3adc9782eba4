"""How a trained model is written."""

from pathlib import Path
from typing import Any

import torch
from torch import nn

LARGEST_FILE = "15MB"


def write_half(model: Any, folder: Path) -> None:
    """Turn the model to float16 and write it in save_pretrained layout, in files of at most 15 MB."""
    # Not `model.to`: diffusers' own warns at every call.
    nn.Module.to(model, torch.float16)
    model.save_pretrained(folder, max_shard_size=LARGEST_FILE)
