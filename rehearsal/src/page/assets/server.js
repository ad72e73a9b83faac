// Talking to the rehearsal: questions, acts, and the live line on which it tells what happens.

export class Trouble extends Error {}

async function read(answer) {
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Trouble(body.error ?? `The rehearsal answered ${answer.status}.`);
  return body;
}

function unreachable() {
  return new Trouble("The rehearsal cannot be reached. Is it still running?");
}

export async function ask(what, query = {}) {
  const search = new URLSearchParams(Object.entries(query).filter(([, value]) => value));
  const answer = await fetch(`/rehearsal/api/${what}?${search}`).catch(() => { throw unreachable(); });
  return read(answer);
}

export async function act(what, body) {
  const answer = await fetch(`/rehearsal/api/${what}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  }).catch(() => { throw unreachable(); });
  return read(answer);
}

const AGAIN_MS = 1000;

/** Opens the live line for a person and keeps it open: { close(), say(word) }. The last word is said again on a new line. */
export function listen(person, { onEvent, onOpen, onLost }) {
  let socket = null;
  let ended = false;
  let timer = 0;
  let said = null;
  const open = () => {
    socket = new WebSocket(`ws://${location.host}/rehearsal/api/live?as=${person}`);
    socket.onopen = () => {
      if (said) socket.send(said);
      onOpen();
    };
    socket.onmessage = (frame) => onEvent(JSON.parse(frame.data));
    socket.onclose = () => {
      if (ended) return;
      onLost();
      timer = setTimeout(open, AGAIN_MS);
    };
  };
  open();
  return {
    close() {
      ended = true;
      clearTimeout(timer);
      socket?.close();
    },
    say(word) {
      said = word;
      if (socket?.readyState === WebSocket.OPEN) socket.send(word);
    },
  };
}
