// The pose editor over the whole page; it is fetched when there is something to be edited and the page is at rest.

import { openDialog } from "./dialog.js";
import { make } from "./dom.js";
import { say } from "./texts.js";

const STYLE = "/static/editor/editor.css";
const AT_REST = 3000; // ms

/** Fetch the editor before it is asked for, unless the person has to count their bytes. */
export function expectEditing() {
  if (navigator.connection?.saveData) return;
  setTimeout(() => import("../editor/editor.js").catch(() => null), AT_REST);
}

/** Open a draft in the editor; `heard(messages)` gets what the bot says to a pose that was sent. */
export async function openEditing(draftId, heard) {
  const host = make("div", { className: "editor-host" });
  const sheet = openDialog("editing", say("web-editor"), host);
  try {
    const [{ openEditor }] = await Promise.all([import("../editor/editor.js"), styled()]);
    if (!sheet.dialog.open) return;
    sheet.bar.remove(); // the editor has its own
    const done = ({ messages }) => {
      heard(messages);
      sheet.close();
    };
    const editor = openEditor(host, { draft: draftId, onDone: done, onClose: sheet.close });
    await Promise.all([editor.ready, sheet.closed.then(() => editor.close())]);
  } catch {
    host.replaceChildren(make("p", { className: "trouble", textContent: say("web-editor-failed"), aria: { role: "alert" } }));
  }
}

/** What the editor keeps of poses that were never sent. */
export async function forgetEditing() {
  const { forgetKept } = await import("../editor/editor.js");
  forgetKept();
}

function styled() {
  if (document.querySelector(`link[href="${STYLE}"]`)) return null;
  const link = make("link", { rel: "stylesheet", href: STYLE });
  const loaded = new Promise((resolve, reject) => Object.assign(link, { onload: resolve, onerror: reject }));
  document.head.append(link);
  return loaded;
}
