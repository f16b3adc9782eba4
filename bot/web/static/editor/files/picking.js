// How files come: chosen, or dropped.

import { el } from "../dom.js";

/** An unseen field that asks for a file of a kind: click it. */
export const picker = (accept, onFile) => el("input", {
  type: "file", accept, hidden: true, tabindex: -1,
  onchange: ({ target }) => {
    if (target.files[0]) onFile(target.files[0]);
    target.value = "";
  },
});

export function acceptDrops(element, onFile) {
  element.addEventListener("dragover", (event) => event.preventDefault());
  element.addEventListener("drop", (event) => {
    event.preventDefault();
    const [file] = event.dataTransfer.files;
    if (file) onFile(file);
  });
}
