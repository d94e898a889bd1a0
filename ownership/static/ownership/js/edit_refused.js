/* Cells that the server left as they are: marked, and the reasons. */
import { nameOf } from "./edit_cells.js";

function refuse(cell, sentence) {
  cell.classList.add("refused");
  cell.title = [sentence, cell.title].filter(Boolean).join("\n");
}

/* Each reason is said once. */
export function refused(found) {
  const reasons = new Map();
  for (const [id, sentence] of Object.entries(found ?? {})) {
    const cell = document.getElementById(id);
    if (cell) refuse(cell, sentence);
    reasons.set(sentence, [...(reasons.get(sentence) ?? []), cell ? nameOf(cell) : "One cell"]);
  }
  return [...reasons].map(([why, names]) => `${names.length > 1 ? `${names.length} cells` : names[0]}: ${why}`);
}
