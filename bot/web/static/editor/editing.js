// The editor's parts, joined: each is given what it needs, and knows no more of the others.

import { actions } from "./controls/actions.js";
import { listen } from "./controls/keyboard.js";
import { layOut } from "./controls/layout.js";
import { sheetOf } from "./controls/sheet.js";
import { Work } from "./core/work.js";
import { el, takeFocus } from "./dom.js";
import { finisher } from "./draft/finishing.js";
import { keeper } from "./draft/keeping.js";
import { follower } from "./draft/lines.js";
import { offerKept } from "./draft/offering.js";
import { showPicture } from "./draft/picture.js";
import { takePreset } from "./draft/presets.js";
import { savingTo } from "./draft/saving.js";
import { incoming } from "./files/incoming.js";
import { acceptDrops, picker } from "./files/picking.js";
import { scene } from "./stage/scene.js";
import { Notices } from "./words/notices.js";
import { remarksIn } from "./words/remarks.js";
import { sidesQuestion } from "./words/sides.js";

const SHOWN = { numbers: true, names: false, hidden: false, ghost: true, shares: false, brightness: 0.8 };

/** Edit in `host` what was `found` (see draft/opening.js); `given` is api, draft, say, onDone and onClose. */
export function edit(host, found, given) {
  const base = {
    ...given, ...found, alone: given.draft === null, work: new Work(found.pose), notices: new Notices(given.say), options: { ...SHOWN },
    root: el("div", { class: "editor" }), surface: el("div", { class: "editor-stage" }),
  };
  base.remarks = remarksIn(base);
  base.saving = savingTo({ ...base, keeper: keeper(given.draft ?? "file") });
  const { work, root } = base;
  const drawn = scene({ ...base, covered: () => page.covered(), painted: (what) => update(page, drawn, base, what) });
  const page = control(base, drawn);
  host.replaceChildren(root);
  begin(base, drawn);
  base.notices.home = drawn.stage.element;
  takeFocus(host, drawn.stage.element); // keys are heard from the first on
  return { work, close: drawn.close, showPicture: () => found.picture && showPicture(found.picture, { ...base, ...drawn }) };
}

/** What has hands: buttons, keys, files, lines. */
function control(base, { stage, camera, focus, pointers, photo, redraw }) {
  const { root, surface, say, draft, alone, work, ghost, onClose } = base;
  const files = incoming({ ...base, photo, fit: camera.fit });
  const pickers = { pose: picker(".json,application/json", files.openPose), picture: picker("image/*", files.openPicture) };
  const sheet = sheetOf(root, say);
  const act = actions({
    ...base, camera, focus, pointers, redraw, sheet, pickers,
    preset: (name) => takePreset(name, base),
    save: alone ? null : finisher({ ...base, onBusy: (busy) => page.sending(busy) }),
    close: () => onClose?.(),
  });
  const page = layOut({
    ...base, act, opener: sheet.opener, stage, pickers, ask: draft && follower({ ...base, act }),
    hasGhost: Boolean(ghost), closes: Boolean(onClose),
  });
  listen(root, { work, act, pressed: () => stage.handledBy("keys") });
  acceptDrops(surface, files.openAny);
  return page;
}

function begin(base, { camera, redraw }) {
  const { work, saving, alone } = base;
  const sides = sidesQuestion(base);
  work.onChange((what) => {
    redraw(what);
    if (what !== "all" || work.dragging) return;
    saving.keep(work.pose);
    sides.check();
  });
  camera.start();
  sides.trust();
  offerKept({ ...base, size: alone ? null : work.pose, fit: camera.fit });
}

function update(page, { pointers, photo }, { work, canvas, alone }, what) {
  page.updateChip(work, canvas);
  if (what !== "all") return;
  page.update(work, { framing: pointers.framing, nothing: alone && !work.bodies && !photo.isThere });
}
