// What the server keeps of a pose that is sent to it: as bot/language/poses/redrawing.py has it.

import { ALL } from "./joints.js";
import { broughtInside, GUESSED, guessed, HIDDEN, shown, VISIBLE } from "./pose.js";

/** The pose as it is stored over the one `before`: bodies alone, each joint seen, guessed or hidden, inside or where it was. */
export function stored(pose, before) {
  const people = pose.people.map(({ joints }, p) => ({
    joints: ALL.map((j) => storedJoint(joints[j], before.people[p]?.joints[j], pose)), rest: {},
  }));
  return { ...pose, people, rest: {} };
}

function storedJoint(joint, before, pose) {
  const known = { x: joint.x, y: joint.y, c: !shown(joint) ? HIDDEN : guessed(joint) ? GUESSED : VISIBLE };
  const stays = before && before.x === known.x && before.y === known.y && before.c === known.c;
  return stays ? known : { ...known, ...broughtInside(pose, known) };
}
