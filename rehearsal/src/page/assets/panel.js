// The panel for the curious: the clock, what the bot will do next, what went over the wire, and trouble on demand.

import { byId, h, put } from "./dom.js";
import { ask } from "./server.js";
import { me, now, state } from "./state.js";
import { clockTime, fromNow, weekdayTime, zoneName } from "./time.js";
import { drawTrouble } from "./trouble.js";
import { drawWire, forgetWire, takeWire } from "./wire.js";

/** How long to gather changes before asking again, in milliseconds. */
const REST_MS = 350;

/** How many lines of work are shown. */
const SHOWN_MAX = 8;

/** What the bot's kinds of work are, in words. */
const WORK = {
  plan: "looks at the day and plans what to send", hello: "says hello after joining", remind: "writes the day's message",
  letter: "writes the weekly letter", refresh: "brings a message up to date", board: "brings the club's board up to date",
  start_post: "looks after the post with Start", take_down: "takes a message down", member_check: "looks whether someone is still in the club",
  farewell: "says goodbye", forget: "deletes what is stored about someone", prune: "clears away what is long done",
};

let say = () => {};
let last = 0;
let timer = 0;

export const isOpen = () => !byId("panel").hidden;

/** Connects the panel; `tell(word)` says on the live line whether somebody looks. */
export function startPanel(tell) {
  say = tell;
  byId("curious").addEventListener("click", () => show(!isOpen()));
  byId("panel-close").addEventListener("click", () => show(false));
  byId("panel").addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    show(false);
  });
  setInterval(() => isOpen() && drawTime(), 1000);
}

function show(open) {
  byId("panel").hidden = !open;
  byId("curious").setAttribute("aria-expanded", String(open));
  document.body.classList.toggle("with-panel", open);
  say(open ? "curious" : "content");
  if (open) {
    drawTrouble();
    look();
    byId("panel-close").focus();
  } else {
    byId("curious").focus();
  }
}

/** Another person, or another start: everything is asked for anew. */
export function panelAgain() {
  last = 0;
  forgetWire();
  say(isOpen() ? "curious" : "content");
  if (isOpen()) look();
}

/** Something changed; looked at soon. */
export function panelSoon() {
  if (isOpen()) timer ||= setTimeout(look, REST_MS);
}

async function look() {
  clearTimeout(timer);
  timer = 0;
  const found = await ask("curious", { as: me(), after: last }).catch(() => null);
  if (!found) return;
  drawTime();
  drawJobs(found.jobs);
  if (found.traffic.length) {
    last = found.traffic.at(-1).seq;
    takeWire(found.traffic);
    drawWire();
  }
}

function drawTime() {
  const at = now();
  byId("panel-time").textContent = `${weekdayTime(at)} in ${zoneName()}, ${new Date(at).toISOString().slice(11, 19)} UTC`;
}

function drawJobs(jobs) {
  const list = byId("panel-jobs");
  if (!jobs?.length) {
    list.replaceChildren(h("li", { class: "none" }, jobs ? "Nothing is waiting." : "The bot does not run."));
    return;
  }
  const groups = together(jobs);
  list.replaceChildren(...groups.slice(0, SHOWN_MAX).map((job) => h("li", null,
    h("span", { class: "job-when" }, h("time", { datetime: new Date(job.due_at_ms).toISOString(), title: weekdayTime(job.due_at_ms) }, clockTime(job.due_at_ms)), h("small", null, job.is_running ? "now" : fromNow(job.due_at_ms))),
    h("span", { class: "job-what" }, WORK[job.kind] ?? job.kind, job.names.length > 0 && h("strong", null, ` · ${job.names.join(", ")}`), h("code", null, job.kind),
      job.last_error && h("small", { class: "bad" }, `put off ${job.attempt === 1 ? "once" : `${job.attempt} times`}: ${job.last_error}`)))));
  if (groups.length > SHOWN_MAX) put(list, [h("li", { class: "none" }, "and more, later")]);
}

/** The same work at the same time is one line with several names. */
function together(jobs) {
  const groups = new Map();
  for (const job of jobs) {
    const key = `${job.kind} ${job.due_at_ms} ${job.is_running} ${job.last_error}`;
    const group = groups.get(key) ?? { ...job, names: [] };
    if (job.user) group.names.push(state.scene.users[job.user] ?? "someone");
    groups.set(key, group);
  }
  return [...groups.values()];
}
