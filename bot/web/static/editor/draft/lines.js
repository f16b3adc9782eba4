// Typed adjustments: the server understands them, the page does what they ask of it.

import { answered, toObject } from "../core/openpose.js";
import { reasonOf } from "../words/reasons.js";

/** Follows a line: {said: [sentences], choices: [{text, line}], keep: whether it is to be looked at again}. */
export const follower = ({ api, draft, work, say, act }) => async (text) => {
  try {
    const answer = await understood(api, draft, work, text);
    if (answer.kind === "pose") work.become(answered(answer.pose, work.pose));
    repeat(asked(answer.act, act), answer.times ?? 1);
    return { said: answer.said, choices: answer.choices ?? [], keep: answer.kind === "said" };
  } catch (error) {
    return { said: [reasonOf(error, say)], keep: true };
  }
};

/** What the line does to the pose as it is when the answer comes: who has dragged on meanwhile loses nothing. */
async function understood(api, draft, work, text) {
  for (;;) {
    await work.dropped();
    const { pose, person } = work;
    const answer = await api.adjust(draft, toObject(pose), text, person);
    if (work.pose === pose || answer.kind !== "pose") return answer;
  }
}

const asked = (name, { undo, redo, reset, save, close }) => ({ undo, redo, reset, done: save, cancel: close })[name];

function repeat(action, times) {
  for (let time = 0; time < (action ? times : 0); time += 1) action();
}
