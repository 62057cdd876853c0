import { byId, h } from "./dom.js";
import { store } from "./store.js";

/** What is real is said first; of real phones also how they get here. */
export function startReal() {
  const { isModelReal, isMessengerReal, company, tunnel } = store.state;
  byId("model").textContent = says(isModelReal, isMessengerReal);
  byId("model").classList.toggle("loud", isModelReal || isMessengerReal);
  byId("real").hidden = !isMessengerReal;
  // What real phones show nobody here can count, and nobody writes in a customer's name.
  for (const id of ["counts", "add", "write"]) byId(id).hidden = isMessengerReal;
  if (!isMessengerReal) return;
  byId("real-steps").replaceChildren(
    h("p", {}, `Whoever writes to ${company} on WhatsApp is answered by this machine, for as long as this page is there. Another number is answered when a file under infra/numbers names it.`),
    h("ol", {},
      h("li", {}, "Leave the tunnel open that ends at ", h("code", {}, tunnel.target), "."),
      h("li", {}, "In Twilio's console:", h("ul", {}, tunnel.console.map(line => h("li", {}, h("code", {}, line))))),
      h("li", {}, "Write from a phone. It appears on the left, and its turn on the right.")),
    h("p", {}, "Twilio calls ", h("code", {}, tunnel.webhook), " and signs that address. A webhook that is answered with 403 was called at another address, or signed with another token. Nobody sweeps here: what is written while this machine is off is not answered."));
}

function says(isModelReal, isMessengerReal) {
  if (isModelReal && isMessengerReal) return "The REAL model answers REAL phones here, and every reply costs money.";
  if (isModelReal) return "The REAL model answers here, and every reply costs money.";
  if (isMessengerReal) return "REAL phones get what a stand-in for the model says: it reads no instructions.";
  return "No model and no Twilio here: stand-ins, which say so. The function, its package and the program are the real ones.";
}
