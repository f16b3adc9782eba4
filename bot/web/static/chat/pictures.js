// The pictures of a message: side by side, in their own proportions, exchanged without a flicker.

import { glyph, make } from "./dom.js";
import { insist } from "./patience.js";
import { say } from "./texts.js";

const ALONE = 1280; // pixels that a picture needs at most, on dense screens too
const SIDE_BY_SIDE = 640;
const LARGE = 2560;

/** Pictures that are shown, each a button that opens it large: `opened(index)`. */
export class Pictures {
  element = make("div", { className: "pictures" });
  #frames = [];
  #opened;

  constructor(opened) {
    this.#opened = opened;
  }

  show(pictures) {
    while (this.#frames.length > pictures.length) this.#frames.pop().element.remove();
    const numbers = pictures.filter((picture) => numberOf(picture) !== null);
    pictures.forEach((picture, index) => {
      this.#frames[index] ??= this.#frame(index);
      this.#frames[index].show(picture, pictures.length > 1, numbers.length > 1);
    });
    this.element.dataset.count = pictures.length;
    this.element.hidden = pictures.length === 0;
    const [first] = pictures;
    if (first) this.element.style.setProperty("--ratio", String(first.width / first.height));
    this.element.classList.toggle("wide", Boolean(first) && first.width > first.height * 1.15);
  }

  #frame(index) {
    const frame = new Frame(() => this.#opened(index));
    this.element.append(frame.element);
    return frame;
  }
}

class Frame {
  #image = null;
  #number = make("span", { className: "badge", hidden: true });

  constructor(opened) {
    this.element = make("button", { type: "button", className: "picture", on: { click: opened } }, this.#number);
  }

  async show(picture, several, numbered) {
    this.element.setAttribute("aria-label", say("web-open", { name: named(picture) }));
    const number = numbered ? numberOf(picture) : null;
    this.#number.hidden = number === null;
    this.#number.textContent = number ?? "";
    if (this.#image?.dataset.url === picture.url) return;
    const before = this.#image;
    const next = image(picture, before === null ? "lazy" : "eager");
    next.src = atMost(picture, several ? SIDE_BY_SIDE : ALONE);
    this.#image = next;
    if (before === null) return void this.element.prepend(next);
    await next.decode().catch(() => null); // the old one stands until the new one can be painted
    if (before.isConnected && this.#image === next) before.replaceWith(next);
    else if (!before.isConnected && this.#image === next) this.element.prepend(next);
  }
}

/** Its place is kept by its size; a lazy one is fetched when it comes near to what is seen. */
function image({ url, width, height }, loading) {
  return insist(make("img", { alt: "", width, height, loading, draggable: false, data: { url } }));
}

/** A picture to be taken home, not shown. */
export function fileCard(picture) {
  const link = make(
    "a",
    { className: "file", href: picture.url, download: picture.name, aria: { label: `${say("web-download")}: ${picture.name}` } },
    make("span", { className: "file-icon" }, glyph("download")),
    make("span", { className: "file-name", textContent: picture.name }),
    make("span", { className: "file-size", textContent: say("web-file-size", picture) }),
  );
  return link;
}

/** A picture's number among those of its draft, as its name tells it. */
export function numberOf(picture) {
  const found = /^picture-(\d+)\./.exec(picture.name);
  return found ? found[1] : null;
}

const named = (picture) => picture.name.replace(/\.\w+$/, "");

/** Where a picture is got that is no wider than needed: as it is, or made smaller by the server. */
export function atMost({ url, width }, needed = LARGE) {
  return width <= needed ? url : `${url}?width=${needed}`;
}
