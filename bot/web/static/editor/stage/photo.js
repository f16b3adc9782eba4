// The picture under the pose, in the browser's memory for as long as it is shown.

export function photoOn(stage) {
  let shown = null;
  let closed = false;

  function free() {
    if (shown) URL.revokeObjectURL(shown);
    shown = null;
  }

  return {
    get isThere() { return shown !== null; },
    /** Show what an object URL holds, in place of the one before. */
    show(url) {
      free();
      if (closed) return URL.revokeObjectURL(url);
      shown = url;
      return stage.showPicture(url);
    },
    close() {
      closed = true;
      free();
    },
  };
}
