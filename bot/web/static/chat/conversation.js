// What was said, each message in its newest revision; whoever shows it listens.

export class Conversation extends EventTarget {
  #messages = new Map();
  seen = 0; // the revision up to which the server's stream has been read

  get size() {
    return this.#messages.size;
  }

  get all() {
    return [...this.#messages.values()];
  }

  get(id) {
    return this.#messages.get(id);
  }

  /** Take a message, unless a newer revision of it is known. */
  take(message, fresh = true) {
    const known = this.#messages.get(message.id);
    if (known && known.revision >= message.revision) return;
    this.#messages.set(message.id, message);
    this.#tell("message", { message, known, fresh });
  }

  /** Everything that is kept of the chat; what is known and no longer kept goes. */
  load({ messages, revision }) {
    const kept = new Set(messages.map((message) => message.id));
    if (this.all.some((message) => !kept.has(message.id))) this.empty();
    const news = this.seen > 0;
    for (const message of messages) this.take(message, news);
    this.seen = revision;
  }

  /** The person had everything deleted. */
  empty() {
    this.#messages.clear();
    this.#tell("emptied");
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}
