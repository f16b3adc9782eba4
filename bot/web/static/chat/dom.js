// Elements, briefly.

const SVG = "http://www.w3.org/2000/svg";

/** An element with its properties; `data` and `aria` are given as objects, children as nodes or text. */
export function make(tag, { data = {}, aria = {}, on = {}, ...properties } = {}, ...children) {
  const element = document.createElement(tag);
  Object.assign(element, properties);
  Object.assign(element.dataset, data);
  for (const [name, value] of Object.entries(aria)) element.setAttribute(name === "role" ? name : `aria-${name}`, value);
  for (const [name, heard] of Object.entries(on)) element.addEventListener(name, heard);
  element.append(...children.filter((child) => child != null));
  return element;
}

/** A drawing of icons.svg, for the eye only. */
export function glyph(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "glyph");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `/static/chat/icons.svg#${name}`);
  svg.append(use);
  return svg;
}

/** A square button with a drawing; its label is read out and shown when pointed at. */
export function iconButton(icon, label, pressed, className = "button quiet icon") {
  return make("button", { type: "button", className, title: label, aria: { label }, on: { click: pressed } }, glyph(icon));
}

export const byId = (id) => document.getElementById(id);
