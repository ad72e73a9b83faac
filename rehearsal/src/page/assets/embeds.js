// Embeds: the framed cards that a bot may put under a message.

import { h } from "./dom.js";
import { picture } from "./media.js";
import { render } from "./markdown.js";
import { full } from "./time.js";

const link = (address, ...words) => (/^https?:\/\//.test(address ?? "") ? h("a", { href: address, target: "_blank", rel: "noopener noreferrer nofollow" }, words) : h("span", null, words));

/** A colour as Discord writes it, a number. */
export const colour = (number) => (Number.isInteger(number) ? `#${number.toString(16).padStart(6, "0")}` : null);

export function embed(one) {
  const made = h("div", { class: `embed${one.thumbnail ? " with-thumbnail" : ""}` },
    h("div", { class: "embed-main" },
      one.author?.name && h("p", { class: "embed-author" }, link(one.author.url, one.author.name)),
      one.title && h("p", { class: "embed-title" }, link(one.url, render(one.title))),
      one.description && h("div", { class: "text" }, render(one.description)),
      one.fields?.length ? h("dl", { class: "embed-fields" }, one.fields.map((field) => h("div", { class: field.inline ? "inline" : null }, h("dt", null, render(field.name)), h("dd", { class: "text" }, render(field.value))))) : null),
    one.thumbnail && picture(one.thumbnail, one.thumbnail.description, "small"),
    one.image && picture(one.image, one.image.description),
    (one.footer?.text || one.timestamp) && h("p", { class: "embed-foot" }, [one.footer?.text, one.timestamp && full(Date.parse(one.timestamp))].filter(Boolean).join(" · ")));
  const tint = colour(one.color);
  if (tint) made.style.borderLeftColor = tint;
  return made;
}
