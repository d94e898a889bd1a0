/* The panel beside the grid. It says at once why a cell is as it is, from the cell itself; for the cell or area
   that one stays on it comes from the server a moment later, with what can be done. Enter goes into it, Escape
   back. */
import { did, undid } from "./edit_done.js";
import { refresh } from "./edit_send.js";
import { say } from "./errors.js";
import { signedOut } from "./signed_out.js";

const PATIENCE = 300;
const GRID = "[role=grid] tr[data-area] > :is(td[id], .area)";
const dock = () => document.getElementById("dock");
const placeOf = (event) => event.target.closest?.(GRID);
let here = null;
let waiting = 0;
let coming = new AbortController();

const element = (name, text, look) => {
  const made = document.createElement(name);
  made.textContent = text;
  if (look) made.className = look;
  return made;
};

function headOf(cell) {
  return cell.closest("table").tHead.rows[1].cells[cell.cellIndex]?.dataset ?? {};
}

function sketch(place) {
  if (!dock() || dock().dataset.shown === place.id) return;
  const row = place.closest("tr");
  const head = element("h2", "");
  head.append(row.querySelector(".area a").cloneNode(true));
  const parts = [head];
  if (place.matches("td[id]")) {
    const said = place.title ? place.title.split("\n") : [`${headOf(place).name ?? ""} holds nothing here.`];
    parts.push(...said.map((line) => element("p", line)));
  }
  const findings = document.getElementById(`findings-${row.dataset.area}`);
  if (findings) parts.push(findings.content.cloneNode(true));
  dock().dataset.shown = place.id;
  dock().replaceChildren(...parts);
}

function address(place) {
  const asked = new URLSearchParams(location.search);
  for (const field of document.querySelectorAll("#matrix-filters input:checked")) asked.set(field.name, field.value);
  asked.set("area", place.closest("tr").dataset.area);
  asked.delete("column");
  if (place.matches("td[id]")) asked.set("column", headOf(place).column ?? "");
  return `${dock().dataset.panel}?${asked}`;
}

/* Nothing that one is writing into is taken away. */
const writing = () => dock()?.querySelector("form :is(input, textarea, select):focus");

async function load(place, into = false) {
  clearTimeout(waiting);
  if (!dock() || !place.isConnected || (writing() && !into)) return;
  coming.abort();
  coming = new AbortController();
  const { signal } = coming;
  try {
    const answer = await fetch(address(place), { headers: { "HX-Request": "true" }, signal });
    if (signedOut(answer)) return;
    const html = await answer.text();
    if (answer.ok) fill(place, html, into);
    else say(answer.status);
  } catch {
    if (!signal.aborted) say(0);
  }
}

function fill(place, html, into) {
  if (!dock()) return;
  dock().innerHTML = html;
  htmx.process(dock());
  dock().dataset.shown = place.id;
  if (into) dock().querySelector("h2")?.focus();
  uncover(place);
}

/* Where the panel lies over the grid, the cell that it is about moves out from under it. */
function uncover(place) {
  const [cell, over] = [place, dock()].map((each) => each.getBoundingClientRect());
  const hidden = Math.min(cell.bottom + 8 - over.top, cell.top);
  if (over.right <= cell.left || over.left >= cell.right || over.bottom <= cell.top || hidden <= 0) return;
  const sheet = place.closest(".sheet");
  const before = sheet.scrollTop;
  sheet.scrollTop += hidden;
  scrollBy(0, hidden - (sheet.scrollTop - before));
}

function settle(place) {
  here?.classList.remove("here");
  here = place;
  here.classList.add("here");
}

function stay(place) {
  settle(place);
  sketch(place);
  uncover(place);
  clearTimeout(waiting);
  waiting = setTimeout(load, PATIENCE, place);
}

const current = () => (here?.isConnected ? here : here && document.getElementById(here.id));

function again() {
  const place = current();
  if (!place || !dock()) return;
  delete dock().dataset.shown;
  load(place);
}

function back() {
  const cell = current()?.closest("tr").querySelector("td[tabindex='0']") ?? document.querySelector(".matrix td[tabindex='0']");
  cell?.focus();
}

document.addEventListener("focusin", (event) => {
  const place = placeOf(event);
  if (place) stay(place.matches(".area") ? place : event.target);
});
document.addEventListener("mouseover", (event) => {
  const place = placeOf(event);
  if (place && !document.activeElement?.closest("[role=grid], #dock")) sketch(place);
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && event.target.closest?.("#dock")) back();
  const cell = event.target.closest?.("[role=grid] td[id]");
  if (!cell || !["Enter", "F2"].includes(event.key)) return;
  event.preventDefault();
  load(cell, true);
});
document.addEventListener("click", (event) => {
  if (event.target.closest("#dock [data-close]")) back();
  const area = event.target.closest("[role=grid] .area");
  if (!area || event.target.closest("a") || !area.closest("tr").dataset.area) return;
  settle(area);
  load(area, true);
});

/* The button that was pressed goes with what it was about; on a phone the panel shows only while one is in it. */
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.target === dock() && event.detail.shouldSwap) dock().focus({ preventScroll: true });
});
/* What is done here shows in the grid, and can be taken back there; what is done there shows here. */
document.addEventListener("remit:acted", (event) => {
  const { request, undone, by } = event.detail;
  if (request) did(request);
  if (undone) undid(undone, by);
  if ([document.body, dock()].includes(document.activeElement)) (dock()?.querySelector(".notice button") ?? dock()?.querySelector("h2"))?.focus();
  if (document.getElementById("edit-bar")) refresh();
});
document.addEventListener("remit:changed", again);
