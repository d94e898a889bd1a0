/* The token that proves that a request comes from this page. Who signs in again in another window has a new one,
   so it is read from the cookie whenever it is needed. */
const found = () => /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie)?.[1];

export function token() {
  return found() ?? JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];
}

document.addEventListener("htmx:configRequest", (event) => { event.detail.headers["X-CSRFToken"] = token(); });
