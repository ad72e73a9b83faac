// One message as an element.

import { h } from "./dom.js";
import { parts } from "./components.js";
import { embed } from "./embeds.js";
import { files } from "./media.js";
import { render } from "./markdown.js";
import { clockTime, dayKey, full } from "./time.js";

/** How close messages of one author stand together, in milliseconds. */
const TOGETHER_MS = 7 * 60 * 1000;

const HUES = 6;
const hue = (id) => [...id].reduce((sum, digit) => (sum * 7 + digit.charCodeAt(0)) % 997, 0) % HUES;

function avatar(author) {
  if (author.bot) return h("img", { class: "avatar", src: "/rehearsal/mark.svg", alt: "" });
  return h("span", { class: `avatar hue-${hue(author.id)}`, "aria-hidden": "true" }, author.name?.[0] ?? "?");
}

const follows = (message, before) => before && !message.ephemeral && !before.ephemeral && !message.via && before.author.id === message.author.id
  && message.at - before.at < TOGETHER_MS && dayKey(before.at) === dayKey(message.at);

/** Draws a message that stands behind `before`; what failed about `old`, the one in its place, stays. */
export function draw(message, before, acts, old) {
  const isFollowing = follows(message, before);
  const { author } = message;
  const time = h("time", { datetime: new Date(message.at).toISOString(), title: full(message.at) }, clockTime(message.at));
  const edited = message.edited && !message.ephemeral && h("span", { class: "edited", title: `edited ${full(message.edited)}` }, "(edited)");
  const isSilent = message.silent && author.bot && h("span", { class: "silent", title: "Sent without a sound" }, "silent");
  const head = h("div", { class: "head" }, h("span", { class: "author" }, author.name ?? "someone"), author.bot && h("span", { class: "badge" }, "APP"), time, isSilent);
  const body = message.loading
    ? h("p", { class: "thinking" }, `${author.name} is thinking…`)
    : [
      (message.content || (edited && !message.components.length)) && h("div", { class: "text" }, render(message.content), edited && !message.components.length ? edited : null),
      message.embeds.map(embed), files(message), parts(message, acts), edited && message.components.length ? edited : null,
    ];
  const made = h("article", {
    class: `message${isFollowing ? " follows" : ""}${message.ephemeral ? " private" : ""}`, dataset: { id: message.id }, tabindex: -1,
    "aria-label": `${author.name}, ${clockTime(message.at)}${message.ephemeral ? ", only you can see this" : ""}`,
  },
    message.via?.command && h("p", { class: "via" }, `${message.via.name} used `, h("span", { class: "mention" }, `/${message.via.command}`)),
    !isFollowing && avatar(author),
    h("div", { class: "body" }, !isFollowing && head, body, message.ephemeral && ephemeral(message, acts)),
  );
  const failed = old?.querySelector(".failed");
  if (failed && !old.dataset.pending) made.querySelector(".body").append(failed);
  return made;
}

function ephemeral(message, acts) {
  return h("p", { class: "only-you" }, "Only you can see this · ", h("button", { type: "button", class: "plain", onclick: () => acts.dismiss(message) }, "Dismiss message"));
}

/** A message's words, for those who hear the page. */
export function spoken(message) {
  const made = h("div");
  made.append(render(message.content || textOf(message.components)));
  return (made.innerText || made.textContent).slice(0, 300);
}

const textOf = (list) => (list ?? []).map((part) => part.content ?? textOf(part.components)).filter(Boolean).join("\n");
