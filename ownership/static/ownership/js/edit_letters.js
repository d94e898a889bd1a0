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

/* Of whom a deputy can be: somebody else who holds A, or else R. The row's last cell counts who does. */
function deputyOf(cell) {
  const now = given(cell).filter((each) => !each.later);
  const there = now.find((each) => each.deputy);
  if (there) return { take: [there.letter] };
  const [accountable, responsible] = cell.parentElement.cells[cell.parentElement.cells.length - 1].textContent.match(/\d+/g).map(Number);
  const counted = { A: accountable, R: responsible };
  const letter = ["A", "R"].find((each) => counted[each] > (has(cell, each) ? 1 : 0));
  return letter ? { give: { [letter]: true } } : null;
}

export function deputy(since) {
  const chosen = cells();
  send(() => {
    const fitting = chosen.filter(deputyOf);
    if (!fitting.length)
      say("Nobody else is accountable or responsible here. Give A or R to somebody first: D then names who stands in.", { wrong: true });
    return edits(fitting, deputyOf);
  }, since);
}

export function write(texts) {
  send(() => new Map([...texts].map(([cell, text]) => [cell, { wanted: { ...place(cell), text } }])));
}
