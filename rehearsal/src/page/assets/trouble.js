// Trouble on demand: how Discord is doing towards the bot. It is always said what is on, and how to end it.

import { byId, h, notice } from "./dom.js";
import { act } from "./server.js";
import { me, state } from "./state.js";

const KINDS = [
  ["well", "Well", "as it should be", null],
  ["away", "Away", "every request gets 503, and the gateway is gone", "Discord is away: the bot hears nothing, and every request gets 503."],
  ["failing", "Failing", "every request gets 500", "Discord is failing: every request of the bot gets 500."],
  ["slow", "Slow", "every answer is two seconds late", "Discord is slow: every answer to the bot is two seconds late."],
  ["limiting", "Limiting", "every request gets 429", "Discord limits the bot: every request gets 429."],
];
const JOLTS = [["drop", "Break the connection"], ["reconnect", "Ask it to reconnect"], ["invalidate", "End its session"]];

const wish = (discord) => act("trouble", { as: me(), discord }).catch((error) => notice(error.message));

/** The choices, in the panel. */
export function drawTrouble() {
  const place = byId("panel-trouble");
  const { discord, bot } = state.scene;
  if (!place.childElementCount) {
    place.append(
      h("fieldset", { class: "healths" }, h("legend", null, "Discord is"), KINDS.map(([kind, name, what]) => h("label", null,
        h("input", { type: "radio", name: "health", value: kind, onchange: () => wish(kind) }), h("span", null, h("strong", null, name), h("small", null, what))))),
      h("p", { id: "gateway-state", class: "gateway" }),
      h("div", { class: "jolts", role: "group", "aria-label": "The gateway, once" }, JOLTS.map(([how, name]) => h("button", { type: "button", class: "minor", onclick: () => act("jolt", { as: me(), how }).catch((error) => notice(error.message)) }, name))));
  }
  const chosen = place.querySelector(`[value="${CSS.escape(discord)}"]`);
  if (chosen) chosen.checked = true;
  byId("gateway-state").textContent = `The bot's gateway connection is ${bot.connected ? "open" : "closed"}.`;
}

/** The strip that says what is on, wherever one is. */
export function drawStrip() {
  const strip = byId("trouble");
  const { discord, people, me: { id, name } } = state.scene;
  const kind = KINDS.find(([kind]) => kind === discord);
  const isClosed = people.find((person) => person.id === id)?.dms_closed;
  const text = [kind?.[3], isClosed && `${name}'s DMs are closed to the bot.`].filter(Boolean).join(" ");
  if (strip.dataset.text === text) return;
  strip.dataset.text = text;
  strip.hidden = !text;
  strip.replaceChildren(...(text ? [h("span", null, text), h("button", { type: "button", class: "minor", onclick: mend }, "Make it well again")] : []));
}

async function mend() {
  await wish("well");
  await act("closed", { as: me(), closed: false }).catch((error) => notice(error.message));
  byId("write")?.focus();
}
