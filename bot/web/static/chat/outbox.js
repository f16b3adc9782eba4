// What the person says, sent in order, each thing once: the same update goes again until the bot has answered it.

import { Refused, introduce, press, sayText, sendPhoto } from "./api.js";
import * as keeping from "./keeping.js";
import { randomName } from "./random.js";

const FIRST_WAIT = 700;
const LONGEST_WAIT = 10_000;

/** Tells of its items: "added", "changed", "gone". An item has `update`, `kind` (text, photo), `state`. */
export class Outbox extends EventTarget {
  #items = [];
  #conversation;
  #running = false;
  #wake = () => {};

  constructor(conversation) {
    super();
    this.#conversation = conversation;
  }

  get size() {
    return this.#items.length;
  }

  /** Go on with what was left when the page was closed. */
  async resume() {
    for (const item of await keeping.left()) this.#add({ ...item, state: "waiting" });
  }

  say(text, replyTo) {
    this.#enter({ kind: "text", text, replyTo });
  }

  photo(file, words) {
    this.#enter({ kind: "photo", file, text: words });
  }

  /** A button; true once it is answered. It is not kept: a press should not happen on another day. */
  async press(data) {
    const { messages } = await this.#insistently(() => press(data, this.#once(data)));
    this.#presses.delete(data);
    for (const message of messages) this.#conversation.take(message);
  }

  again(item) {
    keeping.keep(kept(item));
    item.state = "waiting";
    this.#tell("changed", item);
    this.#run();
  }

  discard(item) {
    item.stop?.abort();
    this.#remove(item);
  }

  /** Try now: the connection is back. */
  hurry() {
    this.#wake();
  }

  empty() {
    for (const item of [...this.#items]) this.discard(item);
    keeping.dropAll();
  }

  #presses = new Map(); // a button's data -> the update under which it is being sent

  #once(data) {
    if (!this.#presses.has(data)) this.#presses.set(data, randomName());
    return this.#presses.get(data);
  }

  #enter(said) {
    const item = { update: randomName(), at: Date.now(), state: "waiting", ...said };
    keeping.keep(kept(item));
    this.#add(item);
  }

  #add(item) {
    this.#items.push(item);
    this.#tell("added", item);
    this.#run();
  }

  async #run() {
    if (this.#running) return;
    this.#running = true;
    for (let item; (item = this.#items.find(({ state }) => state === "waiting")); ) await this.#send(item);
    this.#running = false;
  }

  async #send(item) {
    item.state = "sending";
    this.#tell("changed", item);
    try {
      const { messages } = await this.#insistently(() => this.#attempt(item), item);
      for (const message of messages) this.#conversation.take(message);
      this.#remove(item);
    } catch (refused) {
      Object.assign(item, { state: "failed", why: refused.message });
      keeping.drop(item.update);
      this.#tell("changed", item);
    }
  }

  #attempt(item) {
    if (item.kind === "text") return sayText(item.text, item.replyTo, item.update);
    item.stop = new AbortController();
    const gone = (share) => this.#tell("changed", Object.assign(item, { share, unreached: false }));
    return sendPhoto(item.file, item.text, item.update, gone, item.stop.signal);
  }

  /** Until there is an answer; a refusal is thrown. */
  async #insistently(attempt, item) {
    for (let wait = FIRST_WAIT, introduced = false; ; wait = Math.min(2 * wait, LONGEST_WAIT)) {
      try {
        return await attempt();
      } catch (trouble) {
        if (item && !this.#items.includes(item)) return { messages: [] }; // discarded meanwhile
        if (trouble instanceof Refused && (trouble.status !== 401 || introduced)) throw trouble;
        if (trouble instanceof Refused && (introduced = await introduce())) continue;
        await this.#pause(wait, item);
      }
    }
  }

  async #pause(wait, item) {
    if (item) this.#tell("changed", Object.assign(item, { unreached: true }));
    await new Promise((resolve) => {
      this.#wake = resolve;
      setTimeout(resolve, wait);
    });
    if (item) this.#tell("changed", Object.assign(item, { unreached: false }));
  }

  #remove(item) {
    this.#items = this.#items.filter((each) => each !== item);
    keeping.drop(item.update);
    this.#tell("gone", item);
  }

  #tell(name, item) {
    this.dispatchEvent(new CustomEvent(name, { detail: item }));
  }
}

/** What of an item outlives the page. */
function kept({ update, at, kind, text, replyTo, file }) {
  return { update, at, kind, text, replyTo, file };
}
