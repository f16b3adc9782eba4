// The conversation from top to bottom: messages, then what is on its way; it stays at its end unless one reads above.

import { byId } from "./dom.js";
import { MessageView } from "./message.js";
import { PendingView } from "./pending.js";

const NEAR = 80; // pixels from the end that still count as being there

export class Log {
  #log = byId("log");
  #scroll = byId("scroll");
  #newer = byId("newer");
  #views = new Map();
  #pending = new Map();
  #atEnd = true;

  constructor(conversation, outbox, acts) {
    this.conversation = conversation;
    this.acts = acts;
    conversation.addEventListener("message", ({ detail }) => this.#message(detail));
    conversation.addEventListener("emptied", () => this.#emptied());
    outbox.addEventListener("added", ({ detail }) => this.#added(detail, outbox));
    outbox.addEventListener("changed", ({ detail }) => this.#pending.get(detail)?.show());
    outbox.addEventListener("gone", ({ detail }) => this.#gone(detail));
    this.#scroll.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    this.#newer.addEventListener("click", () => this.toEnd(true));
    const sized = new ResizeObserver(() => this.#atEnd && this.toEnd());
    sized.observe(this.#log);
    sized.observe(this.#scroll);
  }

  toEnd(gently = false) {
    this.#atEnd = true;
    this.#scroll.scrollTo({ top: this.#scroll.scrollHeight, behavior: gently ? "smooth" : "instant" });
  }

  /** Say everything anew, in another language. */
  again() {
    for (const message of this.conversation.all) this.#views.get(message.id)?.show(message);
    for (const view of this.#pending.values()) view.show();
  }

  #message({ message, fresh }) {
    const view = this.#views.get(message.id);
    if (view) return view.show(message);
    const made = new MessageView(message, this.acts);
    made.element.classList.toggle("fresh", fresh);
    this.#views.set(message.id, made);
    if (!this.#arrived(made)) this.#place(made);
    this.#changed();
  }

  /** One's own message takes the place of what was on its way: its name is made of the update. */
  #arrived({ message, element }) {
    const item = [...this.#pending.keys()].find(({ update }) => message.id === `you-${update}`);
    if (item === undefined) return false;
    this.#pending.get(item).element.replaceWith(element);
    this.#pending.delete(item);
    element.classList.remove("fresh");
    return true;
  }

  /** In the order in which they were said: two requests may answer in another. */
  #place({ message, element }) {
    const older = [...this.#views.values()].filter((view) => view.element.isConnected && view.message.at <= message.at);
    const before = older.reduce((last, view) => (last === null || follows(view, last) ? view : last), null);
    if (before) before.element.after(element);
    else this.#log.prepend(element);
  }

  #added(item, outbox) {
    const view = new PendingView(item, outbox);
    this.#pending.set(item, view);
    this.#log.append(view.element);
    this.#changed();
    this.toEnd();
  }

  #gone(item) {
    this.#pending.get(item)?.element.remove();
    this.#pending.delete(item);
    this.#changed();
  }

  #emptied() {
    this.#views.clear();
    this.#log.replaceChildren(...[...this.#pending.values()].map(({ element }) => element));
    this.#changed();
  }

  #changed() {
    const empty = this.#views.size + this.#pending.size === 0;
    document.body.classList.toggle("first-look", empty);
    byId("welcome").hidden = !empty;
    if (this.#atEnd) this.toEnd();
    else this.#newer.hidden = empty;
  }

  #scrolled() {
    const { scrollHeight, scrollTop, clientHeight } = this.#scroll;
    this.#atEnd = scrollHeight - scrollTop - clientHeight < NEAR;
    if (this.#atEnd) this.#newer.hidden = true;
  }
}

const follows = (one, other) => Boolean(other.element.compareDocumentPosition(one.element) & Node.DOCUMENT_POSITION_FOLLOWING);
