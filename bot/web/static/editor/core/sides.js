// Whether somebody's left and right seem to be exchanged.

import { distance, middle } from "./geometry.js";
import { guessed, shown } from "./pose.js";

const CLEAR = 0.12; // torso lengths apart from which an order means something

/** What seems to be exchanged, by its name in SIDES, or null: the body of a face that looks at us, a part of the legs. */
export function exchanged({ joints }) {
  const order = (right, left) => ordered(joints, right, left);
  const shoulders = order(2, 5), hips = order(8, 11);
  if (looksAtUs(joints) && shoulders === -1 && hips !== 1) return joints[14].x < joints[15].x ? "body" : "all";
  const knees = order(9, 12);
  if (shoulders && hips === -shoulders) return knees === shoulders ? "hips" : "legs";
  // Crossed ankles are a way to stand; where the knees cross too, the sides are rather mixed up.
  const body = hips || shoulders;
  return body && knees === -body && order(10, 13) === -body ? "shanks" : null;
}

/** +1: right on the screen's left, as of somebody who faces us; -1 the other way round; 0: not clear. */
function ordered(joints, right, left) {
  const [r, l] = [joints[right], joints[left]];
  if (!shown(r) || !shown(l)) return 0;
  const away = (l.x - r.x) / torso(joints);
  return away > CLEAR ? 1 : away < -CLEAR ? -1 : 0;
}

/** Nose and both eyes are seen, not guessed: from behind they are not. */
const looksAtUs = (joints) => [0, 14, 15].every((j) => shown(joints[j]) && !guessed(joints[j]));

function torso(joints) {
  const down = distance(joints[1], middle(joints[8], joints[11]));
  return Math.max(down, 1.58 * distance(joints[2], joints[5]), 1);
}
