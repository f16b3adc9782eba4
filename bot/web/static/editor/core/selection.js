// Which joints are chosen: lists of [person, joint]. Nothing here is changed: every function answers with a new list.

import { bounds, holds } from "./geometry.js";
import { allOf, at, key, shown } from "./pose.js";

export const has = (refs, ref) => refs.some((other) => key(other) === key(ref));
export const joined = (refs, more) => [...refs.filter((ref) => !has(more, ref)), ...more];
export const toggled = (refs, ref) =>
  has(refs, ref) ? refs.filter((other) => key(other) !== key(ref)) : [...refs, ref];

/** Those whose person is still there. */
export const present = (refs, pose) => refs.filter(([person]) => person < pose.people.length);

/** The joints that lie in a box of the canvas. */
export function within(pose, box, { hiddenToo }) {
  const all = pose.people.flatMap((_, person) => allOf(person));
  return all.filter((ref) => (hiddenToo || shown(at(pose, ref))) && holds(box, at(pose, ref)));
}

/** The frame around several joints, in canvas pixels; null around one or none. */
export const frameAround = (pose, refs) => refs.length > 1 ? bounds(refs.map((ref) => at(pose, ref))) : null;
