/* What a part of the page could not do is said on the page, in words, where messages are. */
const sentences = {
  401: "You are signed out. Sign in again in another window; what you were doing here stays.",
  403: "You may read this, but not change it. Ask whoever leads the owning team, or an administrator.",
  404: "This is not there any more. Load the page again.",
  0: "The server did not answer. Nothing was changed; try again in a moment.",
};
const fallback = "Something broke on our side. Nothing was changed; try again.";

export function say(status) {
  const notice = document.createElement("div");
  notice.className = "notice error";
  notice.setAttribute("role", "alert");
  notice.append(document.createElement("p"));
  notice.firstChild.textContent = sentences[status] ?? fallback;
  const messages = document.getElementById("messages");
  messages.replaceChildren(notice);
  notice.scrollIntoView({ block: "nearest" });
}

document.addEventListener("htmx:responseError", (event) => say(event.detail.xhr.status));
document.addEventListener("htmx:sendError", () => say(0));
