// Results that came while nobody looked, counted in the title; and each told once to who listens instead of looking.

import { byId } from "./dom.js";
import { say } from "./texts.js";

const LONGEST = 240; // characters read out of one message

export function watchUnread(conversation) {
  let unread = 0;
  const entitle = () => (document.title = unread ? say("web-new-messages", { count: unread }) : "Difootsion");
  conversation.addEventListener("message", ({ detail: { message, known, fresh } }) => {
    if (message.by !== "bot" || known || !fresh) return;
    byId("announcer").textContent = message.text.slice(0, LONGEST);
    if (!document.hidden || message.job !== null) return;
    unread += 1;
    entitle();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) return;
    unread = 0;
    entitle();
  });
}
