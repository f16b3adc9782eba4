// From fingers, pens and mice to what is meant: a state machine that knows neither a page nor a pose.
//
// feed(event) takes {type: down | move | up | cancel | hold, id, x, y, touch, button, shift, alt, ctrl, hit} and
// answers with intents: tap, hold, grab, drag, drop, abort, pan, pinch, frame, framed, menu.

const SLOP = { mouse: 3, touch: 8 };

/** `framing`, which may be changed: a drag of the ground draws a frame instead of moving the picture. */
export function gestures(framing = false) {
  const pointers = new Map();
  let state = "idle"; // idle | press | drag | pan | frame | pinch | spent
  let start = null; // the event that began it

  function down(event) {
    if (pointers.size >= 2) return [];
    pointers.set(event.id, { x: event.x, y: event.y });
    if (pointers.size === 2) return startPinch();
    if (event.button === 2) {
      state = "spent";
      return [{ do: "menu", hit: event.hit }];
    }
    start = event;
    state = event.button === 1 ? "pan" : "press";
    return [];
  }

  function move(event) {
    const before = pointers.get(event.id);
    if (!before) return [];
    if (state === "pinch") return pinch(event);
    pointers.set(event.id, { x: event.x, y: event.y });
    if (state === "press") return leave(event);
    if (state === "pan") return [{ do: "pan", dx: event.x - before.x, dy: event.y - before.y }];
    return state === "drag" || state === "frame" ? [since(state, event)] : [];
  }

  function up(event) {
    const ended = end(event);
    if (ended === "press") return [{ do: "tap", hit: start.hit, shift: start.shift }];
    if (ended === "drag") return [since("drag", event), { do: "drop" }];
    return ended === "frame" ? [since("framed", event)] : [];
  }

  function cancel(event) {
    return ["drag", "frame"].includes(end(event)) ? [{ do: "abort" }] : [];
  }

  /** The finger has rested for a while. */
  function hold() {
    if (state !== "press" || !start.touch) return [];
    state = "spent";
    return [{ do: "hold", hit: start.hit }];
  }

  /** A pointer is gone; what it was doing, if it was one of ours. */
  function end(event) {
    if (!pointers.delete(event.id)) return null;
    const ended = state;
    state = pointers.size ? "spent" : "idle"; // after a pinch the finger that stays must not begin to drag
    return ended;
  }

  function leave(event) {
    const { x, y, touch, hit, shift, alt, ctrl } = start;
    if (Math.hypot(event.x - x, event.y - y) < SLOP[touch ? "touch" : "mouse"]) return [];
    state = hit ? "drag" : shift || machine.framing ? "frame" : "pan";
    if (state === "drag") return [{ do: "grab", hit, shift, alt, ctrl }, since("drag", event)];
    return state === "frame" ? [since("frame", event)] : [{ do: "pan", dx: event.x - x, dy: event.y - y }];
  }

  function since(what, { x, y }) {
    const from = { x: start.x, y: start.y };
    return { do: what, from, x, y, dx: x - from.x, dy: y - from.y, shift: start.shift };
  }

  function startPinch() {
    const aborted = state === "drag" || state === "frame";
    state = "pinch";
    return aborted ? [{ do: "abort" }] : [];
  }

  function pinch(event) {
    const before = span(...pointers.values());
    pointers.set(event.id, { x: event.x, y: event.y });
    const { x, y, length } = span(...pointers.values());
    return [{ do: "pinch", factor: length / Math.max(before.length, 1), x, y, dx: x - before.x, dy: y - before.y }];
  }

  const handlers = { down, move, up, cancel, hold };
  const machine = { framing, feed: (event) => handlers[event.type](event), get busy() { return state !== "idle"; } };
  return machine;
}

const span = (a, b) => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, length: Math.hypot(a.x - b.x, a.y - b.y) });
