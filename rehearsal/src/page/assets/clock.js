// The clock: what it shows, and the buttons that move it.

import { announce, byId, h, notice } from "./dom.js";
import { act } from "./server.js";
import { me, now, state } from "./state.js";
import { weekdayTime, zoneName } from "./time.js";

let asked = null;

/** The move that was asked for here last, once: { how, person, last }. */
export function arrival() {
  const was = asked;
  asked = null;
  return was;
}

export function startClock() {
  for (const button of document.querySelectorAll("[data-how]")) {
    button.addEventListener("click", () => {
      if (button.getAttribute("aria-disabled") === "true") return;
      notice(null);
      asked = { how: button.dataset.how, person: me(), last: state.scene.dm?.last ?? null };
      act("clock", { as: me(), how: button.dataset.how }).catch((error) => notice(error.message));
    });
  }
  setInterval(drawClock, 1000);
}

/** What the rehearsal says about its clock. */
export function setClock({ now, journey, movable }) {
  const before = state.clock.journey;
  state.clock = { now, read: performance.now(), journey: journey ?? null, movable: movable ?? state.clock.movable };
  drawClock();
  if (before && !journey) announce(`It is ${weekdayTime(now)}.`);
  return Boolean(before && !journey);
}

export function drawClock() {
  const { journey, movable } = state.clock;
  if (!state.scene) return;
  const time = byId("now");
  const shown = weekdayTime(now());
  if (time.textContent !== shown) {
    time.textContent = shown;
    time.dateTime = new Date(now()).toISOString();
  }
  byId("zone").textContent = zoneName();
  for (const button of document.querySelectorAll("[data-how]")) {
    button.setAttribute("aria-disabled", String(Boolean(journey) || !movable));
  }
  const strip = byId("journey");
  strip.hidden = !journey;
  if (journey) {
    byId("journey-about").textContent = `Moving the clock: ${journey.about}. ${weekdayTime(journey.at)}`;
    byId("journey-bar").value = (journey.at - journey.from) / Math.max(1, journey.to - journey.from);
  }
}
