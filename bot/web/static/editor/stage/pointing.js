// Pointers on the stage -> gestures -> what they mean. Moves wait for the next frame; only the last of each counts.

import { gestures as newGestures } from "../core/gestures.js";
import { handlesAround, taken } from "../core/handles.js";
import { FINGER_REACH, MOUSE_REACH, nearestHandle, nearestJoint } from "../core/hitting.js";
import { intents } from "./intents.js";

const HOLD_MS = 480;
const WHEEL = 0.0016;

/** `wake()` is called when there is something to flush with the next frame; the rest is for intents. */
export function pointing({ stage, work, camera, options, wake, touched, dragged }) {
  const gestures = newGestures();
  const waiting = new Map();
  const meant = intents({ stage, work, camera, options, isFraming: () => gestures.framing, touched, dragged });
  let holding = 0;

  function feed(type, event, hit = null) {
    const { pointerId: id, pointerType, button, shiftKey: shift, altKey: alt } = event;
    const ctrl = event.ctrlKey || event.metaKey;
    const what = { type, id, ...camera.place(event), touch: pointerType === "touch", button, shift, alt, ctrl, hit };
    for (const intent of gestures.feed(what)) meant[intent.do](intent);
  }

  /** Do what the pointers did since the last frame. */
  function flush() {
    for (const event of waiting.values()) feed("move", event);
    waiting.clear();
  }

  function hitOf(event) {
    const reach = event.pointerType === "touch" ? FINGER_REACH : MOUSE_REACH;
    const place = camera.place(event);
    const handles = taken(handlesAround(work.selectionBox(), camera.view), work.lengthsLocked);
    const handle = nearestHandle(handles, place, reach);
    const seen = (ref) => options.hidden || work.isSelected(ref);
    const joint = nearestJoint(work.pose, camera.view, place, { reach, seen, person: work.person });
    if (handle && (!joint || handle.away < reach / 2)) return { handle: handle.name };
    return joint ? { joint } : null;
  }

  function down(event) {
    flush();
    camera.measure();
    event.preventDefault(); // no text selection, and the focus is set by what is under the pointer
    stage.take(event.pointerId);
    clearTimeout(holding);
    holding = setTimeout(() => feed("hold", event), HOLD_MS);
    feed("down", event, hitOf(event));
  }

  function moved(event) {
    if (gestures.busy) {
      waiting.set(event.pointerId, event);
      wake();
    } else {
      const hit = hitOf(event);
      stage.pointedAt(hit?.handle ?? (hit?.joint ? "joint" : gestures.framing ? "framing" : "ground"));
    }
  }

  function ended(type, event) {
    flush();
    clearTimeout(holding);
    feed(type, event);
  }

  function wheeled(event) {
    event.preventDefault();
    const step = event.deltaMode === 1 ? 33 * event.deltaY : event.deltaY;
    camera.zoom(Math.exp(-WHEEL * step * (event.ctrlKey ? 4 : 1)), camera.place(event));
  }

  const on = (name, listener, how) => stage.element.addEventListener(name, listener, how);
  on("pointerdown", down);
  on("pointermove", moved);
  on("pointerup", (event) => ended("up", event));
  on("pointercancel", (event) => ended("cancel", event));
  on("wheel", wheeled, { passive: false });
  on("contextmenu", (event) => event.preventDefault());
  return {
    flush,
    get framing() { return gestures.framing; },
    toggleFraming: () => { gestures.framing = !gestures.framing; },
  };
}
