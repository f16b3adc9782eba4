// The page's sentences in the person's language, as the server put them into the page.

let texts = read(document);

/** A sentence; what stands in it as {name} is put in. */
export function say(id, named = {}) {
  const text = texts[id] ?? id;
  return text.replace(/\{ ?\$?(\w+) ?\}/g, (whole, name) => named[name] ?? whole);
}

/** Put the sentences where the markup asks for them. */
export function fill(root = document) {
  for (const element of root.querySelectorAll("[data-say]")) element.textContent = say(element.dataset.say);
  for (const element of root.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", say(element.dataset.label));
    if (element.matches("button")) element.title = say(element.dataset.label);
  }
}

/** The person chose another language: fetch the page's sentences anew. */
export async function reload() {
  const answer = await fetch("/", { cache: "no-store" });
  if (!answer.ok || answer.redirected) return; // one has to sign in first
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  texts = read(page);
  document.getElementById("texts").textContent = JSON.stringify(texts); // the pose editor reads it there
  document.documentElement.lang = page.documentElement.lang;
  fill();
}

function read(page) {
  return JSON.parse(page.getElementById("texts").textContent || "{}");
}
