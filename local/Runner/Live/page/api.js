// Every call goes to this page's own address, which carries the token of the run.

async function send(method, path, body, contentType = "application/json") {
  const answer = await fetch(path, {
    method,
    headers: body === undefined ? {} : { "content-type": contentType },
    body: body === undefined || body instanceof Blob ? body : JSON.stringify(body),
  });
  const said = await answer.text();
  if (answer.ok) return said ? JSON.parse(said) : null;
  throw new Error(said ? JSON.parse(said).mistake ?? said : `The machine answered ${answer.status}.`);
}

const of = number => `api/customers/${encodeURIComponent(number)}`;

export const api = {
  state: () => send("GET", "api/state"),
  add: number => send("POST", "api/customers", { number }),
  write: (number, texts) => send("POST", `${of(number)}/messages`, { texts }),
  sendFile: (number, file, caption) => send("POST", `${of(number)}/files?caption=${encodeURIComponent(caption)}`, file, file.type),
  press: (number, button) => send("POST", `${of(number)}/presses`, button),
  sendPlace: (number, place) => send("POST", `${of(number)}/places`, place),
  breakIt: (name, wish = {}) => send("POST", `api/breaks/${name}`, wish),
  assistants: () => send("GET", "api/assistants"),
  change: (id, instructions) => send("PUT", `api/assistants/${encodeURIComponent(id)}`, { instructions }),
};
