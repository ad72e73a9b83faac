// Dates and times in the reader's zone.

import { now, zone } from "./state.js";

const LANGUAGE = "en-GB";
const formats = new Map();

function format(options) {
  const key = zone() + JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(LANGUAGE, { ...options, timeZone: zone() }));
  return formats.get(key);
}

const TIME = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
const DAY = { weekday: "long", day: "numeric", month: "long" };

export const clockTime = (ms) => format(TIME).format(ms);
export const weekdayTime = (ms) => `${format({ weekday: "short", day: "numeric", month: "short" }).format(ms)}, ${clockTime(ms)}`;
export const dayKey = (ms) => format({ year: "numeric", month: "2-digit", day: "2-digit" }).format(ms);

export function dayName(ms) {
  const named = format(DAY).format(ms);
  if (dayKey(ms) === dayKey(now())) return `Today, ${named}`;
  return named;
}

export const zoneName = () => zone().split("/").pop().replaceAll("_", " ");

export function full(ms) {
  return format({ ...DAY, year: "numeric", ...TIME }).format(ms);
}

const STYLES = {
  t: TIME,
  T: { ...TIME, second: "2-digit" },
  d: { day: "2-digit", month: "2-digit", year: "numeric" },
  D: { day: "numeric", month: "long", year: "numeric" },
  f: { day: "numeric", month: "long", year: "numeric", ...TIME },
  F: { weekday: "long", day: "numeric", month: "long", year: "numeric", ...TIME },
  s: { day: "2-digit", month: "2-digit", year: "numeric", ...TIME },
  S: { day: "2-digit", month: "2-digit", year: "numeric", ...TIME, second: "2-digit" },
};

const UNITS = [["year", 31536000], ["month", 2592000], ["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];

/** What <t:SECONDS:style> shows. */
export function stamp(seconds, style) {
  if (style === "R") {
    const away = seconds - Math.round(now() / 1000);
    const [unit, size] = UNITS.find(([, size]) => Math.abs(away) >= size) ?? UNITS.at(-1);
    return new Intl.RelativeTimeFormat(LANGUAGE, { numeric: "auto" }).format(Math.round(away / size), unit);
  }
  return format(STYLES[style] ?? STYLES.f).format(seconds * 1000);
}

/** The times in a part of the page that are told as "in 3 hours", again. */
export function refreshStamps(part) {
  for (const one of part.querySelectorAll('time.stamp[data-style="R"]')) {
    const shown = stamp(Number(one.dataset.seconds), "R");
    if (one.textContent !== shown) one.textContent = shown;
  }
}

/** How far away an instant is: "in 3 hours". */
export const fromNow = (ms) => stamp(Math.round(ms / 1000), "R");
