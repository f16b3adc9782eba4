// A pose in a picture of another size.

import { scaled, withStandingPerson } from "./pose.js";

const ASPECT_TOLERANCE = 0.15; // controlnet_aux rounds both sides to multiples of 64

/** Whether the picture has about the same shape: else the pose is of another one. */
export const fits = (pose, width, height) =>
  Math.abs(Math.log((pose.width / pose.height) / (width / height))) <= ASPECT_TOLERANCE;

/** The pose, and all that belongs to it, as large as the picture. */
export function fitted(pose, width, height) {
  if (pose.width === width && pose.height === height) return pose;
  const [sx, sy] = [width / pose.width, height / pose.height];
  const people = pose.people.map((body) => ({ ...body, rest: scaledParts(body.rest, sx, sy) }));
  return scaled({ ...pose, people }, width, height);
}

/** The pose over a picture that was just opened: somebody stands in it in any case. */
export function overPicture(pose, width, height) {
  if (!pose.people.length) return withStandingPerson({ ...pose, width, height });
  return fits(pose, width, height) ? fitted(pose, width, height) : { ...pose, width, height };
}

/** Hands and face follow a picture of another size, unless they are in shares. */
function scaledParts(rest = {}, sx, sy) {
  return Object.fromEntries(Object.entries(rest).map(([name, numbers]) => {
    const points = /_keypoints_2d$/.test(name) && Array.isArray(numbers) && numbers.some((n) => Math.abs(n) > 1);
    return [name, points ? numbers.map((n, i) => n * [sx, sy, 1][i % 3]) : numbers];
  }));
}
