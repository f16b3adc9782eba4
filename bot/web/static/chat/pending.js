// Something of one's own on its way to the bot.

import { make } from "./dom.js";
import { say } from "./texts.js";

const SHOWN = 720; // pixels, the longer side of the picture drawn while it is sent

export class PendingView {
  #state = make("p", { className: "sending" });
  #bar = make("div", { className: "progress", hidden: true, aria: { role: "progressbar" } });

  constructor(item, outbox) {
    this.item = item;
    this.outbox = outbox;
    const text = make("p", { className: "text", textContent: item.text, hidden: item.text === "" });
    const pictures = make("div", { className: "pictures", hidden: item.kind !== "photo", data: { count: 1 } });
    if (item.kind === "photo") draw(item.file, pictures);
    const bubble = make("div", { className: "bubble" }, pictures, text, this.#bar);
    const beside = make("div", { className: "beside" }, bubble);
    const label = { label: say("web-you") };
    this.element = make("article", { className: "message you pending", aria: label }, beside, this.#state);
    this.show();
  }

  show() {
    const { state, kind, unreached, share = 0 } = this.item;
    const uploading = kind === "photo" && state === "sending" && !unreached;
    this.element.classList.toggle("failed", state === "failed");
    this.#bar.hidden = !uploading;
    this.#bar.style.setProperty("--share", String(share));
    this.#bar.setAttribute("aria-label", say("web-progress"));
    this.#bar.setAttribute("aria-valuenow", String(Math.round(100 * share)));
    if (state === "failed") this.#failed();
    else this.#state.textContent = uploading ? say("web-sending", { percent: Math.round(100 * share) }) : unreached ? say("web-unsent") : "";
  }

  #failed() {
    const again = button("web-send-again", () => this.outbox.again(this.item));
    const discard = button("web-discard", () => this.outbox.discard(this.item));
    this.#state.replaceChildren(this.item.why || say("web-failed"), " ", again, discard);
  }
}

function button(label, pressed) {
  return make("button", { type: "button", className: "command", textContent: say(label), on: { click: pressed } });
}

/** Draw a photo that is still here only; what the browser can't read has a quiet place instead. */
async function draw(file, where) {
  const canvas = make("canvas", { className: "sent-photo", width: 320, height: 320 });
  where.append(make("div", { className: "picture" }, canvas));
  try {
    const photo = await createImageBitmap(file);
    const scale = Math.min(1, SHOWN / Math.max(photo.width, photo.height));
    canvas.width = Math.max(1, Math.round(photo.width * scale));
    canvas.height = Math.max(1, Math.round(photo.height * scale));
    where.style.setProperty("--ratio", String(photo.width / photo.height));
    canvas.getContext("2d").drawImage(photo, 0, 0, canvas.width, canvas.height);
    photo.close();
  } catch {
    where.classList.add("unreadable");
  }
}
