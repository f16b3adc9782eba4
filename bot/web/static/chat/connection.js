// A quiet line while there is no connection, or while one has to sign in again.

import { byId, make } from "./dom.js";
import { say } from "./texts.js";

const PATIENCE = 1200; // ms; most breaks are shorter
const SHOWN_AGAIN = 2500;

export function watchConnection(stream) {
  const banner = byId("banner");
  let waiting = null;
  let lost = false;
  let signedOut = false;

  const show = (...said) => {
    banner.replaceChildren(...said);
    banner.classList.toggle("shown", said.length > 0);
  };
  const lose = (patience) => {
    clearTimeout(waiting);
    if (signedOut) return;
    waiting = setTimeout(() => {
      lost = true;
      banner.classList.remove("good");
      show(say("web-lost"));
    }, patience);
  };
  const ask = ({ detail: where }) => {
    clearTimeout(waiting);
    if (signedOut) return; // the line is read out once
    lost = signedOut = true;
    banner.classList.remove("good");
    show(say("web-signed-out"), " ", make("a", { href: where, textContent: say("web-sign-in") }));
  };
  const find = () => {
    clearTimeout(waiting);
    waiting = null;
    if (!lost) return;
    lost = signedOut = false;
    banner.classList.add("good");
    show(say("web-back"));
    setTimeout(() => lost || show(), SHOWN_AGAIN);
  };
  stream.addEventListener("lost", () => waiting === null && lose(navigator.onLine ? PATIENCE : 0));
  stream.addEventListener("open", find);
  addEventListener("offline", () => lose(0));
  addEventListener("signedout", ask);
}
