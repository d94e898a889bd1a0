/* Names, one a line, become chips and a box that finds them while one types. Without this, lines are typed. */
const WAIT = 120;
let boxes = 0;

const make = (tag, values = {}, ...inside) => {
  const element = Object.assign(document.createElement(tag), values);
  element.append(...inside);
  return element;
};

function pick(field) {
  const lines = field.querySelector("textarea");
  const id = `pick-${(boxes += 1)}`;
  const chips = make("ul", { className: "picked" });
  const list = make("div", { className: "found", id: `${id}-list`, role: "listbox", hidden: true });
  const said = make("span", { className: "sr", role: "status" });
  const box = make("input", { type: "text", autocomplete: "off", spellcheck: false, placeholder: Number(field.dataset.most) > 1 ? "Type a name…" : lines.placeholder });
  const names = () => lines.value.split("\n").map((name) => name.trim()).filter(Boolean);
  const options = () => [...list.children];
  const marked = () => list.querySelector("[aria-selected=true]");
  let asking = null;
  let waiting = 0;

  function label() {
    const name = document.querySelector(`label[for="${lines.id}"]`);
    Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })
      .forEach(([key, value]) => box.setAttribute(key, value));
    for (const each of ["aria-describedby", "aria-invalid"]) {
      if (lines.hasAttribute(each)) box.setAttribute(each, lines.getAttribute(each));
    }
    const called = name?.textContent ?? "Name";
    list.setAttribute("aria-label", called);
    chips.setAttribute("aria-label", `${called}, chosen`);
    [box.id, lines.id] = [lines.id, `${lines.id}-lines`];
    lines.hidden = true;
    // What is required is said by the server: a hidden field cannot say it.
    lines.required = false;
  }

  function show(open) {
    list.hidden = !open;
    box.setAttribute("aria-expanded", String(open));
    if (!open) mark(null);
  }

  function mark(option) {
    marked()?.setAttribute("aria-selected", "false");
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) box.setAttribute("aria-activedescendant", option.id);
    else box.removeAttribute("aria-activedescendant");
  }

  function put(all) {
    lines.value = all.join("\n");
    chips.replaceChildren(...all.map((name) => {
      const off = make("button", { type: "button", textContent: "×" });
      off.setAttribute("aria-label", `Leave out ${name}`);
      off.addEventListener("click", () => { change(names().filter((each) => each !== name)); tell(`${name} left out`); box.focus(); });
      return make("li", { className: "chip" }, make("span", { textContent: name }), off);
    }));
    chips.hidden = !all.length;
  }

  // A form that shows what is chosen as it is chosen listens for this.
  function change(all) {
    put(all);
    lines.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function tell(words) { said.textContent = words; }

  function add(name) {
    const most = Number(field.dataset.most);
    box.value = "";
    change([...names().filter((each) => each !== name), name].slice(-most));
    show(false);
    tell(`${name} chosen`);
  }

  async function find() {
    asking?.abort();
    asking = new AbortController();
    const text = box.value.trim();
    if (!text) return show(false);
    const answer = await fetch(`${field.dataset.pick}?q=${encodeURIComponent(text)}`, { signal: asking.signal }).catch(() => null);
    // Whoever is signed out meanwhile is answered by the page to sign in.
    const heard = answer?.ok ? await answer.json().catch(() => null) : null;
    if (!heard) return;
    const there = names();
    const found = heard.found.filter((name) => !there.includes(name));
    list.replaceChildren(...found.map((name, place) => {
      const option = make("div", { role: "option", id: `${id}-${place}`, textContent: name });
      option.setAttribute("aria-selected", "false");
      option.addEventListener("click", () => { add(name); box.focus(); });
      return option;
    }));
    tell(found.length ? `${found.length} found` : "Nothing is called that");
    show(found.length > 0 && document.activeElement === box);
    if (found.length) mark(list.firstChild);
  }

  function step(by) {
    const all = options();
    if (list.hidden || !all.length) return;
    mark(all.at((all.indexOf(marked()) + by) % all.length));
  }

  const keys = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Enter: () => { if (!list.hidden && marked()) add(marked().textContent); },
    Escape: () => show(false),
  };

  box.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Backspace" && !box.value && names().length) return change(names().slice(0, -1));
    if (!keys[event.key] || (event.key === "Escape" && list.hidden)) return;
    event.preventDefault();
    keys[event.key]();
  });
  box.addEventListener("input", (event) => {
    event.stopPropagation();
    clearTimeout(waiting);
    waiting = setTimeout(find, WAIT);
  });
  box.addEventListener("change", (event) => event.stopPropagation());
  box.addEventListener("blur", () => show(false));
  list.addEventListener("mousedown", (event) => event.preventDefault());
  // What is typed and not chosen is sent as it is: the server knows it, or says what it does not know.
  lines.form.addEventListener("submit", () => { if (box.value.trim()) put([...names(), box.value.trim()]); });

  label();
  field.append(chips, make("div", { className: "pick-box" }, box, list), said);
  put(names());
}

function prepare() {
  for (const field of document.querySelectorAll("[data-pick]:not([data-picking])")) {
    field.dataset.picking = "";
    pick(field);
  }
}

prepare();
document.addEventListener("htmx:afterSettle", prepare);
