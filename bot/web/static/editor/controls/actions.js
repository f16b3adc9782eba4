// What the editor can do, by name: buttons, keys and typed lines call it.

import { at } from "../core/pose.js";
import { SCOPES } from "../core/scopes.js";
import { downloadJson, downloadPng } from "../files/outgoing.js";

const CLOSER = 1.3;

/** Each kind of them says what it needs of the editor's parts. */
export const actions = (parts) =>
  ({ ...steps(parts), ...joints(parts), ...people(parts), ...looks(parts), ...files(parts), close: parts.close });

function steps({ work, sheet, ghost, preset }) {
  const seen = thenSeen(sheet);
  return {
    undo: () => work.undo(),
    redo: () => work.redo(),
    mirror: seen(() => work.mirror()),
    swap: seen(() => work.swap()),
    reset: seen(() => ghost && work.become({ ...ghost, rest: work.pose.rest })),
    preset: seen(preset),
  };
}

function joints({ work, options, redraw, focus, pointers, remarks }) {
  const revealing = () => { options.hidden = true; redraw(); };
  return {
    scope: (index) => { work.scope = SCOPES[index]; redraw(); },
    lengths: () => { work.lengthsLocked = !work.lengthsLocked; redraw(); },
    framing: () => { pointers.toggleFraming(); redraw(); },
    press: focus.press,
    hide: () => {
      if (work.selection.length) remarks.hidden(work.toggleHidden(), options.hidden ? null : revealing);
    },
    nudge: (dx, dy) => {
      work.nudge(dx, dy, performance.now());
      const [ref] = work.selection;
      remarks.place(at(work.pose, ref));
      remarks.moving(ref[1], at(work.pose, ref));
    },
    /** The selected joint to a place; answers with where it is then. */
    place: (axis, value) => {
      const [ref] = work.selection;
      if (!ref) return null;
      if (Number.isFinite(value)) work.place(ref, { ...at(work.pose, ref), [axis]: value }, performance.now());
      return at(work.pose, ref);
    },
  };
}

function people({ work, sheet }) {
  const seen = thenSeen(sheet);
  return {
    addPerson: seen(() => work.addPerson()),
    duplicate: seen(() => work.duplicate()),
    removePerson: seen(() => work.removePerson()),
    selectPerson: seen(() => work.selectPerson()),
    choosePerson: (index) => work.choosePerson(index),
    nextPerson: (step) => work.bodies && work.choosePerson((work.person + step + work.bodies) % work.bodies),
  };
}

function looks({ work, options, redraw, camera, sheet }) {
  const option = (name, value) => { options[name] = value; redraw(); };
  return {
    option,
    numbers: () => option("numbers", !options.numbers),
    closer: () => camera.zoom(CLOSER),
    farther: () => camera.zoom(1 / CLOSER),
    fit: camera.fit,
    sheetOpen: sheet.isOpen,
    togglePanel: sheet.toggle,
    escape: () => (sheet.isOpen() ? sheet.toggle() : work.select([])),
  };
}

function files({ work, options, pickers, notices, say, save }) {
  const json = () => downloadJson(work.pose, options.shares);
  return {
    pickPose: () => pickers.pose.click(),
    pickPicture: () => pickers.picture.click(),
    downloadJson: json,
    downloadPng: async () => {
      if (!await downloadPng(work.pose)) notices.show("file", "bad", say("editor-file-too-large"));
    },
    save: save ?? json,
  };
}

/** On a phone the panel lies over the pose: it goes away so that one sees what has become of it. */
const thenSeen = (sheet) => (change) => (value) => {
  sheet.hide();
  return change(value);
};
