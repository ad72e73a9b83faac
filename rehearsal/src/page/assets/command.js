// A slash command being filled in: one field for each option, with choices that the bot looks up while one types.

import { h, newId, notice } from "./dom.js";
import { suggestions } from "./choices.js";
import { act } from "./server.js";
import { me, state } from "./state.js";

/** How long typing rests before the bot is asked, in milliseconds. */
const PAUSE_MS = 180;

/** Draws a command's fields. `onSend(values)` sends them, `onLeave()` goes back to plain writing. */
export function commandForm(command, onSend, onLeave) {
  const readers = new Map();
  const values = () => Object.fromEntries([...readers].map(([name, read]) => [name, read()]).filter(([, value]) => value !== undefined && value !== ""));
  const error = h("p", { class: "failed", role: "alert", hidden: true });
  const fields = command.options.map((option) => field(option, command, readers, values));
  const form = h("form", {
    class: "command", "aria-label": `/${command.path}`,
    onsubmit: (event) => {
      event.preventDefault();
      const missing = command.options.find((option) => option.required && (values()[option.name] ?? "") === "");
      error.hidden = !missing;
      if (missing) {
        error.textContent = `${missing.name} is needed: ${missing.description}.`;
        form.querySelector(`[name="${CSS.escape(missing.name)}"]`)?.focus();
        return;
      }
      onSend(values());
    },
    onkeydown: (event) => {
      if (event.key === "Escape") {
        event.preventDefault();
        onLeave();
      }
    },
  },
    h("div", { class: "command-head" }, h("strong", null, `/${command.path}`), h("span", { class: "about" }, command.about),
      h("button", { type: "button", class: "plain", onclick: onLeave }, "Cancel")),
    h("div", { class: "fields" }, fields),
    error,
    h("div", { class: "row" }, h("button", { type: "submit", class: "button style-1" }, "Send"), h("small", null, "Enter sends, Escape goes back. Fields with * are needed.")),
  );
  return form;
}

function field(option, command, readers, values) {
  const id = newId("option");
  const label = h("label", { for: id }, option.name, option.required && h("span", { class: "must", title: "needed" }, " *"));
  const about = h("small", { id: `${id}-about` }, option.description);
  const shared = { id, name: option.name, "aria-describedby": `${id}-about`, "aria-required": option.required ? "true" : null };
  const { control, list, read } = input(option, shared, command, values);
  readers.set(option.name, read);
  return h("div", { class: "field" }, label, about, control, list);
}

function input(option, shared, command, values) {
  if (option.choices?.length) return picked(option.choices.map((choice) => [choice.value, choice.name]), shared, option);
  switch (option.type) {
    case 4:
    case 10: {
      const control = h("input", { ...shared, type: "number", min: option.min_value, max: option.max_value, step: option.type === 4 ? 1 : "any", inputmode: "numeric" });
      return { control, read: () => (control.value === "" ? undefined : Number(control.value)) };
    }
    case 5: return picked([[true, "Yes"], [false, "No"]], shared, option);
    case 6: return picked(state.scene.people.map((person) => [person.id, person.name]), shared, option);
    case 7: return picked(Object.entries(state.scene.channels).map(([id, name]) => [id, `#${name}`]), shared, option);
    default: return option.autocomplete ? looked(option, shared, command, values) : typed(option, shared);
  }
}

function typed(option, shared) {
  const control = h("input", { ...shared, type: "text", minlength: option.min_length, maxlength: option.max_length ?? 6000, autocomplete: "off" });
  return { control, read: () => control.value.trim() || undefined };
}

function picked(pairs, shared, option) {
  const control = h("select", shared, h("option", { value: "" }, option.required ? "Choose…" : "Leave out"), pairs.map(([, name], n) => h("option", { value: String(n) }, name)));
  return { control, read: () => (control.value === "" ? undefined : pairs[Number(control.value)][0]) };
}

/** A text whose choices the bot looks up. What is typed and not chosen is sent as it stands, as a client does. */
function looked(option, shared, command, values) {
  const control = h("input", { ...shared, type: "text", maxlength: option.max_length ?? 6000, placeholder: "Type, and choose" });
  let chosen = null;
  let timer = 0;
  let asked = 0;
  const list = suggestions(control, (item) => {
    control.value = item.label;
    chosen = item;
  });
  const look = async () => {
    const turn = ++asked;
    const others = values();
    delete others[option.name];
    try {
      const answer = await act("complete", { as: me(), channel: state.channel, path: command.path, values: others, focused: option.name, text: control.value });
      if (turn !== asked || document.activeElement !== control) return;
      list.show((answer.choices ?? []).map((choice) => ({ label: choice.name, value: choice.value })), -1);
      if (answer.answer === "failed") notice("The bot has no choices at the moment.");
    } catch (error) {
      notice(error.message);
    }
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(look, PAUSE_MS);
  };
  control.addEventListener("input", () => { chosen = null; soon(); });
  control.addEventListener("focus", soon);
  control.addEventListener("keydown", (event) => list.key(event));
  return { control, list: list.list, read: () => (chosen && chosen.label === control.value ? chosen.value : control.value.trim() || undefined) };
}
