// What went over the wire, the latest first: requests of the bot, and what it was told. Each opens to its body.

import { byId, h } from "./dom.js";
import { state } from "./state.js";
import { clockTime } from "./time.js";

/** How many entries are on the page. */
const ENTRIES_MAX = 60;

let entries = [];
let isNew = 0;

export function forgetWire() {
  entries = [];
  isNew = 0;
  byId("panel-wire").replaceChildren();
}

/** Takes entries, the oldest first. */
export function takeWire(found) {
  entries.push(...found);
  isNew += found.length;
  entries = entries.slice(-ENTRIES_MAX);
}

/** Draws what is new on top, and lets the oldest go; what is open stays open. */
export function drawWire() {
  const list = byId("panel-wire");
  const fresh = entries.slice(Math.max(0, entries.length - isNew)).reverse();
  isNew = 0;
  list.prepend(...fresh.map(draw));
  while (list.childElementCount > ENTRIES_MAX) list.lastElementChild.remove();
}

/** A path with names for ids; of an interaction's own there is nothing to know. */
const named = (text) => text.replace(/\/(interactions|webhooks)\/\d+\/…/, "/$1/…").replace(/\d{17,20}/g, (id) => {
  const { scene } = state;
  if (scene.users[id]) return `@${scene.users[id]}`;
  if (scene.channels[id]) return `#${scene.channels[id]}`;
  if (scene.dm?.id === id) return "my DM";
  return `…${id.slice(-4)}`;
});

function about({ way, body, what }) {
  if (!body) return "";
  if (way === "sent") return body.content ?? body.data?.content ?? "";
  if (what === "INTERACTION_CREATE") {
    const who = body.member?.user ?? body.user;
    const act = body.data?.name ? `/${[body.data.name, ...(body.data.options ?? []).filter((one) => one.type < 3).map((one) => one.name)].join(" ")}` : body.data?.custom_id;
    return `${state.scene.users[who?.id] ?? "someone"}: ${act ?? ""}`;
  }
  return body.content ?? body.name ?? "";
}

function draw(entry) {
  const sent = entry.way === "sent";
  const bad = entry.status !== undefined && (entry.status === 0 || entry.status >= 400);
  const summary = h("summary", null,
    h("time", { datetime: new Date(entry.at).toISOString() }, clockTime(entry.at)),
    h("span", { class: `way ${entry.way}` }, h("span", { "aria-hidden": "true" }, sent ? "↑" : "↓"), h("span", { class: "hidden" }, sent ? "sent" : "received")),
    h("code", { title: entry.what }, named(entry.what)),
    entry.status !== undefined && h("span", { class: `status${bad ? " bad" : ""}` }, entry.status || "cut off"),
    h("span", { class: "wire-about" }, about(entry)));
  // A body is written out when somebody asks for it.
  const details = h("details", {
    class: "wire",
    ontoggle: () => {
      if (details.open && details.childElementCount === 1) details.append(h("pre", { tabindex: 0, "aria-label": "Body" }, written(entry)));
    },
  }, summary);
  return h("li", null, details);
}

function written({ body, files, what }) {
  const names = files?.length ? `files: ${files.join(", ")}\n` : "";
  return `${what}\n${names}${body === null || body === undefined ? "(no body)" : JSON.stringify(body, null, 2)}`;
}
