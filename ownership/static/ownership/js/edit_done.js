/* Requests that were made on this page: those to be taken back, and those to be done again, the newest last. */
export const done = [];
export const undone = [];

export function did(request) {
  done.push(request);
  undone.length = 0;
}

/* What was taken back elsewhere on the page is not there to be taken back again. */
export function undid(request, by) {
  if (done.includes(request)) done.splice(done.indexOf(request), 1);
  undone.push(by);
}
