// Which joints lie on kept pixels: shown, but moving them can paint nothing. As pipeline/pose/locked.py has it.

/** `canvas` as a draft has it, or null where there is no photo to keep. */
export const locked = (canvas, joint) => canvas !== null
  && joint.x >= canvas.left && joint.x < canvas.left + canvas.photo_width
  && joint.y >= canvas.top && joint.y < canvas.top + canvas.photo_height;
