/* Arrow keys move through a grid; one cell at a time is in the tab order. Cells keep their ids when swapped. */
import { count, indexOf, rowAt } from "./rows.js";

const MOVES = ["ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp", "PageDown", "PageUp", "Home", "End"];
export const cellsOf = (row) => [...row.cells].filter((cell) => cell.tagName === "TD" && cell.id);

export function enter(cell) {
  const grid = cell.closest("[role=grid]");
  for (const former of grid.querySelectorAll("td[tabindex='0']")) former.tabIndex = -1;
  cell.tabIndex = 0;
  cell.focus({ preventScroll: true });
  cell.scrollIntoView({ block: "nearest", inline: "nearest" });
}

/* The cell that a key leads to; where its row is not here yet, it is loaded first. */
export async function target(cell, key, all) {
  const row = cell.parentElement;
  const grid = row.closest("[role=grid]");
  const cells = cellsOf(row);
  const at = cells.indexOf(cell);
  const line = indexOf(row);
  const last = count(grid) - 1;
  const inRow = async (index, place = at) =>
    cellsOf(await rowAt(grid, Math.max(0, Math.min(last, index)))).at(place);
  switch (key) {
    case "ArrowRight": return cells[at + 1];
    case "ArrowLeft": return cells[at - 1];
    case "ArrowDown": return inRow(line + 1);
    case "ArrowUp": return inRow(line - 1);
    case "PageDown": return inRow(line + 10);
    case "PageUp": return inRow(line - 10);
    case "Home": return all ? inRow(0, 0) : cells[0];
    case "End": return all ? inRow(last, -1) : cells.at(-1);
    default: return undefined;
  }
}

document.addEventListener("keydown", async (event) => {
  const cell = event.target.closest?.("[role=grid] td[id]");
  if (!cell || event.altKey || event.metaKey || event.defaultPrevented || !MOVES.includes(event.key)) return;
  event.preventDefault();
  const next = await target(cell, event.key, event.ctrlKey);
  if (next) enter(next);
});

document.addEventListener("mousedown", (event) => {
  const cell = event.target.closest?.("[role=grid] td[id]");
  if (cell && !event.defaultPrevented) {
    event.preventDefault();
    enter(cell);
  }
});

/* A cell that was reached in another way, as by a screen reader, is the one in the tab order from then on. */
document.addEventListener("focusin", (event) => {
  const cell = event.target.closest?.("[role=grid] td[id]");
  if (!cell || cell.tabIndex === 0) return;
  for (const former of cell.closest("[role=grid]").querySelectorAll("td[tabindex='0']")) former.tabIndex = -1;
  cell.tabIndex = 0;
});

function prepare() {
  for (const grid of document.querySelectorAll("[role=grid]")) {
    const first = grid.querySelector("tbody td[id]");
    // The keys of the grid reach every row's link (Enter), so two hundred links need not be tab stops.
    for (const link of grid.querySelectorAll("tbody .area a")) link.tabIndex = -1;
    for (const cell of grid.querySelectorAll("tbody td[id]:not([tabindex])")) cell.tabIndex = -1;
    if (first && !grid.querySelector("td[tabindex='0']")) first.tabIndex = 0;
  }
}
prepare();
document.addEventListener("htmx:afterSettle", prepare);
document.addEventListener("remit:rows", prepare);
