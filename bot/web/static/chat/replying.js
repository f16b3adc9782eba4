// Which message one's next line answers: a chip above the field, to be taken away again.

import { byId } from "./dom.js";

export class Replying {
  #message = null;
  #chip = byId("reply");

  constructor(conversation, field) {
    this.field = field;
    byId("reply-remove").addEventListener("click", () => {
      this.clear();
      field.focus();
    });
    conversation.addEventListener("emptied", () => this.clear());
  }

  get open() {
    return this.#message !== null;
  }

  to(message) {
    this.#message = message;
    const shown = message.pictures.find(({ file }) => !file);
    const picture = byId("reply-picture");
    picture.hidden = shown === undefined;
    if (shown) picture.src = `${shown.url}?width=160`;
    byId("reply-said").textContent = message.text.split("\n")[0];
    this.#chip.hidden = false;
    this.field.focus();
  }

  clear() {
    this.#message = null;
    this.#chip.hidden = true;
  }

  /** The message that is answered now; afterwards none. */
  taken() {
    const id = this.#message?.id;
    this.clear();
    return id;
  }
}
