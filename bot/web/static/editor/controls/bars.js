// The bar above the stage, the tools over it, and what says who is selected.

import { locked } from "../core/locking.js";
import { at, shown } from "../core/pose.js";
import { SCOPES } from "../core/scopes.js";
import { el, icon } from "../dom.js";
import { chosenIn } from "../words/texts.js";
import { buttonsIn, choose, hideButton, walk, zoomButtons } from "./buttons.js";

const SCOPE_TEXTS = { joint: "editor-scope-joint", limb: "editor-scope-limb", person: "editor-scope-person" };

/** The bar: close, undo, redo, zoom, what opens the panel, and what finishes the work. */
export function topBar({ say, act, opener, closes, saves }) {
  const { small, wide } = buttonsIn(say);
  const undo = small("undo", "editor-undo", act.undo, { "aria-keyshortcuts": "Control+Z" });
  const redo = small("redo", "editor-redo", act.redo, { "aria-keyshortcuts": "Control+Shift+Z" });
  const finish = saves ? wide("check", "editor-save", act.save, { kind: "primary" })
    : wide("download", "editor-save-file", act.downloadJson, { kind: "primary" });
  const element = el("header", { class: "editor-bar" },
    closes ? small("close", "editor-close", act.close) : null,
    el("h1", { class: "editor-title" }, say("editor-title")),
    el("div", { class: "group" }, undo, redo),
    el("div", { class: "group zoom" }, zoomButtons({ small }, act, { kind: "quiet wide-only" })),
    opener, finish);
  const update = (work) => {
    undo.disabled = !work.canUndo;
    redo.disabled = !work.canRedo;
  };
  const sending = (busy) => { finish.disabled = busy; };
  return { element, update, sending };
}

/** The tools: draw a frame, what a drag takes, lengths, hide. */
export function toolBar({ say, act }) {
  const { small } = buttonsIn(say);
  const frame = small("frame", "editor-frame", act.framing, { "aria-pressed": "false" });
  const lengths = small("ruler", "editor-lengths", act.lengths, { "aria-pressed": "false" });
  const hide = hideButton({ say, act });
  const scopes = SCOPES.map((scope, index) => el("button", {
    type: "button", class: "segment", role: "radio", "aria-checked": "false", tabindex: -1, title: say(SCOPE_TEXTS[scope]),
    onclick: () => act.scope(index),
  }, icon(scope), el("span", {}, say(SCOPE_TEXTS[scope]))));
  const group = el("div", { class: "segments", role: "radiogroup", "aria-label": say("editor-scope"), onkeydown: (event) => walk(event, scopes) }, scopes);
  const element = el("div", { class: "toolbox", role: "toolbar", "aria-label": say("editor-tools") }, frame, group, lengths, hide.element);
  const update = (work, framing) => {
    choose(scopes, SCOPES.indexOf(work.scope));
    frame.setAttribute("aria-pressed", String(framing));
    lengths.setAttribute("aria-pressed", String(work.lengthsLocked));
    hide.update(work);
  };
  return { element, update };
}

/** Who or what is selected, in words, over the stage. */
export function selectionChip({ say }) {
  const words = el("span", {});
  const note = el("span", { class: "chip-note" });
  const element = el("div", { class: "chip", hidden: true }, words, note);
  const update = (work, canvas) => {
    const { selection } = work;
    element.hidden = !selection.length;
    if (!selection.length) return;
    const single = selection.length === 1 ? at(work.pose, selection[0]) : null;
    words.textContent = chosenIn(say, selection);
    note.textContent = !single ? "" : !shown(single) ? say("editor-is-hidden")
      : locked(canvas, single) ? say("editor-is-locked") : `${Math.round(single.x)}, ${Math.round(single.y)}`;
  };
  return { element, update };
}
