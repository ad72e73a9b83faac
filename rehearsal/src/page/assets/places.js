// Channels, DMs and people.

import { byId, h } from "./dom.js";
import { isUnread, state } from "./state.js";

const TOPICS = {
  "general": "Talk, and the post with Start",
  "streak-board": "One message a week, edited in place",
};

let go = () => {};
let become = () => {};
export function setMoves(given) {
  ({ go, become } = given);
}

export function drawPlaces() {
  const { scene } = state;
  byId("guild").textContent = scene.guilds[0]?.name ?? "The rehearsal";
  const channels = scene.guilds.flatMap((guild) => guild.channels);
  fill(byId("channels"), channels.map((channel) => ({ id: channel.id, label: channel.name, sign: "#", last: channel.last })));
  fill(byId("dms"), [{ id: scene.dm?.id ?? null, label: scene.bot.name, sign: "", mark: true, last: scene.dm?.last, off: !scene.bot.connected }]);
  drawPeople();
  drawWhere();
}

function fill(list, places) {
  const had = document.activeElement?.closest("li")?.dataset.place;
  const anyUnread = [];
  list.replaceChildren(...places.map((place) => {
    const unread = isUnread(place.id, place.last);
    if (unread) anyUnread.push(place.label);
    const here = place.id === state.channel;
    return h("li", { dataset: { place: place.id ?? "dm" } }, h("button", {
      type: "button", class: `place${here ? " here" : ""}${unread ? " unread" : ""}`, "aria-current": here ? "page" : null, onclick: () => go(place.id),
    },
      place.mark ? h("img", { src: "/rehearsal/mark.svg", alt: "" }) : h("span", { class: "sign", "aria-hidden": "true" }, place.sign),
      h("span", { class: "label" }, place.label),
      place.off && h("span", { class: "off" }, "offline"),
      unread && h("span", { class: "dot" }), unread && h("span", { class: "hidden" }, "unread"),
    ));
  }));
  list.dataset.unread = anyUnread.length;
  if (had) list.querySelector(`[data-place="${CSS.escape(had)}"] button`)?.focus();
  const total = ["channels", "dms"].reduce((sum, id) => sum + Number(byId(id).dataset.unread ?? 0), 0);
  byId("burger-dot").hidden = total === 0;
  document.title = `${total ? "• " : ""}Second Wind, the rehearsal`;
}

function drawPeople() {
  const { scene } = state;
  const people = byId("people");
  const wanted = scene.people.map((person) => `${person.id}|${person.name}|${person.about ?? ""}`).join();
  if (people.dataset.drawn !== wanted) {
    people.replaceChildren(...scene.people.map((person) => h("option", { value: person.id }, person.about ? `${person.name}, ${person.about}` : person.name)));
    people.dataset.drawn = wanted;
  }
  people.value = scene.me.id;
  people.onchange = () => become(people.value);
  byId("dm-closed").checked = scene.people.find((person) => person.id === scene.me.id)?.dms_closed ?? false;
}

function drawWhere() {
  const { scene, channel } = state;
  const name = channel && scene.channels[channel];
  byId("where").textContent = name ? `# ${name}` : scene.bot.name;
  byId("topic").textContent = name ? TOPICS[name] ?? "" : `${scene.me.name}'s direct messages`;
}

/** The drawer of a narrow screen: while it is open, what it covers cannot be reached. */
export function drawer(open) {
  document.body.classList.toggle("drawer", open);
  byId("burger").setAttribute("aria-expanded", String(open));
  byId("main").inert = open;
  if (open) byId("side").querySelector("[aria-current]")?.focus();
}

let frame = 0;
/** Draws the places with the next frame, however often it is asked for until then. */
export function placesSoon() {
  frame ||= setTimeout(() => { frame = 0; drawPlaces(); }, 60);
}

/** Arrow keys go from place to place. */
export function startPlaces() {
  byId("places").addEventListener("keydown", (event) => {
    const all = [...byId("places").querySelectorAll(".place")];
    const at = all.indexOf(event.target);
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: all.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    all[(to + all.length) % all.length].focus();
  });
}
