// The page: the bar above, the stage with what lies over it, the panel beside, the line below.

import { el } from "../dom.js";
import { selectionChip, toolBar, topBar } from "./bars.js";
import { typedLine } from "./line.js";
import { panel } from "./panel.js";
import { startCard } from "./start.js";

/** Fills `root` and in it `surface`; without `ask` there is no line, and without a draft (`alone`) a start. */
export function layOut({ root, surface, say, act, options, opener, stage, notices, pickers, ask, alone, hasGhost, closes }) {
  const bar = topBar({ say, act, opener, closes, saves: !alone });
  const tools = toolBar({ say, act });
  const chip = selectionChip({ say });
  const side = panel({ say, act, options, alone, hasGhost });
  const start = alone ? startCard({ say, act }) : "";
  surface.append(stage.element, start, chip.element, notices.element, tools.element, notices.spoken);
  root.append(bar.element, surface, side.element, ask ? typedLine({ say, ask }) : "",
    el("div", { hidden: true }, Object.values(pickers)));
  return {
    /** Where what lies over the stage from below begins. */
    covered: () => tools.element.offsetTop,
    sending: bar.sending,
    updateChip: chip.update,
    /** `nothing`: there is neither a person nor a picture. */
    update(work, { framing, nothing }) {
      bar.update(work);
      tools.update(work, framing);
      side.update(work);
      root.toggleAttribute("data-empty", nothing);
      if (alone) start.hidden = !nothing;
    },
  };
}
