// What part of the canvas one looks at, and where the stage is in the window.

import { everything, fit, panned, zoomed } from "../core/viewport.js";

const MARGINS = { wide: 48, narrow: 20, above: 54, below: 20 }; // above: what is said of the selection
const WIDE = 700;

/**
 * `surface` is the stage's element, `covered()` where what lies over it from below begins; `moved(what)` is told
 * "view" after a move and "all" after a fit.
 */
export function cameraOn(surface, { work, covered, moved }) {
  let box = { left: 0, top: 0, width: 300, height: 300 };
  let view = { scale: 1, fitted: 1, x: 0, y: 0 };
  let untouched = true; // then all is fitted again when the stage changes its size

  function measure() {
    const { left, top, width, height } = surface.getBoundingClientRect();
    box = { left, top, width, height };
  }

  function fitAll() {
    const aside = box.width > WIDE ? MARGINS.wide : MARGINS.narrow;
    const bottom = covered() - MARGINS.below;
    view = fit(everything(work.pose), { left: aside, top: MARGINS.above, width: box.width - 2 * aside, height: bottom - MARGINS.above });
    untouched = true;
    moved("all");
  }

  function look(next) {
    view = next;
    untouched = false;
    moved("view");
  }

  const resizing = new ResizeObserver(() => {
    measure();
    if (untouched) fitAll();
    else moved("all");
  });
  return {
    get view() { return view; },
    measure,
    fit: fitAll,
    /** Fit what is there now, and again with every new size. */
    start() {
      measure();
      fitAll();
      resizing.observe(surface);
    },
    stop: () => resizing.disconnect(),
    /** Where on the stage an event happened. */
    place: ({ clientX, clientY }) => ({ x: clientX - box.left, y: clientY - box.top }),
    pan: (dx, dy) => look(panned(view, dx, dy)),
    /** Larger by a factor, about a place of the stage or its middle. */
    zoom: (factor, { x, y } = { x: box.width / 2, y: box.height / 2 }) => look(zoomed(view, factor, x, y)),
  };
}
