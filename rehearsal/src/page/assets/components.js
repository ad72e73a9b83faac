// Buttons, selects and the newer parts of a message.

import { h } from "./dom.js";
import { chooser } from "./choices.js";
import { render } from "./markdown.js";
import { state } from "./state.js";

/** What a message's parts do: { press(message, customId), choose(message, customId, values) }. */
export function parts(message, acts) {
  const list = message.components ?? [];
  return list.length ? h("div", { class: "parts" }, list.map((part) => one(part, message, acts))) : null;
}

function one(part, message, acts) {
  switch (part.type) {
    case 1: return h("div", { class: "row" }, part.components.map((inner) => one(inner, message, acts)));
    case 2: return button(part, message, acts);
    case 3: return select(part, part.options, message, acts);
    case 5: return select(part, people(), message, acts);
    case 8: return select(part, channels(), message, acts);
    case 9: return h("div", { class: "section" }, h("div", null, part.components.map((inner) => one(inner, message, acts))), one(part.accessory, message, acts));
    case 10: return h("div", { class: "text" }, render(part.content ?? ""));
    case 11: return picture(part.media?.url, part.description, message);
    case 12: return h("div", { class: "gallery" }, part.items.map((item) => picture(item.media?.url, item.description, message)));
    case 14: return h("hr");
    case 17: return h("div", { class: "container" }, part.components.map((inner) => one(inner, message, acts)));
    default: return h("p", { class: "unknown" }, "(a part that this page does not draw)");
  }
}

function picture(address, about, message) {
  const name = address?.startsWith("attachment://") ? address.slice(13) : null;
  const file = message.files.find((one) => one.name === name);
  return file ? h("img", { src: file.url, alt: about ?? file.about ?? "" }) : null;
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

function select(part, options, message, acts) {
  const items = options.map((option) => ({ label: option.label, about: option.description, value: option.value, chosen: option.default }));
  return chooser({
    label: part.placeholder ?? "Choose", key: part.custom_id, items, disabled: part.disabled,
    least: part.min_values ?? 1, most: part.max_values ?? 1,
    onChoose: (values) => acts.choose(message, part.custom_id, values),
  });
}

const people = () => state.scene.people.map((person) => ({ label: person.name, value: person.id }));
const channels = () => Object.entries(state.scene.channels).map(([value, name]) => ({ label: `#${name}`, value }));
