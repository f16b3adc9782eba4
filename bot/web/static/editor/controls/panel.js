// The panel beside the stage (a sheet from below on a phone): people, the joint, the pose, the view, files, keys.

import { at } from "../core/pose.js";
import { PRESETS } from "../core/presets.js";
import { button, el } from "../dom.js";
import { chosenIn } from "../words/texts.js";
import { buttonsIn, choose, hideButton, walk, zoomButtons } from "./buttons.js";

const PRESET_TEXTS = {
  stand: "editor-pose-stand", cross: "editor-pose-cross", step: "editor-pose-step", sit: "editor-pose-sit",
};
const SWITCH_TEXTS = {
  numbers: "editor-numbers", names: "editor-names", hidden: "editor-hidden-joints", ghost: "editor-ghost",
};
const KEYS = [
  ["Tab", "editor-key-tab"], ["← ↑ → ↓", "editor-key-arrows"], ["Shift", "editor-key-shift"], ["Alt · Ctrl", "editor-key-drag"],
  ["H · Delete", "editor-key-hide"], ["Ctrl Z · Ctrl Shift Z", "editor-key-undo"], ["Ctrl A", "editor-key-all"],
  ["1 2 3", "editor-key-scope"], ["L", "editor-key-lengths"], ["M", "editor-key-mirror"], ["[ ]", "editor-key-person"],
  ["+ − 0", "editor-key-zoom"], ["Ctrl S", "editor-key-save"],
];

export function panel({ say, act, options, alone, hasGhost }) {
  const people = peoplePart(say, act);
  const joint = jointPart(say, act);
  const pose = posePart(say, act, hasGhost);
  const view = viewPart(say, act, options, hasGhost);
  const element = el("aside", { class: "panel", id: "editor-panel", "aria-label": say("editor-panel") },
    el("div", { class: "panel-head" }, el("span", { class: "panel-title" }, say("editor-panel")),
      button({ glyph: "close", label: say("editor-close-panel"), onclick: act.togglePanel })),
    people.element, joint.element, pose.element, view.element, filePart(say, act, alone), keysPart(say));
  const update = (work) => {
    people.update(work);
    joint.update(work);
    pose.update(work);
    view.update();
  };
  return { element, update };
}

const tenths = (value) => Math.round(value * 10) / 10;
const section = (title, ...children) => el("section", {}, el("h2", {}, title), ...children);

function peoplePart(say, act) {
  const list = el("div", { class: "chips", role: "radiogroup", "aria-label": say("editor-people") });
  list.addEventListener("keydown", (event) => walk(event, [...list.children]));
  const { small } = buttonsIn(say);
  const add = small("plus", "editor-add-person", act.addPerson);
  const existing = [
    small("copy", "editor-duplicate", act.duplicate), small("person", "editor-select-all", act.selectPerson),
    small("bin", "editor-remove-person", act.removePerson),
  ];
  const element = section(say("editor-people"), list, el("div", { class: "side" }, add, existing));
  const update = (work) => {
    while (list.childElementCount > work.bodies) list.lastChild.remove();
    while (list.childElementCount < work.bodies) {
      const index = list.childElementCount;
      list.append(el("button", { type: "button", class: "chip-choice", role: "radio", onclick: () => act.choosePerson(index) },
        say("editor-person-number", { number: index + 1 })));
    }
    choose([...list.children], work.person);
    for (const needs of existing) needs.disabled = !work.bodies;
  };
  return { element, update };
}

function jointPart(say, act) {
  const words = el("p", { class: "joint-name" });
  const number = (axis) => el("input", {
    class: "field number-field", type: "number", step: "1", inputmode: "decimal", "aria-label": say(axis === "x" ? "editor-x" : "editor-y"),
    onchange: ({ target }) => {
      const joint = act.place(axis, target.valueAsNumber);
      if (joint) target.value = tenths(joint[axis]);
    },
  });
  const x = number("x"), y = number("y");
  const hide = hideButton({ say, act });
  const places = el("div", { class: "side places" }, el("label", {}, el("span", {}, "x"), x), el("label", {}, el("span", {}, "y"), y), hide.element);
  const none = el("p", { class: "soft" }, say("editor-nothing-selected"));
  const element = section(say("editor-selected"), words, places, none);
  const update = (work) => {
    const { selection, pose } = work;
    none.hidden = selection.length > 0;
    words.hidden = places.hidden = !selection.length;
    if (!selection.length) return;
    const single = selection.length === 1;
    x.parentElement.hidden = y.parentElement.hidden = !single;
    words.textContent = chosenIn(say, selection);
    const joint = at(pose, selection[0]);
    if (document.activeElement !== x) x.value = tenths(joint.x);
    if (document.activeElement !== y) y.value = tenths(joint.y);
    hide.update(work);
  };
  return { element, update };
}

function posePart(say, act, hasGhost) {
  const presets = PRESETS.map((name) => button({
    glyph: name, label: say(PRESET_TEXTS[name]), shown: true, kind: "tile", onclick: () => act.preset(name),
  }));
  const { wide } = buttonsIn(say);
  const sides = [wide("mirror", "editor-mirror", act.mirror), wide("swap", "editor-swap", act.swap)];
  const reset = hasGhost ? wide("reset", "editor-reset", act.reset) : null;
  const element = section(say("editor-pose"), el("div", { class: "tiles" }, presets), el("div", { class: "stack" }, sides, reset));
  const update = (work) => {
    for (const needs of [...presets, ...sides]) needs.disabled = !work.bodies;
  };
  return { element, update };
}

function viewPart(say, act, options, hasGhost) {
  const names = Object.keys(SWITCH_TEXTS).filter((name) => name !== "ghost" || hasGhost);
  const switches = names.map((name) => el("button", {
    type: "button", class: "switch", role: "switch", "aria-checked": "false", onclick: () => act.option(name, !options[name]),
  }, el("span", {}, say(SWITCH_TEXTS[name])), el("span", { class: "track", "aria-hidden": "true" })));
  const brightness = el("input", {
    type: "range", min: 0, max: 1, step: 0.05, value: options.brightness, oninput: (event) => act.option("brightness", event.target.valueAsNumber),
  });
  const zoom = el("div", { class: "side narrow-only" }, zoomButtons(buttonsIn(say), act));
  const element = section(say("editor-view"), switches, el("label", { class: "slider" }, el("span", {}, say("editor-brightness")), brightness), zoom);
  const update = () => names.forEach((name, i) => switches[i].setAttribute("aria-checked", String(options[name])));
  return { element, update };
}

function filePart(say, act, alone) {
  const { wide } = buttonsIn(say);
  const shares = el("select", { class: "field", "aria-label": say("editor-units"), onchange: (event) => act.option("shares", event.target.value === "shares") },
    el("option", { value: "pixels" }, say("editor-in-pixels")), el("option", { value: "shares" }, say("editor-in-shares")));
  return section(say("editor-files"), el("div", { class: "stack" },
    alone ? wide("image", "editor-open-picture", act.pickPicture) : null,
    wide("open", "editor-open-pose", act.pickPose),
    wide("download", "editor-save-json", act.downloadJson, { "data-file": "json" }), shares,
    wide("download", "editor-save-png", act.downloadPng, { "data-file": "png" })));
}

function keysPart(say) {
  const rows = KEYS.map(([keys, id]) => [el("dt", {}, keys), el("dd", {}, say(id))]);
  return el("section", { class: "keys" }, el("details", {}, el("summary", {}, say("editor-keys")), el("dl", {}, rows)));
}
