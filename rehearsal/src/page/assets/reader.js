// What the reader of this browser prefers: light or dark, and in whose zone times are shown.

import { byId } from "./dom.js";

/** Whether times are shown in this browser's zone instead of the person's. */
export const wantsOwnZone = () => localStorage.getItem("times") === "browser";

/** Connects the two choices; `onTimes()` draws the times again. */
export function startReader(onTimes) {
  const look = byId("look");
  look.value = document.documentElement.dataset.look ?? "system";
  look.addEventListener("change", () => {
    if (look.value === "system") {
      delete document.documentElement.dataset.look;
      localStorage.removeItem("look");
    } else {
      document.documentElement.dataset.look = look.value;
      localStorage.setItem("look", look.value);
    }
  });
  const times = byId("times");
  times.value = wantsOwnZone() ? "browser" : "person";
  times.addEventListener("change", () => {
    localStorage.setItem("times", times.value);
    onTimes();
  });
}
