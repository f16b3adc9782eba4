// The pose: people of 18 joints {x, y, c} in canvas pixels. c is the confidence: 1 visible, up to .5 guessed,
// 0 hidden (its place is kept). Nothing here is changed: every function answers with a new pose.

import { clamp } from "./geometry.js";
import { ALL, MIDDLE, NECK, PAIRS, SIDES } from "./joints.js";
import { standing } from "./standing.js";

export const VISIBLE = 1;
export const GUESSED = 0.5;
export const HIDDEN = 0;

export const shown = (joint) => joint.c > 0;
export const guessed = (joint) => joint.c > 0 && joint.c <= GUESSED;

/** Joints are named by pairs [person, joint]. */
export const at = (pose, [person, joint]) => pose.people[person].joints[joint];
export const allOf = (person) => ALL.map((joint) => [person, joint]);
export const key = (ref) => `${ref[0]}.${ref[1]}`;

/** The pose with `change(joint)` in place of every named joint. */
export function changed(pose, refs, change) {
  const wanted = new Set(refs.map(key));
  const people = new Set(refs.map(([person]) => person));
  return {
    ...pose,
    people: pose.people.map((body, p) => !people.has(p) ? body : {
      ...body,
      joints: body.joints.map((joint, j) => wanted.has(`${p}.${j}`) ? change(joint, [p, j]) : joint),
    }),
  };
}

/** A joint at another place: known for sure now, since someone put it there; a hidden one stays hidden. */
export function put(joint, place) {
  if (joint.x === place.x && joint.y === place.y) return joint;
  return { x: place.x, y: place.y, c: shown(joint) ? VISIBLE : HIDDEN };
}

const SLACK = 1e-6; // pixels that sums are wrong by

export const inside = (pose, p) =>
  p.x >= -SLACK && p.y >= -SLACK && p.x <= pose.width - 1 + SLACK && p.y <= pose.height - 1 + SLACK;
export const broughtInside = (pose, p) =>
  ({ x: clamp(p.x, 0, pose.width - 1), y: clamp(p.y, 0, pose.height - 1) });

/** The shift, cut so that no joint that is in the picture leaves it. */
export function shiftWithin(pose, refs, dx, dy) {
  const within = refs.map((ref) => at(pose, ref)).filter((joint) => inside(pose, joint));
  if (!within.length) return { dx, dy };
  const xs = within.map((j) => j.x), ys = within.map((j) => j.y);
  return {
    dx: clamp(dx, -Math.min(...xs), pose.width - 1 - Math.max(...xs)),
    dy: clamp(dy, -Math.min(...ys), pose.height - 1 - Math.max(...ys)),
  };
}

export function moved(pose, refs, dx, dy) {
  const shift = shiftWithin(pose, refs, dx, dy);
  return changed(pose, refs, (joint) => put(joint, { x: joint.x + shift.dx, y: joint.y + shift.dy }));
}

/** Every named joint where `to(place)` says; null if that would put one out of the picture that is in it. */
export function carried(pose, refs, to) {
  const next = changed(pose, refs, (joint) => put(joint, to(joint)));
  return loses(pose, next, refs) ? null : next;
}

/** Whether any of the joints was in the picture and is no more. */
export const loses = (before, after, refs) =>
  refs.some((ref) => inside(before, at(before, ref)) && !inside(after, at(after, ref)));

export const hiding = (pose, refs, hide) =>
  changed(pose, refs, (joint) => ({ ...joint, c: hide ? HIDDEN : joint.c || VISIBLE }));

/** The body's mirror image about its hips, aside where it would leave the picture: what the left did the right does now. */
export function mirrored(pose, person) {
  const { joints } = pose.people[person];
  const axis = joints[8].x + joints[11].x;
  const image = exchange(joints, PAIRS);
  const next = changed(pose, allOf(person), (_, [, j]) => ({ ...image[j], x: axis - image[j].x }));
  return backInside(next, person, image.map((joint) => inside(pose, joint)));
}

/** The person moved by as much as brings inside all of the joints (a list of 18 truths) that are meant to be. */
export function backInside(pose, person, meant) {
  const wanted = pose.people[person].joints.filter((_, j) => meant[j]);
  const dx = backBy(wanted.map(({ x }) => x), pose.width - 1);
  const dy = backBy(wanted.map(({ y }) => y), pose.height - 1);
  return dx || dy ? changed(pose, allOf(person), (joint) => ({ ...joint, x: joint.x + dx, y: joint.y + dy })) : pose;
}

const backBy = (places, most) => Math.max(0, -Math.min(...places)) - Math.max(0, Math.max(...places) - most);

/** Left joints take the places of right ones and the other way round. */
export function swapped(pose, person, what = "all") {
  const image = exchange(pose.people[person].joints, SIDES[what]);
  return changed(pose, allOf(person), (_, [, j]) => image[j]);
}

function exchange(joints, pairs) {
  const image = [...joints];
  for (const [a, b] of pairs) [image[a], image[b]] = [joints[b], joints[a]];
  for (const j of MIDDLE) image[j] = joints[j];
  return image;
}

export const withPerson = (pose, body) => ({ ...pose, people: [...pose.people, body] });

export function withStandingPerson(pose) {
  const room = (share) => Math.min(...pose.people.map(({ joints }) => Math.abs(joints[NECK].x - share * pose.width)));
  const [widest] = [0.5, 0.75, 0.25, 0.9, 0.1].sort((a, b) => room(b) - room(a)); // none hides another
  const height = Math.min(0.8 * pose.height, 3 * pose.width);
  const half = 0.13 * height; // from the middle to a wrist
  const x = clamp(pose.people.length ? widest * pose.width : pose.width / 2, half, pose.width - 1 - half);
  return withPerson(pose, { joints: standing(x, 0.1 * pose.height, height, VISIBLE) });
}

export const withoutPerson = (pose, person) =>
  ({ ...pose, people: pose.people.filter((_, index) => index !== person) });

/** Another one beside the person: the body only, for hands and face of a file belong to one. */
export function duplicated(pose, person) {
  const copy = withPerson(pose, { joints: pose.people[person].joints });
  const last = copy.people.length - 1;
  const aside = 0.12 * pose.width;
  const right = shiftWithin(copy, allOf(last), aside, 0).dx;
  return changed(copy, allOf(last), (joint) => ({ ...joint, x: joint.x + (right > aside / 3 ? right : -aside) }));
}

/** The same pose in a picture of another size. */
export function scaled(pose, width, height) {
  const [sx, sy] = [width / pose.width, height / pose.height];
  const people = pose.people.map((body) =>
    ({ ...body, joints: body.joints.map((j) => ({ ...j, x: j.x * sx, y: j.y * sy })) }));
  return { ...pose, width, height, people };
}

export const same = (a, b) => a === b || (
  a.width === b.width && a.height === b.height && a.people.length === b.people.length
  && a.people.every((body, p) => body.joints.every((joint, j) => sameJoint(joint, b.people[p].joints[j]))));

const sameJoint = (a, b) => a === b || (a.x === b.x && a.y === b.y && a.c === b.c);
