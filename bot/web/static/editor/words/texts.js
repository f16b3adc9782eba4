// The page's sentences, as the server put them into it.

import { NAMES } from "../core/joints.js";

/** say(id, {name: value}) of the texts; an id that is missing is said as it is. */
export const speaker = (texts) => (id, values = {}) =>
  (texts[id] ?? id).replace(/\{\s*(\w+)\s*\}/g, (whole, name) => String(values[name] ?? whole));

/** A joint by its name and number: right knee (9), 오른쪽 무릎(9). */
export function numbered(say, joint) {
  const name = say(NAMES[joint]);
  return `${name}${/[가-힣]$/.test(name) ? "" : " "}(${joint})`;
}

/** What is selected: one joint, or how many. */
export const chosenIn = (say, refs) =>
  refs.length === 1 ? numbered(say, refs[0][1]) : say("editor-many-selected", { count: refs.length });

export const textsOfPage = () => JSON.parse(document.getElementById("texts")?.textContent ?? "{}");
