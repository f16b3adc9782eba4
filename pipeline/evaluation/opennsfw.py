"""Features that no training of ours has seen: open_nsfw's last layer before its classifier (Yahoo, 2016).

A thin ResNet-50 trained to tell photos fit for work from others, so it knows people, skin and garments. The
captions' and autoencoder's losses look through EfficientNet; a distance on these features can't be learnt.
"""

from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image

from pipeline.safety import open_nsfw_weights

FEATURES = 1024
_SIDE = 224  # pixels; the network takes no other size
_MEANS = np.array([104, 117, 123], np.float32)  # of blue, green, red
_LAST_HIDDEN = b"Reshape:0"  # the tensor of (photos, 1024) that the classifier takes
_MODEL_GRAPH, _GRAPH_OUTPUT, _VALUE_NAME = 7, 12, 1  # field numbers of ONNX's protocol buffers


class OpenNsfwReader:
    """Reads the features of lower parts; loads the network once; may be shared by threads."""

    def __init__(self) -> None:
        import onnxruntime

        options: Any = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # photos are measured several at once
        model = open_nsfw_weights().read_bytes() + _another_output(_LAST_HIDDEN)
        self._session: Any = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        self._input = self._session.get_inputs()[0].name

    def read(self, picture: npt.NDArray[np.uint8], row: int) -> npt.NDArray[np.float32]:
        """The 1024 features of the picture (H,W,3) from row downward, resized to 224 x 224."""
        part = Image.fromarray(picture[row:]).resize((_SIDE, _SIDE), Image.Resampling.BICUBIC)
        pixels = np.asarray(part, np.float32)[None, :, :, ::-1] - _MEANS
        (features,) = self._session.run([_LAST_HIDDEN.decode()], {self._input: pixels})
        return np.asarray(features[0], np.float32)


def _another_output(tensor: bytes) -> bytes:
    """What, appended to a model of ONNX, makes the tensor an output: parts of one message are merged."""
    value = _field(_VALUE_NAME, tensor)
    return _field(_MODEL_GRAPH, _field(_GRAPH_OUTPUT, value))


def _field(number: int, content: bytes) -> bytes:
    """A field of protocol buffers, its length in one byte."""
    assert len(content) < 128
    return bytes([number << 3 | 2, len(content)]) + content
