// Undo and redo: what was, what is, what was taken back.

const MOST = 300;
const TOGETHER_MS = 900; // key presses on the same joints so close are one step

export class History {
  #past = [];
  #future = [];
  #last = { kind: null, time: -Infinity };

  constructor(now) {
    this.now = now;
  }

  get canUndo() {
    return this.#past.length > 0;
  }

  get canRedo() {
    return this.#future.length > 0;
  }

  /** A new state; steps of the same kind that follow each other closely are one. */
  commit(state, kind = null, time = 0) {
    const together = kind !== null && kind === this.#last.kind && time - this.#last.time < TOGETHER_MS;
    if (!together) this.#past = [...this.#past, this.now].slice(-MOST);
    this.#future = [];
    this.#last = { kind, time };
    this.now = state;
  }

  undo() {
    this.#step(this.#past, this.#future);
  }

  redo() {
    this.#step(this.#future, this.#past);
  }

  #step(from, to) {
    if (!from.length) return;
    to.push(this.now);
    this.now = from.pop();
    this.#last = { kind: null, time: -Infinity };
  }
}
