// The photo and what became of it, one over the other; a line between them goes where the finger is.

import { draft } from "./api.js";
import { openDialog } from "./dialog.js";
import { glyph, make } from "./dom.js";
import { say } from "./texts.js";

const WIDTH = 1280; // pixels that a screen can show

/** Open the slider for a draft; the range input underneath is what keyboards and screen readers use. */
export async function openCompare(draftId) {
  const stage = make("div", { className: "showing" });
  openDialog("compare", say("web-compare"), stage);
  try {
    const { canvas, photo, picture } = await draft(draftId);
    const after = await loaded(picture, "after");
    const before = await loaded(photo, "before-photo");
    stage.append(board(canvas, before, after));
    stage.querySelector("input").focus();
  } catch {
    stage.append(make("p", { className: "trouble", textContent: say("web-compare-failed"), aria: { role: "alert" } }));
  }
}

function board(canvas, before, after) {
  place(before, canvas);
  const covered = make("div", { className: "before" }, before);
  const line = make("div", { className: "divider", aria: { hidden: "true" } }, make("span", { className: "grip" }, glyph("grip")));
  const range = make("input", { type: "range", min: 0, max: 100, step: 1, value: 50, className: "range" });
  range.setAttribute("aria-label", say("web-compare-slider"));
  const names = [label("before", "web-before"), label("after", "web-after")];
  const made = make("div", { className: "board" }, after, covered, line, ...names, range);
  made.style.setProperty("--ratio", String(canvas.width / canvas.height));
  const show = (percent) => made.style.setProperty("--at", `${percent}%`);
  range.addEventListener("input", () => show(Number(range.value)));
  dragging(made, range, show);
  show(50);
  return made;
}

/** The whole picture is the handle, and follows the finger exactly. */
function dragging(board, range, show) {
  const follow = (event) => {
    const { left, width } = board.getBoundingClientRect();
    const percent = Math.min(100, Math.max(0, (100 * (event.clientX - left)) / width));
    range.value = String(Math.round(percent));
    show(percent);
  };
  range.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    range.focus();
    range.setPointerCapture(event.pointerId);
    follow(event);
  });
  range.addEventListener("pointermove", (event) => range.hasPointerCapture(event.pointerId) && follow(event));
}

/** Where the photo lies in its canvas, in shares of it. */
function place(photo, canvas) {
  const share = (part, whole) => `${(100 * part) / whole}%`;
  photo.style.left = share(canvas.left, canvas.width);
  photo.style.top = share(canvas.top, canvas.height);
  photo.style.width = share(canvas.photo_width, canvas.width);
  photo.style.height = share(canvas.photo_height, canvas.height);
}

function label(className, id) {
  return make("span", { className: `corner ${className}-name`, textContent: say(id), aria: { hidden: "true" } });
}

async function loaded(url, className) {
  const image = make("img", { className, alt: "", draggable: false, src: `${url}?width=${WIDTH}` });
  await image.decode();
  return image;
}
