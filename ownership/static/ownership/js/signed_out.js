/* Whoever is signed out meanwhile: the page stays while the grid is edited, so that nothing is lost with it. */
import { say } from "./errors.js";

export function signedOut(answer) {
  if (!answer.headers.get("HX-Redirect")) return false;
  if (document.querySelector(".matrix.editing")) say(401);
  else location.reload();
  return true;
}
