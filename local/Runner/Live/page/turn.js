import { byId, drawing, h } from "./dom.js";
import { on, store } from "./store.js";

const troubles = new Set(["came-back", "died", "released", "refused", "staged-again", "kept-longer"]);
let texts = new Map();

/** What a step says beside its name, in words. */
function facts(step, turn) {
  const { facts } = step;
  switch (step.name) {
    case "webhook": return `${facts.answers || "never called"} in ${facts.ms} ms${facts.calls > 1 ? `, ${facts.calls} calls` : ""}`;
    case "staged": return facts.type ?? "";
    case "trigger": return `arrives after ${facts.seconds} s`;
    case "delivered": return `receive ${facts.receives}`;
    case "invisible": return `${facts.seconds} s`;
    case "read":
    case "look-again":
    case "clean-up": return `${facts.fragments} ${facts.fragments === 1 ? "fragment" : "fragments"}`;
    case "claim": return step.isRefused ? "busy: another worker owns it" : "granted";
    case "model": return `${facts.model}${bill(step, turn)}`;
    case "checkpoint": return `${facts.promptTokens} + ${facts.completionTokens} tokens, ${facts.parts} ${facts.parts === 1 ? "part" : "parts"}`;
    case "part": return `${facts.sent} of ${facts.parts}`;
    case "finish": return facts.parts ? `${facts.parts} ${facts.parts === 1 ? "part" : "parts"} recorded` : "recorded";
    case "came-back": return facts.why;
    case "died": return facts.where;
    default: return "";
  }
}

/** Of the call after this step: how long it took, and what it cost. */
function bill(step, turn) {
  const checkpoint = turn.steps.slice(turn.steps.indexOf(step)).find(other => other.name === "checkpoint");
  const took = checkpoint ? `, ${Math.round(Date.parse(checkpoint.at) - Date.parse(step.at))} ms` : "";
  const cost = turn.summary?.costDollars;
  return cost === undefined ? took : `${took}, $${cost.toFixed(6)}`;
}

/** Counts down to the end of the quiet time, or of a lease. */
function countdown(step, isLast) {
  const [end, length, name] = step.name === "trigger" ? [Date.parse(step.at) + step.facts.seconds * 1000, step.facts.seconds * 1000, "Quiet time"]
    : (step.name === "claim" || step.name === "renew") && step.facts.deadline && !step.isRefused ? [step.facts.deadline, step.facts.deadline - Date.parse(step.at), "Lease"]
    : [0, 0, ""];
  if (!isLast || length <= 0 || end <= Date.now()) return null;
  return h("progress", { max: String(length), value: end - Date.now(), "data-end": String(end), "aria-label": name });
}

function row(step, turn, begun, leases) {
  const text = texts.get(step.name);
  const seconds = ((Date.parse(step.at) - begun) / 1000).toFixed(2);
  const kind = step.isRefused || troubles.has(step.name) ? "trouble" : "";
  return h("li", { className: kind },
    h("span", { className: "at" }, `${seconds} s`),
    h("div", {},
      h("strong", {}, text?.title ?? step.name), " ",
      h("span", { className: "facts" }, facts(step, turn)),
      step.worker ? h("span", { className: "worker" }, `worker ${step.worker}`) : null,
      countdown(step, leases.has(step)),
      text ? h("p", {}, `${text.why} `, h("a", { href: `docs.html#${text.anchor}`, target: "_blank", rel: "noopener" }, "Design", h("span", { className: "hidden" }, `: ${text.section} (new tab)`))) : null));
}

/** Steps whose time still runs: the quiet time until the trigger is delivered, the lease until the claim ends or is renewed. */
function running(steps) {
  const open = new Set();
  const lastOf = names => steps.filter(step => names.includes(step.name) && !step.isRefused).at(-1);
  const trigger = lastOf(["trigger", "delivered"]);
  if (trigger?.name === "trigger") open.add(trigger);
  const claim = lastOf(["claim", "renew", "finish", "released", "refused", "acknowledged"]);
  if (claim && ["claim", "renew"].includes(claim.name)) open.add(claim);
  return open;
}

function summary({ outcome, durationMs, modelMs, sendMs, promptTokens, completionTokens, costDollars, awsCalls, resumedTurns, unknownSendsFound }) {
  const said = [`${outcome} in ${Math.round(durationMs)} ms`, modelMs ? `model ${Math.round(modelMs)} ms` : null, sendMs ? `send ${Math.round(sendMs)} ms` : null,
    promptTokens ? `${promptTokens} + ${completionTokens} tokens` : null, costDollars === undefined ? null : `$${costDollars.toFixed(6)}`, `${awsCalls} calls of AWS`,
    resumedTurns ? "a turn was taken over" : null, unknownSendsFound ? "a message with an unknown end was found at Twilio" : null];
  return h("p", { className: "summary" }, said.filter(Boolean).join(" · "));
}

function draw() {
  const turns = store.customers.get(store.selected)?.turns ?? [];
  if (turns.length === 0) {
    byId("turn").replaceChildren(h("p", { className: "empty" }, "Write on the phone, and the turn appears here, step by step."));
    return;
  }

  byId("turn").replaceChildren(...turns.toReversed().filter(turn => turn.steps.length > 0).map((turn, index) => {
    const begun = Date.parse(turn.steps[0].at);
    const open = running(turn.steps);
    return h("details", { open: index === 0 },
      h("summary", {}, `Turn of ${new Date(begun).toLocaleTimeString()}`),
      turn.summary ? summary(turn.summary) : null,
      h("ol", { className: "steps" }, turn.steps.map(step => row(step, turn, begun, open))));
  }));
}

export function startTurn() {
  texts = new Map(store.state.steps.map(step => [step.name, step]));
  on("steps", drawing(draw));
  setInterval(() => {
    for (const bar of document.querySelectorAll("progress[data-end]")) {
      const left = Number(bar.dataset.end) - Date.now();
      if (left > 0) bar.value = left;
      else bar.remove();
    }
  }, 100);
  draw();
}
