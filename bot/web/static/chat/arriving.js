// Photos: chosen, taken, dropped anywhere, pasted.

import { byId } from "./dom.js";

/** `came(files)` hears of photos, however they come. */
export function watchPhotos(came) {
  choosing("choose", "files", came);
  choosing("camera", "camera-file", came);
  byId("welcome-choose").addEventListener("click", () => byId("files").click());
  pasting(came);
  dropping(came);
}

function choosing(button, input, came) {
  byId(button).addEventListener("click", () => byId(input).click());
  byId(input).addEventListener("change", ({ target }) => {
    const files = [...target.files];
    target.value = ""; // so that the same photo can be chosen again
    if (files.length) came(files);
  });
}

function pasting(came) {
  document.addEventListener("paste", (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0 || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    came(files);
  });
}

function dropping(came) {
  const sheet = byId("drop");
  let inside = 0; // elements of the page that the pointer has entered and not left
  const carries = (event) => event.dataTransfer?.types.includes("Files") && !document.querySelector("dialog[open]");
  const show = (shown) => {
    inside = shown ? inside : 0;
    sheet.hidden = !shown;
  };
  addEventListener("dragenter", (event) => {
    if (!carries(event)) return;
    inside += 1;
    show(true);
  });
  addEventListener("dragleave", (event) => {
    if (carries(event) && (inside -= 1) <= 0) show(false);
  });
  addEventListener("dragover", (event) => carries(event) && event.preventDefault());
  addEventListener("drop", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    show(false);
    const files = [...event.dataTransfer.files];
    if (files.length) came(files);
  });
}
