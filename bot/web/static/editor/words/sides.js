// The question that is asked where somebody's left and right seem to be exchanged.

import { exchanged } from "../core/sides.js";

const BODY = ["all", "body"];

export function sidesQuestion({ say, notices, work }) {
  const settled = new Set(); // what the person has answered
  let asked = null;
  const named = (kind, person) => `${kind} ${person}`;

  function ask(kind, person) {
    const question = named(kind, person);
    if (asked === question && notices.has("sides")) return;
    asked = question;
    const settle = () => settled.add(question);
    notices.show("sides", "warn", say(BODY.includes(kind) ? "editor-sides-all" : "editor-sides-legs", { number: person + 1 }), {
      actions: [[say("editor-swap-them"), () => work.swap(kind, person)], [say("editor-sides-right"), settle]],
      onClose: settle,
    });
  }

  return {
    /** Detectors see faces on backs of heads: what was found so is no mistake of the person's. */
    trust() {
      work.pose.people.map(exchanged).forEach((kind, p) => {
        if (BODY.includes(kind)) settled.add(named(kind, p));
      });
    },
    /** Ask about the first of them, or take the question back. */
    check() {
      const kinds = work.pose.people.map(exchanged);
      const person = kinds.findIndex((kind, p) => kind && !settled.has(named(kind, p)));
      if (person < 0) notices.hide("sides");
      else ask(kinds[person], person);
    },
  };
}
