"""A pool of encoded training samples, a few of them replaced at each step.

Encoding a frame costs a small machine as much as a denoiser step on it; a pool uses each encoding a few
times, with other noise each time. On a GPU, a large refresh makes every sample fresh.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from diffusers.models.autoencoders.autoencoder_tiny import AutoencoderTiny

from pipeline.pose.control_image import control_image
from pipeline.pose.joints import J
from pipeline.pose.pose import Joint, Person, Pose, Sight
from pipeline.training.augment import augmented_frame
from pipeline.training.frames import Frame
from pipeline.training.garments import Piece, region_number
from pipeline.training.masks import random_unknown
from pipeline.training.pack import Example
from pipeline.training.pixels import to_tensor
from pipeline.training.sizes import Sizes

CELL = 8
SHOES = region_number("shoes")
SHOES_WORTH = 3.0  # more than another cell


@dataclass(frozen=True)
class Batch:
    """Encoded samples with their caption pieces.

    Latents (B,4,h,w), mask (B,1,h,w) 1 = unknown, masked latents (B,4,h,w), skeletons (B,3,H,W) 0..1, and
    what a cell's error is worth (B,1,h,w).
    """

    latents: torch.Tensor
    mask: torch.Tensor
    masked: torch.Tensor
    skeletons: torch.Tensor
    worth: torch.Tensor
    pieces: tuple[tuple[Piece, ...], ...]

    def picked(self, places: list[int]) -> "Batch":
        """The samples in these places, in this order."""
        return Batch(
            self.latents[places],
            self.mask[places],
            self.masked[places],
            self.skeletons[places],
            self.worth[places],
            tuple(self.pieces[i] for i in places),
        )


class LatentPool:
    """Samples of `examples` in the family's size, encoded by a frozen autoencoder.

    With `renders`, so large a share of the samples (0..1) is drawn from them instead.
    """

    def __init__(
        self,
        examples: list[Example],
        vae: AutoencoderTiny,
        sizes: Sizes,
        device: str,
        rng: np.random.Generator,
        renders: list[Example] | None = None,
        render_share: float = 0.0,
    ) -> None:
        self.renders, self.render_share = renders or [], render_share
        self.examples, self.vae, self.device, self.rng = examples, vae, device, rng
        self.sizes = sizes
        self._place = 0
        parts = [self._encode(min(64, sizes.pool - start)) for start in range(0, sizes.pool, 64)]
        self.batch = _joined(parts)

    def draw(self, count: int, refresh: int) -> Batch:
        """A random batch, after the `refresh` oldest samples were replaced by new ones."""
        if refresh:
            self._replace(refresh)
        chosen = self.rng.choice(len(self.batch.pieces), size=count, replace=False)
        return self.batch.picked(chosen.tolist())

    def _replace(self, count: int) -> None:
        fresh = self._encode(count)
        size = len(self.batch.pieces)
        places = [(self._place + i) % size for i in range(count)]
        self._place = (self._place + count) % size
        for name in ("latents", "mask", "masked", "skeletons", "worth"):
            getattr(self.batch, name)[places] = getattr(fresh, name)
        pieces = list(self.batch.pieces)
        for place, told in zip(places, fresh.pieces, strict=True):
            pieces[place] = told
        self.batch = Batch(
            self.batch.latents,
            self.batch.mask,
            self.batch.masked,
            self.batch.skeletons,
            self.batch.worth,
            tuple(pieces),
        )

    def _encode(self, count: int) -> Batch:
        frames = [self._frame() for _ in range(count)]
        return encode_frames(frames, [random_unknown(f.pose, self.rng) for f in frames], self.vae, self.rng)

    def _frame(self) -> Frame:
        size = self.sizes.width, self.sizes.height
        if self.renders and self.rng.random() < self.render_share:
            # Renders have poses of their own: nothing needs to be moved.
            chosen = self.renders[int(self.rng.integers(len(self.renders)))]
            return augmented_frame(chosen, *size, self.rng, swing=False)
        return augmented_frame(self.examples[int(self.rng.integers(len(self.examples)))], *size, self.rng)


@torch.no_grad()
def encode_frames(
    frames: list[Frame],
    unknown: list[npt.NDArray[np.bool_]],
    vae: AutoencoderTiny,
    rng: np.random.Generator | None,
) -> Batch:
    """Encode frames with their holes set to grey (as latent inpainting does: no hole pixel leaks in).

    With an rng the skeletons lose joints at random, as users' skeletons do; without, all are drawn.
    """
    device = vae.device
    pictures = to_tensor([frame.picture for frame in frames]).to(device)
    holes = torch.from_numpy(np.stack(unknown))[:, None].float().to(device)
    latents = vae.encode(pictures).latents
    masked = vae.encode(pictures * (1 - holes)).latents
    poses = [frame.pose if rng is None else thinned(frame.pose, rng) for frame in frames]
    size = pictures.shape[-1], pictures.shape[-2]
    skeletons = torch.from_numpy(np.stack([control_image(pose, *size) for pose in poses]))
    return Batch(
        latents,
        torch.nn.functional.max_pool2d(holes, CELL),
        masked,
        skeletons.permute(0, 3, 1, 2).float().to(device) / 255,
        _worth(frames).to(device),
        tuple(frame.pieces for frame in frames),
    )


def _worth(frames: list[Frame]) -> torch.Tensor:
    """What each cell's error counts (B,1,h,w): shoes are small, and what people look at."""
    shoes = torch.from_numpy(np.stack([frame.regions == SHOES for frame in frames]))[:, None].float()
    return 1 + SHOES_WORTH * torch.nn.functional.avg_pool2d(shoes, CELL)


def thinned(pose: Pose, rng: np.random.Generator) -> Pose:
    """The pose with joints hidden at random: a few, all but the legs, or none; guesses shake a little."""
    kind = rng.random()
    people = tuple(_thinned(person, pose.height, kind, rng) for person in pose.people)
    return Pose(pose.width, pose.height, people)


def _thinned(person: Person, height: int, kind: float, rng: np.random.Generator) -> Person:
    legs = {J.R_HIP, J.R_KNEE, J.R_ANKLE, J.L_HIP, J.L_KNEE, J.L_ANKLE}
    shake = 0.006 * height
    changed = {}
    for number in J:
        joint = person[number]
        hidden = (0.5 < kind < 0.7 and rng.random() < 0.15) or (0.7 < kind < 0.85 and number not in legs)
        sight = Sight.HIDDEN if hidden else joint.sight
        dx, dy = rng.normal(0, shake, 2)
        changed[number] = Joint(joint.x + float(dx), joint.y + float(dy), sight)
    return person.with_joints(changed)


def _joined(parts: list[Batch]) -> Batch:
    return Batch(
        torch.cat([part.latents for part in parts]),
        torch.cat([part.mask for part in parts]),
        torch.cat([part.masked for part in parts]),
        torch.cat([part.skeletons for part in parts]),
        torch.cat([part.worth for part in parts]),
        tuple(pieces for part in parts for pieces in part.pieces),
    )
