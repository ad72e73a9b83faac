// What a slash command's option is: its kind in a word, what it offers, and how typed words become its value.

import { state } from "./state.js";

const KINDS = { 3: "text", 4: "whole number", 5: "yes or no", 6: "person", 7: "channel", 8: "role", 9: "person or role", 10: "number", 11: "file" };

/** The type of an option that takes a file. */
export const FILE = 11;

export const isNeeded = (option) => option.required === true;

export function kindOf(option) {
  if (option.choices?.length) return "choose one";
  if (option.autocomplete) return "type to search";
  return KINDS[option.type] ?? "text";
}

/** An option in a sentence, for those who hear the page. */
export function words(option) {
  const { min_value: least, max_value: most } = option;
  const range = least !== undefined && most !== undefined ? `, ${least} to ${most}` : "";
  return `${option.description}. ${kindOf(option)}${range}, ${isNeeded(option) ? "needed" : "optional"}`;
}

const people = () => state.scene.people.map((person) => ({ label: person.name, about: person.about, value: person.id }));
const channels = () => Object.entries(state.scene.channels).map(([value, name]) => ({ label: `#${name}`, value }));
const roles = () => Object.entries(state.scene.roles).map(([value, name]) => ({ label: `@${name}`, value }));

/** What can be chosen, as [{ label, about, value }]; nothing where one types freely. Also for the selects of messages and forms. */
export function offers({ type, choices }) {
  if (choices?.length) return choices.map((choice) => ({ label: choice.name, value: choice.value }));
  switch (type) {
    case 5: return [{ label: "Yes", value: true }, { label: "No", value: false }];
    case 6: return people();
    case 7: return channels();
    case 8: return roles();
    case 9: return [...people(), ...roles()];
    default: return null;
  }
}

/** { value } or { wrong } of what was typed. */
export function readTyped(option, text) {
  const { name, type, min_value: least, max_value: most, min_length: shortest } = option;
  if (type !== 4 && type !== 10) {
    return shortest && [...text].length < shortest ? { wrong: `${name} has at least ${shortest} characters.` } : { value: text };
  }
  const number = Number(text.replace(",", "."));
  if (!Number.isFinite(number) || (type === 4 && !Number.isInteger(number))) return { wrong: `${name}: a ${type === 4 ? "whole " : ""}number, please.` };
  if (least !== undefined && number < least) return { wrong: `${name} is at least ${least}.` };
  if (most !== undefined && number > most) return { wrong: `${name} is at most ${most}.` };
  return { value: number };
}
