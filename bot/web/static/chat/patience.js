// Pictures that did not come are asked for again: after a while, and as soon as the connection is back.

const FIRST_WAIT = 1000; // ms
const LONGEST_WAIT = 60_000;
const TRIES = 8; // on its own: what is gone for good is not asked for until the page is closed

const missing = new Map(); // image -> { tries, timer }

/** Have a picture asked for until it comes. */
export function insist(image) {
  image.addEventListener("load", () => forget(image));
  image.addEventListener("error", () => {
    const { tries } = forget(image);
    const wait = Math.min(FIRST_WAIT * 2 ** tries, LONGEST_WAIT);
    const timer = tries < TRIES ? setTimeout(ask, wait, image) : null;
    missing.set(image, { tries: tries + 1, timer });
  });
  return image;
}

/** The connection is back: ask for everything that is missing now. */
export function askAgain() {
  for (const [image, { timer }] of missing) {
    clearTimeout(timer);
    missing.set(image, { tries: 0, timer: null });
    ask(image);
  }
}

function ask(image) {
  if (image.isConnected) image.src = image.src; // the same address once more is a new attempt
  else forget(image);
}

function forget(image) {
  const known = missing.get(image) ?? { tries: 0 };
  clearTimeout(known.timer);
  missing.delete(image);
  return known;
}

addEventListener("online", askAgain);
