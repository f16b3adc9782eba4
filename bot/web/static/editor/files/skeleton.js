// The skeleton that ControlNet learnt from, as OpenPose draws it.

import { BONES, BONE_BRIGHTNESS, COLOURS } from "../core/joints.js";
import { shown } from "../core/pose.js";

const HALF_WIDTH = 4; // of a bone, and the radius of a joint, in pixels whatever the picture's size

/** A PNG as large as the pose's picture; null where the browser can't make one. */
export function skeletonPng(pose) {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [pose.width, pose.height];
  const pen = canvas.getContext("2d");
  pen.fillRect(0, 0, pose.width, pose.height);
  for (const { joints } of pose.people) drawBody(pen, joints);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

// Whole pixels and half of one more on each side: as OpenCV fills them.
function drawBody(pen, joints) {
  BONES.forEach(([from, to], i) => {
    const [a, b] = [joints[from], joints[to]];
    if (!shown(a) || !shown(b)) return;
    pen.fillStyle = `rgb(${COLOURS[i].map((c) => Math.floor(c * BONE_BRIGHTNESS)).join(" ")})`;
    pen.beginPath();
    pen.ellipse(Math.trunc((a.x + b.x) / 2) + 0.5, Math.trunc((a.y + b.y) / 2) + 0.5,
      Math.trunc(Math.hypot(a.x - b.x, a.y - b.y) / 2) + 0.5, HALF_WIDTH + 0.5, Math.atan2(a.y - b.y, a.x - b.x), 0, 2 * Math.PI);
    pen.fill();
  });
  joints.forEach((joint, j) => {
    if (!shown(joint)) return;
    pen.fillStyle = `rgb(${COLOURS[j].join(" ")})`;
    pen.beginPath();
    pen.arc(Math.trunc(joint.x) + 0.5, Math.trunc(joint.y) + 0.5, HALF_WIDTH + 0.5, 0, 2 * Math.PI);
    pen.fill();
  });
}
