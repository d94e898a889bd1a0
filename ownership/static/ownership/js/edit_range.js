/* Several cells at once: Shift with the keys of the grid, Shift and a click, or dragging. */
import { focused, grid, isCell, rows } from "./edit_cells.js";
import { enter } from "./grid.js";

let anchor = null;
let extending = false;
let active = () => false;

export function cells() {
  const here = focused();
  if (!here) return [];
  const chosen = [...grid().querySelectorAll("td[aria-selected=true]")];
  return chosen.length && chosen.includes(here) ? chosen : [here];
}

export function clear() {
  for (const cell of document.querySelectorAll("td[aria-selected]")) cell.removeAttribute("aria-selected");
  anchor = focused();
}

function select(from, to) {
  for (const cell of grid().querySelectorAll("td[aria-selected]")) cell.removeAttribute("aria-selected");
  if (from === to) return;
  const all = rows();
  const [top, bottom] = [all.indexOf(from.parentElement), all.indexOf(to.parentElement)].sort((a, b) => a - b);
  const [left, right] = [from.cellIndex, to.cellIndex].sort((a, b) => a - b);
  for (const row of all.slice(top, bottom + 1))
    for (let at = left; at <= right; at += 1) row.cells[at].setAttribute("aria-selected", "true");
}

export function begin(isActive) {
  active = isActive;
  for (const kind of ["keydown", "mousedown"])
    document.addEventListener(kind, (event) => { extending = event.shiftKey; }, true);
  document.addEventListener("mouseover", (event) => {
    const cell = isCell(event.target);
    if (!active() || !cell || event.buttons !== 1 || !anchor?.isConnected || cell === focused()) return;
    extending = true;
    enter(cell);
  });
  document.addEventListener("focusin", (event) => {
    const cell = isCell(event.target);
    if (!active() || !cell) return;
    if (!extending || !anchor?.isConnected) anchor = cell;
    select(anchor, cell);
  });
}
