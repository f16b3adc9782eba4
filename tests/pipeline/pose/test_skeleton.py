"""Our skeletons are controlnet_aux's, pixel by pixel."""

import importlib
import importlib.util
import sys
import types
import warnings
from typing import Any

import numpy as np
import pytest

from pipeline.pose.joints import JOINTS
from pipeline.pose.pose import Joint, Person, Pose, Sight
from pipeline.pose.skeleton import draw_skeleton

SIGHTS = (Sight.VISIBLE, Sight.GUESSED, Sight.HIDDEN)


@pytest.fixture(scope="module")
def reference() -> Any:
    """controlnet_aux's open_pose alone: its package as a whole imports torchvision."""
    spec = importlib.util.find_spec("controlnet_aux")
    assert spec is not None, "pip install --no-deps controlnet_aux==0.0.10 einops==0.8.2"
    assert spec.submodule_search_locations is not None
    package = types.ModuleType("controlnet_aux")
    package.__path__ = list(spec.submodule_search_locations)
    transforms = types.ModuleType("torchvision.transforms")
    transforms.__dict__.update(ToTensor=object, ToPILImage=object)
    stand_ins = {
        "controlnet_aux": package,
        "torchvision": types.ModuleType("torchvision"),
        "torchvision.transforms": transforms,
    }
    with pytest.MonkeyPatch.context() as patch, warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # its imports from scipy
        for name, module in stand_ins.items():
            patch.setitem(sys.modules, name, module)
        try:
            return importlib.import_module("controlnet_aux.open_pose")
        finally:
            for name in [n for n in sys.modules if n.startswith("controlnet_aux.")]:
                del sys.modules[name]


def _random_person(rng: np.random.Generator, width: int, height: int, whole_pixels: bool) -> Person:
    places = rng.uniform(-0.2, 1.2, (JOINTS, 2)) * (width, height)
    if whole_pixels:
        places = np.round(places)
    sights = rng.choice(len(SIGHTS), JOINTS, p=(0.6, 0.2, 0.2))
    return Person(
        tuple(Joint(float(x), float(y), SIGHTS[s]) for (x, y), s in zip(places, sights, strict=True))
    )


def _drawn_by(reference: Any, pose: Pose) -> Any:
    def keypoint(joint: Joint) -> Any:
        return reference.Keypoint(joint.x / pose.width, joint.y / pose.height) if joint.shown else None

    poses = [
        reference.PoseResult(
            reference.BodyResult([keypoint(j) for j in p.joints], 1.0, JOINTS), None, None, None
        )
        for p in pose.people
    ]
    return reference.draw_poses(poses, pose.height, pose.width, draw_hand=False, draw_face=False)


@pytest.mark.parametrize("whole_pixels", [False, True])
@pytest.mark.parametrize(("width", "height"), [(128, 192), (513, 771), (301, 97)])
def test_equal_to_controlnet_aux_pixel_by_pixel(
    reference: Any, width: int, height: int, whole_pixels: bool
) -> None:
    rng = np.random.default_rng(width)
    for _ in range(20):
        people = tuple(_random_person(rng, width, height, whole_pixels) for _ in range(rng.integers(0, 4)))
        pose = Pose(width, height, people)
        assert np.array_equal(draw_skeleton(pose), _drawn_by(reference, pose))


def test_hidden_joints_and_their_bones_are_not_drawn() -> None:
    hidden = Person(tuple(Joint(5.0 * i, 40.0, Sight.HIDDEN) for i in range(JOINTS)))
    assert not draw_skeleton(Pose(100, 80, (hidden,))).any()
