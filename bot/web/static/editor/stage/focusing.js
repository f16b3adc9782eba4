// The focus among the joints, as keys and screen readers move it: what has it is selected.

import { refOf } from "./person.js";

export function focusing({ stage, work }) {
  let taking = false;

  stage.element.addEventListener("focusin", ({ target }) => {
    const ref = refOf(target);
    if (ref && !work.isSelected(ref) && !taking) work.select([ref]);
  });
  stage.element.addEventListener("click", ({ target, detail }) => {
    const ref = detail === 0 && refOf(target); // a click that came without a pointer: of a screen reader
    if (ref) work.select([ref]);
  });
  return {
    /** Give it to a joint that a pointer has taken: what is selected has been said already. */
    take(ref) {
      taking = true;
      stage.focus(ref);
      taking = false;
    },
    /** Select the joint that has it too, or no longer. */
    press() {
      const ref = refOf(document.activeElement);
      if (ref) work.toggle(ref);
    },
  };
}
