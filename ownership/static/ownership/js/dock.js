/* The panel beside the grid says why a cell is as it is: on hover, and on focus, which wins over hover. */
const element = (name, text, look) => {
  const made = document.createElement(name);
  made.textContent = text;
  if (look) made.className = look;
  return made;
};

function columnOf(cell) {
  const heads = cell.closest("table").tHead.rows[1].cells;
  return heads[cell.cellIndex]?.dataset.name ?? "";
}

function show(place) {
  const dock = document.getElementById("dock");
  const row = place.closest("tr");
  if (!dock || dock.dataset.shown === place.id) return;
  const link = row.querySelector(".area a");
  const head = element("h2", "");
  head.append(link.cloneNode(true));
  const parts = [head];
  if (place.matches("td[id]")) {
    const said = place.title ? place.title.split("\n") : [`${columnOf(place)} holds nothing here.`];
    parts.push(...said.map((line) => element("p", line)));
  }
  const findings = document.getElementById(`findings-${row.dataset.area}`);
  if (findings) parts.push(findings.content.cloneNode(true));
  dock.dataset.shown = place.id;
  dock.replaceChildren(...parts);
}

const placeOf = (event) => event.target.closest?.("[role=grid] tr[data-area] > :is(td[id], .area)");

document.addEventListener("focusin", (event) => { const place = placeOf(event); if (place) show(place); });
document.addEventListener("mouseover", (event) => {
  const place = placeOf(event);
  if (place && !document.activeElement?.closest("[role=grid] td[id]:focus-visible, #dock")) show(place);
});
