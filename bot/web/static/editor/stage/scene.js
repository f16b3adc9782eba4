// The stage's parts, joined: what is drawn, looked at, pointed at and focused.

import { at } from "../core/pose.js";
import { cameraOn } from "./camera.js";
import { focusing } from "./focusing.js";
import { frameLoop } from "./frames.js";
import { photoOn } from "./photo.js";
import { pointing } from "./pointing.js";
import { newStage } from "./stage.js";

/** `covered()` is for the camera; `painted(what)` comes after every frame, and `remarks` hears of dragged joints. */
export function scene({ say, work, options, canvas, ghost, surface, covered, remarks, painted }) {
  const stage = newStage(say);
  const redraw = (what = "all") => frames.want(what);
  const camera = cameraOn(surface, { work, covered, moved: redraw });
  const focus = focusing({ stage, work });
  const dragged = (ref) => {
    focus.take(ref);
    remarks.moving(ref[1], at(work.pose, ref));
  };
  const pointers = pointing({ stage, work, camera, options, wake: () => redraw("drag"), touched: focus.take, dragged });
  const paint = (what) => {
    stage.draw({ work, view: camera.view, canvas, ghost, options }, what);
    painted(what);
  };
  const frames = frameLoop({ before: pointers.flush, paint });
  const photo = photoOn(stage);
  const close = () => [frames.stop, camera.stop, photo.close].forEach((end) => end());
  return { stage, camera, focus, pointers, photo, redraw, close };
}
