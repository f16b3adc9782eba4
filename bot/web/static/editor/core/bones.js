// Bones that keep their length: a dragged joint turns about its parent, and what hangs below it turns along.

import { angle, turned } from "./geometry.js";
import { BELOW, PARENT } from "./joints.js";
import { allOf, at, carried, moved } from "./pose.js";

/** The pose with the joint turned towards (dx, dy) from where it is; null where that leaves the picture. */
export function turnedTowards(pose, [person, joint], dx, dy) {
  const parent = PARENT[joint];
  if (parent === null) return moved(pose, allOf(person), dx, dy);
  const pivot = at(pose, [person, parent]), from = at(pose, [person, joint]);
  const radians = angle(pivot, { x: from.x + dx, y: from.y + dy }) - angle(pivot, from);
  const chain = [joint, ...BELOW[joint]].map((j) => [person, j]);
  return carried(pose, chain, (place) => turned(place, pivot, radians));
}
