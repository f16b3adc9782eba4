// What lies under a finger.

import { ALL } from "./joints.js";
import { at, shown } from "./pose.js";
import { onStage } from "./viewport.js";

export const MOUSE_REACH = 22; // CSS pixels, whatever the zoom
export const FINGER_REACH = 30;
const OWN = 4; // so much nearer the chosen person's joints count

/** The nearest joint within reach of a place on the stage, or null; hidden ones only where `seen(ref)`. */
export function nearestJoint(pose, view, place, { reach, seen, person }) {
  let best = null, least = reach;
  pose.people.forEach((body, p) => {
    for (const j of ALL) {
      const joint = at(pose, [p, j]);
      if (!shown(joint) && !seen([p, j])) continue;
      const there = onStage(view, joint);
      const away = Math.hypot(there.x - place.x, there.y - place.y);
      if (away > reach) continue;
      const counted = away - (p === person ? OWN : 0);
      if (counted < least) [best, least] = [[p, j], counted];
    }
  });
  return best;
}

/** The nearest of named places within reach, and how far it is. */
export function nearestHandle(handles, place, reach) {
  const away = ([, h]) => Math.hypot(h.x - place.x, h.y - place.y);
  const found = Object.entries(handles).filter((h) => away(h) <= reach).sort((a, b) => away(a) - away(b))[0];
  return found ? { name: found[0], away: away(found) } : null;
}
