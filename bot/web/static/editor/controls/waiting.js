// What stands in the editor's place before there is anything to edit.

import { button, el, takeFocus } from "../dom.js";

export function showLoading(host, say) {
  host.replaceChildren(el("p", { class: "editor-wait", role: "status" }, say("editor-loading")));
}

/** A sentence, and what one can do about it. */
export function showStuck(host, { say, sentence, again, onClose }) {
  const retry = button({ label: say("editor-try-again"), shown: true, kind: "primary", onclick: again });
  host.replaceChildren(el("div", { class: "editor-wait" }, el("p", { role: "alert" }, sentence), el("div", { class: "side" },
    onClose ? button({ label: say("editor-close"), shown: true, onclick: onClose }) : null, retry)));
  takeFocus(host, retry);
}
