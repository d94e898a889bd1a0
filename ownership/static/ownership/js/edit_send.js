/* Changes go to the server one after another, at once; what does not get through stays, to be tried again. */
import { token } from "./csrf.js";
import { did } from "./edit_done.js";
import { show, view } from "./edit_fresh.js";
import { refused } from "./edit_refused.js";
import { say } from "./edit_say.js";
import * as unsaved from "./edit_unsaved.js";

const PATIENCE = 15_000;
/* The tiles follow by the scan that comes some seconds after a change. */
const SCANNED = 6_000;
const SIGNED_OUT = "You are signed out. Sign in again in another window, then try again.";
const isJson = (answer) => answer.headers.get("Content-Type")?.includes("json");
let line = Promise.resolve();
let later = 0;

/* One thing after another. */
export function next(action) {
  line = line.then(action);
  return line;
}

export async function post(body, where = "cells") {
  const answer = await fetch(document.getElementById("edit-bar").dataset[where], {
    method: "POST",
    headers: { "X-CSRFToken": token(), "Content-Type": "application/json" },
    body: JSON.stringify({ view: view(), ...body }),
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (answer.redirected || (answer.status === 403 && !isJson(answer))) throw new Error(SIGNED_OUT);
  if (!isJson(answer)) throw new Error("Something broke on our side. Nothing was changed; try again.");
  return answer.json();
}

export function fail(error, edits) {
  const why = error.name === "Error" ? error.message : "Not saved: the server did not answer. Try again.";
  for (const [cell, edit] of edits) unsaved.keep(cell, { ...edit, why });
  say(why, { wrong: true });
}

/* `make` gives the cells with what is wanted in each, as late as it is their turn. */
export function send(make, since = "") {
  next(async () => {
    const edits = make();
    if (!edits.size) return;
    for (const cell of edits.keys()) {
      unsaved.drop(cell);
      cell.setAttribute("aria-busy", "true");
    }
    try {
      const answer = await post({ cells: [...edits.values()].map((edit) => edit.wanted), since });
      if (answer.failed) throw new Error(answer.failed);
      show(answer);
      const reasons = refused(answer.refused);
      if (answer.undo) did(answer.undo);
      say(answer.said, { wrong: Boolean(reasons.length), reasons });
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
  for (const [id, edit] of unsaved.each()) {
    const cell = document.getElementById(id);
    if (cell) send(() => new Map([[cell, { ...edit, wanted: { ...edit.wanted, seen: cell.dataset.made ?? "" } }]]), edit.since);
  }
  const hidden = unsaved.hidden();
  if (hidden) next(() => say(`${hidden} unsaved in cells that do not show here. Take the filters away to try again.`, { wrong: true }));
}

export const refresh = () => next(() => post({ everything: true }).then(show, () => {}));

export function follow() {
  clearTimeout(later);
  later = setTimeout(() => post({}).then(show, () => {}), SCANNED);
}
