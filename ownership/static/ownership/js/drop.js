/* A drop-down closes with Escape, and when one clicks or tabs out of it. */
const open = () => document.querySelectorAll("details[data-drop][open]");

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const drop of open()) {
    drop.open = false;
    drop.querySelector("summary").focus();
  }
});
for (const kind of ["click", "focusin"]) {
  document.addEventListener(kind, (event) => {
    for (const drop of open()) if (!drop.contains(event.target)) drop.open = false;
  });
}
