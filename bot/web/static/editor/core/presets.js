// Poses with a name, from the hips down, for the page that has no server. As bot/language/poses/presets.py has them.

import { distance, middle } from "./geometry.js";
import { allOf, changed, put } from "./pose.js";

export const PRESETS = ["stand", "cross", "step", "sit"];

// From the middle of the hips, in leg lengths: x towards the person's left, y down.
const LEGS = {
  stand: { 9: [-0.10, 0.51], 10: [-0.09, 1.0], 12: [0.10, 0.51], 13: [0.09, 1.0] },
  cross: { 9: [-0.05, 0.51], 10: [0.10, 0.98], 12: [0.05, 0.51], 13: [-0.10, 1.0] },
  step: { 9: [-0.12, 0.49], 10: [-0.20, 0.93], 12: [0.13, 0.50], 13: [0.16, 1.0] },
  sit: { 9: [-0.20, 0.20], 10: [-0.18, 0.68], 12: [0.20, 0.20], 13: [0.18, 0.68] },
};
const LEG = 0.8 + 0.77; // thigh and shin, in torso lengths

/** The pose with the person's legs in the preset's; hips and all above stay. */
export function taken(pose, person, preset) {
  const { joints } = pose.people[person];
  const hips = middle(joints[8], joints[11]);
  const length = LEG * torso(joints, hips);
  const facing = joints[11].x >= joints[8].x ? 1 : -1;
  return changed(pose, allOf(person), (joint, [, j]) => {
    const place = LEGS[preset][j];
    if (!place) return joint;
    return { ...put(joint, { x: hips.x + facing * place[0] * length, y: hips.y + place[1] * length }), c: 1 };
  });
}

const torso = (joints, hips) => Math.max(
  distance(joints[1], hips), 1.58 * distance(joints[2], joints[5]), 2.5 * distance(joints[1], joints[0]));
