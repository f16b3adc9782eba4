// Keys: everything that fingers can do.

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const FAR = 10; // pixels, with Shift
const CONTROL = { z: "undo", y: "redo", a: "selectPerson", d: "duplicate" };
const PLAIN = {
  h: "hide", delete: "hide", backspace: "hide", enter: "press", " ": "press", l: "lengths", m: "mirror", n: "numbers",
  "+": "closer", "=": "closer", "-": "farther", 0: "fit",
};
const NAMED_PLACE = /^(?:Key|Digit)(.)$/;
const CHOICES = { 1: ["scope", 0], 2: ["scope", 1], 3: ["scope", 2], "[": ["nextPerson", -1], "]": ["nextPerson", 1] };

/** Listen on the editor's element: `act` are its actions by name, `pressed()` is told of every key. */
export function listen(element, { work, act, pressed }) {
  element.addEventListener("keydown", (event) => {
    if (event.isComposing || event.defaultPrevented) return;
    pressed();
    const [name, ...values] = meant(event, work, act);
    if (!name) return;
    act[name](...values);
    event.preventDefault();
    event.stopPropagation();
  });
}

/** The action that a key asks for, with its values, or nothing. */
function meant(event, work, act) {
  const key = keyOf(event);
  const typing = event.target.closest("input:not([type=range]), textarea, select");
  if (event.ctrlKey || event.metaKey) {
    if (key === "s") return ["save"];
    return typing ? [] : [key === "z" && event.shiftKey ? "redo" : CONTROL[key]];
  }
  return typing ? [] : plain(event, key, work, act);
}

/** What the key says; where that is none of our letters (ㅗ for H) or an input method has taken it, what its place is called. */
function keyOf({ key = "", code = "" }) {
  const ours = /^[ -~]+$/.test(key) && key !== "Process";
  return (ours ? key : NAMED_PLACE.exec(code)?.[1] ?? key).toLowerCase();
}

function plain(event, key, work, act) {
  if (event.key in ARROWS && event.target.type !== "range") return work.selection.length ? arrow(event) : [];
  const control = event.target.closest("button, input, [role=switch], summary");
  if ((control && [" ", "enter"].includes(key)) || event.altKey) return [];
  if (key === "escape") return work.selection.length || act.sheetOpen() ? ["escape"] : [];
  return CHOICES[key] ?? [PLAIN[key]];
}

function arrow(event) {
  const [x, y] = ARROWS[event.key];
  const by = event.shiftKey ? FAR : 1;
  return ["nudge", by * x, by * y];
}
