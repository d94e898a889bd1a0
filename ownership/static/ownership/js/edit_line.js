/* A row or a column is added where one stands: a name, and the server says what it is. */
import { focused, grid, isCell, rows } from "./edit_cells.js";
import { did } from "./edit_done.js";
import { show, view } from "./edit_fresh.js";
import { say } from "./edit_say.js";
import { post, refresh } from "./edit_send.js";
import { enter } from "./grid.js";

const NOUNS = { people: "person", teams: "team", seats: "job role in a team" };
const HINTS = { people: "To give letters to a team or a job role, show those as columns.", teams: "", seats: "Such as “Tech lead of Payments”." };
const dialog = () => document.getElementById("edit-line");
const columns = () => document.getElementById("edit-bar").dataset.columns;
const part = (name) => dialog().querySelector(name);
let kind = "row";
let near = null;
let asked = 0;

function wrong(sentence, create = false) {
  part("[data-wrong]").hidden = !sentence;
  part("[data-wrong]").textContent = sentence;
  part("[data-create]").hidden = !create;
  part("[data-create]").textContent = create ? `Create ${part("input").value.trim()}` : "";
}

export function open(which) {
  kind = which;
  near = focused() ?? near;
  if (!near?.isConnected) near = grid().querySelector("td[tabindex='0']");
  const beside = near?.parentElement.querySelector(".area a").textContent;
  part("h2").textContent = kind === "row" ? "Add an area" : `Add a ${NOUNS[columns()]}`;
  part("[data-note]").textContent = kind === "row" ? `It comes beside ${beside}: of the same team and category.` : HINTS[columns()];
  part("input").value = "";
  part("datalist").replaceChildren();
  wrong("");
  dialog().showModal();
}

async function suggest() {
  clearTimeout(asked);
  if (kind === "row") return;
  asked = setTimeout(async () => {
    const query = new URLSearchParams({ columns: columns(), q: part("input").value });
    const answer = await fetch(`${document.getElementById("edit-bar").dataset.line}?${query}`);
    if (!answer.ok) return;
    const { names } = await answer.json();
    part("datalist").replaceChildren(...names.map((name) => Object.assign(document.createElement("option"), { value: name })));
  }, 150);
}

function cell(row, name, html = "") {
  const made = document.createElement(name);
  made.innerHTML = html;
  row.cells[row.cells.length - 1].before(made);
  return made;
}

function column(key, name) {
  const there = grid().querySelector(`[data-column="${key}"]`);
  if (!there) {
    const [groups, heads] = grid().tHead.rows;
    Object.assign(cell(groups, "th"), { scope: "colgroup", className: "edge", textContent: "+", title: "Added" });
    const head = Object.assign(cell(heads, "th"), { scope: "col", className: "edge" });
    Object.assign(head.dataset, { column: key, name });
    const who = document.createElement("div");
    who.className = "who";
    who.append(Object.assign(document.createElement("span"), { textContent: name, title: name }));
    head.append(who);
    const [party, id] = key.split("-");
    for (const row of rows()) Object.assign(cell(row, "td"), { id: `a${row.dataset.area}${party[0]}${id}`, tabIndex: -1 });
    for (const wide of grid().querySelectorAll("tbody tr:not([data-area]) > [colspan]")) wide.colSpan += 1;
    if (grid().tFoot) cell(grid().tFoot.rows[0], "td");
  }
  const at = (there ?? grid().querySelector(`[data-column="${key}"]`)).cellIndex;
  const row = near?.parentElement ?? rows()[0];
  enter(row.cells[at]);
  say(`${name} is ${there ? "here already" : "added"}.`);
  if (!there) refresh();
}

function row(answer) {
  const before = near?.parentElement;
  const holder = document.createElement("template");
  holder.innerHTML = answer.rows.find((html) => html.includes(`data-area="${answer.area}"`)) ?? "";
  const made = holder.content.firstElementChild;
  if (made && before) {
    made.dataset.request = answer.undo;
    before.after(made);
    enter(made.cells[near.cellIndex]);
    document.dispatchEvent(new CustomEvent("grid:line"));
  }
  show({ ...answer, rows: [] });
  say(answer.said);
}

async function add(create = false) {
  wrong("");
  const name = part("input").value.trim();
  if (!name) { wrong("Type a name."); return; }
  try {
    const body = { kind, name, create, near: Number(near?.parentElement.dataset.area ?? 0) };
    if (kind === "row") body.view = { ...view(), rows: [] };
    const answer = await post(body, "line");
    if (answer.failed) wrong(answer.failed);
    else if (answer.several) wrong(`Several have that name. Write one of: ${answer.several.join(", ")}.`);
    else if (answer.nobody) wrong(answer.nobody + (answer.create ? "" : " Ask an administrator to create it."), answer.create);
    else {
      dialog().close();
      if (answer.undo) did(answer.undo);
      if (answer.column) column(answer.column, answer.name);
      else row(answer);
    }
  } catch (error) {
    wrong(error.name === "Error" ? error.message : "Not added: the server did not answer. Try again.");
  }
}

export function begin() {
  document.addEventListener("focusin", (event) => { near = isCell(event.target) ?? near; });
  document.addEventListener("input", (event) => { if (event.target.id === "edit-line-name") suggest(); });
  document.addEventListener("submit", (event) => {
    if (!event.target.closest("#edit-line")) return;
    event.preventDefault();
    add();
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("button");
    if (button?.dataset.add) open(button.dataset.add);
    if (!button?.closest("#edit-line")) return;
    if ("cancel" in button.dataset) dialog().close();
    if ("create" in button.dataset) add(true);
  });
}
