/* What did not get through: kept by cell, shown in it as it was meant, through filters and until it is saved. */
const unsaved = new Map();

function meant({ wanted }) {
  if (wanted.text !== undefined) return wanted.text.slice(0, 4) || "×";
  const given = Object.keys(wanted.give ?? {});
  if (given.length) return `+${given.join("")}`;
  return wanted.take.length > 1 ? "×" : `−${wanted.take.join("")}`;
}

export const count = () => unsaved.size;
export const each = () => [...unsaved];
export const hidden = () => each().filter(([id]) => !document.getElementById(id)).length;

function show([id, edit]) {
  const cell = document.getElementById(id);
  if (!cell || cell.classList.contains("unsaved")) return;
  cell.classList.add("refused", "unsaved");
  cell.dataset.meant = meant(edit);
  cell.title = [edit.why, cell.title].filter(Boolean).join("\n");
}

function buttons() {
  for (const id of ["edit-again", "edit-leave"]) {
    const button = document.getElementById(id);
    if (button) button.hidden = !unsaved.size;
  }
}

/* Once more on a page whose grid came anew. */
export function mark() {
  unsaved.entries().forEach(show);
  buttons();
}

export function keep(cell, edit) {
  unsaved.set(cell.id, edit);
  mark();
}

export function drop(cell) {
  unsaved.delete(cell.id);
  cell.classList.remove("refused", "unsaved");
  delete cell.dataset.meant;
  buttons();
}

export function leave() {
  for (const [id] of each()) {
    const cell = document.getElementById(id);
    if (cell) drop(cell);
  }
  unsaved.clear();
  buttons();
}

window.addEventListener("beforeunload", (event) => { if (unsaved.size) event.preventDefault(); });
