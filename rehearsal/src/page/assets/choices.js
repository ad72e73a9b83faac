// Lists to choose from by arrow keys, Enter and Escape: under a field while typing, and behind a button.

import { h, newId } from "./dom.js";

/** A list under a text field. `show(items)` with [{ label, about, value }]; the field keeps the focus. */
export function suggestions(field, onPick) {
  const id = newId("list");
  const list = h("ul", { class: "choices", role: "listbox", id, hidden: true });
  let items = [];
  let at = -1;
  let isMeant = false;
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", id);
  field.setAttribute("aria-expanded", "false");
  field.setAttribute("autocomplete", "off");

  const mark = (next) => {
    list.children[at]?.setAttribute("aria-selected", "false");
    at = next;
    const option = list.children[at];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) field.setAttribute("aria-activedescendant", option.id);
    else field.removeAttribute("aria-activedescendant");
  };
  const hide = () => {
    list.hidden = true;
    items = [];
    list.replaceChildren();
    field.setAttribute("aria-expanded", "false");
    mark(-1);
  };
  const show = (given, first = 0) => {
    items = given;
    isMeant = field.value !== "";
    list.replaceChildren(...given.map((item, n) => h("li", {
      id: `${id}-${n}`, role: "option", "aria-selected": "false",
      onpointerdown: (event) => { event.preventDefault(); pick(n); },
    }, h("span", { class: "choice-label" }, item.label), item.about && h("span", { class: "choice-about" }, item.about), item.more)));
    list.hidden = given.length === 0;
    field.setAttribute("aria-expanded", String(given.length > 0));
    at = -1;
    mark(given.length ? first : -1);
  };
  const pick = (n) => {
    const item = items[n];
    hide();
    if (item) onPick(item);
  };
  /** True when the key was the list's. */
  const key = (event) => {
    if (list.hidden || event.isComposing) return false;
    const moves = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in moves) {
      const from = at < 0 && moves[event.key] < 0 ? 0 : at;
      mark((from + moves[event.key] + items.length) % items.length);
      isMeant = true;
    } else if (event.key === "Home" || event.key === "End") {
      mark(event.key === "Home" ? 0 : items.length - 1);
    } else if ((event.key === "Enter" || event.key === "Tab") && at >= 0) {
      // Tab takes what was searched or moved to; who only passes by takes nothing.
      if (event.key === "Tab" && (event.shiftKey || !isMeant)) return false;
      pick(at);
    } else if (event.key === "Escape") {
      hide();
    } else {
      return false;
    }
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  field.addEventListener("blur", hide);
  return { list, show, hide, key, isOpen: () => !list.hidden };
}

/** A button that opens a list: [{ label, about, value, chosen }]. `onChoose(values)` once. */
export function chooser({ label, key, items, least, most, disabled, onChoose }) {
  const id = newId("menu");
  const chosen = new Set(items.filter((item) => item.chosen).map((item) => item.value));
  const many = most > 1;
  let at = 0;
  const options = items.map((item, n) => h("li", {
    id: `${id}-${n}`, role: "option", "aria-selected": String(chosen.has(item.value)),
    onclick: () => take(n), onpointermove: () => at !== n && move(n),
  }, h("span", { class: "choice-label" }, item.label), item.about && h("span", { class: "choice-about" }, item.about)));
  const list = h("ul", { class: "choices menu", role: "listbox", tabindex: 0, "aria-label": label, "aria-multiselectable": many ? "true" : null }, options);
  const done = many && h("button", { type: "button", class: "button style-1", onclick: () => finish() }, "Choose these");
  const pop = h("div", { class: "pop", hidden: true }, list, done);
  const shown = items.filter((item) => item.chosen).map((item) => item.label).join(", ");
  const button = h("button", {
    type: "button", class: "select", "aria-haspopup": "listbox", "aria-expanded": "false", disabled, dataset: { key },
    onclick: () => (pop.hidden ? open() : close()),
    onkeydown: (event) => {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); open(); }
    },
  }, h("span", null, shown || label), h("span", { class: "arrow", "aria-hidden": "true" }, "▾"));
  const box = h("div", { class: "chooser" }, button, pop);

  function move(n) {
    options[at]?.classList.remove("here");
    at = (n + items.length) % items.length;
    options[at].classList.add("here");
    list.setAttribute("aria-activedescendant", options[at].id);
    options[at].scrollIntoView({ block: "nearest" });
  }
  function open() {
    pop.hidden = false;
    button.setAttribute("aria-expanded", "true");
    move(Math.max(0, items.findIndex((item) => chosen.has(item.value))));
    list.focus({ preventScroll: true });
    pop.scrollIntoView({ block: "nearest" });
  }
  function close(focus = true) {
    pop.hidden = true;
    button.setAttribute("aria-expanded", "false");
    if (focus) button.focus({ preventScroll: true });
  }
  function take(n) {
    const value = items[n].value;
    if (!many) {
      close();
      onChoose([value]);
      return;
    }
    if (chosen.has(value)) chosen.delete(value);
    else if (chosen.size < most) chosen.add(value);
    options[n].setAttribute("aria-selected", String(chosen.has(value)));
    done.disabled = chosen.size < least;
  }
  function finish() {
    close();
    onChoose([...chosen]);
  }
  let typed = "";
  let typedAt = 0;
  list.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") move(at + 1);
    else if (event.key === "ArrowUp") move(at - 1);
    else if (event.key === "Home") move(0);
    else if (event.key === "End") move(items.length - 1);
    else if (event.key === "Enter" || event.key === " ") take(at);
    else if (event.key === "Escape") close();
    else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) {
      typed = event.timeStamp - typedAt > 900 ? event.key : typed + event.key;
      typedAt = event.timeStamp;
      const found = items.findIndex((item) => item.label.toLowerCase().startsWith(typed.toLowerCase()));
      if (found >= 0) move(found);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  box.addEventListener("focusout", (event) => {
    if (!pop.hidden && !box.contains(event.relatedTarget)) close(false);
  });
  return box;
}
