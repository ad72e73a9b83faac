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

/** A picture ({ url, width, height, name }) with its alternative text, which is there to read as well. */
export function picture(media, about, extra = "") {
  const source = own(media?.url);
  if (!source) return h("p", { class: "outside" }, h("span", null, about || "A picture"), " ", h("small", null, `(not loaded: ${outside(media?.url)})`));
  const image = h("img", { src: source, alt: about || "a picture without a description", width: media.width, height: media.height });
  image.addEventListener("load", () => image.dispatchEvent(new CustomEvent("grown", { bubbles: true })));
  image.addEventListener("error", () => image.replaceWith(h("p", { class: "outside" }, `${about || "A picture"} `, h("small", null, "(its link has ended)"))));
  return h("figure", { class: `picture ${extra}` }, image, about && h("details", { class: "alt" }, h("summary", null, "ALT", h("span", { class: "hidden" }, ", what the picture shows")), h("p", null, about)));
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

/** A file to download: { url, name, bytes }. */
export function fileCard({ url, name, bytes }) {
  return h("a", { class: "file", href: own(url), download: name },
    h("span", { class: "file-sign", "aria-hidden": "true" }, "▤"), h("span", null, name ?? "a file"), Number.isInteger(bytes) && h("small", null, size(bytes)));
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
  return message.files.map((file) => {
    const made = file.type?.startsWith("image/") ? picture(file, file.about) : fileCard(file);
    return isSpoiler(file) ? veiled(made, "the spoiler") : made;
  });
}
