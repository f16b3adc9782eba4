// Poses with a name: as the server makes them, or as the page does where there is none.

import { answered, toObject } from "../core/openpose.js";
import { taken } from "../core/presets.js";

/** The chosen person takes the pose, unless somebody has gone on meanwhile. */
export async function takePreset(name, { api, draft, work }) {
  const { pose, person } = work;
  const own = () => taken(pose, person, name);
  const next = draft === null ? own() : await api.preset(draft, toObject(pose), name, person)
    .then((answer) => answered(answer.pose, pose), own);
  if (work.pose === pose) work.become(next);
}
