// Elements made in one line.

const SVG = "http://www.w3.org/2000/svg";
const ICONS = new URL("../icons/editor.svg", import.meta.url).href;

/** An HTML element; `on…` are listeners, true an empty attribute, null and false none. */
export const el = (tag, attributes = {}, ...children) => filled(document.createElement(tag), attributes, children);

/** An SVG element. */
export const svg = (tag, attributes = {}, ...children) =>
  filled(document.createElementNS(SVG, tag), attributes, children);

/** One of the drawings in icons/editor.svg. */
export const icon = (name) =>
  svg("svg", { class: "glyph", "aria-hidden": "true" }, svg("use", { href: `${ICONS}#${name}` }));

/** A button with an icon, a label, or both; a label that is not shown is its name. */
export function button({ glyph = null, label, shown = false, kind = "quiet", onclick, ...attributes }) {
  const classes = ["button", kind, shown ? "" : "icon"].filter(Boolean).join(" ");
  const named = shown ? {} : { "aria-label": label, title: label };
  return el("button", { type: "button", class: classes, onclick, ...named, ...attributes },
    glyph ? icon(glyph) : null, shown ? el("span", {}, label) : null);
}

/** The focus goes to an element of the host, unless somebody has taken it elsewhere meanwhile. */
export function takeFocus(host, element) {
  if (document.activeElement?.contains(host) ?? true) element.focus({ preventScroll: true });
}

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) {
      if (value) element.addEventListener(name.slice(2), value);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}
