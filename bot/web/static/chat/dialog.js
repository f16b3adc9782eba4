// A dialog over the whole page: Escape and its cross close it, and the focus goes back to where it was.

import { iconButton, make } from "./dom.js";
import { say } from "./texts.js";

/** Open a dialog with a title; `close()` ends it, `closed` is kept as a promise. */
export function openDialog(className, title, ...children) {
  const before = document.activeElement;
  const heading = make("h2", { className: "dialog-title", textContent: title });
  const cross = iconButton("close", say("web-close"), () => dialog.close());
  const bar = make("header", { className: "dialog-bar" }, heading, cross);
  const dialog = make("dialog", { className: `sheet ${className}`, aria: { label: title } }, bar, ...children);
  document.body.append(dialog);
  const closed = new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      if (before?.isConnected) before.focus({ preventScroll: true });
      resolve();
    });
  });
  dialog.showModal();
  return { dialog, bar, heading, closed, close: () => dialog.close() };
}
