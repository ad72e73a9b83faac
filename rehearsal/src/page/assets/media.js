// Pictures and files of a message. Pictures come from the rehearsal only; one from elsewhere is shown as its address.

import { h } from "./dom.js";

/** An address as this page may load it: the rehearsal's own files by their path, nothing from elsewhere. */
export function own(address) {
  if (!address) return null;
  let at;
  try {
    at = new URL(address, location.origin);
  } catch {
    return null;
  }
  const isOurs = at.port === location.port && ["127.0.0.1", "localhost"].includes(at.hostname);
  return isOurs ? at.pathname + at.search : null;
}

/** The file that a part of a message names: `attachment://name`, or the address it was given. */
export function fileOf(message, address) {
  const name = address?.startsWith("attachment://") ? address.slice(13) : null;
  if (name) return message.files.find((file) => file.name === name) ?? null;
  const path = own(address)?.split("?")[0];
  return (path && message.files.find((file) => file.url.split("?")[0] === path)) || null;
}

/** A picture with its alternative text, which is there to read as well. */
export function picture(message, address, about, extra = "") {
  const file = fileOf(message, address);
  const source = file?.url ?? own(address);
  const text = about || file?.about || "";
  if (!source) {
    return h("p", { class: "outside" }, h("span", null, text || "A picture"), " ", h("small", null, `(not loaded: ${outside(address)})`));
  }
  const image = h("img", { src: source, alt: text || `a picture without a description, ${file?.name ?? "unnamed"}`, width: file?.width, height: file?.height });
  image.addEventListener("load", () => image.dispatchEvent(new CustomEvent("grown", { bubbles: true })));
  return h("figure", { class: `picture ${extra}` }, image, text && h("details", { class: "alt" }, h("summary", { "aria-label": "Description of the picture" }, "ALT"), h("p", null, text)));
}

function outside(address) {
  try {
    return new URL(address).host || "no address";
  } catch {
    return "no address";
  }
}

const UNITS = ["B", "kB", "MB"];
function size(bytes) {
  let [n, unit] = [bytes, 0];
  while (n >= 1000 && unit < UNITS.length - 1) [n, unit] = [n / 1000, unit + 1];
  return `${n < 10 && unit ? n.toFixed(1) : Math.round(n)} ${UNITS[unit]}`;
}

/** A file to download. */
export function fileCard(file) {
  if (!file) return h("p", { class: "outside" }, "(a file that is not there)");
  return h("a", { class: "file", href: file.url, download: file.name },
    h("span", { class: "file-sign", "aria-hidden": "true" }, "▤"), h("span", null, file.name), file.bytes !== undefined && h("small", null, size(file.bytes)));
}

/** Something that is hidden until asked for. */
export function veiled(content, what) {
  const button = h("button", { type: "button", class: "unveil", onclick: () => { box.classList.remove("veiled"); button.remove(); content.inert = false; } }, `Show ${what}`);
  content.inert = true;
  const box = h("div", { class: "veiled veil-box" }, content, button);
  return box;
}

export const isSpoiler = (file) => Boolean(file?.name.startsWith("SPOILER_"));

/** The files of a message that none of its parts shows. */
export function files(message) {
  const shown = JSON.stringify([message.components, message.embeds]);
  const left = message.files.filter((file) => !shown.includes(`attachment://${file.name}`) && !shown.includes(file.url.split("?")[0]));
  return left.map((file) => {
    const made = file.type?.startsWith("image/") ? picture(message, `attachment://${file.name}`, file.about) : fileCard(file);
    return isSpoiler(file) ? veiled(made, "the spoiler") : made;
  });
}
