// Short sentences over the stage: what went wrong, what to do about it.

import { button, el, icon } from "../dom.js";

const GLYPHS = { info: "info", warn: "warn", bad: "warn", good: "check" };
const BRIEFLY_MS = 7000;

export class Notices {
  #shown = new Map();
  home = null; // what gets the focus of a note that goes

  constructor(say) {
    this.say = say;
    this.element = el("div", { class: "notices", role: "status" });
    this.spoken = el("div", { class: "unseen", "aria-live": "polite" });
  }

  /** Show a sentence in its place (one of each topic); `actions` are [label, what to do], `brief` ones go by themselves. */
  show(topic, kind, sentence, { actions = [], brief = false, onClose = null } = {}) {
    this.hide(topic);
    const close = () => {
      this.hide(topic);
      onClose?.();
    };
    const buttons = actions.map(([label, action]) => button({
      label, shown: true, kind: "quiet small", onclick: () => { this.hide(topic); action(); },
    }));
    const notice = el("div", { class: `notice ${kind}` }, icon(GLYPHS[kind]),
      el("div", { class: "notice-body" }, el("p", {}, sentence), buttons.length ? el("div", { class: "notice-actions" }, buttons) : null),
      button({ glyph: "close", label: this.say("editor-dismiss"), kind: "quiet small", onclick: close }));
    this.#shown.set(topic, { notice, timer: brief ? setTimeout(() => this.hide(topic), BRIEFLY_MS) : 0 });
    this.element.append(notice);
  }

  has(topic) {
    return this.#shown.has(topic);
  }

  hide(topic) {
    const old = this.#shown.get(topic);
    if (!old) return;
    clearTimeout(old.timer);
    if (old.notice.contains(document.activeElement)) this.home?.focus({ preventScroll: true });
    old.notice.remove();
    this.#shown.delete(topic);
  }

  /** Said to screen readers only. */
  speak(sentence) {
    this.spoken.textContent = sentence;
  }
}
