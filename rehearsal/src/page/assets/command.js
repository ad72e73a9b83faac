// A slash command being filled in, as Discord's client does it: each option a pill with its name, above them what the option is and
// what can be chosen, below them the options that may be added.

import { h, newId, notice } from "./dom.js";
import { suggestions } from "./choices.js";
import { FILE, isNeeded, kindOf, offers, readTyped, words } from "./options.js";
import { act } from "./server.js";
import { me, state } from "./state.js";

/** How long typing rests before the bot is asked, in milliseconds. */
const PAUSE_MS = 180;
/** Up to so many options all of them are shown at once. */
const FEW = 4;

/** Draws a command's options. `onSend(values)` sends them, `onLeave()` goes back to plain writing. */
export function commandForm(command, onSend, onLeave) {
  const pills = new Map();
  const error = h("p", { class: "failed", role: "alert", hidden: true });
  const about = h("p", { class: "ask-about", "aria-hidden": "true" });
  const lists = h("div", { class: "ask-lists" });
  const ask = h("div", { class: "ask" }, about, lists);
  const row = h("div", { class: "pills", role: "group", "aria-label": `Options of /${command.path}` });
  const more = h("div", { class: "optional", role: "group", "aria-label": "Optional" });
  const isFew = command.options.length <= FEW;

  const values = () => Object.fromEntries([...pills].map(([name, pill]) => [name, pill.read().value]).filter(([, value]) => value !== undefined));
  const say = (text) => {
    error.textContent = text ?? "";
    error.hidden = !text;
  };
  const next = () => [...pills.values()].find((pill) => isNeeded(pill.option) && !pill.input.value) ?? null;
  const context = {
    command, values, lists,
    focused: (option) => about.replaceChildren(h("strong", null, option.name), h("span", { class: "kind" }, `${kindOf(option)}, ${isNeeded(option) ? "needed" : "optional"}`), ` ${option.description}`),
    picked: () => {
      say(null);
      next()?.input.focus();
    },
    left: (option) => remove(option),
  };

  function add(option, focus) {
    const pill = draw(option, context);
    pills.set(option.name, pill);
    row.append(pill.element);
    if (focus) pill.input.focus();
    offer();
  }
  function remove(option) {
    const order = [...pills.keys()];
    const before = pills.get(order[order.indexOf(option.name) - 1] ?? order[1]);
    pills.get(option.name).drop();
    pills.delete(option.name);
    offer();
    (before?.input ?? more.querySelector("button") ?? send).focus();
  }
  function offer() {
    const left = command.options.filter((option) => !pills.has(option.name));
    more.hidden = left.length === 0;
    more.replaceChildren(...left.map((option) => h("button", {
      type: "button", class: "add", title: option.description, "aria-label": `Add ${option.name}: ${option.description}`, onclick: () => add(option, true),
    }, `+ ${option.name}`)));
  }

  const send = h("button", { type: "submit", class: "button style-1" }, "Send");
  const form = h("form", {
    class: "command", novalidate: true,
    onsubmit: (event) => {
      event.preventDefault();
      for (const { option, input, read } of pills.values()) {
        const found = read();
        const wrong = found.wrong ?? (isNeeded(option) && found.value === undefined ? `${option.name} is needed: ${option.description}.` : null);
        if (!wrong) continue;
        input.setAttribute("aria-invalid", "true");
        say(wrong);
        input.focus();
        return;
      }
      onSend(values());
    },
  },
    h("div", { class: "command-head" }, h("strong", null, `/${command.path}`), h("span", { class: "about" }, command.about),
      h("button", { type: "button", class: "plain", onclick: onLeave }, "Cancel")),
    row, more,
    h("div", { class: "command-foot" }, error, h("div", { class: "row" }, send, h("small", null, "Enter sends, Escape goes back."))));
  for (const option of command.options.filter((option) => isFew || isNeeded(option))) add(option, false);
  offer();
  return h("div", {
    class: "composer", role: "region", "aria-label": `/${command.path}`,
    onkeydown: (event) => {
      if (event.key === "Escape" && !event.defaultPrevented) {
        event.preventDefault();
        onLeave();
      }
    },
    onfocusout: (event) => ask.classList.toggle("away", !row.contains(event.relatedTarget) && !ask.contains(event.relatedTarget)),
    onfocusin: (event) => ask.classList.toggle("away", !row.contains(event.target)),
  }, ask, form);
}

/** One option: its name, its field, and the list of what it offers. */
function draw(option, context) {
  const id = newId("option");
  const kind = kindOf(option);
  const input = h("input", {
    id, name: option.name, type: "text", autocomplete: "off", placeholder: kind, size: 8, "aria-describedby": `${id}-about`,
    "aria-required": isNeeded(option) ? "true" : null, maxlength: option.max_length ?? 6000, inputmode: option.type === 4 ? "numeric" : option.type === 10 ? "decimal" : null,
  });
  if (option.type === FILE) input.type = "file";
  const offered = offers(option);
  const hasList = Boolean(offered) || option.autocomplete;
  let chosen = null;
  const list = hasList && suggestions(input, (item) => {
    input.value = item.label;
    chosen = item;
    fit();
    context.picked();
  });
  if (list) {
    list.list.setAttribute("aria-label", option.name);
    context.lists.append(list.list);
  }
  const fit = () => { input.size = Math.min(40, Math.max(kind.length, input.value.length, 3) + 1); };
  // What is chosen already is not offered again by itself, so that Enter sends.
  const show = () => {
    if (chosen) return list.hide();
    const typed = input.value.trim().toLowerCase();
    const found = offered.filter((item) => item.label.toLowerCase().includes(typed));
    return list.show(found, typed || isNeeded(option) ? 0 : -1);
  };
  const search = option.autocomplete && lookUp(option, input, list, context);
  const look = () => {
    if (search && !chosen) search();
    else if (offered) show();
  };

  input.addEventListener("focus", () => { context.focused(option); look(); });
  input.addEventListener("input", () => { chosen = null; input.removeAttribute("aria-invalid"); fit(); look(); });
  input.addEventListener("keydown", (event) => {
    if (list && list.key(event)) return;
    if (offered && event.key === "ArrowDown") {
      event.preventDefault();
      list.show(offered, Math.max(0, offered.findIndex((item) => item.value === chosen?.value)));
    }
    if (event.key === "Backspace" && !input.value && !isNeeded(option)) {
      event.preventDefault();
      context.left(option);
    }
  });
  fit();
  const element = h("div", { class: "pill" },
    h("label", { for: id }, option.name, isNeeded(option) && h("span", { class: "must", "aria-hidden": "true" }, "*")), input,
    h("span", { class: "hidden", id: `${id}-about` }, words(option)));
  const read = () => {
    if (option.type === FILE) return input.files.length ? { value: input.files[0] } : {};
    const text = input.value.trim();
    if (!text) return {};
    if (chosen && chosen.label === input.value) return { value: chosen.value };
    if (offered) {
      const same = offered.find((item) => item.label.toLowerCase() === text.toLowerCase());
      return same ? { value: same.value } : { wrong: `${option.name}: choose from the list.` };
    }
    return readTyped(option, text);
  };
  return { option, input, element, read, drop: () => { element.remove(); list?.list.remove(); } };
}

/** Asks the bot for choices a moment after the last key. What is typed and not chosen is sent as it stands, as a client does. */
function lookUp(option, input, list, context) {
  let timer = 0;
  let asked = 0;
  const look = async () => {
    const turn = ++asked;
    const text = input.value;
    const others = context.values();
    delete others[option.name];
    try {
      const answer = await act("complete", { as: me(), channel: state.channel, path: context.command.path, values: others, focused: option.name, text });
      if (turn !== asked || document.activeElement !== input || input.value !== text) return;
      list.show((answer.choices ?? []).map((choice) => ({ label: choice.name, value: choice.value })), input.value ? 0 : -1, true);
      if (answer.answer === "failed") notice("The bot has no choices at the moment.");
    } catch (error) {
      notice(error.message);
    }
  };
  return () => {
    clearTimeout(timer);
    timer = setTimeout(look, PAUSE_MS);
  };
}
