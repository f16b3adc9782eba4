// What the editor asks of the server; docs/web-api.md is the contract.

/** A request that came to nothing: `sentence` is the server's, in the person's language, or null. */
export class Refused extends Error {
  constructor(status, sentence) {
    super(sentence ?? `status ${status}`);
    this.status = status;
    this.sentence = sentence;
  }
}

export const newUpdate = () => crypto.randomUUID?.() ?? [...crypto.getRandomValues(new Uint32Array(4))].join("-");

/** Requests with a pass, or with the visitor's cookie. */
export function createApi({ pass = null } = {}) {
  const who = pass ? { Authorization: `Bearer ${pass}` } : {};

  async function ask(url, options = {}) {
    let response;
    try {
      response = await fetch(url, { credentials: "same-origin", ...options, headers: { ...who, ...options.headers } });
    } catch {
      throw new Refused(0, null);
    }
    if (response.ok) return response;
    const said = await response.json().catch(() => ({}));
    throw new Refused(response.status, typeof said.error === "string" ? said.error : null);
  }

  async function post(url, body) {
    const headers = { "Content-Type": "application/json", "X-Difootsion": "1" };
    return (await ask(url, { method: "POST", headers, body: JSON.stringify(body) })).json();
  }

  const draft = (id) => `/api/drafts/${encodeURIComponent(id)}`;
  return {
    draft: async (id) => (await ask(draft(id))).json(),
    save: (id, pose, update) => post(`${draft(id)}/pose`, { pose, update }),
    adjust: (id, pose, text, person) => post(`${draft(id)}/adjust`, { pose, text, person }),
    preset: (id, pose, preset, person) => post(`${draft(id)}/presets`, { pose, preset, person }),
    picture: async (url) => URL.createObjectURL(await (await ask(url)).blob()),
    enter: (initData, id) => post("/api/mini-app", { init_data: initData, draft: id }),
  };
}
