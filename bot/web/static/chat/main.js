// The chat page: puts its parts together.

import * as api from "./api.js";
import { watchPhotos } from "./arriving.js";
import { openCompare } from "./compare.js";
import { Composer } from "./composer.js";
import { watchConnection } from "./connection.js";
import { Conversation } from "./conversation.js";
import { byId } from "./dom.js";
import { expectEditing, forgetEditing, openEditing } from "./editing.js";
import { Log } from "./log.js";
import { Outbox } from "./outbox.js";
import { askAgain } from "./patience.js";
import { Recall } from "./recall.js";
import { Replying } from "./replying.js";
import { Stream } from "./stream.js";
import { fill, reload, say } from "./texts.js";
import { toast } from "./toast.js";
import { watchUnread } from "./unread.js";
import { openViewer } from "./viewer.js";
import { fitToKeyboard } from "./viewport.js";

const MOST_MEGABYTES = 20; // a photo, as the bot takes it in
const AGAIN = 2000; // ms

const conversation = new Conversation();
const outbox = new Outbox(conversation);
const field = byId("field");
const recall = new Recall(field);
const replying = new Replying(conversation, field);
const composer = new Composer(recall, replying, sayLine);
const tabs = new BroadcastChannel("difootsion");
const write = (words) => composer.write(words);
const acts = { press, command: sayLine, write, reply: (message) => replying.to(message), open };
const log = new Log(conversation, outbox, acts);
const stream = new Stream(() => conversation.seen, heard);

start();

async function start() {
  speak();
  fitToKeyboard();
  watchPhotos(sendPhotos);
  watchUnread(conversation);
  watchConnection(stream);
  watchMenu();
  for (const example of document.querySelectorAll(".example")) example.onclick = () => write(example.textContent);
  for (const event of ["message", "emptied"]) conversation.addEventListener(event, hint);
  tabs.addEventListener("message", relearn);
  stream.addEventListener("open", () => outbox.hurry());
  stream.addEventListener("open", askAgain);
  conversation.addEventListener("emptied", forget);
  conversation.addEventListener("message", foresee);
  if (matchMedia("(hover: hover)").matches) field.focus({ preventScroll: true });
  await load();
  await outbox.resume();
  stream.run();
}

/** The chat as it is kept; asked for until there is an answer. */
async function load() {
  for (;;) {
    try {
      conversation.load(await api.chat());
      byId("welcome").hidden = conversation.size + outbox.size > 0;
      byId("log").dataset.ready = "";
      return;
    } catch (trouble) {
      if (trouble.status === 401) await api.introduce();
      stream.dispatchEvent(new Event("lost"));
      await new Promise((resolve) => setTimeout(resolve, AGAIN));
    }
  }
}

function heard(name, data, id) {
  if (name === "emptied") conversation.empty();
  else if (name === "message") conversation.take(JSON.parse(data));
  if (id) conversation.seen = Number(id);
}

function sayLine(text) {
  outbox.say(text, replying.taken());
}

function sendPhotos(files) {
  const words = composer.take();
  replying.clear();
  for (const file of files) {
    if (file.size > MOST_MEGABYTES * 1e6) toast(say("web-too-large", { megabytes: MOST_MEGABYTES }));
    else outbox.photo(file, words);
  }
}

async function press(data) {
  const [verb, draftId] = data.split(".");
  if (verb === "compare") return openCompare(draftId);
  if (verb === "edit") return openEditing(draftId, (messages) => messages.forEach((each) => conversation.take(each)));
  try {
    await outbox.press(data);
    if (verb === "locale") await relearn().then(() => tabs.postMessage("language"));
  } catch (refused) {
    toast(refused.message || say("web-failed"));
  }
}

function open(message, index) {
  openViewer(message, index, acts);
}

function watchMenu() {
  byId("menu").addEventListener("click", ({ target }) => {
    const command = target.closest("[data-command]")?.dataset.command;
    if (!command) return;
    byId("menu").hidePopover();
    sayLine(command);
  });
}

/** Another language was chosen, here or in another tab. */
async function relearn() {
  await reload();
  speak();
  log.again();
}

/** With the first picture that can be edited comes what it takes to edit it. */
function foresee({ detail: { message } }) {
  if (!message.buttons.flat().some(({ data }) => data.startsWith("edit."))) return;
  conversation.removeEventListener("message", foresee);
  expectEditing();
}

function speak() {
  fill();
  hint();
}

function hint() {
  composer.hint(conversation.size === 0);
}

/** Everything of the person's is deleted: also what this page keeps. */
function forget() {
  recall.forget();
  forgetEditing().catch(() => null);
}
