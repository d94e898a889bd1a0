/* The keys that change cells, each a function of the cells that are chosen. */
import { given, has, place } from "./edit_cells.js";
import { cells } from "./edit_range.js";
import { say } from "./edit_say.js";
import { send } from "./edit_send.js";

const LETTERS = [..."RACIS"];
const edits = (chosen, wanted) =>
  new Map(chosen.map((cell) => [cell, { wanted: { ...place(cell), ...wanted(cell) } }]));

/* What all of them have goes from all; else it comes to those without it. */
export function toggle(letter, since) {
  const chosen = cells();
  send(() => {
    if (!since && chosen.every((cell) => has(cell, letter))) return edits(chosen, () => ({ take: [letter] }));
    const without = chosen.filter((cell) => since || !has(cell, letter));
    return edits(without, () => ({ give: { [letter]: false } }));
  }, since);
}

export function empty(since) {
  const chosen = cells();
  send(() => edits(chosen, () => ({ take: LETTERS })), since);
}

const held = (cell) => {
  const now = given(cell).filter((each) => !each.later);
  return now.find((each) => each.letter === "A") ?? now.find((each) => each.letter === "R");
};

export function deputy(since) {
  const chosen = cells();
  send(() => {
    const holding = chosen.filter(held);
    if (!holding.length) say("Give A or R here first: D then makes it the deputy's.", { wrong: true });
    return edits(holding, (cell) => ({ give: { [held(cell).letter]: !held(cell).deputy } }));
  }, since);
}

export function write(texts) {
  send(() => new Map([...texts].map(([cell, text]) => [cell, { wanted: { ...place(cell), text } }])));
}
