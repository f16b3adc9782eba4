// A message's pictures, large, one after another.

import { openDialog } from "./dialog.js";
import { glyph, iconButton, make } from "./dom.js";
import { insist } from "./patience.js";
import { atMost, numberOf } from "./pictures.js";
import { say } from "./texts.js";

const SWIPE = 48; // pixels

export function openViewer(message, start, acts) {
  const pictures = message.pictures.filter(({ file }) => !file);
  const image = insist(make("img", { className: "large", alt: "", draggable: false }));
  const stage = make("div", { className: "showing" }, image);
  const tools = make("div", { className: "offers" });
  const { dialog, bar, heading, close } = openDialog("viewer", "", stage, tools);
  let at = start;

  const to = (next) => {
    if (next < 0 || next >= pictures.length) return;
    at = next;
    const picture = pictures[at];
    const counted = say("web-counted", { number: at + 1, count: pictures.length });
    heading.textContent = pictures.length > 1 ? counted : "";
    dialog.setAttribute("aria-label", picture.name);
    Object.assign(image, { src: atMost(picture), width: picture.width, height: picture.height, alt: picture.name });
    tools.replaceChildren(...offered(message, picture, acts, close));
    back.disabled = at === 0;
    on.disabled = at === pictures.length - 1;
  };
  const back = iconButton("left", say("web-previous"), () => to(at - 1), "button icon leaf back");
  const on = iconButton("right", say("web-next"), () => to(at + 1), "button icon leaf on");
  if (pictures.length > 1) stage.append(back, on);
  bar.firstElementChild.setAttribute("aria-live", "polite");

  dialog.addEventListener("keydown", (event) => {
    if (event.key === "ArrowLeft") to(at - 1);
    if (event.key === "ArrowRight") to(at + 1);
  });
  stage.addEventListener("click", (event) => event.target === stage && close());
  swiping(stage, (step) => to(at + step));
  to(start);
}

/** What can be done with a picture: go on with it, write about it, take it home. */
function offered(message, picture, acts, close) {
  const made = [];
  const then = (act) => () => (close(), act());
  const pick = message.buttons.flat().find(({ data }) => data.startsWith("back.") && data.endsWith(`.${numberOf(picture)}`));
  const tool = (label, pressed, look = "") =>
    make("button", { type: "button", className: `button ${look}`, on: { click: pressed } }, label);
  if (pick) made.push(tool(say("web-take"), then(() => acts.press(pick.data, message)), "primary"));
  if (message.draft !== null) {
    const reply = tool(say("web-reply"), then(() => acts.reply(message)));
    reply.prepend(glyph("reply"));
    made.push(reply);
  }
  made.push(
    make("a", { className: "button", href: picture.url, download: picture.name }, glyph("download"), say("web-download")),
  );
  return made;
}

function swiping(stage, turned) {
  let from = null;
  stage.addEventListener("pointerdown", (event) => (from = event.pointerType === "touch" ? event.clientX : null));
  stage.addEventListener("pointerup", (event) => {
    if (from === null) return;
    const way = event.clientX - from;
    if (Math.abs(way) > SWIPE) turned(way < 0 ? 1 : -1);
    from = null;
  });
}
