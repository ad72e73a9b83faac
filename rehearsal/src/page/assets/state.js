// What this page knows: who I am, where I am, what I have read. Kept in one place; the other files read it.

import { wantsOwnZone } from "./reader.js";

export const state = {
  /** The scene as the rehearsal gave it. */
  scene: null,
  /** The channel that is open; null for a DM that was never opened. */
  channel: null,
  /** Messages of the open channel by id, in order. */
  messages: new Map(),
  /** The latest of them. */
  last: null,
  /** How many messages lie before those. */
  earlier: 0,
  /** The clock: what it showed, and when it was read. */
  clock: { now: 0, read: 0, journey: null, movable: false },
};

export const me = () => state.scene.me.id;
export const isDm = () => state.channel === null || state.channel === state.scene.dm?.id;

/** The zone in which times are shown: the one the person told the bot, else the club's; or this browser's, for who wants that. */
export const zone = () => (wantsOwnZone() ? Intl.DateTimeFormat().resolvedOptions().timeZone : state.scene?.me.zone ?? state.scene?.club_zone ?? "UTC");

/** The rehearsal's time, now. */
export function now() {
  const { now, read, journey } = state.clock;
  return journey ? now : now + (performance.now() - read);
}

const readKey = (channel) => `read:${me()}:${channel}`;

/** Ids are numbers too long for a number: compared by length, then as text. */
export const later = (a, b) => a.length !== b.length ? a.length > b.length : a > b;

export function isUnread(channel, last) {
  if (!last || channel === state.channel) return false;
  const read = localStorage.getItem(readKey(channel));
  return !read || later(last, read);
}

export function markRead(channel, last) {
  if (channel && last) localStorage.setItem(readKey(channel), last);
}

/** Who and where, in the address, so that each tab can be somebody else and a reload changes nothing. */
export function address() {
  const found = new URLSearchParams(location.hash.slice(1));
  return { person: found.get("as"), channel: found.get("in") };
}

export function setAddress() {
  const at = new URLSearchParams({ as: me(), in: state.channel ?? "dm" });
  history.replaceState(null, "", `#${at}`);
}
