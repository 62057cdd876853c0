import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, DeleteCommand, DynamoDBDocumentClient, GetCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { ChangeMessageVisibilityCommand, SQSClient } from '@aws-sdk/client-sqs';
import OpenAI from 'openai';
import twilio from 'twilio';

const env = process.env;
const visibilitySeconds = 600;
const heartbeatMs = Number(env.SQS_HEARTBEAT_INTERVAL_MS);
const db = DynamoDBDocumentClient.from(new DynamoDBClient());
const sqs = new SQSClient();
const secretsManager = new SecretsManagerClient();
const secrets = new Map();
const assistants = new Map();
const senders = new Map();
let openai;

export async function handler(event) {
  const batchItemFailures = [];
  for (const record of event.Records) {
    try {
      await reply(record);
    } catch (error) {
      log('ERROR', 'the trigger failed', { error: error.name });
      batchItemFailures.push({ itemIdentifier: record.messageId });
    }
  }
  return { batchItemFailures };
}

async function reply(record) {
  const startedAt = Date.now();
  const key = JSON.parse(record.body);
  const conversationKey = { primary_channel: key.primary_channel, conversation_id: key.conversation_id };
  const heartbeat = setInterval(() => extend(record), heartbeatMs);
  try {
    const staged = await fragments(key.conversation_id);
    if (staged.length === 0) {
      return;
    }
    const conversation = await claim(conversationKey);
    if (!conversation) {
      return;
    }
    try {
      await answer(conversationKey, conversation, staged, startedAt);
    } catch (error) {
      await setStatus(conversationKey, 'retry');
      throw error;
    }
    await cleanUp(key.conversation_id, staged);
    log('INFO', 'replied', { fragments: staged.length, duration_ms: Date.now() - startedAt });
  } finally {
    clearInterval(heartbeat);
  }
}

async function fragments(conversationId) {
  const items = [];
  let ExclusiveStartKey;
  do {
    const page = await db.send(new QueryCommand({
      TableName: env.CONVERSATIONS_STAGE_TABLE,
      KeyConditionExpression: 'conversation_id = :id',
      ExpressionAttributeValues: { ':id': conversationId },
      ConsistentRead: true,
      ExclusiveStartKey,
    }));
    items.push(...page.Items);
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  return items.sort((a, b) => Date.parse(a.received_at) - Date.parse(b.received_at));
}

async function claim(Key) {
  try {
    const { Attributes } = await db.send(new UpdateCommand({
      TableName: env.CONVERSATIONS_TABLE,
      Key,
      UpdateExpression: 'SET conversation_status = :processing',
      ConditionExpression: 'attribute_exists(conversation_id) AND conversation_status <> :processing',
      ExpressionAttributeValues: { ':processing': 'processing_reply' },
      ReturnValues: 'ALL_NEW',
    }));
    return Attributes;
  } catch (error) {
    if (error.name === 'ConditionalCheckFailedException') {
      return undefined;
    }
    throw error;
  }
}

async function answer(Key, conversation, staged, startedAt) {
  const ai = conversation.ai_config?.openai_config?.whatsapp ?? conversation.ai_config ?? {};
  const channel = conversation.channel_config?.whatsapp ?? conversation.channel_config ?? {};
  const body = staged.map(fragment => fragment.body).join('\n');
  const [assistant, client, sender] = await Promise.all([
    assistantOf(ai.assistant_id_replies),
    modelOf(ai.api_key_reference ?? env.OPENAI_SECRET_ID),
    senderOf(channel.whatsapp_credentials_id ?? env.TWILIO_SECRET_ID),
  ]);
  const response = await client.responses.create(question(conversation, assistant, body));
  const message = await sender.messages.create({
    to: address(conversation.primary_channel),
    from: address(channel.company_whatsapp_number),
    body: response.output_text,
  });
  const now = new Date().toISOString();
  await db.send(new UpdateCommand({
    TableName: env.CONVERSATIONS_TABLE,
    Key,
    UpdateExpression: 'SET messages = list_append(if_not_exists(messages, :none), :turn), conversation_status = :sent, updated_at = :now, '
      + 'last_assistant_message_sid = :sid, initial_processing_time_ms = :ms',
    ExpressionAttributeValues: {
      ':none': [],
      ':sent': 'reply_sent',
      ':now': now,
      ':sid': message.sid,
      ':ms': Date.now() - startedAt,
      ':turn': [
        { message_id: staged[0].message_sid, timestamp: now, role: 'user', content: body, fragment_sids: staged.map(fragment => fragment.message_sid) },
        {
          message_id: message.sid,
          timestamp: now,
          role: 'assistant',
          content: response.output_text,
          prompt_tokens: response.usage.input_tokens,
          completion_tokens: response.usage.output_tokens,
          total_tokens: response.usage.total_tokens,
          model: response.model,
          part_sids: [message.sid],
        },
      ],
    },
  }));
}

function question(conversation, assistant, body) {
  const request = { model: assistant.model, instructions: assistant.instructions, max_output_tokens: assistant.max_output_tokens };
  if (conversation.openai_thread_id?.startsWith('conv_')) {
    return { ...request, conversation: conversation.openai_thread_id, input: body };
  }
  const history = (conversation.messages ?? []).map(({ role, content }) => ({ role, content }));
  return { ...request, store: false, input: [...history, { role: 'user', content: body }] };
}

async function cleanUp(conversationId, staged) {
  for (let start = 0; start < staged.length; start += 25) {
    let requests = staged.slice(start, start + 25).map(({ message_sid }) => ({
      DeleteRequest: { Key: { conversation_id: conversationId, message_sid } },
    }));
    while (requests?.length) {
      const { UnprocessedItems } = await db.send(new BatchWriteCommand({ RequestItems: { [env.CONVERSATIONS_STAGE_TABLE]: requests } }));
      requests = UnprocessedItems?.[env.CONVERSATIONS_STAGE_TABLE];
    }
  }
  await db.send(new DeleteCommand({ TableName: env.CONVERSATIONS_TRIGGER_LOCK_TABLE, Key: { conversation_id: conversationId } }));
}

const setStatus = (Key, status) => db.send(new UpdateCommand({
  TableName: env.CONVERSATIONS_TABLE,
  Key,
  UpdateExpression: 'SET conversation_status = :status',
  ExpressionAttributeValues: { ':status': status },
}));

async function extend(record) {
  try {
    await sqs.send(new ChangeMessageVisibilityCommand({
      QueueUrl: env.WHATSAPP_QUEUE_URL, ReceiptHandle: record.receiptHandle, VisibilityTimeout: visibilitySeconds,
    }));
  } catch (error) {
    log('WARNING', 'the visibility could not be extended', { error: error.name });
  }
}

const cached = (cache, load) => async key => {
  if (!cache.has(key)) {
    cache.set(key, await load(key));
  }
  return cache.get(key);
};

const secretOf = cached(secrets, async id =>
  JSON.parse((await secretsManager.send(new GetSecretValueCommand({ SecretId: id }))).SecretString));

const assistantOf = cached(assistants, async id =>
  (await db.send(new GetCommand({ TableName: env.ASSISTANTS_TABLE, Key: { assistant_id: id } }))).Item);

const modelOf = async secretId => openai ??= new OpenAI({ apiKey: (await secretOf(secretId)).ai_api_key });

const senderOf = cached(senders, async secretId => {
  const { twilio_account_sid: sid, twilio_auth_token: token } = await secretOf(secretId);
  return twilio(sid, token, env.TWILIO_BASE_URL ? { httpClient: elsewhere() } : {});
});

// The package knows only its own host.
function elsewhere() {
  const client = new twilio.RequestClient();
  return {
    request: options => client.request({ ...options, uri: options.uri.replace('https://api.twilio.com', env.TWILIO_BASE_URL.replace(/\/$/, '')) }),
  };
}

const address = value => value.startsWith('whatsapp:') ? value : `whatsapp:${value}`;

const log = (level, message, fields) => console.log(JSON.stringify({ timestamp: new Date().toISOString(), level, message, ...fields }));
