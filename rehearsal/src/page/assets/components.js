// Buttons, selects and the newer parts of a message (Components V2).

import { h } from "./dom.js";
import { chooser } from "./choices.js";
import { colour } from "./embeds.js";
import { fileCard, picture, veiled } from "./media.js";
import { render } from "./markdown.js";
import { offers } from "./options.js";

/** Which option of a command offers the same as a select: person 5, role 6, either 7, channel 8. */
const AS_OPTION = { 5: 6, 6: 8, 7: 9, 8: 7 };

/** What a select offers, with what is chosen already. */
export function itemsOf(part) {
  if (part.type === 3) return part.options.map((option) => ({ label: emoji(option) + option.label, about: option.description, value: option.value, chosen: option.default }));
  const chosen = new Set((part.default_values ?? []).map((one) => one.id));
  return offers({ type: AS_OPTION[part.type] }).map((item) => ({ ...item, chosen: chosen.has(item.value) }));
}

/** What a message's parts do: { press(message, customId), choose(message, customId, values) }. */
export function parts(message, acts) {
  const list = message.components ?? [];
  return list.length ? h("div", { class: "parts" }, list.map((part) => one(part, message, acts))) : null;
}

function one(part, message, acts) {
  const all = (list) => (list ?? []).map((inner) => one(inner, message, acts));
  switch (part.type) {
    case 1: return h("div", { class: "row" }, all(part.components));
    case 2: return button(part, message, acts);
    case 3: case 5: case 6: case 7: case 8: return select(part, message, acts);
    case 9: return h("div", { class: "section" }, h("div", { class: "section-text" }, all(part.components)), part.accessory && one(part.accessory, message, acts));
    case 10: return h("div", { class: "text" }, render(part.content ?? ""));
    case 11: return hidden(part, picture(part.media, part.description, "small"), "the picture");
    case 12: return h("div", { class: "gallery", dataset: { count: Math.min(4, part.items.length) } }, part.items.map((item) => hidden(item, picture(item.media, item.description), "the picture")));
    case 13: return hidden(part, fileCard({ url: part.file?.url, name: part.name, bytes: part.size }), "the file");
    case 14: return h("hr", { class: `${part.divider === false ? "space" : "line"}${part.spacing === 2 ? " wide" : ""}` });
    case 17: return hidden(part, container(part, all(part.components)), "the spoiler");
    default: return h("p", { class: "unknown" }, "(a part that this page does not draw)");
  }
}

const hidden = (part, made, what) => (part.spoiler ? veiled(made, what) : made);

function container(part, inner) {
  const made = h("div", { class: "container" }, inner);
  const tint = colour(part.accent_color);
  if (tint) {
    made.classList.add("coloured");
    made.style.borderLeftColor = tint;
  }
  return made;
}

const emoji = (part) => (part.emoji?.name && !part.emoji.id ? `${part.emoji.name} ` : "");

function button(part, message, acts) {
  if (part.style === 5) {
    return h("a", { class: "button style-5", href: /^https?:/.test(part.url) ? part.url : null, target: "_blank", rel: "noopener noreferrer" }, emoji(part) + (part.label ?? ""), h("span", { "aria-hidden": "true" }, " ↗"));
  }
  return h("button", {
    type: "button", class: `button style-${part.style}`, disabled: part.disabled, dataset: { key: part.custom_id },
    onclick: (event) => acts.press(message, part.custom_id, event.currentTarget),
  }, emoji(part) + (part.label ?? ""));
}

function select(part, message, acts) {
  return chooser({
    label: part.placeholder ?? "Choose", key: part.custom_id, items: itemsOf(part), disabled: part.disabled,
    least: part.min_values ?? 1, most: part.max_values ?? 1,
    onChoose: (values) => acts.choose(message, part.custom_id, values),
  });
}
