// The frame around what is selected, with its handles.

import { handlesAround, taken } from "../core/handles.js";
import { svg } from "../dom.js";

export function selectionFrame(pen) {
  const box = svg("rect", { class: "frame-box" });
  const stem = svg("line", { class: "stem" });
  const knobs = Object.fromEntries(["nw", "ne", "se", "sw"].map((name) => [name, corner(name)]));
  knobs.turn = svg("g", { class: "knob turn" }, svg("circle", { r: 9 }), svg("path", { d: "M-3.6 1.6a4 4 0 1 0 .6-4M-3.4-4.6v2.4h2.4" }));
  const element = svg("g", { class: "frame", "aria-hidden": "true" }, box, stem, Object.values(knobs));

  /** Around a box of the canvas, or none. */
  function draw(around, view, lengthsLocked) {
    pen.toggle(element, "hidden", !around);
    if (!around) return;
    const handles = handlesAround(around, view);
    const { nw, se, turn } = handles, offered = taken(handles, lengthsLocked);
    pen.box(box, { left: nw.x, top: nw.y, width: se.x - nw.x, height: se.y - nw.y });
    pen.line(stem, { x: turn.x, y: nw.y }, turn);
    for (const name in knobs) {
      pen.toggle(knobs[name], "hidden", !(name in offered));
      pen.put(knobs[name], handles[name]);
    }
  }

  return { element, draw };
}

const corner = (name) => svg("rect", { class: `knob ${name}`, x: -6, y: -6, width: 12, height: 12, rx: 3 });
