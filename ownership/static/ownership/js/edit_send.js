/* Changes go to the server one after another, at once; what does not get through stays, to be tried again. */
import { nameOf } from "./edit_cells.js";
import { show, view } from "./edit_fresh.js";
import { enter } from "./grid.js";
import { say } from "./edit_say.js";

const PATIENCE = 15_000;
/* The tiles follow by the scan that comes some seconds after a change. */
const SCANNED = 6_000;
const unsaved = new Map();
let line = Promise.resolve();
let later = 0;
export const done = [];
export const undone = [];

export async function post(body, where = "cells") {
  const answer = await fetch(document.getElementById("edit-bar").dataset[where], {
    method: "POST",
    headers: { ...JSON.parse(document.body.getAttribute("hx-headers")), "Content-Type": "application/json" },
    body: JSON.stringify({ view: view(), ...body }),
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (answer.redirected) throw new Error("You are signed out. Sign in again in another window, then try again.");
  if (!answer.headers.get("Content-Type")?.includes("json"))
    throw new Error("Something broke on our side. Nothing was changed; try again.");
  return answer.json();
}

function refuse(cell, sentence) {
  cell.classList.add("refused");
  cell.title = [sentence, cell.title].filter(Boolean).join("\n");
}

/* Mark the cells, and say each reason once. */
function refused(found) {
  const reasons = new Map();
  for (const [id, sentence] of Object.entries(found ?? {})) {
    const cell = document.getElementById(id);
    if (cell) refuse(cell, sentence);
    reasons.set(sentence, [...(reasons.get(sentence) ?? []), cell ? nameOf(cell) : "One cell"]);
  }
  const said = [...reasons].map(([why, names]) => `${names.length > 1 ? `${names.length} cells` : names[0]}: ${why}`);
  const more = said.length > 3 ? [`And ${said.length - 3} more reasons, at the cells marked.`] : [];
  return [...said.slice(0, 3), ...more].join(" ");
}

function fail(error, edits) {
  const sentence = error.name === "Error" ? error.message : "Not saved: the server did not answer. Try again.";
  for (const [cell, edit] of edits) {
    unsaved.set(cell.id, edit);
    cell.classList.add("unsaved");
    refuse(cell, sentence);
  }
  say(sentence, { wrong: true, again: unsaved.size > 0 });
}

/* `make` gives the cells with what is wanted in each, as late as it is their turn. */
export function send(make, since = "") {
  line = line.then(async () => {
    const edits = make();
    if (!edits.size) return;
    for (const cell of edits.keys()) {
      cell.classList.remove("refused", "unsaved");
      unsaved.delete(cell.id);
      cell.setAttribute("aria-busy", "true");
    }
    try {
      const answer = await post({ cells: [...edits.values()].map((edit) => edit.wanted), since });
      if (answer.failed) throw new Error(answer.failed);
      show(answer);
      const wrong = refused(answer.refused);
      if (answer.undo) { done.push(answer.undo); undone.length = 0; }
      say([answer.said, wrong].filter(Boolean).join(" "), { wrong: Boolean(wrong), again: unsaved.size > 0 });
      follow();
    } catch (error) {
      fail(error, new Map([...edits].map(([cell, edit]) => [cell, { ...edit, since }])));
    } finally {
      for (const cell of edits.keys()) cell.removeAttribute("aria-busy");
      for (const kind of ["grid:fresh", "remit:changed"]) document.dispatchEvent(new CustomEvent(kind));
    }
  });
}

export function again() {
  for (const [id, edit] of [...unsaved]) {
    const cell = document.getElementById(id);
    if (cell) send(() => new Map([[cell, { ...edit, wanted: { ...edit.wanted, seen: cell.dataset.made ?? "" } }]]), edit.since);
  }
}

/* A row that was added goes with what added it. */
function withdraw(request) {
  const row = document.querySelector(`tr[data-request="${request}"]`);
  const cell = row?.contains(document.activeElement) && row.previousElementSibling?.cells[document.activeElement.cellIndex];
  row?.remove();
  if (cell?.id) enter(cell);
}

export function turn(from, to, nothing) {
  line = line.then(async () => {
    const request = from.pop();
    if (!request) { say(nothing); return; }
    try {
      const answer = await post({ undo: request });
      if (answer.failed) { say(answer.failed, { wrong: true }); return; }
      to.push(answer.undo);
      withdraw(request);
      show(answer);
      say(answer.said);
      document.dispatchEvent(new CustomEvent("remit:changed"));
      follow();
    } catch (error) {
      from.push(request);
      fail(error, new Map());
    }
  });
}

export function refresh() {
  line = line.then(async () => show(await post({ everything: true })), () => {});
  return line;
}

function follow() {
  clearTimeout(later);
  later = setTimeout(() => post({}).then(show, () => {}), SCANNED);
}
