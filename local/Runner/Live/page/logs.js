import { byId, drawing, h, time } from "./dom.js";
import { on, store } from "./store.js";

const levels = ["PLATFORM", "TEXT", "DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"];
let least = "INFO";
let isOfOne = false;

function line(logged) {
  const head = [h("time", {}, time(logged.at)), h("span", { className: `level ${logged.level.toLowerCase()}` }, logged.level), h("span", {}, `${logged.function}: ${logged.message}`)];
  if (!logged.fields) return h("li", {}, h("div", { className: "line" }, head));
  const fields = Object.entries(logged.fields).map(([name, value]) => [h("dt", {}, name), h("dd", {}, typeof value === "object" ? JSON.stringify(value) : String(value))]);
  return h("li", {}, h("details", {}, h("summary", { className: "line" }, head), h("dl", {}, fields)));
}

function drawLogs(list) {
  const shown = store.logs.filter(logged => levels.indexOf(logged.level) >= levels.indexOf(least) && (!isOfOne || logged.customer === store.selected));
  list.replaceChildren(...shown.toReversed().map(line));
}

function drawAlarms() {
  const alarms = [...store.alarms.values()].sort((one, other) => (other.state === "Alarm") - (one.state === "Alarm") || one.name.localeCompare(other.name));
  byId("alarms").replaceChildren(
    h("p", {}, "As CloudWatch would, at every full minute. An alarm says its cause, and what to do first."),
    h("ul", { className: "alarms" }, alarms.map(alarm => h("li", { className: alarm.state.toLowerCase() },
      h("strong", {}, alarm.name), " ", h("span", { className: "state" }, alarm.state === "Ok" ? "OK" : alarm.state === "Alarm" ? "ALARM" : "no data yet"),
      h("p", {}, alarm.description), alarm.reason ? h("p", { className: "reason" }, alarm.reason) : null))));
}

export function startLogs() {
  const list = h("ol", { className: "logs" });
  const redraw = drawing(() => drawLogs(list));
  byId("logs").append(
    h("div", { className: "row" },
      h("label", {}, "From ", h("select", { onchange: event => { least = event.target.value; redraw(); } },
        levels.map(level => h("option", { value: level, selected: level === least }, level)))),
      h("label", { className: "check" }, h("input", { type: "checkbox", onchange: event => { isOfOne = event.target.checked; redraw(); } }), " only this customer's")),
    list);
  on("logs", redraw);
  on("customers", redraw);
  on("alarms", drawing(drawAlarms));
  drawAlarms();
}
