/* The same with a pointer or a finger: a menu at the cell. Focus stays in the grid unless a key opened it. */
import { focused, has, given, nameOf } from "./edit_cells.js";
import { deputy, empty, toggle } from "./edit_letters.js";

const menu = () => document.getElementById("edit-menu");
const isOpen = () => menu()?.matches(":popover-open");
let at = null;

function draw() {
  if (!at?.isConnected || !isOpen()) return;
  menu().querySelector("[data-of]").textContent = nameOf(at);
  for (const button of menu().querySelectorAll("[data-letter]"))
    button.setAttribute("aria-pressed", String(has(at, button.dataset.letter)));
  const stands = given(at).some((each) => each.deputy && !each.later);
  menu().querySelector("[data-deputy]").setAttribute("aria-pressed", String(stands));
}

export function open(cell, enter) {
  at = cell;
  if (!isOpen()) menu().showPopover();
  menu().querySelector("[data-since]").value = "";
  draw();
  const [box, own] = [cell, menu()].map((each) => each.getBoundingClientRect());
  const below = box.bottom + 4 + own.height <= innerHeight;
  menu().style.top = `${below ? box.bottom + 4 : Math.max(4, box.top - own.height - 4)}px`;
  menu().style.left = `${Math.max(4, Math.min(box.left, innerWidth - own.width - 4))}px`;
  if (box.bottom > menu().getBoundingClientRect().top && box.top < menu().getBoundingClientRect().bottom)
    cell.scrollIntoView({ block: "center", inline: "nearest" });
  if (enter) menu().querySelector("[data-letter]").focus();
}

export function close() {
  if (!isOpen()) return false;
  const inside = menu().contains(document.activeElement);
  menu().hidePopover();
  if (inside) at?.focus();
  return true;
}

function act(button) {
  const since = menu().querySelector("[data-since]").value;
  const inside = document.activeElement;
  if (!focused()) at.focus();
  if (button.dataset.letter) toggle(button.dataset.letter, since);
  else if ("deputy" in button.dataset) deputy(since);
  else empty(since);
  if (menu().contains(inside)) inside.focus();
}

export function begin() {
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("#edit-menu button");
    if (!button) return;
    if ("close" in button.dataset) close();
    else act(button);
  });
  document.addEventListener("mousedown", (event) => {
    if (event.target.closest?.("#edit-menu button")) event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu()?.contains(document.activeElement)) { event.preventDefault(); close(); }
  });
  document.addEventListener("grid:fresh", draw);
}
