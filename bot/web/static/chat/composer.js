// The field and its keys.

import { byId } from "./dom.js";
import { say } from "./texts.js";

export class Composer {
  field = byId("field");
  #send = byId("send");

  /** `said(text)`: a line is sent. */
  constructor(recall, replying, said) {
    Object.assign(this, { recall, replying, said });
    byId("composer").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.field.addEventListener("keydown", (event) => this.#key(event));
    this.field.addEventListener("input", () => this.grow());
    this.field.addEventListener("recalled", () => this.grow());
    this.grow();
  }

  /** As high as its lines; words that go along with a photo count as sent. */
  grow() {
    this.field.style.height = "auto";
    this.field.style.height = `${this.field.scrollHeight}px`;
    this.#send.disabled = this.field.value.trim() === "";
  }

  hint(first) {
    this.field.placeholder = say(first ? "web-field-hint-first" : "web-field-hint");
    this.grow();
  }

  /** Put words into the field, to be altered or sent. */
  write(words) {
    this.field.value = words;
    this.field.dispatchEvent(new Event("input"));
    this.field.focus();
  }

  /** The words in the field, which is empty afterwards. */
  take() {
    const words = this.field.value.trim();
    this.field.value = "";
    if (words) this.recall.remember(words);
    else this.recall.clear();
    this.grow();
    return words;
  }

  #submit() {
    if (this.field.value.trim() === "") return;
    this.said(this.take());
    this.field.focus();
  }

  #key(event) {
    if (event.isComposing || event.keyCode === 229) return; // a syllable is being put together
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.#submit();
    } else if (event.key === "Escape" && this.replying.open) {
      this.replying.clear();
    }
  }
}
