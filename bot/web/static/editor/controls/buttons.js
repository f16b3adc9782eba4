// Buttons of the bars and the panel, by their texts' ids.

import { at, shown } from "../core/pose.js";
import { button, icon } from "../dom.js";

/** `small` ones are an icon, `wide` ones have a label beside it. */
export const buttonsIn = (say) => ({
  small: (glyph, id, onclick, more) => button({ glyph, label: say(id), onclick, ...more }),
  wide: (glyph, id, onclick, more) => button({ glyph, label: say(id), shown: true, kind: "", onclick, ...more }),
});

/** Hides what is selected, or shows it again. */
export function hideButton({ say, act }) {
  const element = button({ glyph: "eye-off", label: say("editor-hide"), onclick: act.hide });
  const update = ({ selection, pose }) => {
    const off = selection.length > 0 && !selection.some((ref) => shown(at(pose, ref)));
    const label = say(off ? "editor-show" : "editor-hide");
    element.disabled = !selection.length;
    if (element.title === label) return;
    element.title = label;
    element.setAttribute("aria-label", label);
    element.querySelector(".glyph").replaceWith(icon(off ? "eye" : "eye-off"));
  };
  return { element, update };
}

export const zoomButtons = ({ small }, act, more) => [
  small("minus", "editor-farther", act.farther, more), small("fit", "editor-fit", act.fit), small("plus", "editor-closer", act.closer, more),
];

/** Choose one of several radio buttons; all others are reached by arrow keys. */
export function choose(buttons, chosen) {
  buttons.forEach((one, index) => {
    one.setAttribute("aria-checked", String(index === chosen));
    one.tabIndex = index === chosen ? 0 : -1;
  });
}

/** Arrow keys walk through radio buttons. */
export function walk(event, buttons) {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  event.stopPropagation();
  const next = buttons[(buttons.indexOf(document.activeElement) + step + buttons.length) % buttons.length];
  next.focus();
  next.click();
}
