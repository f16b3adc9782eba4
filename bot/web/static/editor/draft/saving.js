// Saving to the server: once for each pose, however often it has to be sent; what is unsaved is kept.

import { toObject } from "../core/openpose.js";
import { newUpdate } from "./api.js";
import { openedDraft } from "./opening.js";

const textOf = (pose) => JSON.stringify(toObject(pose));

/** `pose` is what the server has when the work begins. */
export function savingTo({ api, draft, keeper, pose }) {
  let saved = textOf(pose); // what the server has, as far as we know
  let seen = saved; // what keep() was given last
  let sent = null; // {text, update}: the same pose sent again is the same update

  return {
    /** Keep the pose as it is now; the same once more (something else was chosen) leaves alone what is kept. */
    keep(next) {
      const text = textOf(next);
      if (text === seen) return;
      seen = text;
      if (text === saved) keeper.forget();
      else keeper.keep(text);
    },
    /** What was kept and is not what the server has, as text, or null. */
    unsaved() {
      const text = keeper.kept();
      return text === saved ? null : text;
    },
    forget: keeper.forget,
    /** The server's pose where the chat or another tab has changed it, or null; told once of each change. */
    async changed(own) {
      const { pose: theirs } = await openedDraft(api, draft);
      const text = textOf(theirs);
      const known = [saved, textOf(own), sent?.text].includes(text); // what was sent may have arrived though its answer didn't
      saved = text;
      return known ? null : theirs;
    },
    /** Send the pose; throws Refused, and then the next try is the same update. */
    async send(next) {
      const object = toObject(next), text = JSON.stringify(object);
      if (sent?.text !== text) sent = { text, update: newUpdate() };
      const answer = await api.save(draft, object, sent.update);
      sent = null;
      saved = text;
      if (keeper.kept() === text) keeper.forget();
      return answer;
    },
  };
}
