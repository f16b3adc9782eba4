// A sentence that passes: what a button's press met.

import { make } from "./dom.js";

const SHOWN = 6000; // ms

export function toast(text) {
  const shown = make("p", { className: "toast", textContent: text, aria: { role: "alert" } });
  document.body.append(shown);
  setTimeout(() => shown.remove(), SHOWN);
}
