/* Undo and redo: requests that were made here, the newest first to be taken back. */
import { done, undone } from "./edit_done.js";
import { show } from "./edit_fresh.js";
import { say } from "./edit_say.js";
import { fail, follow, next, post } from "./edit_send.js";
import { enter } from "./grid.js";

/* Rows that were added and went again, by the request that took them away. */
const withdrawn = new Map();

/* A row that was added goes with what added it. */
function withdraw(request, by) {
  const row = document.querySelector(`tr[data-request="${request}"]`);
  if (!row) return;
  const before = row.previousElementSibling;
  const cell = row.contains(document.activeElement) && before?.cells[document.activeElement.cellIndex];
  withdrawn.set(by, { row, before });
  row.remove();
  if (cell?.id) enter(cell);
}

function restore(request, by) {
  const { row, before } = withdrawn.get(request) ?? {};
  if (!row || !before?.isConnected) return;
  const place = row.cells[document.activeElement?.cellIndex];
  row.dataset.request = by;
  before.after(row);
  if (place?.id) enter(place);
  document.dispatchEvent(new CustomEvent("grid:line"));
}

function turn(from, to, nothing) {
  next(async () => {
    const request = from.at(-1);
    if (!request) { say(nothing); return; }
    try {
      const answer = await post({ undo: request });
      if (answer.failed) {
        if (answer.over) from.pop();
        say(answer.failed, { wrong: true });
        return;
      }
      from.pop();
      to.push(answer.undo);
      withdraw(request, answer.undo);
      restore(request, answer.undo);
      show(answer);
      say(answer.said);
      document.dispatchEvent(new CustomEvent("remit:changed"));
      follow();
    } catch (error) {
      fail(error, new Map());
    }
  });
}

export const undo = () => turn(done, undone, "There is nothing left to undo.");
export const redo = () => turn(undone, done, "There is nothing to do again.");
