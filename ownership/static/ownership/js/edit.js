/* The grid opens to be read; with Edit, its cells take letters, until Done or Escape. */
import { focused, grid, isCell, LETTERS } from "./edit_cells.js";
import * as clipboard from "./edit_clipboard.js";
import { deputy, empty, toggle } from "./edit_letters.js";
import * as line from "./edit_line.js";
import * as menu from "./edit_menu.js";
import * as range from "./edit_range.js";
import { say } from "./edit_say.js";
import { again } from "./edit_send.js";
import { redo, undo } from "./edit_turn.js";
import * as unsaved from "./edit_unsaved.js";
import { enter } from "./grid.js";

let editing = false;
const isEditing = () => editing && Boolean(grid());
const WAITING = "Not everything is saved. Try again, or leave out what is not.";
const isText = (target) => target.closest?.("input, textarea, select, [contenteditable]");

function readOnly(row) {
  for (const cell of row.querySelectorAll("td[id]")) {
    if (editing && row.dataset.may === undefined) cell.setAttribute("aria-readonly", "true");
    else cell.removeAttribute("aria-readonly");
  }
}

function draw() {
  const bar = document.getElementById("edit-bar");
  if (!bar || !grid()) return;
  bar.hidden = !editing;
  document.querySelector("#matrix [data-edit]").hidden = editing;
  grid().setAttribute("aria-readonly", String(!editing));
  grid().setAttribute("aria-multiselectable", String(editing));
  grid().classList.toggle("editing", editing);
  grid().querySelectorAll("tr[data-area]").forEach(readOnly);
  unsaved.mark();
}

function set(on) {
  if (!on && unsaved.count()) {
    say(WAITING, { wrong: true });
    return;
  }
  const here = focused();
  editing = on;
  menu.close();
  range.clear();
  draw();
  say("");
  if (on) document.getElementById("edit-bar").scrollIntoView({ block: "start" });
  enter(here ?? grid().querySelector("td[tabindex='0']"));
}

function leave() {
  if (menu.close()) return;
  if (range.cells().length > 1) range.clear();
  else set(false);
}

function turning(event) {
  const letter = event.ctrlKey || event.metaKey ? event.key.toUpperCase() : "";
  if (letter === "Z") return event.shiftKey ? redo : undo;
  return letter === "Y" ? redo : null;
}

function key(event) {
  const control = event.ctrlKey || event.metaKey;
  const letter = event.key.toUpperCase();
  if (control || event.altKey) return null;
  if (letter.length === 1 && LETTERS.includes(letter)) return () => toggle(letter);
  if (letter === "D") return () => deputy();
  if (["Delete", "Backspace"].includes(event.key)) return () => empty();
  if (event.key === "Escape") return leave;
  if (["Enter", "F2", "ContextMenu"].includes(event.key)) return () => menu.open(focused(), true);
  return null;
}

document.addEventListener("keydown", (event) => {
  if (!isEditing() || isText(event.target)) return;
  const here = isCell(event.target);
  const action = turning(event) ?? (here && key(event));
  if (!action && !here) return;
  if (!action) {
    if (!event.shiftKey && !event.ctrlKey && /^(Arrow|Home|End|Page|Tab)/.test(event.key)) menu.close();
    return;
  }
  event.preventDefault();
  event.stopPropagation();
  action();
}, true);

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("#edit-bar button, #matrix [data-edit]");
  if (button) {
    if ("edit" in button.dataset) set(true);
    if ("done" in button.dataset) set(false);
    if ("undo" in button.dataset) undo();
    if ("redo" in button.dataset) redo();
    if (button.id === "edit-again") again();
    if (button.id === "edit-leave") {
      unsaved.leave();
      say("");
    }
    return;
  }
  const cell = isEditing() && isCell(event.target);
  if (cell && range.cells().length === 1) menu.open(cell, false);
  else if (!event.target.closest?.("#edit-menu")) menu.close();
});

range.begin(isEditing);
clipboard.begin(isEditing);
menu.begin();
line.begin();
draw();
for (const kind of ["grid:line", "remit:rows"]) document.addEventListener(kind, draw);
document.addEventListener("htmx:afterSettle", draw);
