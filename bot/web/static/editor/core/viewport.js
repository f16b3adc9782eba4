// What part of the canvas the stage shows: a place of the canvas times `scale`, plus `x` and `y`, is one on the stage.

import { clamp } from "./geometry.js";

const LEAST = 0.25; // of the scale at which all fits
const MOST = 24;

export const onStage = (view, p) => ({ x: p.x * view.scale + view.x, y: p.y * view.scale + view.y });
export const onCanvas = (view, p) => ({ x: (p.x - view.x) / view.scale, y: (p.y - view.y) / view.scale });

/** The box of the canvas in the middle of a room of the stage, as large as it fits. */
export function fit(box, room) {
  const scale = Math.min(Math.max(room.width, 40) / Math.max(box.width, 1), Math.max(room.height, 40) / Math.max(box.height, 1));
  return {
    scale, fitted: scale,
    x: room.left + room.width / 2 - scale * (box.left + box.width / 2),
    y: room.top + room.height / 2 - scale * (box.top + box.height / 2),
  };
}

/** Larger by a factor, the place under (x, y) staying there. */
export function zoomed(view, factor, x, y) {
  const scale = clamp(view.scale * factor, LEAST * view.fitted, Math.max(MOST, MOST * view.fitted));
  const by = scale / view.scale;
  return { ...view, scale, x: x - (x - view.x) * by, y: y - (y - view.y) * by };
}

export const panned = (view, dx, dy) => ({ ...view, x: view.x + dx, y: view.y + dy });

/** The whole canvas and the shown joints near it. */
export function everything(pose) {
  const far = (value, size) => value < -1.5 * size || value > 2.5 * size;
  const near = pose.people.flatMap((body) => body.joints)
    .filter((j) => j.c > 0 && !far(j.x, pose.width) && !far(j.y, pose.height));
  const left = Math.min(0, ...near.map((j) => j.x)), top = Math.min(0, ...near.map((j) => j.y));
  const right = Math.max(pose.width, ...near.map((j) => j.x));
  const bottom = Math.max(pose.height, ...near.map((j) => j.y));
  return { left, top, right, bottom, width: right - left, height: bottom - top };
}
