// The page that is the editor alone: of a signed link, of a Telegram Mini App, of the web chat's own draft, or of files.

import { createApi, openEditor } from "./editor.js";
import * as telegram from "./telegram.js";
import { speaker, textsOfPage } from "./words/texts.js";

const host = document.getElementById("editor");

async function start() {
  const hash = new URLSearchParams(location.hash.slice(1));
  const initData = telegram.initData(hash);
  const draft = hash.get("draft") ?? new URLSearchParams(location.search).get("draft");
  if (initData && draft) return startInTelegram(initData, draft);
  return openEditor(host, { draft, api: createApi({ pass: hash.get("pass") }) });
}

async function startInTelegram(initData, draft) {
  telegram.begin();
  let texts = textsOfPage();
  try {
    const { pass, locale } = await createApi().enter(initData, draft);
    texts = await textsIn(locale, texts);
    openEditor(host, { draft, texts, api: createApi({ pass }), onDone: telegram.close, onClose: telegram.close });
  } catch (error) {
    const alert = document.createElement("p");
    alert.className = "editor-wait";
    alert.setAttribute("role", "alert");
    alert.textContent = error.sentence ?? speaker(texts)("editor-no-connection");
    host.replaceChildren(alert);
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
