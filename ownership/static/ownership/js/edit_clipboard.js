/* Copy and paste as tab-separated text: a range goes to a spreadsheet, and one of a spreadsheet comes in. */
import { asText, focused, rows } from "./edit_cells.js";
import { empty, write } from "./edit_letters.js";
import { cells } from "./edit_range.js";
import { say } from "./edit_say.js";

/* A cell of a sheet that has tabs, line ends or quotation marks in it comes in quotation marks. */
export function table(text) {
  const found = [[""]];
  const parts = text.replace(/\r\n?/g, "\n").match(/"(?:[^"]|"")*"(?=[\t\n]|$)|[^\t\n]+|\t|\n/g) ?? [];
  for (const part of parts) {
    if (part === "\t") found.at(-1).push("");
    else if (part === "\n") found.push([""]);
    else found.at(-1).push(found.at(-1).pop() + (part.startsWith('"') && part.endsWith('"') && part.length > 1 ? part.slice(1, -1).replaceAll('""', '"') : part));
  }
  if (found.length > 1 && found.at(-1).join("") === "") found.pop();
  return found;
}

function copy(event) {
  const byRow = new Map();
  for (const cell of cells()) byRow.set(cell.parentElement, [...(byRow.get(cell.parentElement) ?? []), asText(cell)]);
  event.clipboardData.setData("text/plain", [...byRow.values()].map((line) => line.join("\t")).join("\n"));
  event.preventDefault();
}

function paste(event) {
  const sheet = table(event.clipboardData.getData("text/plain"));
  event.preventDefault();
  const chosen = cells();
  if (sheet.length === 1 && sheet[0].length === 1) {
    write(new Map(chosen.map((cell) => [cell, sheet[0][0]])));
    return;
  }
  const all = rows();
  const top = Math.min(...chosen.map((cell) => all.indexOf(cell.parentElement)));
  const left = Math.min(...chosen.map((cell) => cell.cellIndex));
  const texts = new Map();
  let outside = 0;
  sheet.forEach((line, down) => line.forEach((text, right) => {
    const cell = all[top + down]?.cells[left + right];
    if (cell?.id) texts.set(cell, text);
    else if (text.trim()) outside += 1;
  }));
  if (outside) say(`${outside} of the pasted cells lie outside of the grid and are left out.`, { wrong: true });
  write(texts);
}

export function begin(isActive) {
  const handle = (action) => (event) => { if (isActive() && focused()) action(event); };
  document.addEventListener("copy", handle(copy));
  document.addEventListener("paste", handle(paste));
  document.addEventListener("cut", handle((event) => { copy(event); empty(); }));
}
