import { byId, drawing, h } from "./dom.js";
import { on, store } from "./store.js";

const told = ["conversation_status", "conversation_status_reason", "processing_owner", "processing_deadline", "processing_step", "pending_reply", "hand_off_to_human", "task_complete", "messages"];

const text = value => typeof value === "object" && value !== null ? JSON.stringify(value, null, 2) : String(value);

function rows(item, before) {
  const names = Object.keys(item).sort((one, other) => rank(one) - rank(other) || one.localeCompare(other));
  return names.map(name => h("tr", { className: before && text(before[name]) !== text(item[name]) ? "changed" : "" },
    h("th", { scope: "row" }, name),
    h("td", {}, h("pre", {}, text(item[name])))));
}

const rank = name => told.includes(name) ? told.indexOf(name) : told.length;

let before = null;
let shownFor = null;

function draw() {
  const of = store.customers.get(store.selected);
  const record = of?.record?.record;
  if (!record) {
    byId("tables").replaceChildren(h("p", { className: "empty" }, "This customer has no record yet."));
    return;
  }

  if (shownFor !== of.number) before = null;
  shownFor = of.number;
  const { staged, lock } = of.record;
  byId("tables").replaceChildren(
    h("h3", {}, `Stage: ${staged.length} ${staged.length === 1 ? "fragment" : "fragments"}, ${lock ? "lock held" : "no lock"}`),
    ...staged.map(item => h("table", {}, h("caption", { className: "hidden" }, "Staged message"), h("tbody", {}, rows(item)))),
    h("h3", {}, "Record"),
    h("table", {}, h("caption", { className: "hidden" }, "Conversation"), h("tbody", {}, rows(record, before))));
  before = record;
}

export function startTables() {
  on("record", drawing(draw));
  draw();
}
