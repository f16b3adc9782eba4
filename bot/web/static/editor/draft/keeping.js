// The pose that is not saved yet, kept in the browser: nothing is lost by a closed tab or a lost connection.

const PREFIX = "difootsion.pose.";
const LONGEST_MS = 7 * 24 * 3600 * 1000;

/** A place for the unsaved pose of a draft; `name` is the draft's id, or "file" without one. */
export function keeper(name, storage = localStorageOrNone()) {
  const key = PREFIX + name;
  return {
    keep: (text, now = Date.now()) => quietly(() => storage.setItem(key, JSON.stringify({ text, at: now }))),
    kept: () => quietly(() => JSON.parse(storage.getItem(key))?.text ?? null) ?? null,
    forget: () => quietly(() => storage.removeItem(key)),
  };
}

/** Forget every kept pose (all drafts), or only old ones. */
export function forgetKept({ olderThan = -Infinity, storage = localStorageOrNone() } = {}) {
  quietly(() => {
    for (const key of Object.keys(storage).filter((k) => k.startsWith(PREFIX))) {
      const at = quietly(() => JSON.parse(storage.getItem(key)).at) ?? 0;
      if (Date.now() - at > olderThan) storage.removeItem(key);
    }
  });
}

export const forgetOld = () => forgetKept({ olderThan: LONGEST_MS });

function localStorageOrNone() {
  return quietly(() => window.localStorage) ?? null;
}

/** Storage may be full or forbidden: editing goes on without it. */
export function quietly(action) {
  try {
    return action();
  } catch {
    return undefined;
  }
}
