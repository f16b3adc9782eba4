// What a Mini App needs of Telegram, without Telegram's script: its data stand behind #, and it is told events.

/** The signed data of who opened the app, or null outside Telegram. */
export const initData = (hash) => hash.get("tgWebAppData");

/** Ready, as large as can be, and not to be closed by a drag downwards. */
export function begin() {
  tell("web_app_ready");
  tell("web_app_expand");
  tell("web_app_setup_swipe_behavior", { allow_vertical_swipe: false });
}

export const close = () => tell("web_app_close");

function tell(event, data = {}) {
  if (window.TelegramWebviewProxy) {
    window.TelegramWebviewProxy.postEvent(event, JSON.stringify(data));
  } else if (window.external && "notify" in window.external) {
    window.external.notify(JSON.stringify({ eventType: event, eventData: data }));
  } else if (window.parent !== window) {
    window.parent.postMessage(JSON.stringify({ eventType: event, eventData: data }), "https://web.telegram.org");
  }
}
