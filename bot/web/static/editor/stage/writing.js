// Attributes of what is drawn: only those that differ are written.

/** A pen remembers what it wrote: asking the page for an attribute costs more than a look here. */
export function newPen() {
  const written = new WeakMap();

  function isNews(element, name, value) {
    let known = written.get(element);
    if (!known) written.set(element, known = {});
    if (known[name] === value) return false;
    known[name] = value;
    return true;
  }

  function write(element, name, value) {
    if (isNews(element, name, value)) element.setAttribute(name, value);
  }

  function places(element, values) {
    for (const name in values) write(element, name, round(values[name]));
  }

  return {
    write,
    toggle: (element, name, on) => { if (isNews(element, name, on)) element.toggleAttribute(name, on); },
    line: (element, a, b) => places(element, { x1: a.x, y1: a.y, x2: b.x, y2: b.y }),
    box: (element, { left: x, top: y, width, height }) => places(element, { x, y, width, height }),
    put: (element, { x, y }) => write(element, "transform", `translate(${round(x)} ${round(y)})`),
  };
}

const round = (value) => Math.round(value * 100) / 100;
