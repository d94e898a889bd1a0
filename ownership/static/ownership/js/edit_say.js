/* The line below the buttons says what came of a change, to eyes and to screen readers. */
export function say(sentence, { wrong = false } = {}) {
  const line = document.getElementById("edit-said");
  if (!line) return;
  line.classList.toggle("wrong", wrong);
  line.textContent = "";
  line.textContent = sentence;
}
