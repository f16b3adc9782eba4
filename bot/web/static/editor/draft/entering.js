// How a Mini App gets in: Telegram's proof is taken once, so the pass it gave is kept for a page that is loaded again.

import { quietly } from "./keeping.js";

const PREFIX = "difootsion.pass.";
const LASTS_MS = 29 * 60 * 1000; // a minute less than bot/web/passes.py gives, for what is still to be asked with it

/** {pass, locale} for a draft: of the server's, or what it gave this tab before; throws Refused. */
export async function entered(api, initData, draft, storage = sessionStorageOrNone()) {
  const key = await keyOf(`${draft}\n${initData}`);
  const kept = key && quietly(() => JSON.parse(storage.getItem(key)));
  if (kept && Date.now() < kept.until) return kept;
  if (kept) quietly(() => storage.removeItem(key));
  const given = await api.enter(initData, draft);
  if (key) quietly(() => storage.setItem(key, JSON.stringify({ ...given, until: Date.now() + LASTS_MS })));
  return given;
}

/** A name that tells nothing of what it is made of; null where the browser can't make one. */
async function keyOf(text) {
  if (!crypto.subtle) return null;
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return PREFIX + [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

const sessionStorageOrNone = () => quietly(() => window.sessionStorage) ?? null;
