// Files out: the pose as JSON, the skeleton as a picture.

import { write } from "../core/openpose.js";
import { skeletonPng } from "./skeleton.js";

const FREED_MS = 10_000; // by then the browser has it

/** `shares`: 0..1 of the canvas in place of pixels. */
export function downloadJson(pose, shares) {
  download(new Blob([write(pose, shares)], { type: "application/json" }), "pose.json");
}

/** Whether there is one: browsers can't make the largest pictures. */
export async function downloadPng(pose) {
  const blob = await skeletonPng(pose);
  if (blob) download(blob, "skeleton.png");
  return blob !== null;
}

function download(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), FREED_MS);
}
