// The part of Discord's Markdown that a club meets, as elements. Text stays text: nothing of a message is ever read as HTML.

import { h } from "./dom.js";
import { full, stamp } from "./time.js";

/** What mentions are called: { user(id), isMe(id), role(id), channel(id), onChannel(id), onCommand(path) }. */
let names = {};
export function setNames(given) {
  names = given;
}

/** A message's text as a fragment. */
export function render(text) {
  const out = document.createDocumentFragment();
  const parts = text.split(/```(?:[\w+-]*\n)?([\s\S]*?)```/);
  parts.forEach((part, n) => {
    if (n % 2) out.append(h("pre", null, h("code", null, part.replace(/\n$/, ""))));
    else blocks(part.replace(n > 0 ? /^\n/ : /^$/, ""), out);
  });
  return out;
}

const QUOTE = /^>(?:>>)? (.*)$/;
const ITEM = /^( *)(?:[-*]|(\d{1,9})\.) (.+)$/;
const HEAD = /^(#{1,3}|-#) (.+)$/;

function blocks(text, out) {
  const lines = text.split("\n");
  let n = 0;
  let plain = [];
  const flush = () => {
    if (plain.some((line) => line.trim())) {
      const made = h("p");
      while (plain.length && !plain.at(-1).trim()) plain.pop();
      while (plain.length && !plain[0].trim()) plain.shift();
      inline(plain.join("\n"), made);
      out.append(made);
    }
    plain = [];
  };
  while (n < lines.length) {
    const line = lines[n];
    let found;
    if (QUOTE.test(line)) {
      flush();
      const rest = line.startsWith(">>> ") ? lines.slice(n).map((one, i) => (i ? one : one.slice(4))) : [];
      if (rest.length) n = lines.length;
      while (n < lines.length && (found = QUOTE.exec(lines[n]))) rest.push(found[1]), n++;
      const quote = h("blockquote");
      blocks(rest.join("\n"), quote);
      out.append(quote);
    } else if ((found = HEAD.exec(line))) {
      flush();
      const made = h(found[1] === "-#" ? "small" : "p", { class: found[1] === "-#" ? "sub" : `head head-${found[1].length}` });
      inline(found[2], made);
      out.append(made);
      n++;
    } else if ((found = ITEM.exec(line))) {
      flush();
      const ordered = found[2] !== undefined;
      const list = h(ordered ? "ol" : "ul", { start: ordered ? found[2] : null });
      while (n < lines.length && (found = ITEM.exec(lines[n])) && (found[2] !== undefined) === ordered) {
        const item = h("li", { class: found[1].length ? "deep" : null });
        inline(found[3], item);
        list.append(item);
        n++;
      }
      out.append(list);
    } else if (line.trim() === "") {
      flush();
      n++;
    } else {
      plain.push(line);
      n++;
    }
  }
  flush();
}

const PAIRS = [["**", "strong"], ["__", "u"], ["~~", "s"], ["||", "spoiler"], ["*", "em"], ["_", "em"]];
const ESCAPED = /^\\([\\*_~`|>#[\]()<:.+-])/;
const LINK = /^https?:\/\/[^\s<>]*[^\s<>.,:;"')\]]/;
const MASKED = /^\[([^\]\n]+)\]\(<?(https?:\/\/[^\s<>)]+)>?\)/;
const ALL = /^@(?:everyone|here)\b/;
const EMOJI = /^<a?:(\w{2,32}):\d{5,20}>/;
const TAG = /^<(?:t:(-?\d{1,13})(?::([tTdDfFsSR]))?|@!?(\d{5,20})|@&(\d{5,20})|#(\d{5,20})|\/([^:>]{1,100}):(\d{1,20})|(https?:\/\/[^\s<>]+))>/;

function link(address, words) {
  return h("a", { href: address, target: "_blank", rel: "noopener noreferrer nofollow" }, words);
}

/** Where the closing mark stands, past escapes and code; -1 if there is none. */
function closing(text, from, mark) {
  for (let n = from; n < text.length; n++) {
    if (text[n] === "\\") n++;
    else if (text[n] === "`") {
      const end = text.indexOf("`", n + 1);
      if (end > 0) n = end;
    } else if (text.startsWith(mark, n) && n > from && !(mark.length === 1 && text[n + 1] === mark)) {
      if (mark === "_" && /\w/.test(text[n + 1] ?? "")) continue;
      if (mark.length === 1 && /\s/.test(text[n - 1])) continue;
      return mark === "**" && text[n + 2] === "*" && text[from] === "*" ? n + 1 : n;
    }
  }
  return -1;
}

function inline(text, out) {
  let plain = "";
  const flush = () => {
    plain.split("\n").forEach((line, n) => {
      if (n) out.append(h("br"));
      if (line) out.append(line);
    });
    plain = "";
  };
  let n = 0;
  outer: while (n < text.length) {
    const rest = text.slice(n);
    let found;
    if ((found = ESCAPED.exec(rest))) {
      plain += found[1];
      n += 2;
      continue;
    }
    if (rest[0] === "`" && (found = /^(`{1,2})([^`]|[^`][\s\S]*?[^`])\1(?!`)/.exec(rest))) {
      flush();
      out.append(h("code", null, found[2]));
      n += found[0].length;
      continue;
    }
    if ((found = ALL.exec(rest))) {
      flush();
      out.append(h("span", { class: "mention" }, found[0]));
      n += found[0].length;
      continue;
    }
    if ((found = EMOJI.exec(rest))) {
      plain += `:${found[1]}:`;
      n += found[0].length;
      continue;
    }
    if ((found = TAG.exec(rest))) {
      flush();
      out.append(tag(found));
      n += found[0].length;
      continue;
    }
    if ((found = MASKED.exec(rest))) {
      flush();
      const made = link(found[2]);
      inline(found[1], made);
      out.append(made, h("span", { class: "to" }, ` (${new URL(found[2]).host})`));
      n += found[0].length;
      continue;
    }
    if ((n === 0 || /[\s(]/.test(text[n - 1])) && (found = LINK.exec(rest))) {
      flush();
      out.append(link(found[0], found[0]));
      n += found[0].length;
      continue;
    }
    for (const [mark, name] of PAIRS) {
      if (!rest.startsWith(mark) || (mark.length === 1 && /\s|^$/.test(rest[1] ?? ""))) continue;
      if (mark === "_" && /\w/.test(text[n - 1] ?? "")) continue;
      const end = closing(text, n + mark.length, mark);
      if (end < 0) continue;
      flush();
      const made = h(name === "spoiler" ? "span" : name);
      inline(text.slice(n + mark.length, end), made);
      out.append(name === "spoiler" ? spoiler(made) : made);
      n = end + mark.length;
      continue outer;
    }
    plain += text[n];
    n++;
  }
  flush();
}

/** Words that are hidden until one asks for them. */
function spoiler(words) {
  words.className = "spoiler";
  const show = () => {
    words.classList.add("shown");
    for (const name of ["role", "tabindex", "aria-label"]) words.removeAttribute(name);
  };
  words.addEventListener("click", show);
  words.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    show();
  });
  words.setAttribute("role", "button");
  words.setAttribute("tabindex", "0");
  words.setAttribute("aria-label", "Show the spoiler");
  return words;
}

function tag([, seconds, style, user, role, channel, command, commandId, address]) {
  if (seconds !== undefined) {
    return h("time", { class: "stamp", dataset: { seconds, style }, datetime: new Date(seconds * 1000).toISOString(), title: full(seconds * 1000) }, stamp(Number(seconds), style));
  }
  if (user) return h("span", { class: `mention${names.isMe?.(user) ? " mine" : ""}` }, `@${names.user?.(user) ?? "someone"}`);
  if (role) return h("span", { class: "mention" }, `@${names.role?.(role) ?? "a role"}`);
  if (channel) {
    const name = names.channel?.(channel);
    if (!name) return h("span", { class: "mention" }, "#unknown");
    return h("button", { type: "button", class: "mention", onclick: () => names.onChannel?.(channel) }, `#${name}`);
  }
  if (command) return h("button", { type: "button", class: "mention", dataset: { command: commandId }, title: "Begin this command", onclick: () => names.onCommand?.(command) }, `/${command}`);
  return link(address, address);
}
