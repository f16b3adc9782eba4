// What there is to be edited: a draft of the server's, or nothing yet.

import { NoPose, read } from "../core/openpose.js";

const PICTURE_WIDTH = 1280;
const EMPTY = { width: 512, height: 768, people: [], rest: {} };

/** Before a file is opened. */
export const nothingYet = () => ({ pose: EMPTY, canvas: null, ghost: null, picture: null });

/** A draft's pose as it stands; throws NoPose. */
export function poseOf({ pose, canvas }) {
  if (pose === null) throw new NoPose("editor-no-pose-yet");
  return read(pose, canvas.width, canvas.height);
}

/** {pose, canvas, ghost: the pose that was first found, picture: its address}; throws Refused or NoPose. */
export async function openedDraft(api, id) {
  const draft = await api.draft(id);
  const pose = poseOf(draft);
  return {
    pose, canvas: draft.canvas,
    ghost: draft.first_pose && read(draft.first_pose, pose.width, pose.height),
    picture: `${draft.picture}${draft.picture.includes("?") ? "&" : "?"}width=${PICTURE_WIDTH}`,
  };
}
