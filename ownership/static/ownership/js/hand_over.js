// The name of somebody else is asked for only where somebody else is chosen.
const form = document.querySelector("[data-hand-over]");

function show(line, focus) {
  const [choice, name] = [line.querySelector("select"), line.querySelector("input")];
  name.hidden = choice.value !== "other";
  if (!name.hidden && focus) name.focus();
}

const unowned = form.querySelector("[data-unowned]");

function explain() {
  if (unowned) unowned.hidden = ![...form.querySelectorAll("select")].some((each) => each.value === "unowned");
}

explain();
for (const line of form.querySelectorAll("[data-over]")) show(line, false);
form.addEventListener("change", (event) => {
  const line = event.target.closest("[data-over]");
  if (line && event.target.matches("select")) show(line, true);
  explain();
});
