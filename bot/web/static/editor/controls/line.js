// The line that understands typed adjustments: "13 down 5", "왼발목 아래로 5".

import { button, el } from "../dom.js";

/** The line's element; `ask(text)` answers with {said: [sentences], choices: [{text, line}], keep}. */
export function typedLine({ say, ask }) {
  const input = el("input", {
    class: "field", type: "text", name: "line", autocomplete: "off", enterkeyhint: "send", maxlength: 500,
    placeholder: say("editor-line-hint"), "aria-label": say("editor-line"),
  });
  const said = el("div", { class: "said", "aria-live": "polite" });
  const send = button({ glyph: "send", label: say("editor-line-send"), kind: "primary", onclick: null });
  send.type = "submit";

  async function follow(text) {
    send.disabled = true;
    const { said: sentences, choices = [], keep = false } = await ask(text);
    send.disabled = false;
    if (!keep && input.value.trim() === text) input.value = "";
    said.replaceChildren(...sentences.map((sentence) => el("p", {}, sentence)),
      choices.length ? el("div", { class: "choices" }, choices.map((choice) => button({
        label: choice.text, shown: true, kind: "small", onclick: () => follow(choice.line),
      }))) : "");
  }

  return el("form", {
    class: "editor-line",
    onsubmit: (event) => {
      event.preventDefault();
      const text = input.value.trim();
      if (text && !send.disabled) follow(text);
    },
  }, said, el("div", { class: "side" }, input, send));
}
