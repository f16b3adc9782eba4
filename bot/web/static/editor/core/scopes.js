// What a drag takes along: the joint alone, its limb, or its person.

import { BELOW } from "./joints.js";
import { allOf } from "./pose.js";

export const SCOPES = ["joint", "limb", "person"];

export function alongWith([person, joint], scope) {
  if (scope === "person") return allOf(person);
  return (scope === "limb" ? [joint, ...BELOW[joint]] : [joint]).map((j) => [person, j]);
}
