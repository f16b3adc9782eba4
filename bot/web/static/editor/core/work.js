// What is being edited: the pose and its history, who and what is chosen, what is held.

import { keepingLengths } from "./bones.js";
import { handleGrip, jointsGrip, placeGrip, pullGrip } from "./grips.js";
import { History } from "./history.js";
import * as poses from "./pose.js";
import { alongWith } from "./scopes.js";
import { frameAround, has, joined, present, toggled, within } from "./selection.js";

export class Work {
  #history;
  #held = null; // {pose, grip}: the pose as it was when something was taken hold of
  #listeners = [];
  #awaiting = []; // those who wait until it is let go

  constructor(pose) {
    this.#history = new History(pose);
    this.pose = pose;
    this.person = 0;
    this.selection = []; // [person, joint], …
    this.scope = "joint";
    this.lengthsLocked = false;
  }

  /** Be told of every change; `what` is "drag" while something is being dragged, else "all". */
  onChange(listener) {
    this.#listeners.push(listener);
  }

  get canUndo() {
    return this.#history.canUndo;
  }

  get canRedo() {
    return this.#history.canRedo;
  }

  get dragging() {
    return this.#held !== null;
  }

  get bodies() {
    return this.pose.people.length;
  }

  // — choosing —

  choosePerson(person) {
    this.person = person;
    this.selection = this.selection.filter(([p]) => p === person);
    this.#tell();
  }

  select(refs) {
    this.selection = refs;
    if (refs.length) this.person = refs[refs.length - 1][0];
    this.#tell();
  }

  toggle(ref) {
    this.select(toggled(this.selection, ref));
  }

  selectPerson() {
    if (this.bodies) this.select(poses.allOf(this.person));
  }

  /** The joints that lie in a box of the canvas, added to what is selected or in its place. */
  selectIn(box, { hiddenToo, add }) {
    const found = within(this.pose, box, { hiddenToo });
    this.select(add ? joined(this.selection, found) : found);
  }

  isSelected(ref) {
    return has(this.selection, ref);
  }

  /** The frame around several selected joints, in canvas pixels; null around one or none. */
  selectionBox() {
    return frameAround(this.pose, this.selection);
  }

  // — dragging —

  /** Take hold of a joint: of it alone, its limb, its person, or of all that is selected with it. */
  grab(ref, { limb = false, person = false } = {}) {
    const scope = person ? "person" : limb ? "limb" : this.scope;
    const group = this.selection.length > 1 && this.isSelected(ref);
    if (!group) this.selection = [ref];
    this.person = ref[0];
    this.#hold(group ? jointsGrip(this.selection) : this.#gripOf(ref, scope));
  }

  /** Take hold of the frame around the selection: "turn", or one of the corners "nw", "ne", "se", "sw". */
  grabHandle(name) {
    this.#hold(handleGrip(name, this.selection, this.selectionBox()));
  }

  /** How far the drag has come since it began, in canvas pixels; `from` is where it began. */
  dragTo(by) {
    if (!this.#held) return;
    this.pose = this.#moved(this.#held.pose, this.#held.grip, by) ?? this.pose;
    this.#tell("drag");
  }

  drop() {
    if (!this.#held) return;
    const { pose } = this.#held;
    this.#release();
    if (poses.same(pose, this.pose)) this.#tell();
    else this.#commit(this.pose);
  }

  /** Resolves when nothing is held any more. */
  dropped() {
    return new Promise((resolve) => (this.dragging ? this.#awaiting.push(resolve) : resolve()));
  }

  abort() {
    if (!this.#held) return;
    this.pose = this.#held.pose;
    this.#release();
    this.#tell();
  }

  // — steps —

  /** Move what is selected by pixels; presses that follow each other closely are one step. */
  nudge(dx, dy, time) {
    const { selection } = this;
    if (!selection.length) return;
    const grip = selection.length > 1 ? jointsGrip(selection) : this.#gripOf(selection[0], this.scope);
    const next = this.#moved(this.pose, grip, { dx, dy });
    if (next) this.#commit(next, `nudge ${selection.map(poses.key)}`, time);
  }

  /** Put one joint at a place of the canvas, or as near as its bones allow. */
  place(ref, place, time) {
    const next = this.#moved(this.pose, placeGrip(ref, place));
    if (next) this.#commit(next, `place ${poses.key(ref)}`, time);
  }

  /** Hide what is selected if any of it is shown, else show it; `refs` in place of the selection. */
  toggleHidden(refs = this.selection) {
    if (!refs.length) return false;
    const hide = refs.some((ref) => poses.shown(poses.at(this.pose, ref)));
    this.#commit(poses.hiding(this.pose, refs, hide));
    return hide;
  }

  mirror() {
    if (this.bodies) this.#commit(poses.mirrored(this.pose, this.person));
  }

  /** Exchange left and right of a part that SIDES names. */
  swap(what = "all", person = this.person) {
    if (this.bodies) this.#commit(poses.swapped(this.pose, person, what));
  }

  addPerson() {
    this.#grow(poses.withStandingPerson(this.pose));
  }

  duplicate() {
    if (this.bodies) this.#grow(poses.duplicated(this.pose, this.person));
  }

  removePerson() {
    if (!this.bodies) return;
    this.selection = [];
    this.#commit(poses.withoutPerson(this.pose, this.person));
  }

  /** Another pose as one step: of a preset, a typed line, a file. */
  become(pose) {
    if (!poses.same(pose, this.pose)) this.#commit(pose);
  }

  /** The last step is taken back; where something is held, only that. */
  undo() {
    if (this.dragging) return this.abort();
    this.#history.undo();
    this.#follow();
  }

  redo() {
    this.abort();
    this.#history.redo();
    this.#follow();
  }

  // — inside —

  #gripOf(ref, scope) {
    return this.lengthsLocked && scope !== "person" ? pullGrip(ref) : jointsGrip(alongWith(ref, scope));
  }

  /** What a grip makes of a pose, bones kept as long as they are where that is asked for; null: it would leave the picture. */
  #moved(pose, grip, by) {
    const next = grip(pose, by);
    return next && this.lengthsLocked ? keepingLengths(pose, next) : next;
  }

  #hold(grip) {
    this.#held = { pose: this.pose, grip };
    this.#tell();
  }

  #release() {
    this.#held = null;
    for (const resolve of this.#awaiting.splice(0)) resolve();
  }

  #grow(pose) {
    this.person = pose.people.length - 1;
    this.selection = [];
    this.#commit(pose);
  }

  #commit(pose, kind = null, time = 0) {
    this.#history.commit(pose, kind, time);
    this.#follow();
  }

  /** Be where the history is. */
  #follow() {
    this.pose = this.#history.now;
    this.person = Math.max(0, Math.min(this.person, this.bodies - 1));
    this.selection = present(this.selection, this.pose);
    this.#tell();
  }

  #tell(what = "all") {
    for (const listener of this.#listeners) listener(what);
  }
}
