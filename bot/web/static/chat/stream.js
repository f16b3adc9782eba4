// The server's events over a connection that is taken up again whenever it breaks.
//
// Read with fetch: an EventSource gives up for good at the first answer that is no stream (a proxy's "bad gateway"
// while the bot restarts), and does not show the comments by which a dead connection can be told from a quiet one.

import { introduce } from "./api.js";

const QUIET = 40_000; // ms; the server says something every 15 s
const FIRST_WAIT = 500;
const LONGEST_WAIT = 10_000;

export class Stream extends EventTarget {
  #position;
  #heard;
  #broken = new AbortController();
  #wake = () => {};

  /** `position()`: the revision that is known; `heard(name, data, id)`: an event. */
  constructor(position, heard) {
    super();
    this.#position = position;
    this.#heard = heard;
    addEventListener("online", () => this.hurry());
    for (const over of ["offline", "signedout"]) addEventListener(over, () => this.#broken.abort());
    document.addEventListener("visibilitychange", () => document.hidden || this.hurry());
  }

  async run() {
    let wait = FIRST_WAIT;
    for (;;) {
      try {
        await this.#read(() => (wait = FIRST_WAIT));
      } catch {
        // told below, whatever it was
      }
      this.dispatchEvent(new Event("lost"));
      await new Promise((resolve) => {
        this.#wake = resolve;
        setTimeout(resolve, wait);
      });
      wait = Math.min(2 * wait, LONGEST_WAIT);
    }
  }

  /** Don't wait any longer for the next attempt. */
  hurry() {
    this.#wake();
  }

  async #read(opened) {
    this.#broken = new AbortController();
    const { signal } = this.#broken;
    const position = String(this.#position());
    const headers = { Accept: "text/event-stream", "Last-Event-ID": position };
    const answer = await fetch(`/api/events?after=${position}`, { headers, signal, cache: "no-store" });
    if (answer.status === 401) await introduce();
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    opened();
    this.dispatchEvent(new Event("open"));
    await this.#lines(answer.body.pipeThrough(new TextDecoderStream()).getReader());
  }

  async #lines(reader) {
    let rest = "";
    const parsed = new Parsed(this.#heard);
    for (;;) {
      const watch = setTimeout(() => this.#broken.abort(), QUIET);
      const { value, done } = await reader.read().finally(() => clearTimeout(watch));
      if (done) return;
      const lines = (rest + value).split(/\r?\n/);
      rest = lines.pop();
      for (const line of lines) parsed.line(line);
    }
  }
}

/** Lines of text/event-stream, gathered to events. */
class Parsed {
  #fields = {};
  #data = [];

  constructor(heard) {
    this.heard = heard;
  }

  line(line) {
    if (line === "") return this.#event();
    const [, name, value] = /^([^:]*)(?:: ?(.*))?$/.exec(line);
    if (name === "data") this.#data.push(value ?? "");
    else if (name) this.#fields[name] = value ?? "";
  }

  #event() {
    const { event = "message", id } = this.#fields;
    if (this.#data.length || this.#fields.event) this.heard(event, this.#data.join("\n"), id);
    this.#fields = {};
    this.#data = [];
  }
}
