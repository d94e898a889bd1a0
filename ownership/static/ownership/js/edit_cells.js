/* What a cell of the grid is about, and what was given in it: read from its id and from data-made. */
export const LETTERS = "RACIS";
const KINDS = { p: "person", t: "team", s: "seat" };
const TOKEN = /^([RACIS])(d?)\d+[?!]?(\+[\d-]{10})?(-[\d-]{10})?$/;

export const grid = () => document.querySelector("#matrix [role=grid]");
export const isCell = (target) => target?.closest?.("[role=grid] tbody tr[data-area] > td[id]") ?? null;
export const focused = () => isCell(document.activeElement);
export const rows = () => [...grid().querySelectorAll("tbody tr[data-area]")];
export const headOf = (cell) => grid().tHead.rows[1].cells[cell.cellIndex];

export function place(cell) {
  const [, area, kind, id] = /^a(\d+)([pts])(\d+)$/.exec(cell.id);
  return { area: Number(area), holder: `${KINDS[kind]}-${id}`, seen: cell.dataset.made ?? "" };
}

export function given(cell) {
  const found = (cell.dataset.made ?? "").split(" ").map((token) => TOKEN.exec(token)).filter(Boolean);
  return found.map(([, letter, deputy, later]) => ({ letter, deputy: Boolean(deputy), later: Boolean(later) }));
}

export const has = (cell, letter) =>
  given(cell).some((each) => each.letter === letter && !each.deputy && !each.later);

export const nameOf = (cell) =>
  `${cell.parentElement.querySelector(".area a").textContent}, ${headOf(cell).dataset.name}`;

/* Letters as a sheet has them: "A/R"; with a deputy among them "R, A (deputy)". */
export function asText(cell) {
  const now = given(cell).filter((each) => !each.later);
  const words = now.map((each) => (each.deputy ? `${each.letter} (deputy)` : each.letter));
  return words.join(now.some((each) => each.deputy) ? ", " : "/");
}
