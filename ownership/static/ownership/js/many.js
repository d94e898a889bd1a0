/* Findings are chosen by their boxes; the bar says how many, and chooses all on the page. */
const picks = () => [...document.querySelectorAll(".pick input")];

function tell() {
  const bar = document.getElementById("many");
  if (!bar) return;
  const all = bar.querySelector("[data-all]");
  const boxes = picks();
  const chosen = boxes.filter((box) => box.checked).length;
  all.hidden = boxes.length === 0;
  const box = all.querySelector("input");
  box.checked = chosen > 0 && chosen === boxes.length;
  box.indeterminate = chosen > 0 && chosen < boxes.length;
  bar.querySelector("[data-chosen]").textContent = chosen ? `${chosen} chosen` : "";
  bar.classList.toggle("on", chosen > 0);
  for (const button of bar.querySelectorAll("button")) button.disabled = chosen === 0;
}

document.addEventListener("change", (event) => {
  if (event.target.closest("[data-all]")) for (const box of picks()) box.checked = event.target.checked;
  if (event.target.closest("[data-all], .pick")) tell();
});
document.addEventListener("htmx:afterSettle", tell);
window.addEventListener("pageshow", tell);
tell();
