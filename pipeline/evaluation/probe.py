"""One measurement of speed in a process of its own, so that its peak memory is its own too.

`python -m pipeline.evaluation.probe stock --pictures 8` prints one line of JSON: the seconds of each round
and the peak memory in megabytes.
"""

import argparse
import atexit
import json
import resource
import time
from collections.abc import Callable
from typing import Any

import torch
from diffusers import DPMSolverMultistepScheduler, StableDiffusionControlNetInpaintPipeline

from pipeline.contract import Complete, Extension
from pipeline.engine.engine import Engine
from pipeline.engine.model import FamilyModels
from pipeline.evaluation.subjects import PROMPTS, Subject, resized_astronaut, subject
from pipeline.families.family import Family
from pipeline.families.load import load_family
from pipeline.samplers.inpaint import Settings, inpaint
from pipeline.tasks import run
from pipeline.tasks.pictures import MemoryPictures
from pipeline.tasks.studio import make_studio

STOCK_STEPS = 20
MEGAPIXEL_SIDE = 1000

Work = Callable[[int], object]  # given how many pictures, paints them


def stock(family: Family, settings: Settings) -> Work:
    """diffusers' own pipeline on the family's weights, one picture after the other."""
    scheduler = DPMSolverMultistepScheduler.from_config(
        dict(family.scheduler_config), algorithm_type="dpmsolver++", use_karras_sigmas=True
    )
    pipe: Any = StableDiffusionControlNetInpaintPipeline(
        vae=family.vae,
        text_encoder=family.text_encoder,
        tokenizer=family.tokenizer,
        unet=family.unet,
        controlnet=family.controlnet,
        scheduler=scheduler,
        safety_checker=None,
        feature_extractor=None,
        requires_safety_checker=False,
    )
    pipe.set_progress_bar_config(disable=True)
    seen = subject(family.spec.native)

    def work(pictures: int) -> None:
        for number in range(pictures):
            pipe(
                prompt=PROMPTS[number],
                image=seen.image / 2 + 0.5,
                mask_image=seen.unknown,
                control_image=seen.skeleton,
                height=seen.image.shape[2],
                width=seen.image.shape[3],
                num_inference_steps=settings.steps,
                guidance_scale=settings.guidance,
                controlnet_conditioning_scale=settings.control_weight,
                generator=torch.Generator().manual_seed(number),
                output_type="pt",
            )

    return work


def ours(family: Family, settings: Settings) -> Work:
    """The engine, all pictures at once."""
    engine, seen = Engine(FamilyModels(family)), subject(family.spec.native)
    atexit.register(engine.close)  # a thread that still runs at the end aborts the process

    def work(pictures: int) -> None:
        runs = [engine.submit(_sampler(family, settings, seen, number)) for number in range(pictures)]
        for running in runs:
            running.result()

    return work


def completing(family: str) -> Work:
    """The task `complete` on a photo of a megapixel, one attempt, in a process that is warm."""
    studio = make_studio(family, pictures=MemoryPictures())
    atexit.register(studio.close)
    photo = studio.pictures.save(resized_astronaut(MEGAPIXEL_SIDE, MEGAPIXEL_SIDE), "photo")

    def work(pictures: int) -> None:
        for number in range(pictures):
            run(Complete(photo, Extension(), seed=number), studio)

    return work


def stock_settings(family: Family) -> Settings:
    """What the stock pipeline is given: DPM++ 2M Karras, 20 steps, guided to the end."""
    usual = family.spec.defaults
    return Settings("dpm++", STOCK_STEPS, usual.guidance, 1.0, usual.control_weight, control_both_halves=True)


def family_settings(family: Family) -> Settings:
    """The family's own defaults."""
    usual = family.spec.defaults
    return Settings(usual.solver, usual.steps, usual.guidance, usual.guidance_until, usual.control_weight)


def _sampler(family: Family, settings: Settings, seen: Subject, number: int) -> Any:
    return inpaint(seen.image, seen.unknown, PROMPTS[number], "", seen.skeleton, settings, number, family)


def measure(work: Work, pictures: int, rounds: int) -> list[float]:
    """The seconds of each round, after one that isn't counted."""
    seconds = []
    for _ in range(rounds + 1):
        began = time.perf_counter()
        work(pictures)
        seconds.append(time.perf_counter() - began)
    return seconds[1:]


def main() -> None:
    """Measure, and print the line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("stock", "batching", "ours", "complete"))
    parser.add_argument("--pictures", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--family", default="street")
    chosen = parser.parse_args()
    if chosen.what == "complete":
        work = completing(chosen.family)
    else:
        family = load_family(chosen.family)
        settings = family_settings(family) if chosen.what == "ours" else stock_settings(family)
        work = (stock if chosen.what == "stock" else ours)(family, settings)
    seconds = measure(work, chosen.pictures, chosen.rounds)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "peak_mb": peak}))


if __name__ == "__main__":
    main()
