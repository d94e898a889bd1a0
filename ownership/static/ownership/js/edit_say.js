/* The line below the buttons says what came of a change, to eyes and to screen readers. */
const MOST = 3;

function list(reasons) {
  const button = document.getElementById("edit-why");
  button.hidden = reasons.length <= MOST;
  button.textContent = `All ${reasons.length} reasons`;
  document.querySelector("#edit-reasons ul").replaceChildren(
    ...reasons.map((reason) => Object.assign(document.createElement("li"), { textContent: reason })));
}

/* Of many reasons the first are said, and the rest is in a list. */
export function say(sentence, { wrong = false, reasons = [] } = {}) {
  const line = document.getElementById("edit-said");
  if (!line) return;
  line.classList.toggle("wrong", wrong);
  line.textContent = "";
  const more = reasons.length > MOST ? [`And ${reasons.length - MOST} more.`] : [];
  line.textContent = [sentence, ...reasons.slice(0, MOST), ...more].filter(Boolean).join(" ");
  list(reasons);
}
