// One message as it is shown, and brought up to date.

import { glyph, iconButton, make } from "./dom.js";
import { Pictures, fileCard } from "./pictures.js";
import { say } from "./texts.js";

// What can be pressed in a text: a command; words in quotes that one could write oneself; a line that is no sentence.
const PRESSABLE = new RegExp(
  [
    /(?<=^|[\s(])(?<command>\/(?:start|help|status|cancel|undo|redo|settings|forget))(?![\w/])/,
    /“(?<quoted>[^“”\n]+)”/,
    /(?<=\n)(?<line>[^\n.:!?…“”]{2,60})(?=\n|$)/,
  ]
    .map(({ source }) => source)
    .join("|"),
  "g",
);
const PERCENT = /(\d{1,3})\s?%/;

/** `acts` does what a person can do to a message: press, open, reply, command, write. */
export class MessageView {
  #text = make("p", { className: "text" });
  #progress = make("div", { className: "progress", hidden: true, aria: { role: "progressbar" } });
  #files = make("div", { className: "files" });
  #rows = make("div", { className: "rows" });
  #beside;
  #reply;
  #pictures;

  constructor(message, acts) {
    this.acts = acts;
    this.#pictures = new Pictures((index) => acts.open(this.message, index));
    this.#reply = iconButton("reply", say("web-reply"), () => acts.reply(this.message), "button quiet icon to-reply");
    const parts = [this.#pictures.element, this.#text, this.#progress, this.#files, this.#rows];
    this.#beside = make("div", { className: "beside" }, make("div", { className: "bubble" }, ...parts));
    const named = { className: `message ${message.by}`, id: `m${message.id}`, tabIndex: -1 };
    this.element = make("article", named, this.#beside);
    this.show(message);
  }

  show(message) {
    this.message = message;
    const focused = this.#focused();
    const who = message.by === "you" ? say("web-you") : "Difootsion";
    this.element.setAttribute("aria-label", `${who}, ${clock(message.at)}`);
    this.element.title = clock(message.at);
    this.#text.replaceChildren(...this.#sentence(message.text));
    this.#text.hidden = message.text === "";
    this.#pictures.show(message.pictures.filter(({ file }) => !file));
    this.#files.replaceChildren(...message.pictures.filter(({ file }) => file).map(fileCard));
    this.#rows.replaceChildren(...message.buttons.map((row) => this.#row(row)));
    this.#rows.hidden = message.buttons.length === 0;
    (this.#rows.hidden ? this.#beside : this.#rows).append(this.#reply);
    this.#reply.hidden = message.draft === null;
    this.#reply.title = say("web-reply");
    this.#reply.setAttribute("aria-label", say("web-reply"));
    this.#far();
    if (focused !== null) (this.#button(focused) ?? this.element).focus({ preventScroll: true });
  }

  /** Which button has the focus, by its data. */
  #focused() {
    return this.#rows.contains(document.activeElement) ? document.activeElement.dataset.press : null;
  }

  #button(data) {
    return [...this.#rows.querySelectorAll("button")].find((button) => button.dataset.press === data);
  }

  /** A thin line while something is painted: as far as the text says, or moving. */
  #far() {
    const { job, text } = this.message;
    const percent = PERCENT.exec(text)?.[1];
    this.#progress.hidden = job === null;
    this.#progress.classList.toggle("unknown", percent === undefined);
    this.#progress.setAttribute("aria-label", say("web-progress"));
    this.#progress.style.setProperty("--share", String((percent ?? 0) / 100));
    if (percent === undefined) this.#progress.removeAttribute("aria-valuenow");
    else this.#progress.setAttribute("aria-valuenow", percent);
  }

  /** The text, its commands to be sent and its examples to be written by a press. */
  *#sentence(text) {
    if (this.message.by === "you") return yield text;
    let end = 0;
    for (const { 0: whole, index, groups } of text.matchAll(PRESSABLE)) {
      const { command, quoted, line } = groups;
      if (!command && !this.#isExample(quoted ?? line, line !== undefined)) continue;
      yield text.slice(end, index);
      const pressed = () => (command ? this.acts.command(command) : this.acts.write(quoted ?? line));
      yield make("button", { type: "button", className: "command", textContent: whole, on: { click: pressed } });
      end = index + whole.length;
    }
    yield text.slice(end);
  }

  /** Not the name of a button below; a line of its own only where there is something to be corrected. */
  #isExample(words, isLine) {
    const buttons = this.message.buttons.flat();
    if (buttons.some(({ text }) => text === words)) return false;
    return !isLine || (this.message.job === null && buttons.some(({ data }) => data.startsWith("paint.")));
  }

  #row(buttons) {
    return make("div", { className: "press-row" }, ...buttons.map(({ text, data }) => this.#pressable(text, data)));
  }

  #pressable(text, data) {
    const verb = data.split(".")[0];
    const className = `button press${verb === "paint" ? " primary" : ""}${verb === "forget" ? " danger" : ""}`;
    const button = make("button", { type: "button", className, textContent: text, data: { press: data } });
    button.addEventListener("click", async () => {
      if (button.getAttribute("aria-busy") === "true") return;
      button.setAttribute("aria-busy", "true");
      await this.acts.press(data, this.message).finally(() => button.removeAttribute("aria-busy"));
    });
    if (verb === "compare") button.prepend(glyph("grip"));
    if (verb === "file") button.prepend(glyph("download"));
    return button;
  }
}

function clock(at) {
  return new Date(at).toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
}
