// The drawing: what lies below, people, the frame around what is selected. All in stage pixels.

import { svg } from "../dom.js";
import { background } from "./background.js";
import { selectionFrame } from "./frame.js";
import { drawnPerson } from "./person.js";
import { newPen } from "./writing.js";

export function newStage(say) {
  const pen = newPen();
  const below = background(pen);
  const bones = svg("g", { class: "bones", "aria-hidden": "true" }), joints = svg("g", { class: "joints" });
  const frame = selectionFrame(pen);
  const marquee = svg("rect", { class: "marquee", hidden: true });
  const element = svg("svg", { class: "skeleton", role: "application", tabindex: -1, "aria-label": say("editor-stage") },
    below.elements, bones, joints, frame.element, marquee);
  const people = [];

  function fitPeople(count) {
    while (people.length > count) {
      const gone = people.pop();
      for (const part of [...gone.bones, ...gone.joints]) part.remove();
    }
    while (people.length < count) {
      const person = drawnPerson(pen, say, people.length);
      bones.append(...person.bones);
      joints.append(...person.joints);
      people.push(person);
    }
  }

  /** "keys" or "pointer": by keys one has to see what has the focus. */
  const handledBy = (what) => { element.dataset.by = what; };

  return {
    element, handledBy, showPicture: below.showPicture,
    /**
     * Draw {work, view, canvas, ghost, options}: "all" of it, after another "view" only places, while joints are
     * dragged only theirs.
     */
    draw(state, what) {
      fitPeople(state.work.bodies);
      if (what !== "drag") below.draw(state);
      for (const person of people) person.draw(state, what === "all");
      frame.draw(state.work.selectionBox(), state.view, state.work.lengthsLocked);
    },
    /** The frame that is being drawn to select by, or null. */
    drawMarquee(box) {
      pen.toggle(marquee, "hidden", !box);
      if (box) pen.box(marquee, box);
    },
    focus: ([person, joint]) => people[person]?.joints[joint].focus({ preventScroll: true }),
    /** A pointer has come down: all that it does is meant for the stage. */
    take(pointer) {
      handledBy("pointer");
      element.focus({ preventScroll: true });
      element.setPointerCapture(pointer);
    },
    /** What a press would take: the pointer shows it. */
    pointedAt: (what) => { element.dataset.over = what; },
  };
}
