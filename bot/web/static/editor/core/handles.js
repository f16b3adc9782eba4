// The handles around the selection: four corners, and a knob above for turning.

import { onStage } from "./viewport.js";

const MARGIN = 22; // CSS pixels, whatever the zoom
const KNOB = 34; // how far above the frame the knob is

/** Those that one can take: bones that keep their length are not scaled. */
export const taken = (handles, lengthsLocked) => lengthsLocked && handles.turn ? { turn: handles.turn } : handles;

/** Their places on the stage by name; none without a frame. */
export function handlesAround(frame, view) {
  if (!frame) return {};
  const a = onStage(view, { x: frame.left, y: frame.top }), b = onStage(view, { x: frame.right, y: frame.bottom });
  const [left, top, right, bottom] = [a.x - MARGIN, a.y - MARGIN, b.x + MARGIN, b.y + MARGIN];
  return {
    nw: { x: left, y: top }, ne: { x: right, y: top }, se: { x: right, y: bottom }, sw: { x: left, y: bottom },
    turn: { x: (left + right) / 2, y: top - KNOB },
  };
}
