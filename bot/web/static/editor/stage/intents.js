// What gestures mean: each of core/gestures.js's intents by its name.

import { between } from "../core/geometry.js";
import { onCanvas } from "../core/viewport.js";

const FELT_MS = 12;

/** `isFraming()`: touches add to the selection; `touched(ref)` and `dragged(ref)` are told of joints. */
export function intents({ stage, work, camera, options, isFraming, touched, dragged }) {
  return {
    tap({ hit, shift }) {
      if (hit?.joint) {
        if (shift || isFraming()) work.toggle(hit.joint);
        else work.select([hit.joint]);
        touched(hit.joint);
      } else if (!hit && !shift) work.select([]);
    },
    hold({ hit }) {
      if (!hit?.joint) return;
      work.toggle(hit.joint);
      navigator.vibrate?.(FELT_MS);
    },
    menu({ hit }) {
      if (hit?.joint) work.toggleHidden([hit.joint]);
    },
    grab({ hit, alt, ctrl }) {
      if (hit.handle) return work.grabHandle(hit.handle);
      work.grab(hit.joint, { limb: alt, person: ctrl });
      return dragged(hit.joint);
    },
    drag({ from, dx, dy }) {
      const { view } = camera;
      work.dragTo({ dx: dx / view.scale, dy: dy / view.scale, from: onCanvas(view, from) });
    },
    drop: () => work.drop(),
    abort() {
      stage.drawMarquee(null);
      work.abort();
    },
    pan: ({ dx, dy }) => camera.pan(dx, dy),
    pinch({ factor, x, y, dx, dy }) {
      camera.pan(dx, dy);
      camera.zoom(factor, { x, y });
    },
    frame: ({ from, x, y }) => stage.drawMarquee(between(from, { x, y })),
    framed({ from, x, y, shift }) {
      stage.drawMarquee(null);
      const box = between(onCanvas(camera.view, from), onCanvas(camera.view, { x, y }));
      work.selectIn(box, { hiddenToo: options.hidden, add: shift });
    },
  };
}
