// The page that is the editor alone: of a signed link, of a Telegram Mini App, of the web chat's own draft, or of files.

import { showStuck } from "./controls/waiting.js";
import { entered } from "./draft/entering.js";
import { createApi, openEditor } from "./editor.js";
import * as telegram from "./telegram.js";
import { speaker, textsOfPage } from "./words/texts.js";

const host = document.getElementById("editor");

async function start() {
  const hash = new URLSearchParams(location.hash.slice(1));
  const initData = telegram.initData(hash);
  const draft = hash.get("draft") ?? new URLSearchParams(location.search).get("draft");
  if (initData && draft) {
    telegram.begin();
    return startInTelegram(initData, draft);
  }
  return openEditor(host, { draft, api: createApi({ pass: hash.get("pass") }) });
}

async function startInTelegram(initData, draft) {
  let texts = textsOfPage();
  try {
    const { pass, locale } = await entered(createApi(), initData, draft);
    texts = await textsIn(locale, texts);
    openEditor(host, { draft, texts, api: createApi({ pass }), onDone: telegram.close, onClose: telegram.close });
  } catch (error) {
    const say = speaker(texts);
    const sentence = error.sentence ?? say("editor-no-connection");
    showStuck(host, { say, sentence, again: () => startInTelegram(initData, draft), onClose: telegram.close });
  }
}

/** The texts in the language that the person chose in the chat, where the page has come in another one. */
async function textsIn(locale, texts) {
  if (!locale || locale === document.documentElement.lang) return texts;
  const answer = await fetch(location.pathname, { headers: { "Accept-Language": locale } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (page.documentElement.lang !== locale) return texts;
  document.documentElement.lang = locale;
  return JSON.parse(page.getElementById("texts").textContent);
}

start();
