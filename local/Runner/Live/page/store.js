// What the page knows: made from the machine's events alone, in the order in which they came.

const mostLogs = 400;
const mostTurns = 12;

export const store = {
  state: null,
  customers: new Map(),
  selected: null,
  logs: [],
  alarms: new Map(),
  breaks: new Map(),
  count: null,
  prompt: null,
};

const listeners = new Map();

export const on = (what, listener) => listeners.set(what, [...(listeners.get(what) ?? []), listener]);

const tell = what => (listeners.get(what) ?? []).forEach(listener => listener());

export function customer(number) {
  if (!store.customers.has(number)) {
    store.customers.set(number, { number, messages: [], ticks: new Map(), turns: [], record: null, unread: 0, isAnswering: false, quietUntil: 0 });
    if (store.selected === null) store.selected = number;
    tell("customers");
  }

  return store.customers.get(number);
}

export function select(number) {
  store.selected = number;
  customer(number).unread = 0;
  tell("customers");
  tell("messages");
  tell("steps");
  tell("record");
}

const take = {
  customer: happened => customer(happened.customer),

  message(happened) {
    const of = customer(happened.customer);
    of.messages.push(happened);
    if (happened.from === "customer") of.ticks.set(happened.sid, "sent");
    else if (store.selected !== happened.customer) of.unread++;
    tell("messages");
    tell("customers");
  },

  tick(happened) {
    customer(happened.customer).ticks.set(happened.sid, happened.status);
    tell("messages");
  },

  step(happened) {
    if (!happened.customer) return;
    const of = customer(happened.customer);
    turnOf(of).steps.push(happened);
    follow(of, happened);
    tell("steps");
    tell("messages");
  },

  record(happened) {
    const of = customer(happened.customer);
    of.record = happened;
    if (store.state.isMessengerReal) showRealPhone(of, happened);
    for (const entry of happened.record?.messages ?? []) {
      for (const sid of entry.fragment_sids ?? []) of.ticks.set(sid, "read");
    }

    tell("record");
    tell("messages");
  },

  log(happened) {
    store.logs.push(happened);
    if (store.logs.length > mostLogs) store.logs.shift();
    const of = happened.message === "Trigger finished" && happened.customer ? customer(happened.customer) : null;
    if (of) {
      turnOf(of, false).summary = happened.fields;
      tell("steps");
    }

    tell("logs");
  },

  alarm(happened) {
    store.alarms.set(happened.name, happened);
    tell("alarms");
  },

  break(happened) {
    store.breaks.set(happened.name, happened);
    tell("breaks");
  },

  prompt(happened) {
    store.prompt = happened;
    tell("prompt");
  },

  count(happened) {
    store.count = happened;
    tell("count");
  },
};

/** Of a real phone: what the record and the stage hold, since nobody here sees the phone itself. */
function showRealPhone(of, { record, staged }) {
  const recorded = (record?.messages ?? []).map(entry => ({
    from: entry.role === "assistant" ? "company" : "customer", sid: (entry.fragment_sids ?? entry.part_sids ?? [entry.message_id]).at(-1), text: entry.content, at: entry.timestamp,
  }));
  const waiting = staged.map(item => ({ from: "customer", sid: item.message_sid, text: item.body, at: item.received_at }));
  const isRecorded = message => (record?.messages ?? []).some(entry => entry.fragment_sids?.includes(message.sid));
  of.messages = [...recorded, ...waiting.filter(message => !isRecorded(message))];
  for (const { sid } of of.messages) if (!of.ticks.has(sid)) of.ticks.set(sid, "sent");
}

/** A turn ends when its trigger is acknowledged: what comes after that belongs to the next. */
function turnOf(of, mayBegin = true) {
  const last = of.turns.at(-1);
  if (last && !(mayBegin && last.steps.some(step => step.name === "acknowledged"))) return last;
  const turn = { steps: [], summary: null };
  of.turns.push(turn);
  if (of.turns.length > mostTurns) of.turns.shift();
  return turn;
}

function follow(of, step) {
  if (step.name === "trigger") of.quietUntil = Date.parse(step.at) + step.facts.seconds * 1000;
  if (step.name === "delivered") of.quietUntil = 0;
  if (step.name === "webhook" && step.facts.isTaken && of.ticks.get(step.sid) === "sent") of.ticks.set(step.sid, "delivered");
  if (step.isRefused) return;
  if (step.name === "claim") of.isAnswering = true;
  if (["finish", "released", "refused", "acknowledged"].includes(step.name)) of.isAnswering = false;
}

/** Listens from the beginning: what happened before the page was opened comes first. */
export function listen(connected) {
  const events = new EventSource("api/events");
  for (const kind of Object.keys(take)) events.addEventListener(kind, event => take[kind](JSON.parse(event.data)));
  events.onopen = () => connected(true);
  events.onerror = () => connected(false);
}
