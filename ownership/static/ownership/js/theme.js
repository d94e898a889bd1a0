/* One button goes from the system's theme to light, to dark, and back; a cookie lets the server draw it. */
const root = document.documentElement;
const next = { "": "light", light: "dark", dark: "" };
const names = { "": "as the system", light: "light", dark: "dark" };

for (const button of document.querySelectorAll("[data-theme-switch]")) {
  const label = button.querySelector("[data-theme-name]");
  const show = () => { label.textContent = names[root.dataset.theme ?? ""]; };
  button.hidden = false;
  show();
  button.addEventListener("click", () => {
    const theme = next[root.dataset.theme ?? ""];
    if (theme) root.dataset.theme = theme; else delete root.dataset.theme;
    document.cookie = `theme=${theme}; path=/; max-age=${theme ? 31536000 : 0}; samesite=lax`;
    show();
  });
}
