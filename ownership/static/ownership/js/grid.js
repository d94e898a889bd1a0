/* Arrow keys move through a grid; one cell at a time is in the tab order. Cells keep their ids when swapped. */
const cellsOf = (row) => [...row.cells].filter((cell) => cell.tagName === "TD" && cell.id);
const rowsOf = (grid) => [...grid.tBodies].flatMap((body) => [...body.rows]).filter((row) => row.dataset.area);

function enter(cell) {
  const grid = cell.closest("[role=grid]");
  for (const former of grid.querySelectorAll("td[tabindex='0']")) former.tabIndex = -1;
  cell.tabIndex = 0;
  cell.focus();
  cell.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function target(cell, key, all) {
  const row = cell.parentElement;
  const cells = cellsOf(row);
  const at = cells.indexOf(cell);
  const rows = rowsOf(cell.closest("[role=grid]"));
  const line = rows.indexOf(row);
  const inRow = (index) => cellsOf(rows[Math.max(0, Math.min(rows.length - 1, index))])[at];
  switch (key) {
    case "ArrowRight": return cells[at + 1];
    case "ArrowLeft": return cells[at - 1];
    case "ArrowDown": return inRow(line + 1);
    case "ArrowUp": return inRow(line - 1);
    case "PageDown": return inRow(line + 10);
    case "PageUp": return inRow(line - 10);
    case "Home": return cellsOf(all ? rows[0] : row)[0];
    case "End": return cellsOf(all ? rows.at(-1) : row).at(-1);
    default: return undefined;
  }
}

document.addEventListener("keydown", (event) => {
  const cell = event.target.closest?.("[role=grid] td[id]");
  if (!cell || event.altKey || event.metaKey) return;
  if (event.key === "Enter") {
    cell.parentElement.querySelector("a")?.click();
    return;
  }
  const next = target(cell, event.key, event.ctrlKey);
  if (!next) return;
  event.preventDefault();
  enter(next);
});

document.addEventListener("mousedown", (event) => {
  const cell = event.target.closest?.("[role=grid] td[id]");
  if (cell) {
    event.preventDefault();
    enter(cell);
  }
});

function prepare() {
  for (const grid of document.querySelectorAll("[role=grid]")) {
    const first = grid.querySelector("tbody td[id]");
    // The keys of the grid reach every row's link (Enter), so two hundred links need not be tab stops.
    for (const link of grid.querySelectorAll(".area a")) link.tabIndex = -1;
    if (first && !grid.querySelector("td[tabindex='0']")) first.tabIndex = 0;
  }
}
prepare();
document.addEventListener("htmx:afterSettle", prepare);
