// Files in: a pose, or a picture to pose over.

import { overPicture } from "../core/fitting.js";
import { read } from "../core/openpose.js";
import { reasonOf } from "../words/reasons.js";

/** `alone`: without a draft a file may have a size of its own, and bring a picture; `fit()` shows all of it. */
export function incoming({ say, notices, work, photo, alone, fit }) {
  const trouble = (sentence) => notices.show("file", "bad", sentence);

  async function openPose(file) {
    const size = !alone || photo.isThere ? work.pose : null;
    try {
      const pose = read(await file.text(), size?.width, size?.height);
      work.become(pose);
      notices.hide("file");
      if (hasMore(pose)) notices.show("file", "info", say("editor-file-more"), { brief: true });
      fit();
    } catch (error) {
      trouble(reasonOf(error, say));
    }
  }

  async function openPicture(file) {
    const url = URL.createObjectURL(file);
    try {
      const { width, height } = await sizeOf(url);
      work.become(overPicture(work.pose, width, height));
      photo.show(url);
      fit();
    } catch {
      URL.revokeObjectURL(url);
      trouble(say("editor-file-no-picture"));
    }
  }

  /** Whatever was dropped: over a draft only poses count. */
  function openAny(file) {
    if (!file.type.startsWith("image/")) openPose(file);
    else if (alone) openPicture(file);
  }

  return { openPose, openPicture, openAny };
}

/** Hands, faces, animals: kept, but not to be seen here. */
const hasMore = ({ people, rest }) =>
  people.some((body) => Object.values(body.rest ?? {}).some((part) => part?.length)) || rest.animals?.length;

/** A picture's own size; throws where it is none. */
async function sizeOf(url) {
  const image = new Image();
  image.src = url;
  await image.decode();
  return { width: image.naturalWidth, height: image.naturalHeight };
}
