import { api } from "./api.js";
import { byId, drawing, h, tabs, time } from "./dom.js";
import { customer, on, select, store } from "./store.js";

const marks = { queued: "◷", sent: "✓", delivered: "✓✓", read: "✓✓", failed: "✗", undelivered: "✗" };
const firstNumber = 447700900100;

const current = () => store.customers.get(store.selected);

function drawCustomers() {
  const items = [...store.customers.values()].map(of => ({ id: of.number, title: of.number, badge: of.unread, controls: "phone" }));
  tabs(byId("customers"), items, store.selected, select);
  byId("write").hidden = items.length === 0 || store.state.isMessengerReal;
  const next = items.reduce((most, item) => Math.max(most, Number(item.id.slice(1)) || 0), firstNumber) + 1;
  if (document.activeElement !== byId("number")) byId("number").value = `+${items.length === 0 ? firstNumber + 1 : next}`;
}

function tick(of, message) {
  const status = of.ticks.get(message.sid) ?? "queued";
  return h("span", { className: `tick ${status}`, role: "img", "aria-label": status, title: status }, marks[status] ?? status);
}

function attached(message) {
  if (!message.file) return message.place ? h("span", {}, `📍 ${message.place}`) : null;
  const source = `api/files/${message.sid}`;
  return message.file.startsWith("image/")
    ? h("img", { src: source, alt: "Picture that the customer sent", loading: "lazy" })
    : h("audio", { src: source, controls: true, "aria-label": "Voice note that the customer sent" });
}

function bubble(of, message) {
  return h("li", { className: message.from },
    h("span", { className: "hidden" }, message.from === "customer" ? "Customer: " : "Company: "),
    attached(message),
    message.isButton ? h("span", { className: "pressed" }, "Pressed: ") : null,
    message.text ? h("span", { className: "said" }, message.text) : null,
    h("span", { className: "when" }, time(message.at), " ", tick(of, message)));
}

function drawMessages() {
  const of = current();
  const list = byId("messages");
  byId("company").textContent = of ? `${of.number} writes to ${store.state.company}`
    : store.state.isMessengerReal ? `Nobody has written to ${store.state.company} yet.`
    : "A new phone is a new customer, whom nobody has written to yet.";
  if (!of) return;
  const isAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 60;
  list.replaceChildren(...of.messages.map(message => bubble(of, message)));
  if (isAtEnd) list.scrollTop = list.scrollHeight;
  drawTyping();
}

function drawTyping() {
  const of = current();
  const quiet = of ? Math.ceil((of.quietUntil - Date.now()) / 1000) : 0;
  const typing = byId("typing");
  typing.classList.toggle("dots", Boolean(of?.isAnswering));
  const says = of?.isAnswering ? "typing" : quiet > 0 ? `waits for ${quiet} s of quiet` : "";
  if (typing.textContent !== says) typing.textContent = says;
}

async function attempt(action) {
  byId("mistake").textContent = "";
  try {
    await action();
  } catch (mistake) {
    byId("mistake").textContent = mistake.message;
  }
}

async function write(event) {
  event.preventDefault();
  const field = byId("text");
  const texts = byId("burst").checked ? field.value.split("\n").map(line => line.trim()).filter(Boolean) : [field.value.trim()];
  if (texts.length === 0 || !texts[0]) return;
  await attempt(async () => {
    await api.write(store.selected, texts);
    field.value = "";
  });
  field.focus();
}

async function sendFile() {
  const field = byId("file");
  if (field.files.length === 0) return;
  await attempt(() => api.sendFile(store.selected, field.files[0], byId("text").value.trim()));
  field.value = "";
}

async function press() {
  const field = byId("text");
  await attempt(async () => {
    const under = current().messages.findLast(message => message.from === "company");
    await api.press(store.selected, { label: field.value.trim() || "Yes", underSid: under?.sid });
    field.value = "";
  });
}

export function startPhones() {
  byId("add").addEventListener("submit", event => {
    event.preventDefault();
    const number = byId("number").value.trim();
    attempt(async () => {
      await api.add(number);
      customer(number);
      select(number);
      byId("text").focus();
    });
  });
  byId("write").addEventListener("submit", write);
  byId("text").addEventListener("keydown", event => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing && !byId("burst").checked) write(event);
  });
  byId("file").addEventListener("change", sendFile);
  byId("place").addEventListener("click", () => attempt(() => api.sendPlace(store.selected, { latitude: "51.5074", longitude: "-0.1278", label: "London" })));
  byId("press").addEventListener("click", press);
  on("customers", drawing(drawCustomers));
  on("messages", drawing(drawMessages));
  setInterval(drawTyping, 250);
  drawCustomers();
  drawMessages();
}
