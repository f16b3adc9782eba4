// The draft's picture, fetched after the pose: one can edit without it.

/** Show what is at `url`; where that fails the person may try again. */
export async function showPicture(url, { api, photo, notices, say }) {
  try {
    photo.show(await api.picture(url));
  } catch {
    const again = () => showPicture(url, { api, photo, notices, say });
    notices.show("picture", "warn", say("editor-no-picture"), { actions: [[say("editor-try-again"), again]] });
  }
}
