import { api } from "./api.js";
import { startBreaks } from "./breaks.js";
import { byId, drawing, tabs } from "./dom.js";
import { startLogs } from "./logs.js";
import { startPhones } from "./phones.js";
import { startPrompts } from "./prompts.js";
import { listen, on, store } from "./store.js";
import { startTables } from "./tables.js";
import { startTurn } from "./turn.js";

const views = [
  { id: "turn", title: "The turn", controls: "turn" },
  { id: "tables", title: "Record and stage", controls: "tables" },
  { id: "logs", title: "Logs", controls: "logs" },
  { id: "alarms", title: "Alarms", controls: "alarms" },
  { id: "prompts", title: "Prompts", controls: "prompts" },
];

function show(selected) {
  tabs(byId("views"), views, selected, show);
  for (const view of views) {
    byId(view.id).hidden = view.id !== selected;
    byId(view.id).setAttribute("aria-labelledby", `tab-${view.id}`);
  }
}

function drawCounts() {
  const { count } = store.count ?? {};
  if (!count) return;
  byId("count-lost").textContent = count.lost;
  byId("count-twice").textContent = count.twice;
  byId("count-waiting").textContent = count.waiting;
  byId("count-answered").textContent = count.answered;
  byId("count-person").textContent = count.forAPerson;
  for (const [id, number] of [["count-lost", count.lost], ["count-twice", count.twice]]) byId(id).parentElement.classList.toggle("broken", number > 0);
}

store.state = await api.state();
byId("stack").textContent = `on this machine, stack ${store.state.stack}`;
byId("model").textContent = store.state.isModelReal
  ? "The REAL model answers here, and every reply costs money."
  : "No model and no Twilio here: stand-ins, which say so. The function, its package and the program are the real ones.";
byId("model").classList.toggle("loud", store.state.isModelReal);
for (const alarm of store.state.alarms) store.alarms.set(alarm.name, { ...alarm, reason: "" });
on("count", drawing(drawCounts));
startPhones();
startTurn();
startTables();
startLogs();
startBreaks();
startPrompts();
show("turn");
listen(isConnected => byId("connection").textContent = isConnected ? "" : "The machine does not answer: has it been stopped?");
