// The messages of the open channel: each one an element with its own key, changed in place. What comes within one frame is drawn in
// one go, so that many at once cost one look at the page's height and not one each.

import { announce, byId, h, replace } from "./dom.js";
import { draw, spoken } from "./message.js";
import { later, me, state } from "./state.js";
import { dayKey, dayName, refreshStamps } from "./time.js";

/** How far from the end still counts as reading the end, in pixels. */
const NEAR_END_PX = 120;
/** How many messages of one frame are read out; of the others there is only the number. */
const SPOKEN_MAX = 3;

const log = () => byId("log");
let acts = {};
let onShown = () => {};
/** What is done with messages: { press, choose, dismiss, earlier }, and who hears that new ones were shown. */
export function setActs(given, shown) {
  acts = given;
  onShown = shown;
}

const isAtEnd = () => log().scrollHeight - log().scrollTop - log().clientHeight < NEAR_END_PX;
export function toEnd() {
  byId("newer").hidden = true;
  log().scrollTop = log().scrollHeight;
}

const elements = new Map();
const elementOf = (id) => elements.get(id);

/** Draws the whole channel. */
export function drawAll(empty) {
  waiting.clear();
  elements.clear();
  const out = [];
  if (state.earlier > 0) out.push(h("button", { type: "button", class: "earlier", onclick: acts.earlier }, `Show ${state.earlier} earlier messages`));
  if (!state.messages.size) out.push(h("p", { class: "empty" }, empty));
  let before;
  for (const message of state.messages.values()) {
    out.push(...drawn(message, before));
    before = message;
  }
  state.last = before ?? null;
  log().replaceChildren(...out);
  toEnd();
}

/** The day's line where one begins, and the message. */
function drawn(message, before) {
  const made = draw(message, before, acts);
  elements.set(message.id, made);
  const isNewDay = !before || dayKey(before.at) !== dayKey(message.at);
  return isNewDay ? [h("h3", { class: "day", dataset: { at: message.at } }, h("span", null, dayName(message.at))), made] : [made];
}

/** The days' names again, and how long ago things were: what was today may be today no longer. */
export function drawDays() {
  for (const day of log().querySelectorAll(".day")) day.firstChild.textContent = dayName(Number(day.dataset.at));
  refreshStamps(log());
}

const waiting = new Map();
let frame = 0;

/** A message came or changed. It is drawn with the next frame, or at once where no frames come because nobody looks. */
export function upsert(message, isNew) {
  waiting.set(message.id, { message, isNew: isNew || waiting.get(message.id)?.isNew });
  if (document.hidden) flush();
  else frame ||= requestAnimationFrame(flush);
}

function flush() {
  cancelAnimationFrame(frame);
  frame = 0;
  if (!waiting.size) return;
  const all = [...waiting.values()];
  waiting.clear();
  const wasAtEnd = isAtEnd();
  const fresh = document.createDocumentFragment();
  let isOutOfOrder = false;
  for (const { message } of all) {
    const isKnown = state.messages.has(message.id);
    state.messages.set(message.id, message);
    if (isKnown) {
      const old = elementOf(message.id);
      if (!old) continue;
      const made = draw(message, state.messages.get(previous(old)?.dataset.id), acts, old);
      elements.set(message.id, made);
      replace(old, made);
    } else if (state.last && later(state.last.id, message.id)) {
      isOutOfOrder = true;
    } else {
      fresh.append(...drawn(message, state.last));
      state.last = message;
    }
  }
  if (isOutOfOrder) {
    state.messages = new Map([...state.messages].sort(([a], [b]) => (later(a, b) ? 1 : -1)));
    drawAll("");
  } else if (fresh.childNodes.length) {
    log().querySelector(".empty")?.remove();
    log().append(fresh);
  }
  speak(all);
  // Who just wrote wants to see it; who reads further up is told and left in peace.
  if (wasAtEnd || state.last?.author.id === me()) toEnd();
  else if (all.some(({ isNew }) => isNew)) byId("newer").hidden = false;
  onShown();
}

/** The message above one that is on the page. */
function previous(element) {
  let at = element.previousElementSibling;
  while (at && !at.classList.contains("message")) at = at.previousElementSibling;
  return at;
}

function speak(all) {
  const heard = all.filter(({ message, isNew }) => isNew || message.author.bot);
  if (heard.length > SPOKEN_MAX) announce(`${heard.length} messages. The latest:`);
  for (const { message, isNew } of heard.slice(-SPOKEN_MAX)) {
    announce(`${message.author.name}${message.ephemeral ? ", only to you" : ""}${isNew ? "" : ", edited"}: ${spoken(message)}`);
  }
}

export function remove(id) {
  waiting.delete(id);
  state.messages.delete(id);
  const old = elementOf(id);
  elements.delete(id);
  if (state.last?.id === id) state.last = [...state.messages.values()].at(-1) ?? null;
  if (!old) return;
  const hadFocus = old.contains(document.activeElement);
  const next = old.nextElementSibling ?? old.previousElementSibling;
  if (old.previousElementSibling?.classList.contains("day") && !next?.classList.contains("message")) old.previousElementSibling.remove();
  old.remove();
  if (hadFocus) byId("write")?.focus();
}

/** Arrow keys go from message to message; Escape goes back to writing. */
export function startMessages() {
  log().addEventListener("keydown", (event) => {
    const here = event.target.closest("article");
    if (event.target !== log() && event.target !== here) return;
    const all = [...log().querySelectorAll("article")];
    const at = all.indexOf(here);
    const to = { ArrowUp: at < 0 ? all.length - 1 : at - 1, ArrowDown: at < 0 ? all.length - 1 : at + 1, Home: 0, End: all.length - 1 }[event.key];
    if (to !== undefined && all[to]) all[to].focus();
    else if (event.key === "Escape") byId("write")?.focus();
    else return;
    event.preventDefault();
  });
  // Who reads the end goes on reading it: when a picture arrives late, the window changes, or a command takes room.
  byId("newer").addEventListener("click", () => { toEnd(); byId("write")?.focus({ preventScroll: true }); });
  let wasAtEnd = true;
  let top = 0;
  log().addEventListener("scroll", () => {
    // Only who scrolls up leaves the end; what grows below has not moved anybody.
    if (log().scrollTop < top || isAtEnd()) wasAtEnd = isAtEnd();
    top = log().scrollTop;
    if (wasAtEnd) byId("newer").hidden = true;
  });
  const stay = () => wasAtEnd && toEnd();
  log().addEventListener("grown", stay);
  new ResizeObserver(stay).observe(log());
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
