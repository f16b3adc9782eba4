from dataclasses import replace

import numpy as np
import pytest
import torch
from diffusers.models.autoencoders.autoencoder_tiny import AutoencoderTiny

from pipeline.pose.joints import LEG_JOINTS, J
from pipeline.pose.pose import Pose
from pipeline.training.autoencoder import build_autoencoder
from pipeline.training.frames import whole_frame
from pipeline.training.garments import Piece
from pipeline.training.pack import Example
from pipeline.training.pool import CELL, LatentPool, encode_frames, thinned
from pipeline.training.sizes import Sizes

WIDTH, HEIGHT = 64, 96


@pytest.fixture(scope="module")
def vae() -> AutoencoderTiny:
    torch.manual_seed(0)
    model = build_autoencoder()
    for parameter in model.parameters():  # all of it at work, not mean colours alone
        torch.nn.init.normal_(parameter, std=0.1)
    model.eval().requires_grad_(False)
    return model


def test_what_is_in_the_hole_changes_nothing_of_the_masked_latents(
    examples: list[Example], vae: AutoencoderTiny
) -> None:
    frame = whole_frame(examples[1], WIDTH, HEIGHT)
    hole = np.zeros((HEIGHT, WIDTH), bool)
    hole[50:] = True
    hole[10:13, 20:23] = True
    picture = frame.picture.copy()
    picture[hole] = np.random.default_rng(0).integers(0, 256, (int(hole.sum()), 3))
    other = replace(frame, picture=picture)
    batch = encode_frames([frame, other], [hole, hole], vae, None)
    assert torch.equal(batch.masked[0], batch.masked[1])
    assert not torch.allclose(batch.latents[0], batch.latents[1], atol=0.01)
    assert not torch.allclose(batch.masked[0], batch.latents[0], atol=0.01)


def test_a_cell_with_any_unknown_pixel_is_unknown(examples: list[Example], vae: AutoencoderTiny) -> None:
    hole = np.zeros((HEIGHT, WIDTH), bool)
    hole[17, 9] = True
    batch = encode_frames([whole_frame(examples[1], WIDTH, HEIGHT)], [hole], vae, None)
    assert batch.mask.shape == (1, 1, HEIGHT // CELL, WIDTH // CELL)
    assert torch.nonzero(batch.mask).tolist() == [[0, 0, 2, 1]]


def test_skeletons_are_drawn_at_the_pictures_size(examples: list[Example], vae: AutoencoderTiny) -> None:
    hole = np.zeros((HEIGHT, WIDTH), bool)
    frames = [whole_frame(examples[i], WIDTH, HEIGHT) for i in (1, 5)]
    skeletons = encode_frames(frames, [hole, hole], vae, None).skeletons
    assert skeletons.shape == (2, 3, HEIGHT, WIDTH)
    assert 0.1 < float(skeletons[0].max()) <= 1
    assert float(skeletons[1].max()) == 0  # nobody


def test_a_draw_replaces_the_oldest_samples(examples: list[Example], vae: AutoencoderTiny) -> None:
    pool = LatentPool(examples, vae, Sizes(WIDTH, HEIGHT, pool=5), "cpu", np.random.default_rng(0))
    assert len(pool.batch.pieces) == 5
    changed = []
    for _ in range(3):
        before = pool.batch.latents.clone()
        drawn = pool.draw(3, refresh=2)
        assert drawn.latents.shape[0] == len(drawn.pieces) == 3
        differs = (pool.batch.latents - before).abs().amax(dim=(1, 2, 3)) > 0
        changed.append(torch.nonzero(differs).flatten().tolist())
    assert changed == [[0, 1], [2, 3], [0, 4]]


def test_a_draw_never_has_a_sample_twice(examples: list[Example], vae: AutoencoderTiny) -> None:
    pool = LatentPool(examples, vae, Sizes(WIDTH, HEIGHT, pool=4), "cpu", np.random.default_rng(0))
    drawn = pool.draw(4, refresh=0)
    assert torch.equal(
        drawn.latents.flatten(1).sum(1).sort().values, pool.batch.latents.flatten(1).sum(1).sort().values
    )


def test_skeletons_lose_joints_as_users_skeletons_do(examples: list[Example]) -> None:
    person = examples[1].person
    assert person is not None
    pose = Pose(WIDTH, HEIGHT, (person,))
    rng = np.random.default_rng(0)
    made = [thinned(pose, rng).people[0] for _ in range(600)]
    all_shown = [all(person[j].shown for j in J) for person in made]
    legs_only = [{j for j in J if person[j].shown} == set(LEG_JOINTS) for person in made]
    assert np.mean(all_shown) == pytest.approx(0.66, abs=0.06)
    assert np.mean(legs_only) == pytest.approx(0.15, abs=0.05)
    moves = [np.hypot(p[j].x - person[j].x, p[j].y - person[j].y) for p in made for j in J]
    assert 0 < np.median(moves) < 0.01 * HEIGHT


def test_a_share_of_the_samples_are_renders(examples: list[Example], vae: AutoencoderTiny) -> None:
    render = replace(examples[1], pieces=(Piece("shoes", "sneakers", "green", 0.1),))
    sizes, rng = Sizes(WIDTH, HEIGHT, pool=60), np.random.default_rng(0)
    plain = [replace(example, pieces=()) for example in examples]
    pool = LatentPool(plain, vae, sizes, "cpu", rng, [render], 0.3)
    drawn = [bool(pieces) for pieces in pool.batch.pieces]
    assert np.mean(drawn) == pytest.approx(0.3, abs=0.15)
    only = LatentPool(plain, vae, Sizes(WIDTH, HEIGHT, pool=8), "cpu", rng, [render], 1.0)
    assert all(only.batch.pieces)
