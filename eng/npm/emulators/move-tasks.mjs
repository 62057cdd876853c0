// StartMessageMoveTask, ListMessageMoveTasks and CancelMessageMoveTask for the SQS emulator, which has none of them: what a person does about dead letters.
// What is refused, and in which words, is what SQS answers.
import { randomUUID } from "node:crypto";
import { SqsError } from "./node_modules/fauxqs/dist/common/errors.js";
import { SqsRouter } from "./node_modules/fauxqs/dist/sqs/sqsRouter.js";
import { SqsQueue, SqsStore } from "./node_modules/fauxqs/dist/sqs/sqsStore.js";

const RUNNING = "RUNNING", CANCELLING = "CANCELLING", CANCELLED = "CANCELLED", COMPLETED = "COMPLETED", FAILED = "FAILED";
const MOST_KEPT = 10;
const origins = new WeakMap();
const tasks = new Map();

const invalid = (message) => new SqsError("InvalidParameterValue", message);
const missing = (parameter) => new SqsError("ResourceNotFoundException", `The resource that you specified for the ${parameter} parameter doesn't exist.`, 404);

/** Of which queue a message is a dead letter: a task without a destination sends it back there. */
function rememberOrigins() {
  const dequeue = SqsQueue.prototype.dequeue;
  SqsQueue.prototype.dequeue = function (count, visibility, resolve) {
    return dequeue.call(this, count, visibility, resolve && ((arn) => this.withOrigin(resolve(arn))));
  };
  SqsQueue.prototype.withOrigin = function (deadLetters) {
    if (!deadLetters) return undefined;
    return {
      enqueue: (message) => {
        origins.set(message, this.arn);
        deadLetters.enqueue(message);
      },
    };
  };
}

function queueOf(store, arn, parameter) {
  if (!arn) throw new SqsError("MissingParameter", `The request must contain the parameter ${parameter}.`);
  const queue = store.getQueueByArn(arn);
  if (!queue) throw missing(parameter);
  return queue;
}

function isDeadLetterQueue(store, arn) {
  return store.listQueues().some((queue) => queue.attributes.RedrivePolicy && JSON.parse(queue.attributes.RedrivePolicy).deadLetterTargetArn === arn);
}

function tasksOf(arn) {
  return tasks.get(arn) ?? [];
}

function start(body, store) {
  const source = queueOf(store, body.SourceArn, "SourceArn");
  if (!isDeadLetterQueue(store, source.arn)) throw invalid("Source queue must be configured as a Dead Letter Queue.");
  if (source.isFifo()) throw new SqsError("UnsupportedOperation", "This machine moves messages of standard queues only.");
  if (body.DestinationArn) queueOf(store, body.DestinationArn, "DestinationArn");
  const rate = body.MaxNumberOfMessagesPerSecond;
  if (rate !== undefined && !(Number.isInteger(rate) && rate >= 1 && rate <= 500)) {
    throw invalid("Value for parameter MaxNumberOfMessagesPerSecond is invalid. Reason: You must enter a number that's between 1 and 500.");
  }

  if (tasksOf(source.arn).some((task) => task.status === RUNNING || task.status === CANCELLING)) {
    throw invalid("There is already a task running. Only one active task is allowed for a source queue arn at a given time.");
  }

  source.processTimers();
  const id = randomUUID();
  const task = {
    id,
    handle: Buffer.from(JSON.stringify({ taskId: id, sourceArn: source.arn })).toString("base64"),
    status: RUNNING,
    source,
    destinationArn: body.DestinationArn,
    rate,
    moved: 0,
    toMove: source.messages.length,
    startedAt: Date.now(),
  };
  tasks.set(source.arn, [task, ...tasksOf(source.arn)].slice(0, MOST_KEPT));
  goOn(task, store);
  return { TaskHandle: task.handle };
}

/** Without a rate all goes as fast as it can; the answer to the caller goes first. */
function goOn(task, store) {
  if (task.rate) task.timer = setTimeout(() => step(task, store), 1000 / task.rate);
  else setImmediate(() => step(task, store));
}

function step(task, store) {
  if (task.status !== RUNNING) return;
  task.source.processTimers();
  const message = task.source.messages[0];
  if (!message || task.moved >= task.toMove) {
    task.status = COMPLETED;
    return;
  }

  const to = task.destinationArn ?? origins.get(message);
  const destination = to && store.getQueueByArn(to);
  if (!destination || !store.getQueueByArn(task.source.arn)) {
    task.status = FAILED;
    task.failure = to ? "AWS.SimpleQueueService.NonExistentQueue" : "CouldNotDetermineMessageSource";
    return;
  }

  task.source.messages.shift();
  // For SQS it is a new message: another id, sent now, never received.
  destination.enqueue(SqsStore.createMessage(message.body, message.messageAttributes));
  task.moved += 1;
  goOn(task, store);
}

function list(body, store) {
  const source = queueOf(store, body.SourceArn, "SourceArn");
  const most = body.MaxResults ?? 1;
  if (!(Number.isInteger(most) && most >= 1 && most <= MOST_KEPT)) throw invalid(`Value for parameter MaxResults is invalid. Reason: Must be between 1 and ${MOST_KEPT}, if provided.`);
  return { Results: tasksOf(source.arn).slice(0, most).map(shown) };
}

function shown(task) {
  return {
    TaskHandle: task.status === RUNNING ? task.handle : undefined,
    Status: task.status,
    SourceArn: task.source.arn,
    DestinationArn: task.destinationArn,
    MaxNumberOfMessagesPerSecond: task.rate,
    ApproximateNumberOfMessagesMoved: task.moved,
    ApproximateNumberOfMessagesToMove: task.toMove,
    FailureReason: task.failure,
    StartedTimestamp: task.startedAt,
  };
}

function cancel(body, store) {
  const { taskId, sourceArn } = read(body.TaskHandle);
  queueOf(store, sourceArn, "SourceArn");
  const task = tasksOf(sourceArn).find((one) => one.id === taskId);
  if (!task) throw new SqsError("ResourceNotFoundException", "Task does not exist.", 404);
  if (task.status !== RUNNING) throw invalid("Only active tasks can be cancelled.");
  task.status = CANCELLING;
  clearTimeout(task.timer);
  setImmediate(() => { task.status = CANCELLED; });
  return { ApproximateNumberOfMessagesMoved: task.moved };
}

function read(handle) {
  if (!handle) throw new SqsError("MissingParameter", "The request must contain the parameter TaskHandle.");
  try {
    const { taskId, sourceArn } = JSON.parse(Buffer.from(handle, "base64").toString());
    if (taskId && sourceArn) return { taskId, sourceArn };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }

  throw invalid("Value for parameter TaskHandle is invalid.");
}

export function addMoveTasks() {
  rememberOrigins();
  const handle = SqsRouter.prototype.handle;
  SqsRouter.prototype.handle = function (request, reply) {
    for (const [action, handler] of [["StartMessageMoveTask", start], ["ListMessageMoveTasks", list], ["CancelMessageMoveTask", cancel]]) this.handlers.set(action, handler);
    return handle.call(this, request, reply);
  };
}
