// The panel on a phone: a sheet that comes from below and goes again, with the button that calls it.

import { button } from "../dom.js";

/** `root` is the editor's element: its styles know of the sheet by an attribute. */
export function sheetOf(root, say) {
  const opener = button({
    glyph: "panel", label: say("editor-panel"), onclick: toggle, "aria-expanded": "false", "aria-controls": "editor-panel",
  });
  opener.classList.add("opens-panel");
  const isOpen = () => root.hasAttribute("data-sheet");

  function show(open) {
    root.toggleAttribute("data-sheet", open);
    opener.setAttribute("aria-expanded", String(open));
  }

  function toggle() {
    show(!isOpen());
    opener.focus();
  }

  return { opener, isOpen, toggle, hide: () => show(false) };
}
