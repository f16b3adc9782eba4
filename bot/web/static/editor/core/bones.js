// Bones that keep their length: what is moved comes as near to its place as they allow, what hangs below turns along.

import { angle, distance, turned } from "./geometry.js";
import { ALL, BELOW, NECK, PARENT } from "./joints.js";
import { allOf, backInside, changed, inside, loses, put } from "./pose.js";

/** The `wanted` pose with bones as long as `before`; null where that leaves the picture. */
export function keepingLengths(before, wanted) {
  return wanted.people.reduce((pose, body, person) => {
    const old = before.people[person].joints;
    if (!pose || body.joints === old) return pose;
    const joints = jointed(old, body.joints);
    const next = changed(pose, allOf(person), (_, [, j]) => joints[j]);
    const all = body.joints[NECK] !== old[NECK]; // who goes as a whole stops at the edge
    const kept = all ? backInside(next, person, old.map((joint) => inside(before, joint))) : next;
    return loses(before, kept, allOf(person)) ? null : kept;
  }, wanted);
}

/** From the neck outwards, each joint where its bone ends. */
function jointed(old, wanted) {
  const moves = ALL.map((j) => wanted[j] !== old[j]);
  const joints = [...wanted], turns = ALL.map(() => 0); // radians, of the bone that ends at a joint
  for (const j of BELOW[NECK]) {
    const parent = PARENT[j];
    if (!moves[j] && joints[parent] === old[parent]) continue;
    // Between two that were moved together a bone points as it would have; else to where its end is wanted.
    const from = moves[parent] ? wanted[parent] : joints[parent];
    const pulled = moves[j] && distance(from, wanted[j]) > 0;
    turns[j] = pulled ? angle(from, wanted[j]) - angle(old[parent], old[j]) : turns[parent];
    joints[j] = put(wanted[j], endOf(old[parent], old[j], joints[parent], turns[j]));
  }
  return joints;
}

/** Where the bone between two places ends, turned and with its beginning elsewhere. */
function endOf(from, to, start, radians) {
  const end = turned(to, from, radians);
  return { x: end.x + start.x - from.x, y: end.y + start.y - from.y };
}
