// Where one writes: plain words, or `/` and a command.

import { byId, h, notice } from "./dom.js";
import { suggestions } from "./choices.js";
import { commandForm } from "./command.js";
import { isNeeded } from "./options.js";
import { act, ask } from "./server.js";
import { isDm, me, state } from "./state.js";

let onAnswer = () => {};
let commands = [];
let drafts = new Map();

export function setAnswers(given) {
  onAnswer = given;
}

/** Draws the place to write for the open channel. */
export async function drawWrite() {
  const hint = `Message ${isDm() ? state.scene.bot.name : `#${state.scene.channels[state.channel]}`}`;
  const field = h("textarea", { id: "write", rows: 1, maxlength: 2000, "aria-label": `${hint}, or type / for commands`, placeholder: hint });
  const list = suggestions(field, (item) => begin(item.command));
  const slash = h("button", { type: "button", class: "slash", title: "Commands", onclick: () => { field.value = "/"; field.focus(); look(); } }, "/", h("span", { class: "hidden" }, " commands"));
  const form = h("form", { class: "plain-write", onsubmit: (event) => { event.preventDefault(); send(field); } }, slash, h("div", { class: "grow" }, field, list.list), h("button", { type: "submit", class: "button style-1" }, "Send"));

  const look = () => {
    const text = field.value;
    if (!text.startsWith("/") || text.includes("\n")) return list.hide();
    const wanted = text.slice(1).toLowerCase().trim();
    const found = commands.filter((command) => command.path.startsWith(wanted)).concat(commands.filter((command) => !command.path.startsWith(wanted) && command.path.includes(wanted)));
    list.show(found.map((command) => ({ label: `/${command.path}`, about: command.about, more: hints(command), command })));
    return undefined;
  };
  field.addEventListener("input", () => { drafts.set(state.channel, field.value); look(); });
  field.addEventListener("focus", look);
  field.addEventListener("keydown", (event) => {
    if (list.key(event) || event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
  field.value = drafts.get(state.channel) ?? "";
  byId("write-place").replaceChildren(form);
  await loadCommands();
}

/** Asks which commands are offered here. */
export async function loadCommands() {
  if (!state.channel) {
    commands = [];
    return;
  }
  const { channel } = state;
  const answer = await ask("commands", { as: me(), channel }).catch((error) => { notice(error.message); return { commands: [] }; });
  if (channel === state.channel) commands = answer.commands;
}

/** How many options of a command are named in the list. */
const NAMED = 5;

/** The options by name, those that are needed first and marked. */
function hints({ options }) {
  if (!options.length) return null;
  const named = [...options].sort((a, b) => Number(isNeeded(b)) - Number(isNeeded(a)));
  const rest = named.length - NAMED;
  return h("span", { class: "hints" },
    named.slice(0, NAMED).map((option) => h("span", { class: `hint${isNeeded(option) ? " needed" : ""}` }, option.name, isNeeded(option) && h("span", { class: "must" }, "*"))),
    rest > 0 && h("span", { class: "rest" }, `+${rest} more`));
}

async function send(field) {
  const text = field.value.trim();
  if (!text) return;
  if (text.startsWith("/")) {
    const command = commands.find((one) => `/${one.path}` === text.replace(/\s+/g, " "));
    if (command) begin(command);
    else notice("There is no such command here. Type / to see those there are.");
    return;
  }
  field.value = "";
  drafts.delete(state.channel);
  try {
    await act("say", { as: me(), channel: state.channel, text });
  } catch (error) {
    field.value = text;
    notice(error.message);
  }
}

/** Begins a command by its path, as a mention of it does. */
export function beginPath(path) {
  const command = commands.find((one) => one.path === path) ?? commands.find((one) => one.path.startsWith(`${path} `));
  if (command) begin(command);
  else notice(`/${path} is not offered here.`);
}

function begin(command) {
  drafts.delete(state.channel);
  if (!command.options.length) {
    back();
    run(command, {});
    return;
  }
  const form = commandForm(command, (values) => { back(); run(command, values); }, back);
  byId("write-place").replaceChildren(form);
  form.querySelector(".pill input, .optional button, [type=submit]")?.focus();
}

async function back() {
  const drawn = drawWrite();
  byId("write").focus();
  await drawn;
}

/** Hands a file over; what comes back is its id. */
async function upload(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return (await act("upload", { as: me(), channel: state.channel, name: file.name, kind: file.type, base64 })).id;
}

async function run(command, values) {
  try {
    const sent = Object.entries(values).map(async ([name, value]) => [name, value instanceof File ? await upload(value) : value]);
    onAnswer(await act("slash", { as: me(), channel: state.channel, path: command.path, values: Object.fromEntries(await Promise.all(sent)) }), null);
  } catch (error) {
    notice(error.message);
  }
}
