// The frame loop: however often something changes, it is drawn once, with the next frame.

const MUCH = ["drag", "view", "all"]; // to be drawn: each is more than the one before

/** `before()` comes first in each frame, then `paint(what)`. */
export function frameLoop({ before, paint }) {
  let next = 0;
  let wanted = null; // null or one of MUCH

  function stop() {
    cancelAnimationFrame(next);
    next = 0;
  }

  function draw() {
    next = 0;
    before();
    const what = wanted ?? "drag";
    wanted = null;
    stop(); // what was wanted meanwhile is drawn now
    paint(what);
  }

  /** Draw with the next frame: as much as the largest of what was asked for. */
  function want(what) {
    if (MUCH.indexOf(what) > MUCH.indexOf(wanted)) wanted = what;
    next ||= requestAnimationFrame(draw);
  }

  return { want, stop };
}
