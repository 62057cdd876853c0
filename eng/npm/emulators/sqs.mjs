// Starts the SQS emulator on a free loopback port; fauxqs' own command line listens on every interface.
// The store is set up by hand so that queue URLs take the host of the request: the gateway's.
import { buildApp } from "fauxqs";
import { SqsStore } from "./node_modules/fauxqs/dist/sqs/sqsStore.js";
import { addMoveTasks } from "./move-tasks.mjs";

process.on("SIGINT", () => {});

addMoveTasks();
const sqsStore = new SqsStore();
sqsStore.host = "";

const app = buildApp({ logger: false, stores: { sqsStore } });
app.server.keepAliveTimeout = 300_000;
const address = await app.listen({ host: "127.0.0.1", port: 0 });
console.log(`listening on ${address}`);
