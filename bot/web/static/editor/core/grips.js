// What a hand does to the pose: a grip answers (pose, {dx, dy, from}) with the pose that the way from where it
// was taken has led to, in canvas pixels, or with null where that leaves the picture.

import { angle, distance, turned } from "./geometry.js";
import { broughtInside, carried, changed, moved, put } from "./pose.js";

/** Joints that are moved as they are. */
export const jointsGrip = (refs) => (pose, { dx, dy }) => moved(pose, refs, dx, dy);

/** A joint that is pulled, beyond the picture too: bones that keep their length turn towards there. */
export const pullGrip = (ref) => (pose, { dx, dy }) => changed(pose, [ref], (j) => put(j, { x: j.x + dx, y: j.y + dy }));

/** A joint that is put at a place of the picture. */
export const placeGrip = (ref, place) => (pose) => changed(pose, [ref], (j) => put(j, broughtInside(pose, place)));

/** A handle of the frame around joints: "turn", or one of the corners "nw", "ne", "se", "sw". */
export function handleGrip(name, refs, frame) {
  return name === "turn" ? turning(refs, frame) : scaling(refs, opposite(name, frame));
}

function turning(refs, frame) {
  const centre = { x: (frame.left + frame.right) / 2, y: (frame.top + frame.bottom) / 2 };
  return (pose, { from, dx, dy }) => {
    const radians = angle(centre, { x: from.x + dx, y: from.y + dy }) - angle(centre, from);
    return carried(pose, refs, (place) => turned(place, centre, radians));
  };
}

const scaling = (refs, pivot) => (pose, { from, dx, dy }) => {
  const scale = along(pivot, from, { x: from.x + dx, y: from.y + dy });
  return carried(pose, refs, (place) => turned(place, pivot, 0, scale));
};

const opposite = (corner, frame) => ({
  x: corner.includes("w") ? frame.right : frame.left, y: corner.includes("n") ? frame.bottom : frame.top,
});

/** How much farther from the pivot: by the part of the way that goes outwards. */
function along(pivot, from, to) {
  const length = Math.max(distance(pivot, from), 1e-6);
  const out = ((to.x - pivot.x) * (from.x - pivot.x) + (to.y - pivot.y) * (from.y - pivot.y)) / length;
  return Math.max(out / length, 0.05);
}
