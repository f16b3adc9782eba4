// Requests to the bot, as docs/web-api.md names them.

const LATER = [0, 408]; // no answer, or the upload had stopped on its way
const OURS = { "X-Difootsion": "1" };

/** The bot has said no, in a sentence for the person; sending the same again would not help. */
export class Refused extends Error {
  constructor(status, sentence) {
    super(sentence);
    this.status = status;
  }
}

/** Nobody answered, or not now: the same may be sent again. */
export class Unreached extends Error {}

export const chat = () => answered(fetch("/api/chat", { cache: "no-store" }));
export const draft = (id) => answered(fetch(`/api/drafts/${encodeURIComponent(id)}`, { cache: "no-store" }));
export const sayText = (text, replyTo, update) => post("/api/say", { text, reply_to: replyTo ?? null, update });
export const press = (data, update) => post("/api/press", { data, update });

/** Send a photo; `progress` hears the share that has gone, 0..1. */
export function sendPhoto(file, words, update, progress, stopped) {
  const form = new FormData();
  form.append("update", update);
  form.append("words", words);
  form.append("photo", file, file.name || "photo");
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest(); // fetch does not tell how much of it has gone
    request.open("POST", "/api/photo");
    for (const [name, value] of Object.entries(OURS)) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => event.lengthComputable && progress(event.loaded / event.total);
    request.onerror = request.onabort = request.ontimeout = () => reject(new Unreached("no answer"));
    request.onload = () => settle(request.status, request.responseText, resolve, reject);
    stopped?.addEventListener("abort", () => request.abort());
    request.send(form);
  });
}

/** The visitor's cookie is gone, or worth nothing any more; true if the page gave another without asking who one is. */
export async function introduce() {
  const page = await fetch("/", { cache: "no-store" }).catch(() => null);
  const asked = page?.redirected ? page.url : page?.status === 401 ? "/" : null;
  if (asked !== null) dispatchEvent(new CustomEvent("signedout", { detail: asked }));
  return Boolean(page?.ok) && asked === null;
}

function post(path, body) {
  const headers = { ...OURS, "Content-Type": "application/json" };
  return answered(fetch(path, { method: "POST", headers, body: JSON.stringify(body) }));
}

async function answered(asked) {
  let answer;
  try {
    answer = await asked;
  } catch {
    throw new Unreached("no answer");
  }
  const body = await answer.text();
  return new Promise((resolve, reject) => settle(answer.status, body, resolve, reject));
}

function settle(status, body, resolve, reject) {
  const parsed = parse(body);
  if (status >= 500 || LATER.includes(status) || (status < 400 && parsed === null)) reject(new Unreached(`status ${status}`));
  else if (status >= 400) reject(new Refused(status, parsed?.error ?? ""));
  else resolve(parsed);
}

function parse(body) {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
