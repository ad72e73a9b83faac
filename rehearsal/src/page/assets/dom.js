// Making and changing elements. Text is always set as text; nothing here takes HTML.

/** Makes an element: h("button", { class: "x", onclick }, "text", child). */
export function h(tag, props, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name === "dataset") Object.assign(made.dataset, value);
    else if (name === "value") made.value = value;
    else made.setAttribute(name, value === true ? "" : value);
  }
  put(made, children);
  return made;
}

/** Appends children; lists are opened up, absent ones left out. */
export function put(parent, children) {
  for (const child of [children].flat(Infinity)) {
    if (child !== undefined && child !== null && child !== false) parent.append(child);
  }
}

export const byId = (id) => document.getElementById(id);

/** Tells a screen reader, politely. */
export function announce(text) {
  const live = byId("live");
  live.append(h("p", null, text));
  while (live.childNodes.length > 5) live.firstChild.remove();
}

/** A sentence under the header; it goes after a while, or when the next one comes. */
let noticeTimer = 0;
export function notice(text, stays = false) {
  const line = byId("notice");
  clearTimeout(noticeTimer);
  line.textContent = text ?? "";
  line.hidden = !text;
  if (text && !stays) noticeTimer = setTimeout(() => notice(null), 9000);
}

/** Replaces an element and keeps the focus: on the same control, else on the nearest thing that stayed. */
export function replace(old, made) {
  const active = document.activeElement;
  const inside = active && old.contains(active) && active !== document.body;
  const key = inside ? active.dataset.key : null;
  old.replaceWith(made);
  if (!inside) return;
  const controls = [...made.querySelectorAll("[data-key]")].filter((one) => !one.disabled);
  const next = controls.find((one) => one.dataset.key === key) ?? controls[0] ?? made;
  if (!next.hasAttribute("tabindex") && next === made) next.tabIndex = -1;
  next.focus({ preventScroll: true });
}

let ids = 0;
export const newId = (what) => `${what}-${++ids}`;
