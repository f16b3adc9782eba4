// The pose editor: openEditor fills an element with it.

import { showLoading, showStuck } from "./controls/waiting.js";
import { createApi } from "./draft/api.js";
import { forgetOld } from "./draft/keeping.js";
import { nothingYet, openedDraft } from "./draft/opening.js";
import { edit } from "./editing.js";
import { reasonOf } from "./words/reasons.js";
import { speaker, textsOfPage } from "./words/texts.js";

export { createApi } from "./draft/api.js";
export { forgetKept } from "./draft/keeping.js";

/**
 * Fill `host` with the editor of a draft (its id), or without one with an editor of files.
 *
 * onDone({messages, draft}) is called when the pose is saved, onClose() when the person wants to leave;
 * without onClose there is no button for it.
 */
export function openEditor(host, { draft = null, api = createApi(), texts = textsOfPage(), onDone, onClose } = {}) {
  const say = speaker(texts);
  let editing = null; // until there is something to edit
  let closed = false;

  async function start() {
    forgetOld();
    showLoading(host, say);
    try {
      const found = draft ? await openedDraft(api, draft) : nothingYet();
      if (!closed) editing = edit(host, found, { draft: draft || null, api, say, onDone, onClose });
    } catch (error) {
      const sentence = reasonOf(error, say);
      if (!closed) showStuck(host, { say, sentence, again: start, onClose });
    }
    await editing?.showPicture();
  }

  function close() {
    closed = true;
    editing?.close();
    host.replaceChildren();
  }

  return { ready: start(), close, get work() { return editing?.work ?? null; } };
}
