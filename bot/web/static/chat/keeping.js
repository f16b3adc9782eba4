// What has not been sent yet, kept over a reload; where the browser keeps nothing, in memory.

const NAME = "difootsion";
const UNSENT = "unsent";

let opened = null;

export const keep = (item) => inStore("readwrite", (store) => store.put(item));
export const drop = (update) => inStore("readwrite", (store) => store.delete(update));
export const dropAll = () => inStore("readwrite", (store) => store.clear());

/** What was left, oldest first. */
export async function left() {
  const found = (await inStore("readonly", (store) => store.getAll())) ?? [];
  return found.sort((one, other) => one.at - other.at);
}

async function inStore(mode, act) {
  try {
    opened ??= open();
    const transaction = (await opened).transaction(UNSENT, mode);
    return await done(act(transaction.objectStore(UNSENT)));
  } catch {
    return null; // a private window may forbid it
  }
}

function open() {
  const asked = indexedDB.open(NAME, 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore(UNSENT, { keyPath: "update" });
  return done(asked);
}

function done(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
