// A pose that was kept unsaved is offered when its draft is opened again.

import { read } from "../core/openpose.js";

/** `size` is what a kept pose has to fit, or null; `fit()` shows all of what was taken. */
export function offerKept({ say, notices, saving, work, size, fit }) {
  const kept = quietlyRead(saving.unsaved(), size);
  if (!kept || saving.isSaved(kept)) return;
  notices.show("kept", "info", say("editor-kept-offer"), {
    actions: [
      [say("editor-restore"), () => { work.become(kept); fit(); }],
      [say("editor-discard"), () => saving.forget()],
    ],
  });
}

function quietlyRead(text, size) {
  try {
    return text && read(text, size?.width, size?.height);
  } catch {
    return null;
  }
}
