// Saving to the server: once for each pose, however often it has to be sent; what is unsaved is kept.

import { toObject } from "../core/openpose.js";
import { same } from "../core/pose.js";
import { stored } from "../core/storing.js";
import { newUpdate } from "./api.js";
import { poseOf } from "./opening.js";

/** `pose` is what the server has when the work begins. */
export function savingTo({ api, draft, keeper, pose }) {
  let saved = pose; // what the server has, as far as we know
  let seen = pose; // what keep() was given last
  let sent = null; // {pose, text, update}: the same pose sent again is the same update

  /** Whether the server would keep of it what it has already: it knows no hands, and three confidences. */
  const isSaved = (own) => same(stored(own, saved), saved);

  return {
    isSaved,
    /** Keep the pose as it is now; the same once more (something else was chosen) leaves alone what is kept. */
    keep(next) {
      if (same(next, seen)) return;
      seen = next;
      if (isSaved(next)) keeper.forget();
      else keeper.keep(JSON.stringify(toObject(next)));
    },
    /** What was kept, as text, or null. */
    unsaved: keeper.kept,
    forget: keeper.forget,
    /** The server's pose where the chat or another tab has changed it, or null; told once of each change. */
    async changed(own) {
      const theirs = poseOf(await api.draft(draft));
      const ours = [own, sent?.pose].filter(Boolean); // what was sent may have arrived though its answer didn't
      const known = [saved, ...ours.map((one) => stored(one, saved))].some((one) => same(one, theirs));
      saved = theirs;
      return known ? null : theirs;
    },
    /** Send the pose; throws Refused, and then the next try is the same update. */
    async send(next) {
      const object = toObject(next), text = JSON.stringify(object);
      if (sent?.text !== text) sent = { pose: next, text, update: newUpdate() };
      const answer = await api.save(draft, object, sent.update);
      sent = null;
      saved = poseOf(answer.draft);
      if (keeper.kept() === text) keeper.forget();
      return answer;
    },
  };
}
