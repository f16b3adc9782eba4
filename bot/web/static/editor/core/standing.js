// A standing body's shape: where a joint that nobody has seen probably is. As pipeline/pose/standing.py has it.

import { distance } from "./geometry.js";
import { ALL, BONES } from "./joints.js";

// x, y of every joint in torso lengths from the neck, the person facing us.
const STANDING = [
  [0, -0.39], [0, 0], [-0.32, 0], [-0.39, 0.54], [-0.4, 0.97], [0.32, 0], [0.39, 0.54], [0.4, 0.97],
  [-0.18, 1], [-0.16, 1.79], [-0.12, 2.48], [0.18, 1], [0.16, 1.79], [0.12, 2.48],
  [-0.07, -0.46], [0.07, -0.46], [-0.13, -0.42], [0.13, -0.42],
].map(([x, y]) => ({ x, y }));
const WHOLE = 3.2; // torso lengths from the top of the head to the soles
const NECK_BELOW_TOP = 0.65;

/** The joints of a person of that height who stands facing us, the crown at `top`, the middle at `x`. */
export function standing(x, top, height, c) {
  const torso = height / WHOLE;
  const neck = top + NECK_BELOW_TOP * torso;
  return STANDING.map((p) => ({ x: x + p.x * torso, y: neck + p.y * torso, c }));
}

/** The known joints (an array with holes), and every other one where a standing body would have it, hidden. */
export function completed(known, width, height) {
  if (ALL.every((j) => !known[j])) return standing(width / 2, 0.1 * height, 0.8 * height, 0);
  const torso = torsoOf(known) ?? height / WHOLE;
  const joints = [...known];
  while (ALL.some((j) => !joints[j])) {
    for (const [a, b] of BONES) for (const [from, to] of [[a, b], [b, a]]) {
      if (joints[from] && !joints[to]) joints[to] = beside(joints[from], from, to, torso);
    }
  }
  return joints;
}

const beside = (origin, from, to, torso) => ({
  x: origin.x + torso * (STANDING[to].x - STANDING[from].x),
  y: origin.y + torso * (STANDING[to].y - STANDING[from].y),
  c: 0,
});

/** The torso's length that fits the distances between the known joints, if there are two. */
function torsoOf(known) {
  const there = ALL.filter((j) => known[j]);
  const fits = there.flatMap((a, i) => there.slice(i + 1).map(
    (b) => distance(known[a], known[b]) / distance(STANDING[a], STANDING[b])));
  return fits.length ? median(fits) : null;
}

function median(numbers) {
  const sorted = numbers.sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}
