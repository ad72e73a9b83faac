// The messages of the open channel: each one an element with its own key, changed in place.

import { announce, byId, h, replace } from "./dom.js";
import { parts } from "./components.js";
import { render } from "./markdown.js";
import { later, state } from "./state.js";
import { clockTime, dayKey, dayName, full } from "./time.js";

/** How close messages of one author stand together, in milliseconds. */
const TOGETHER_MS = 7 * 60 * 1000;
/** How far from the end still counts as reading the end, in pixels. */
const NEAR_END_PX = 120;

const log = () => byId("log");
let acts = {};
export function setActs(given) {
  acts = given;
}

const isAtEnd = () => log().scrollHeight - log().scrollTop - log().clientHeight < NEAR_END_PX;
export function toEnd() {
  log().scrollTop = log().scrollHeight;
}

const elementOf = (id) => log().querySelector(`[data-id="${CSS.escape(id)}"]`);

/** Draws the whole channel. */
export function drawAll(empty) {
  const all = [...state.messages.values()];
  const out = [];
  if (state.earlier > 0) out.push(h("button", { type: "button", class: "earlier", onclick: acts.earlier }, `Show ${state.earlier} earlier messages`));
  if (!all.length) out.push(h("p", { class: "empty" }, empty));
  all.forEach((message, n) => out.push(...drawn(message, all[n - 1])));
  log().replaceChildren(...out);
  toEnd();
}

/** The day's line where one begins, and the message. */
function drawn(message, before) {
  const made = draw(message, before);
  const isNewDay = !before || dayKey(before.at) !== dayKey(message.at);
  return isNewDay ? [h("h3", { class: "day", dataset: { at: message.at } }, h("span", null, dayName(message.at))), made] : [made];
}

/** The days' names again: what was today may be today no longer. */
export function drawDays() {
  for (const day of log().querySelectorAll(".day")) day.firstChild.textContent = dayName(Number(day.dataset.at));
}

/** A message came or changed. */
export function upsert(message, isNew) {
  const known = state.messages.has(message.id);
  const wasAtEnd = isAtEnd();
  state.messages.set(message.id, message);
  const all = [...state.messages.values()];
  const at = all.findIndex((one) => one.id === message.id);
  if (known) {
    const old = elementOf(message.id);
    if (old) replace(old, draw(message, all[at - 1], old));
  } else {
    log().querySelector(".empty")?.remove();
    const last = all.at(-2);
    if (last && later(last.id, message.id)) {
      state.messages = new Map(all.sort((a, b) => (later(a.id, b.id) ? 1 : -1)).map((one) => [one.id, one]));
      drawAll("");
    } else {
      log().append(...drawn(message, last));
    }
  }
  if (isNew || (known && message.author.bot)) {
    const how = message.ephemeral ? ", only to you" : "";
    announce(`${message.author.name}${how}${known ? ", edited" : ""}: ${plainText(message).slice(0, 300)}`);
  }
  if (wasAtEnd) toEnd();
}

export function remove(id) {
  state.messages.delete(id);
  const old = elementOf(id);
  if (!old) return;
  const hadFocus = old.contains(document.activeElement);
  const next = old.nextElementSibling ?? old.previousElementSibling;
  if (old.previousElementSibling?.classList.contains("day") && !next?.classList.contains("message")) old.previousElementSibling.remove();
  old.remove();
  if (hadFocus) byId("write")?.focus();
}

function plainText(message) {
  const made = h("div");
  made.append(render(message.content));
  return made.innerText || made.textContent;
}

const HUES = 6;
const hue = (id) => [...id].reduce((sum, digit) => (sum * 7 + digit.charCodeAt(0)) % 997, 0) % HUES;

function avatar(author) {
  if (author.bot) return h("img", { class: "avatar", src: "/rehearsal/mark.svg", alt: "" });
  return h("span", { class: `avatar hue-${hue(author.id)}`, "aria-hidden": "true" }, author.name?.[0] ?? "?");
}

function draw(message, before, old) {
  const follows = before && !message.ephemeral && !before.ephemeral && !message.via && before.author.id === message.author.id
    && message.at - before.at < TOGETHER_MS && dayKey(before.at) === dayKey(message.at);
  const { author } = message;
  const isBot = author.bot;
  const time = h("time", { datetime: new Date(message.at).toISOString(), title: full(message.at) }, clockTime(message.at));
  const edited = message.edited && !message.ephemeral && h("span", { class: "edited", title: `edited ${full(message.edited)}` }, "(edited)");
  const head = h("div", { class: "head" }, h("span", { class: "author" }, author.name ?? "someone"), isBot && h("span", { class: "badge" }, "APP"), time);
  const body = message.loading
    ? h("p", { class: "thinking" }, `${author.name} is thinking…`)
    : [h("div", { class: "text" }, render(message.content), edited && !message.components.length ? edited : null), message.embeds.map(embed), files(message), parts(message, acts), edited && message.components.length ? edited : null];
  const made = h("article", {
    class: `message${follows ? " follows" : ""}${message.ephemeral ? " private" : ""}`, dataset: { id: message.id },
    "aria-label": `${author.name}, ${clockTime(message.at)}${message.ephemeral ? ", only you can see this" : ""}`,
  },
    message.via?.command && h("p", { class: "via" }, `${message.via.name} used `, h("span", { class: "mention" }, `/${message.via.command}`)),
    !follows && avatar(author),
    h("div", { class: "body" }, !follows && head, body, message.ephemeral && ephemeral(message)),
  );
  const failed = old?.querySelector(".failed");
  if (failed && !old.dataset.pending) made.querySelector(".body").append(failed);
  return made;
}

function ephemeral(message) {
  return h("p", { class: "only-you" }, "Only you can see this · ", h("button", { type: "button", class: "plain", onclick: () => acts.dismiss(message) }, "Dismiss message"));
}

function embed(one) {
  const accent = one.color ? "embed coloured" : "embed";
  return h("div", { class: accent }, one.title && h("p", { class: "embed-title" }, render(one.title)), one.description && h("div", { class: "text" }, render(one.description)),
    (one.fields ?? []).map((field) => h("div", { class: "field" }, h("strong", null, field.name), render(field.value))), one.footer && h("small", null, one.footer.text));
}

function files(message) {
  const used = JSON.stringify(message.components);
  return message.files.filter((file) => !used.includes(`attachment://${file.name}`)).map((file) => (file.type.startsWith("image/")
    ? h("img", { class: "picture", src: file.url, alt: file.about ?? "" })
    : h("a", { class: "file", href: file.url, download: file.name }, file.name)));
}

/** Marks a press as on its way, and later as done or failed. */
export function busy(id, key, on) {
  const article = elementOf(id);
  if (!article) return;
  if (on) {
    article.dataset.pending = "1";
    article.querySelector(".failed")?.remove();
  } else {
    delete article.dataset.pending;
  }
  for (const control of article.querySelectorAll("[data-key]")) {
    control.classList.toggle("busy", on && control.dataset.key === key);
    control.setAttribute("aria-disabled", String(on));
  }
}

export const isBusy = (id) => elementOf(id)?.dataset.pending === "1";

/** "This interaction failed", under the message or at the end of the channel. */
export function failed(id, why) {
  const line = h("p", { class: "failed", role: "alert", title: why }, "This interaction failed");
  const article = id && elementOf(id);
  const wasAtEnd = isAtEnd();
  (article ? article.querySelector(".body") : log()).append(line);
  if (wasAtEnd || !article) toEnd();
}
