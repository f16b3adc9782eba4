// What lies under the people: the canvas, the picture, the photo's edge, and the pose that was first found.

import { BONES } from "../core/joints.js";
import { shown } from "../core/pose.js";
import { onStage } from "../core/viewport.js";
import { svg } from "../dom.js";

export function background(pen) {
  const ground = svg("rect", { class: "canvas" });
  const picture = svg("image", { class: "photo", preserveAspectRatio: "none" });
  const region = svg("rect", { class: "region" });
  const ghostly = svg("g", { class: "ghost", "aria-hidden": "true" });

  function drawGhost(pose, view) {
    const lines = (pose?.people ?? []).flatMap(({ joints }) => BONES
      .filter(([a, b]) => shown(joints[a]) && shown(joints[b]))
      .map(([a, b]) => [onStage(view, joints[a]), onStage(view, joints[b])]));
    while (ghostly.childElementCount > lines.length) ghostly.lastChild.remove();
    while (ghostly.childElementCount < lines.length) ghostly.append(svg("line"));
    lines.forEach(([a, b], i) => pen.line(ghostly.children[i], a, b));
  }

  function draw({ work, view, canvas, ghost, options }) {
    const { width, height } = work.pose;
    const whole = boxOnStage(view, 0, 0, width, height);
    pen.box(ground, whole);
    pen.box(picture, whole);
    pen.write(picture, "opacity", options.brightness);
    pen.toggle(region, "hidden", !canvas);
    if (canvas) pen.box(region, boxOnStage(view, canvas.left, canvas.top, canvas.photo_width, canvas.photo_height));
    drawGhost(options.ghost ? ghost : null, view);
  }

  return { elements: [ground, picture, region, ghostly], draw, showPicture: (url) => picture.setAttribute("href", url) };
}

function boxOnStage(view, x, y, width, height) {
  const corner = onStage(view, { x, y });
  return { left: corner.x, top: corner.y, width: width * view.scale, height: height * view.scale };
}
