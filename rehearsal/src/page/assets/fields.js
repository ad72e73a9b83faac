// The fields of a form: a line or lines of text, something to choose, a tick.

import { h } from "./dom.js";
import { itemsOf } from "./components.js";

/** Draws one field with its label, and notes in `fields` how its value is read. */
export function field(part, label, about, fields, id) {
  const needed = part.required !== false && part.type !== 23;
  const must = needed && h("span", { class: "must", title: "needed" }, " *");
  const explained = about && h("small", { id: `${id}-about` }, about);
  const described = about ? `${id}-about` : null;
  const [control, read] = made(part, id, needed, described);
  fields.set(part.custom_id, read);
  if (control.localName === "fieldset") {
    control.prepend(h("legend", null, label ?? "", must));
    if (explained) control.firstChild.after(explained);
    return h("div", { class: "field" }, control);
  }
  return h("div", { class: "field" }, h("label", { for: id }, label ?? "", must), explained, control);
}

function made(part, id, needed, described) {
  const name = part.custom_id;
  switch (part.type) {
    case 4: {
      const shared = { id, name, required: needed, placeholder: part.placeholder, maxlength: part.max_length ?? 4000, minlength: part.min_length, value: part.value ?? "", autocomplete: "off", "aria-describedby": described };
      const control = part.style === 2 ? h("textarea", { ...shared, rows: 4 }) : h("input", { ...shared, type: "text" });
      return [control, () => control.value];
    }
    case 3: case 5: case 6: case 7: case 8: {
      const items = itemsOf(part);
      return (part.max_values ?? 1) > 1 ? ticks("checkbox", items, { name, described }) : picked(items, { id, name, needed, described, placeholder: part.placeholder });
    }
    case 21: return single(ticks("radio", part.options, { name, needed, described }));
    case 22: return ticks("checkbox", part.options, { name, described });
    case 23: {
      const control = h("input", { id, name, type: "checkbox", checked: part.default, "aria-describedby": described });
      return [control, () => control.checked];
    }
    case 19: return [h("p", { id, class: "outside" }, "(this page cannot send files)"), () => undefined];
    default: return [h("p", { id, class: "unknown" }, "(a field that this page does not draw)"), () => undefined];
  }
}

function picked(items, { id, name, needed, described, placeholder }) {
  const control = h("select", { id, name, required: needed, "aria-describedby": described }, h("option", { value: "" }, placeholder ?? "Choose…"),
    items.map((item) => h("option", { value: item.value, selected: item.chosen }, item.label)));
  return [control, () => (control.value === "" ? undefined : [control.value])];
}

function ticks(type, items, { name, needed, described }) {
  const boxes = items.map((item) => h("input", { type, name, value: item.value, checked: item.chosen ?? item.default, required: needed }));
  const control = h("fieldset", { class: "ticks", "aria-describedby": described }, boxes.map((box, n) => h("label", { class: "tick" }, box, h("span", null, items[n].label, items[n].about && h("small", null, items[n].about), items[n].description && h("small", null, items[n].description)))));
  const read = () => {
    const values = boxes.filter((box) => box.checked).map((box) => box.value);
    return values.length ? values : undefined;
  };
  return [control, read];
}

const single = ([control, read]) => [control, () => read()?.[0]];
