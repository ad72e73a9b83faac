// A form that the bot opened: a dialog with its fields.

import { byId, h, newId } from "./dom.js";
import { act } from "./server.js";
import { me } from "./state.js";
import { field } from "./fields.js";
import { render } from "./markdown.js";

let open = null;

/** Shows a form, or takes it away (null). `onAnswer` gets the bot's answer to it. */
export function showForm(form, onAnswer) {
  const dialog = byId("form");
  if (!form) {
    open = null;
    if (dialog.open) dialog.close();
    return;
  }
  if (open === form.opened_by && dialog.open) return;
  open = form.opened_by;
  const back = document.activeElement;
  const fields = new Map();
  const error = h("p", { class: "failed", role: "alert" });
  const send = h("button", { type: "submit", class: "button style-1" }, "Submit");
  const shut = () => {
    act("close", { as: me() }).catch(() => {});
    showForm(null);
    (back?.isConnected ? back : byId("write"))?.focus();
  };
  const body = h("form", {
    method: "dialog",
    onsubmit: async (event) => {
      event.preventDefault();
      if (send.disabled) return;
      send.disabled = true;
      error.textContent = "";
      const filled = Object.fromEntries([...fields].map(([name, read]) => [name, read()]).filter(([, value]) => value !== undefined));
      try {
        const answer = await act("submit", { as: me(), opened_by: form.opened_by, fields: filled });
        showForm(null);
        byId("write")?.focus();
        onAnswer(answer);
      } catch (trouble) {
        error.textContent = trouble.message;
      } finally {
        send.disabled = false;
      }
    },
  },
    h("h2", { id: "form-title" }, form.modal.title ?? ""),
    (form.modal.components ?? []).map((part) => line(part, fields)),
    error,
    h("div", { class: "row end" }, h("button", { type: "button", class: "button style-2", onclick: shut }, "Cancel"), send),
  );
  dialog.replaceChildren(body);
  dialog.oncancel = (event) => { event.preventDefault(); shut(); };
  dialog.showModal();
  body.querySelector("input, textarea, select, .select")?.focus();
}

function line(part, fields) {
  if (part.type === 1) return part.components.map((inner) => field(inner, inner.label, null, fields, newId("field")));
  if (part.type === 18) return field(part.component, part.label, part.description, fields, newId("field"));
  if (part.type === 10) return h("div", { class: "text" }, render(part.content));
  return null;
}
