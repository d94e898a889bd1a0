/* What the server shows anew after a change takes its place on the page; focus and selection stay. */
import { grid } from "./edit_cells.js";

const parse = (html) => {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  return holder.content.firstElementChild;
};
const counts = (cell) => Boolean(cell.querySelector(".l.A:not(.dep, .dim)"));
const COPIED = ["class", "title", "data-made"];

function update(cell, fresh) {
  const before = counts(cell);
  for (const name of COPIED) {
    if (fresh.hasAttribute(name)) cell.setAttribute(name, fresh.getAttribute(name));
    else cell.removeAttribute(name);
  }
  if (cell.innerHTML !== fresh.innerHTML) {
    cell.innerHTML = fresh.innerHTML;
    cell.classList.add("changed");
  }
  return counts(cell) - before;
}

function total(at, more) {
  const foot = grid().tFoot?.rows[0].cells[at];
  if (!more || foot?.dataset.n === undefined) return;
  foot.dataset.n = Number(foot.dataset.n) + more;
  foot.textContent = Number(foot.dataset.n) || "";
}

function row(html) {
  const fresh = parse(html);
  const old = grid()?.querySelector(`tr[data-area="${fresh.dataset.area}"]`);
  if (!old || old.cells.length !== fresh.cells.length) return;
  const [sign, news] = [old, fresh].map((each) => each.cells[0].querySelector(".sev"));
  sign?.replaceWith(news);
  [...fresh.cells].forEach((cell, at) => { if (at) total(at, update(old.cells[at], cell)); });
}

export function show(answer) {
  answer.rows?.forEach(row);
  const open = document.getElementById("open-count");
  if (answer.open && open) open.replaceWith(parse(answer.open));
  const tiles = document.querySelector("#matrix .tiles");
  if (answer.tiles && tiles) tiles.replaceWith(parse(answer.tiles));
  document.dispatchEvent(new CustomEvent("grid:fresh"));
}

/* How the grid looks now: what the server needs to draw rows that fit into it. */
export function view() {
  return {
    address: location.search,
    columns: [...grid().tHead.rows[1].querySelectorAll("[data-column]")].map((head) => head.dataset.column),
    rows: [...grid().querySelectorAll("tr[data-area]")].map((each) => Number(each.dataset.area)),
  };
}
