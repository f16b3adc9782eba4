// OpenPose JSON as sd-webui-openpose-editor reads and writes it; pipeline/pose/openpose_json.py is its twin.
// What is not ours (hands, faces, animals, keys that others added) is kept and written out again untouched.

import { fits, fitted } from "./fitting.js";
import { JOINTS } from "./joints.js";
import { shown } from "./pose.js";
import { completed } from "./standing.js";

const MOST_PEOPLE = 64;
const LARGEST = 1e6;
const LARGEST_CANVAS = 1e5;

/** A file that is no pose; `reason` is a text's id. */
export class NoPose extends Error {
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

/** The pose of a text or of an object made of one; null sizes: those the file says. */
export function read(source, width = null, height = null) {
  const data = parsed(source);
  const w = data.canvas_width ?? width, h = data.canvas_height ?? height;
  if (w == null || h == null) throw new NoPose("editor-file-no-size");
  if (![w, h].every((n) => good(n, LARGEST_CANVAS) && n >= 1)) throw new NoPose("editor-file-no-size");
  if (!Array.isArray(data.people)) throw new NoPose("editor-file-no-people");
  if (data.people.length > MOST_PEOPLE) throw new NoPose("editor-file-too-many");
  const { people, canvas_width, canvas_height, ...rest } = data;
  const size = [Math.round(w), Math.round(h)];
  const pose = { width: size[0], height: size[1], people: people.map((p) => body(p, ...size)), rest };
  const wanted = [width ?? size[0], height ?? size[1]];
  if (!fits(pose, ...wanted)) throw new NoPose("editor-file-other-picture");
  return fitted(pose, ...wanted);
}

/** The same people as the server has them now, and what only this page knows of them. */
export function answered(object, pose) {
  const found = read(object, pose.width, pose.height);
  const people = found.people.map((body, p) => ({ ...body, rest: pose.people[p]?.rest }));
  return { ...found, people, rest: pose.rest };
}

/** The pose as an object that JSON can hold: pixels, hidden joints 0, 0, 0 with their places beside. */
export function toObject(pose) {
  const people = pose.people.map((person) => personObject(person, pose));
  return { ...pose.rest, people, animals: pose.rest?.animals ?? [], canvas_width: pose.width, canvas_height: pose.height };
}

export const write = (pose, shares = false) => JSON.stringify(shares ? inShares(pose) : toObject(pose));

/** The same with shares 0..1 of the canvas for pixels, as ControlNet's preprocessor writes it. */
function inShares(pose) {
  const object = toObject(pose);
  const people = pose.people.map((person, p) => ({ ...object.people[p], ...keypoints(person, pose.width, pose.height) }));
  return { ...object, people };
}

function personObject(person, pose) {
  const pixels = keypoints(person, 1, 1);
  // Numbers that are all within -1..1 would be read as shares: so they are written as shares.
  const tiny = pixels.pose_keypoints_2d.every((n) => Math.abs(n) <= 1);
  const hidden = Object.fromEntries(
    person.joints.flatMap((j, number) => shown(j) ? [] : [[number, [j.x, j.y]]]));
  return {
    ...person.rest,
    ...(tiny ? keypoints(person, pose.width, pose.height) : pixels),
    ...(Object.keys(hidden).length ? { hidden_places: hidden } : {}),
  };
}

const keypoints = (person, sx, sy) => ({
  pose_keypoints_2d: person.joints.flatMap((j) => shown(j) ? [j.x / sx, j.y / sy, j.c] : [0, 0, 0]),
});

function parsed(source) {
  let data = source;
  if (typeof source === "string") {
    try {
      data = JSON.parse(source.replace(/^\uFEFF/, ""));
    } catch {
      throw new NoPose("editor-file-no-json");
    }
  }
  if (Array.isArray(data)) data = data[0];
  if (data === null || typeof data !== "object" || Array.isArray(data)) throw new NoPose("editor-file-no-people");
  return data;
}

function body(data, width, height) {
  const numbers = data?.pose_keypoints_2d;
  if (!Array.isArray(numbers) || numbers.length !== 3 * JOINTS || !numbers.every((n) => good(n, LARGEST))) {
    throw new NoPose("editor-file-no-joints");
  }
  const shares = numbers.every((n) => Math.abs(n) <= 1);
  const [sx, sy] = shares ? [width, height] : [1, 1];
  const known = hiddenPlaces(data.hidden_places ?? {});
  for (let j = 0; j < JOINTS; j += 1) {
    const [x, y, c] = numbers.slice(3 * j, 3 * j + 3);
    if (c > 0 || x !== 0 || y !== 0) known[j] = { x: x * sx, y: y * sy, c: Math.max(0, c) };
  }
  const { pose_keypoints_2d, hidden_places, ...rest } = data;
  return { joints: completed(known, width, height), rest };
}

function hiddenPlaces(places) {
  const known = Array(JOINTS).fill(null);
  for (const [number, place] of Object.entries(places)) {
    const fits = /^(\d|1[0-7])$/.test(number) && Array.isArray(place) && place.length === 2;
    if (!fits || !place.every((n) => good(n, LARGEST))) throw new NoPose("editor-file-no-joints");
    known[Number(number)] = { x: place[0], y: place[1], c: 0 };
  }
  return known;
}

const good = (value, largest) => typeof value === "number" && Number.isFinite(value) && Math.abs(value) <= largest;
