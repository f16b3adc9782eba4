// The lines one has written, brought back with the arrow keys; the line being written outlives a reload.

const KEPT = "difootsion line";
const LINES = "difootsion lines";
const MOST = 50;

export class Recall {
  #lines = JSON.parse(sessionStorage.getItem(LINES) ?? "[]");
  #at = null; // which line stands in the field, counted from the end; null: one's own

  constructor(field) {
    this.field = field;
    field.value = sessionStorage.getItem(KEPT) ?? "";
    field.addEventListener("input", () => {
      this.#at = null;
      sessionStorage.setItem(KEPT, field.value);
    });
    field.addEventListener("keydown", (event) => this.#key(event));
  }

  remember(line) {
    this.#lines = [...this.#lines.filter((each) => each !== line), line].slice(-MOST);
    sessionStorage.setItem(LINES, JSON.stringify(this.#lines));
    this.clear();
  }

  clear() {
    this.#at = null;
    sessionStorage.removeItem(KEPT);
  }

  forget() {
    this.#lines = [];
    sessionStorage.removeItem(LINES);
    this.clear();
  }

  #key(event) {
    const recalling = this.#at !== null || this.field.value === "";
    if (!recalling || event.isComposing || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
    const at = (this.#at ?? 0) + (event.key === "ArrowUp" ? 1 : -1);
    if (at > this.#lines.length || at < 0) return;
    event.preventDefault();
    this.#at = at || null;
    this.field.value = at ? this.#lines.at(-at) : "";
    this.field.dispatchEvent(new Event("recalled"));
  }
}
