// Places in the plane: x to the right, y down.

export const distance = (a, b) => Math.hypot(a.x - b.x, a.y - b.y);
export const angle = (from, to) => Math.atan2(to.y - from.y, to.x - from.x);
export const clamp = (value, least, most) => Math.min(Math.max(value, least), most);
export const middle = (a, b) => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });

/** A place turned by radians (clockwise on the screen) and scaled, both about another one. */
export function turned(place, about, radians, scale = 1) {
  const [dx, dy] = [place.x - about.x, place.y - about.y];
  const [cos, sin] = [Math.cos(radians) * scale, Math.sin(radians) * scale];
  return { x: about.x + cos * dx - sin * dy, y: about.y + sin * dx + cos * dy };
}

/** The smallest rectangle around places, or null around none. */
export function bounds(places) {
  if (!places.length) return null;
  const xs = places.map((p) => p.x), ys = places.map((p) => p.y);
  const [left, top, right, bottom] = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  return { left, top, right, bottom, width: right - left, height: bottom - top };
}

export const holds = (box, p) => p.x >= box.left && p.x <= box.right && p.y >= box.top && p.y <= box.bottom;

/** The box between two opposite corners, whichever they are. */
export const between = (a, b) => bounds([a, b]);
