// What is said about joints that somebody has moved or hidden.

import { NAMES } from "../core/joints.js";
import { locked } from "../core/locking.js";

export const remarksIn = ({ say, notices, canvas }) => ({
  /** Joint number `j` is being moved: on kept pixels that changes nothing. */
  moving(j, joint) {
    if (locked(canvas, joint)) notices.show("locked", "info", say("editor-locked", { joint: say(NAMES[j]) }), { brief: true });
  },
  /** To a screen reader: where the joint is now. */
  place: ({ x, y }) => notices.speak(say("editor-place", { x: Math.round(x), y: Math.round(y) })),
  /** `reveal()` shows what is hidden; null where it is shown anyway. */
  hidden(isHidden, reveal) {
    notices.speak(say(isHidden ? "editor-is-hidden" : "editor-is-visible"));
    if (!isHidden || !reveal) return;
    notices.show("hidden", "info", say("editor-hid"), { brief: true, actions: [[say("editor-see-hidden"), reveal]] });
  },
});
