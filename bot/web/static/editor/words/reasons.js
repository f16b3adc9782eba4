// What went wrong, as a sentence for the person.

import { NoPose } from "../core/openpose.js";
import { Refused } from "../draft/api.js";

/** Only for what can be expected to go wrong; all else is a fault of ours, and thrown again. */
export function reasonOf(error, say) {
  if (error instanceof Refused) return error.sentence ?? say(error.status ? "editor-server-trouble" : "editor-no-connection");
  if (error instanceof NoPose) return say(error.reason);
  throw error;
}
