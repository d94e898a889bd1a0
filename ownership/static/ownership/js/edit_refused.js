/* Cells that the server left as they are: marked, with the reasons in the line, and all of them in a list. */
import { nameOf } from "./edit_cells.js";

const MOST = 3;

export function refuse(cell, sentence) {
  cell.classList.add("refused");
  cell.title = [sentence, cell.title].filter(Boolean).join("\n");
}

function list(said) {
  const button = document.getElementById("edit-why");
  button.hidden = said.length <= MOST;
  button.textContent = `All ${said.length} reasons`;
  document.querySelector("#edit-reasons ul").replaceChildren(
    ...said.map((sentence) => Object.assign(document.createElement("li"), { textContent: sentence })));
}

/* Each reason is said once. */
export function refused(found) {
  const reasons = new Map();
  for (const [id, sentence] of Object.entries(found ?? {})) {
    const cell = document.getElementById(id);
    if (cell) refuse(cell, sentence);
    reasons.set(sentence, [...(reasons.get(sentence) ?? []), cell ? nameOf(cell) : "One cell"]);
  }
  const said = [...reasons].map(([why, names]) => `${names.length > 1 ? `${names.length} cells` : names[0]}: ${why}`);
  list(said);
  const more = said.length > MOST ? [`And ${said.length - MOST} more.`] : [];
  return [...said.slice(0, MOST), ...more].join(" ");
}
