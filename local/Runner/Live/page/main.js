import { api } from "./api.js";
import { startBreaks } from "./breaks.js";
import { byId, drawing, tabs } from "./dom.js";
import { startLogs } from "./logs.js";
import { startPhones } from "./phones.js";
import { startPrompts } from "./prompts.js";
import { startReal } from "./real.js";
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

let shown = "turn";

/** An alarm that rings is seen from every view. */
function drawViews() {
  const ringing = [...store.alarms.values()].filter(alarm => alarm.state === "Alarm").length;
  tabs(byId("views"), views.map(view => view.id === "alarms" ? { ...view, badge: ringing, badgeSays: " ringing" } : view), shown, show);
}

function show(selected) {
  shown = selected;
  drawViews();
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
startReal();
for (const alarm of store.state.alarms) store.alarms.set(alarm.name, { ...alarm, reason: "" });
on("count", drawing(drawCounts));
on("alarms", drawing(drawViews));
startPhones();
startTurn();
startTables();
startLogs();
startBreaks();
startPrompts();
show("turn");
listen(isConnected => byId("connection").textContent = isConnected ? "" : "The machine does not answer: has it been stopped?");
