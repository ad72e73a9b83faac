// The page: who I am, where I am, and what to do when something happens.

import { byId, notice } from "./dom.js";
import { act, ask, listen } from "./server.js";
import { address, isDm, later, markRead, me, setAddress, state } from "./state.js";
import { drawAll, drawDays, busy, failed, isBusy, remove, setActs, startMessages, upsert } from "./messages.js";
import { setNames } from "./markdown.js";
import { drawPlaces, drawer, placesSoon, setMoves, startPlaces } from "./places.js";
import { isOpen, panelAgain, panelSoon, startPanel } from "./panel.js";
import { startReader } from "./reader.js";
import { drawStrip, drawTrouble } from "./trouble.js";
import { beginPath, drawWrite, loadCommands, setAnswers } from "./write.js";
import { arrival, drawClock, setClock, startClock } from "./clock.js";
import { showForm } from "./form.js";

let line = null;

const emptyWords = () => (isDm()
  ? "Nothing here yet. The bot writes first once you have joined: type /start in #general, or press Start there."
  : "Nothing here yet.");

async function loadScene() {
  state.scene = await ask("scene", { as: state.scene?.me.id ?? address().person });
  if (state.channel === null && state.scene.dm && address().channel === "dm") state.channel = state.scene.dm.id;
  drawPlaces();
  drawClock();
  drawStrip();
  if (isOpen()) drawTrouble();
  showForm(state.scene.form, answered);
}

async function loadMessages(all = false) {
  const channel = state.channel;
  const found = channel ? await ask("messages", { as: me(), channel, all }) : { messages: [], earlier: 0 };
  if (channel !== state.channel) return;
  state.messages = new Map(found.messages.map((message) => [message.id, message]));
  state.earlier = found.earlier;
  drawAll(emptyWords());
  read();
}

/** What is open has been read. */
function read() {
  if (document.hidden) return;
  markRead(state.channel, state.last?.id);
}

async function go(channel) {
  drawer(false);
  let to = channel;
  if (to === null) to = (await act("dm", { as: me() }).catch(() => ({ channel: null }))).channel;
  state.channel = to;
  setAddress();
  await loadScene();
  await Promise.all([loadMessages(), drawWrite()]);
  byId("write").focus({ preventScroll: true });
}

async function become(person) {
  line?.close();
  state.scene.me.id = person;
  const name = state.scene.channels[state.channel];
  state.scene = await ask("scene", { as: person });
  const channels = state.scene.guilds.flatMap((guild) => guild.channels);
  state.channel = name ? channels.find((channel) => channel.name === name)?.id ?? channels[0]?.id ?? null : state.scene.dm?.id ?? null;
  setAddress();
  showForm(null);
  await loadScene();
  connect();
  await Promise.all([loadMessages(), drawWrite()]);
}

/** The bot's first answer to an act; messages come by the live line. */
function answered(answer, message) {
  if (answer.answer === "failed") failed(message?.id, answer.reason);
  if (answer.answer === "modal") showForm(answer.form, answered);
}

async function press(what, message, customId, more = {}) {
  if (isBusy(message.id)) return;
  busy(message.id, customId, true);
  try {
    answered(await act(what, { as: me(), message: message.id, custom_id: customId, ...more }), message);
  } catch (error) {
    notice(error.message);
  } finally {
    busy(message.id, customId, false);
  }
}

setActs({
  press: (message, customId) => press("press", message, customId),
  choose: (message, customId, values) => press("choose", message, customId, { values }),
  dismiss: (message) => act("dismiss", { as: me(), message: message.id }).catch((error) => notice(error.message)),
  earlier: () => loadMessages(true),
}, read);
setMoves({ go: (channel) => go(channel).catch(trouble), become: (person) => become(person).catch(trouble) });
setAnswers(answered);
setNames({
  user: (id) => state.scene.users[id],
  isMe: (id) => id === me(),
  role: (id) => state.scene.roles[id],
  channel: (id) => state.scene.channels[id],
  onChannel: (id) => go(id).catch(trouble),
  onCommand: beginPath,
});

function trouble(error) {
  notice(error.message, true);
}

let sceneTimer = 0;
function sceneSoon() {
  clearTimeout(sceneTimer);
  sceneTimer = setTimeout(() => Promise.all([loadScene(), loadCommands()]).catch(() => {}), 150);
}

/** A message somewhere else: its place is marked as unread. */
function elsewhere(message) {
  if (message.ephemeral || message.author.id === me()) return;
  const places = [...state.scene.guilds.flatMap((guild) => guild.channels), ...(state.scene.dm ? [state.scene.dm] : [])];
  const place = places.find((one) => one.id === message.channel);
  if (!place) return sceneSoon();
  if (!place.last || later(message.id, place.last)) place.last = message.id;
  placesSoon();
}

function onEvent(event) {
  switch (event.type) {
    case "message":
      if (event.message.channel === state.channel) {
        upsert(event.message, event.new);
      } else if (event.new) {
        elsewhere(event.message);
      }
      break;
    case "gone":
      if (event.channel === state.channel) remove(event.id);
      break;
    case "clock":
      panelSoon();
      if (setClock(event)) {
        drawDays();
        arrived();
      }
      break;
    case "moved":
      setClock({ ...state.clock, now: event.now });
      drawDays();
      break;
    case "traffic":
      panelSoon();
      break;
    case "interaction":
      if (event.state === "answered") sceneSoon();
      break;
    case "violation":
      notice(`The bot sent what Discord would refuse: ${event.text}`, true);
      break;
    case "reload":
      reload();
      break;
    default:
      sceneSoon();
  }
}

/** A morning without a message is said, and why. */
async function arrived() {
  const asked = arrival();
  await loadScene().catch(() => {});
  const { me: { name, joined, reminder }, dm, people, me } = state.scene;
  if (asked?.how !== "morning" || asked.person !== me.id || (dm?.last ?? null) !== asked.last) return;
  const closed = people.find((person) => person.id === me.id)?.dms_closed;
  notice(!joined ? `Good morning. ${name} has not joined yet: the post with Start is in #general.`
    : !reminder ? `No message this morning: ${name}'s messages are off. The bot's own button starts them again.`
      : closed ? `No message this morning: ${name}'s DMs are closed to the bot.`
        : `No message this morning: nothing is open for ${name} today. "next morning" goes on to the next day.`, true);
}

let isLost = false;
function connect() {
  line?.close();
  line = listen(me(), {
    onEvent,
    onOpen: () => {
      if (isLost) reload();
      isLost = false;
    },
    onLost: () => {
      isLost = true;
      notice("The rehearsal has stopped. Start it again with cargo rehearse, and this page goes on by itself.", true);
    },
  });
  panelAgain();
}

async function reload() {
  panelAgain();
  await loadScene();
  await Promise.all([loadMessages(), loadCommands()]);
  notice(null);
}

async function boot() {
  byId("burger").addEventListener("click", () => drawer(!document.body.classList.contains("drawer")));
  byId("veil").addEventListener("click", () => drawer(false));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && document.body.classList.contains("drawer")) {
      drawer(false);
      byId("burger").focus();
    }
  });
  startPlaces();
  startMessages();
  startPanel((word) => line?.say(word));
  startReader(() => loadScene().then(() => loadMessages()).catch(trouble));
  document.addEventListener("visibilitychange", () => { read(); if (!document.hidden) drawPlaces(); });
  byId("dm-closed").addEventListener("change", (event) => act("closed", { as: me(), closed: event.target.checked }).catch(trouble));
  startClock();
  await loadScene();
  const channels = state.scene.guilds.flatMap((guild) => guild.channels);
  const wanted = address().channel;
  state.channel = wanted === "dm" ? state.scene.dm?.id ?? null
    : channels.find((channel) => channel.id === wanted)?.id ?? (wanted && state.scene.dm?.id === wanted ? wanted : channels[0]?.id ?? null);
  setAddress();
  drawPlaces();
  setClock({ now: state.scene.now, journey: null, movable: false });
  connect();
  await Promise.all([loadMessages(), drawWrite()]);
}

async function start() {
  try {
    await boot();
  } catch (error) {
    notice(error.message, true);
    setTimeout(() => location.reload(), 1500);
  }
}

start();
