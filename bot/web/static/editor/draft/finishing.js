// The end of the work: the pose is sent, unless another has come meanwhile, and the person hears what has become of it.

import { reasonOf } from "../words/reasons.js";

/** Saves; `onBusy(whether)` is told while the pose is on its way, `onDone(answer)` when it has arrived. */
export function finisher({ say, notices, saving, work, onBusy, onDone }) {
  let busy = false;

  function setBusy(on) {
    busy = on;
    onBusy(on);
  }

  function askWhose(theirs) {
    notices.show("saving", "warn", say("editor-changed-elsewhere"), {
      actions: [[say("editor-save-mine"), save], [say("editor-show-theirs"), () => work.become(theirs)]],
    });
  }

  async function save() {
    if (busy) return;
    setBusy(true);
    notices.hide("saving");
    try {
      const theirs = await saving.changed(work.pose);
      if (theirs) return askWhose(theirs);
      const answer = await saving.send(work.pose);
      notices.show("saving", "good", say("editor-saved"), { brief: true });
      onDone?.(answer);
    } catch (error) {
      const sentence = `${reasonOf(error, say)} ${say("editor-kept")}`;
      notices.show("saving", "bad", sentence, { actions: [[say("editor-try-again"), save]] });
    } finally {
      setBusy(false);
    }
  }

  return save;
}
