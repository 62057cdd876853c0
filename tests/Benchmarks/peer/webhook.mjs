// The webhook of a customer's message: verified, staged once, one trigger for all that is written in one breath.
import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import twilio from 'twilio';

const env = process.env;
const index = 'company-whatsapp-number-recipient-tel-index';
const dayInSeconds = 86_400;
const quietSeconds = Number(env.QUIET_TIME_SECONDS);
const db = DynamoDBDocumentClient.from(new DynamoDBClient());
const sqs = new SQSClient();
const secretsManager = new SecretsManagerClient();
let secret;
let numbers;
let numbersUntil = 0;

export async function handler(event) {
  const body = event.isBase64Encoded ? Buffer.from(event.body, 'base64').toString() : event.body;
  const fields = Object.fromEntries(new URLSearchParams(body));
  const [known, conversation, receipt, { twilio_auth_token: token }] = await Promise.all([
    numbersTable(),
    find(fields.To, fields.From),
    db.send(new GetCommand({ TableName: env.CONVERSATIONS_TRIGGER_LOCK_TABLE, Key: { conversation_id: `message:${fields.MessageSid}` }, ConsistentRead: true })),
    secretOf(),
  ]);
  const address = `https://${event.requestContext.domainName}${event.rawPath}`;
  if (!twilio.validateRequest(token, event.headers['x-twilio-signature'], address, fields)) {
    return { statusCode: 403 };
  }
  if (!known.some(number => number.company_whatsapp_number === bare(fields.To)) || !conversation) {
    return { statusCode: 200 };
  }
  if (!receipt.Item) {
    await assign(conversation, fields.MessageSid);
    await stage(conversation, fields);
    await trigger(conversation, fields.MessageSid);
    await db.send(new PutCommand({
      TableName: env.CONVERSATIONS_TRIGGER_LOCK_TABLE,
      Item: { conversation_id: `message:${fields.MessageSid}`, expires_at: inSeconds(30 * dayInSeconds) },
    }));
  }
  console.log(JSON.stringify({ timestamp: new Date().toISOString(), level: 'INFO', message: 'staged' }));
  return { statusCode: 200, headers: { 'content-type': 'text/xml' }, body: '<Response></Response>' };
}

async function numbersTable() {
  if (Date.now() > numbersUntil) {
    numbers = (await db.send(new ScanCommand({ TableName: env.NUMBERS_TABLE }))).Items;
    numbersUntil = Date.now() + 60_000;
  }
  return numbers;
}

async function find(company, customer) {
  const pages = await Promise.all(ways(company).flatMap(one => ways(customer).map(other => db.send(new QueryCommand({
    TableName: env.CONVERSATIONS_TABLE,
    IndexName: index,
    KeyConditionExpression: 'gsi_company_whatsapp_number = :company AND gsi_recipient_tel = :customer',
    ProjectionExpression: 'primary_channel, conversation_id, task_complete, updated_at',
    ExpressionAttributeValues: { ':company': one, ':customer': other },
  })))));
  return pages.flatMap(page => page.Items)[0];
}

const assign = (conversation, sid) => once(() => db.send(new PutCommand({
  TableName: env.CONVERSATIONS_TRIGGER_LOCK_TABLE,
  Item: {
    conversation_id: `conversation-of:${sid}`,
    assigned_conversation_id: conversation.conversation_id,
    assigned_primary_channel: conversation.primary_channel,
    expires_at: inSeconds(dayInSeconds),
  },
  ConditionExpression: 'attribute_not_exists(conversation_id) OR expires_at < :now',
  ExpressionAttributeValues: { ':now': inSeconds(0) },
})));

const stage = (conversation, fields) => once(() => db.send(new PutCommand({
  TableName: env.CONVERSATIONS_STAGE_TABLE,
  Item: {
    conversation_id: conversation.conversation_id,
    message_sid: fields.MessageSid,
    primary_channel: conversation.primary_channel,
    body: fields.Body,
    received_at: new Date().toISOString(),
    expires_at: inSeconds(15 * dayInSeconds),
  },
  ConditionExpression: 'attribute_not_exists(conversation_id)',
})));

const trigger = (conversation, sid) => once(async () => {
  await db.send(new PutCommand({
    TableName: env.CONVERSATIONS_TRIGGER_LOCK_TABLE,
    Item: { conversation_id: conversation.conversation_id, message_sid: sid, expires_at: inSeconds(quietSeconds + 120) },
    ConditionExpression: 'attribute_not_exists(conversation_id) OR expires_at < :now OR message_sid = :sid',
    ExpressionAttributeValues: { ':now': inSeconds(0), ':sid': sid },
  }));
  await sqs.send(new SendMessageCommand({
    QueueUrl: env.WHATSAPP_QUEUE_URL,
    MessageBody: JSON.stringify({ conversation_id: conversation.conversation_id, primary_channel: conversation.primary_channel }),
    DelaySeconds: quietSeconds,
  }));
});

async function once(write) {
  try {
    await write();
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) {
      throw error;
    }
  }
}

const secretOf = async () =>
  secret ??= JSON.parse((await secretsManager.send(new GetSecretValueCommand({ SecretId: env.TWILIO_SECRET_ID }))).SecretString);

const bare = address => address.replace(/^whatsapp:/, '');

const ways = address => [bare(address), `whatsapp:${bare(address)}`];

const inSeconds = seconds => Math.floor(Date.now() / 1000) + seconds;
