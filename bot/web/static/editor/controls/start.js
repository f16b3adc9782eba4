// What to begin with, where nothing is open yet.

import { el } from "../dom.js";
import { buttonsIn } from "./buttons.js";

export function startCard({ say, act }) {
  const { wide } = buttonsIn(say);
  return el("div", { class: "editor-start" }, el("p", {}, say("editor-empty")),
    wide("image", "editor-open-picture", act.pickPicture, { kind: "primary" }),
    wide("open", "editor-open-pose", act.pickPose),
    wide("person", "editor-add-person", act.addPerson),
    el("p", { class: "soft" }, say("editor-stays-here")));
}
