// One person as drawn: bones, and joints that can be seen, focused and heard.

import { distance } from "../core/geometry.js";
import { ALL, BONES, COLOURS, FACE, LEGS, NAMES, RIGHT, rgb, SIDE_COLOURS, sideOf } from "../core/joints.js";
import { locked } from "../core/locking.js";
import { guessed, shown } from "../core/pose.js";
import { onStage } from "../core/viewport.js";
import { svg } from "../dom.js";
import { numbered } from "../words/texts.js";

const ROOM_FOR_FACE = 130; // pixels from neck to nose from which names beside eyes and ears don't cover each other
const ROOM_FOR_NUMBERS = 20; // pixels from one joint of a face to the next from which their numbers don't

/** The [person, joint] that an element stands for, or null. */
export function refOf(element) {
  const group = element.closest?.(".joint");
  return group ? [Number(group.dataset.person), Number(group.dataset.joint)] : null;
}

export function drawnPerson(pen, say, person) {
  const bones = BONES.map((_, i) => bone(rgb(COLOURS[i])));
  const marks = ALL.map((j) => mark(say, person, j));

  function drawBones(joints, view) {
    BONES.forEach(([from, to], i) => {
      const there = shown(joints[from]) && shown(joints[to]);
      const { group, lines } = bones[i];
      pen.toggle(group, "hidden", !there);
      if (!there) return;
      const a = onStage(view, joints[from]), b = onStage(view, joints[to]);
      for (const line of lines) pen.line(line, a, b);
      pen.toggle(group, "data-guessed", guessed(joints[from]) || guessed(joints[to]));
    });
  }

  function drawPlaces(joints, { work, view, canvas, options }) {
    const crowded = nearest(FACE.map((j) => joints[j]).filter(shown)) * view.scale < ROOM_FOR_NUMBERS;
    const faceNames = Math.hypot(joints[0].x - joints[1].x, joints[0].y - joints[1].y) * view.scale > ROOM_FOR_FACE;
    marks.forEach(({ group, name }, j) => {
      pen.put(group, onStage(view, joints[j]));
      pen.toggle(group, "data-locked", shown(joints[j]) && locked(canvas, joints[j]));
      pen.toggle(group, "data-crowded", crowded && FACE.includes(j));
      pen.toggle(name, "hidden", !(options.names && person === work.person && (j < 14 || faceNames)));
    });
  }

  function drawLooks(joints, { work, canvas, options }) {
    marks.forEach(({ group, number }, j) => {
      const joint = joints[j], selected = work.isSelected([person, j]);
      pen.toggle(group, "hidden", !shown(joint) && !options.hidden && !selected);
      pen.toggle(group, "data-hidden", !shown(joint));
      pen.toggle(group, "data-guessed", guessed(joint));
      pen.toggle(group, "data-selected", selected);
      pen.toggle(group, "data-other", person !== work.person);
      pen.write(group, "tabindex", person === work.person ? 0 : -1);
      pen.write(group, "aria-pressed", selected);
      pen.write(group, "aria-label", described(joint, j, work.bodies, canvas));
      pen.toggle(number, "hidden", !options.numbers);
    });
  }

  function described(joint, j, bodies, canvas) {
    const sight = !shown(joint) ? "editor-is-hidden" : locked(canvas, joint) ? "editor-is-locked"
      : guessed(joint) ? "editor-is-guessed" : "editor-is-visible";
    const place = say("editor-place", { x: Math.round(joint.x), y: Math.round(joint.y) });
    const whose = bodies > 1 ? [say("editor-person-number", { number: person + 1 })] : [];
    return [numbered(say, j), ...whose, say(sight), place].join(", ");
  }

  return {
    bones: bones.map(({ group }) => group),
    joints: marks.map(({ group }) => group),
    /** Only places, or `all` of how the joints look and what they are called. */
    draw(state, all) {
      const { joints } = state.work.pose.people[person];
      drawBones(joints, state.view);
      drawPlaces(joints, state);
      if (all) drawLooks(joints, state);
    },
  };
}

/** How far the two of some places are apart that are nearest to each other. */
const nearest = (places) => Math.min(...places.flatMap((a, i) => places.slice(i + 1).map((b) => distance(a, b))));

function bone(stroke) {
  const lines = [svg("line", { class: "case" }), svg("line", { class: "bone", stroke })];
  return { group: svg("g", {}, lines), lines };
}

function mark(say, person, j) {
  const size = LEGS.has(j) ? "leg" : FACE.includes(j) ? "face" : "body";
  const number = svg("text", { class: "digit", "aria-hidden": "true" }, String(j));
  const aside = RIGHT.has(j) ? { x: -16, "text-anchor": "end" } : { x: 16 };
  const name = svg("text", { class: "caption", "aria-hidden": "true", ...aside }, say(NAMES[j]));
  const group = svg("g", {
    class: `joint ${size}`, role: "button", color: rgb(SIDE_COLOURS[sideOf(j)]),
    "data-person": person, "data-joint": j, "aria-roledescription": say("editor-joint"),
  }, svg("circle", { class: "halo" }), svg("circle", { class: "dot" }), svg("rect", { class: "square" }), number, name);
  return { group, number, name };
}
