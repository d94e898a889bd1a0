/* Rows of a long grid come as they are scrolled to, or reached by a key. A row of class `rest` stands for those
   from `start` to `end` that are not here yet, and is as high as they will be. */
import { say } from "./errors.js";
import { signedOut } from "./signed_out.js";

/* As many rows as the server sends of so wide a grid, and what an address may hold. */
const ROWS = 100, FEWEST = 20, CELLS = 40000, LONGEST = 3000;
const coming = new Map();
let seen;

const gridOf = (rest) => rest.closest("[role=grid]");
const range = (rest) => [Number(rest.dataset.start), Number(rest.dataset.end)];

function heightOf(grid) {
  const rows = [...grid.querySelectorAll("tbody > tr:not(.rest)")];
  const areas = rows.filter((row) => row.dataset.area).length;
  const high = rows.reduce((sum, row) => sum + row.offsetHeight, 0);
  return areas ? high / areas : 35;
}

function stretch(grid, each = heightOf(grid)) {
  for (const rest of grid.querySelectorAll("tr.rest")) {
    const [start, end] = range(rest);
    rest.style.height = `${Math.round((end - start) * each)}px`;
    seen.observe(rest);
  }
}

const headOf = (grid) =>
  [...grid.tHead.rows[1].querySelectorAll("[data-column]")].map((cell) => cell.dataset.column);
const chunkOf = (grid) => Math.min(ROWS, Math.max(FEWEST, Math.floor(CELLS / headOf(grid).length)));

/* Of very many columns those are meant that the server finds itself. */
function address(grid, offset) {
  const asked = new URLSearchParams(location.search), head = headOf(grid).join(" ");
  asked.set("offset", offset);
  if (head.length < LONGEST) asked.set("head", head);
  return `${grid.closest("[data-rows]").dataset.rows}?${asked}`;
}

function cut(rest, start, end) {
  const part = rest.cloneNode(true);
  Object.assign(part.dataset, { start, end });
  return start < end ? [part] : [];
}

/* Put the rows around an index in the place of what stands for them. */
async function fill(rest, index) {
  const grid = gridOf(rest);
  const [start, end] = range(rest);
  const chunk = chunkOf(grid);
  const from = Math.max(start, Math.floor(index / chunk) * chunk);
  const to = Math.min(end, from + chunk);
  const answer = await fetch(address(grid, from), { headers: { "HX-Request": "true" } });
  if (signedOut(answer)) return;
  if (!answer.ok) throw new Error(answer.status);
  const made = document.createElement("template");
  made.innerHTML = await answer.text();
  const rows = [...made.content.children];
  const last = rows.filter((row) => row.dataset.area)[to - from - 1];
  const kept = last ? rows.slice(0, rows.indexOf(last) + 1) : rows;
  const each = heightOf(grid);
  rest.replaceWith(...cut(rest, start, from), ...kept, ...cut(rest, to, end));
  stretch(grid, each);
  document.dispatchEvent(new CustomEvent("remit:rows"));
}

function load(rest, index) {
  if (!coming.has(rest)) coming.set(rest, fill(rest, index).finally(() => coming.delete(rest)));
  return coming.get(rest);
}

/* The index that is in sight in the middle of what is not here yet. */
function inSight(rest) {
  const sheet = rest.closest(".sheet").getBoundingClientRect();
  const box = rest.getBoundingClientRect();
  const [start, end] = range(rest);
  const middle = (Math.max(box.top, sheet.top) + Math.min(box.bottom, sheet.bottom)) / 2;
  return Math.min(end - 1, start + Math.floor(((middle - box.top) / box.height) * (end - start)));
}

function watch(entries) {
  for (const { target, isIntersecting } of entries) {
    if (isIntersecting && target.isConnected) load(target, inSight(target)).catch(() => say(0));
  }
}

/* All rows in order: each area's, or what stands for several. */
const places = (grid) => [...grid.querySelectorAll("tbody > tr:is([data-area], .rest)")];

/* How many rows there are, and the place of one of them. */
export function count(grid) {
  return places(grid).reduce((sum, row) => sum + (row.dataset.area ? 1 : range(row)[1] - range(row)[0]), 0);
}

export function indexOf(row) {
  let at = 0;
  for (const each of places(row.closest("[role=grid]"))) {
    if (each === row) return at;
    at += each.dataset.area ? 1 : range(each)[1] - range(each)[0];
  }
  return -1;
}

/* The row of a place, loaded first where it is not here yet. */
export async function rowAt(grid, index) {
  let at = 0;
  for (const row of places(grid)) {
    const size = row.dataset.area ? 1 : range(row)[1] - range(row)[0];
    if (index < at + size) {
      if (row.dataset.area) return row;
      await load(row, range(row)[0] + index - at);
      return rowAt(grid, index);
    }
    at += size;
  }
  return null;
}

function prepare() {
  seen?.disconnect();
  const grid = document.querySelector("[data-rows] [role=grid]");
  if (!grid) return;
  seen = new IntersectionObserver(watch, { root: grid.closest(".sheet"), rootMargin: "600px 0px" });
  stretch(grid);
}
prepare();
document.addEventListener("htmx:afterSettle", (event) => { if (event.target.id === "matrix") prepare(); });
