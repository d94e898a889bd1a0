/* The search box of every page: Ctrl+K, Command+K or / go there, arrows choose, Enter opens, Escape closes. */
const box = document.getElementById("ask");
const list = document.getElementById("ask-list");
const options = () => [...list.querySelectorAll("[role=option]")];
const chosen = () => list.querySelector("[aria-selected=true]");

function show(open) {
  list.hidden = !open;
  box.setAttribute("aria-expanded", String(open));
  if (!open) choose(null);
}

function choose(option) {
  chosen()?.setAttribute("aria-selected", "false");
  option?.setAttribute("aria-selected", "true");
  option?.scrollIntoView({ block: "nearest" });
  if (option) box.setAttribute("aria-activedescendant", option.id);
  else box.removeAttribute("aria-activedescendant");
}

function step(by) {
  if (list.hidden) return show(options().length > 0);
  const all = options();
  const at = all.indexOf(chosen());
  choose(all.at(at < 0 && by < 0 ? -1 : (at + by) % all.length));
}

const keys = {
  ArrowDown: () => step(1),
  ArrowUp: () => step(-1),
  Enter: () => chosen()?.click(),
  Escape: () => { if (list.hidden) box.blur(); else show(false); },
};

box.addEventListener("keydown", (event) => {
  if (!keys[event.key] || event.isComposing || event.ctrlKey || event.metaKey) return;
  if (event.key === "Enter" && !chosen()) return;
  event.preventDefault();
  event.stopPropagation();
  keys[event.key]();
});

/* A letter typed since makes what comes back stale: it is replaced before it is shown (hx-sync). */
document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target !== list) return;
  show(document.activeElement === box && box.value.trim() !== "" && options().length > 0);
});
box.addEventListener("input", () => { if (!box.value.trim()) show(false); else choose(null); });
box.addEventListener("focus", () => { if (box.value.trim() && options().length) show(true); });
document.addEventListener("focusin", (event) => { if (!event.target.closest(".ask")) show(false); });
document.addEventListener("click", (event) => { if (!event.target.closest(".ask")) show(false); });
list.addEventListener("mousedown", (event) => event.preventDefault());

const writes = (element) => element.matches?.("input, textarea, select, [contenteditable], [role=grid].editing *");
document.addEventListener("keydown", (event) => {
  const combined = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !writes(event.target);
  if (event.defaultPrevented || !(slash || (combined && event.key.toLowerCase() === "k"))) return;
  if (document.querySelector("dialog[open]")) return;
  event.preventDefault();
  box.focus();
  box.select();
});

const key = document.getElementById("ask-key");
if (/Mac|iPhone|iPad/.test(navigator.platform)) key.textContent = "⌘ K";
key.hidden = false;
