// A quiet line while there is no connection.

import { byId } from "./dom.js";
import { say } from "./texts.js";

const PATIENCE = 1200; // ms; most breaks are shorter
const SHOWN_AGAIN = 2500;

export function watchConnection(stream) {
  const banner = byId("banner");
  let waiting = null;
  let lost = false;

  const show = (text) => {
    banner.textContent = text;
    banner.classList.toggle("shown", text !== "");
  };
  const lose = (patience) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      lost = true;
      banner.classList.remove("good");
      show(say("web-lost"));
    }, patience);
  };
  const find = () => {
    clearTimeout(waiting);
    waiting = null;
    if (!lost) return;
    lost = false;
    banner.classList.add("good");
    show(say("web-back"));
    setTimeout(() => lost || show(""), SHOWN_AGAIN);
  };
  stream.addEventListener("lost", () => waiting === null && lose(navigator.onLine ? PATIENCE : 0));
  stream.addEventListener("open", find);
  addEventListener("offline", () => lose(0));
}
