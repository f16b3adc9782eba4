// The 18 OpenPose (COCO-18) joints: numbers, names, bones and colours. Left and right are the person's own.

export const JOINTS = 18;
export const NECK = 1;

// The joints' names are texts.
export const NAMES = [
  "editor-joint-nose", "editor-joint-neck",
  "editor-joint-right-shoulder", "editor-joint-right-elbow", "editor-joint-right-wrist",
  "editor-joint-left-shoulder", "editor-joint-left-elbow", "editor-joint-left-wrist",
  "editor-joint-right-hip", "editor-joint-right-knee", "editor-joint-right-ankle",
  "editor-joint-left-hip", "editor-joint-left-knee", "editor-joint-left-ankle",
  "editor-joint-right-eye", "editor-joint-left-eye", "editor-joint-right-ear", "editor-joint-left-ear",
];

// OpenPose's limbs in its drawing order: limb i is drawn in colour i.
export const BONES = [
  [1, 2], [1, 5], [2, 3], [3, 4], [5, 6], [6, 7], [1, 8], [8, 9], [9, 10],
  [1, 11], [11, 12], [12, 13], [1, 0], [0, 14], [14, 16], [0, 15], [15, 17],
];

export const COLOURS = [
  [255, 0, 0], [255, 85, 0], [255, 170, 0], [255, 255, 0], [170, 255, 0], [85, 255, 0], [0, 255, 0],
  [0, 255, 85], [0, 255, 170], [0, 255, 255], [0, 170, 255], [0, 85, 255], [0, 0, 255], [85, 0, 255],
  [170, 0, 255], [255, 0, 255], [255, 0, 170], [255, 0, 85],
];
export const BONE_BRIGHTNESS = 0.6;

// Of the joints: as in the bot's own drawings, pipeline/pose/people_drawing.py.
export const SIDE_COLOURS = { right: [255, 150, 50], left: [80, 185, 255], middle: [240, 240, 240] };

export const PAIRS = [[2, 5], [3, 6], [4, 7], [8, 11], [9, 12], [10, 13], [14, 15], [16, 17]];
// What can be exchanged of a person.
export const SIDES = { all: PAIRS, body: PAIRS.slice(0, 6), legs: PAIRS.slice(3, 6), hips: PAIRS.slice(3, 4), shanks: PAIRS.slice(4, 6) };
export const RIGHT = new Set(PAIRS.map(([right]) => right));
const LEFT = new Set(PAIRS.map(([, left]) => left));
export const sideOf = (joint) => RIGHT.has(joint) ? "right" : LEFT.has(joint) ? "left" : "middle";
export const MIDDLE = [0, 1];
export const FACE = [0, 14, 15, 16, 17];
export const LEGS = new Set([8, 9, 10, 11, 12, 13]);

export const ALL = [...Array(JOINTS).keys()];
export const PARENT = ALL.map((joint) => BONES.find(([, child]) => child === joint)?.[0] ?? null);

/** Joints that hang below one, the farthest last. */
export const BELOW = ALL.map((joint) => below(joint));

function below(joint) {
  const children = ALL.filter((child) => PARENT[child] === joint);
  return [...children, ...children.flatMap(below)];
}

export const rgb = (colour) => `rgb(${colour.join(" ")})`;
