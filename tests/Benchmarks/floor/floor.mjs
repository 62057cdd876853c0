// The least code that makes the function's calls, in its order: one file, no dependency. Signature version 4, four AWS services, OpenAI and Twilio by hand over Node's own
// client; only the good path, and the values that the benchmarks seed. What a runtime costs at the least, and no program to run anywhere.
import { createHash, createHmac } from 'node:crypto';
import http from 'node:http';
import https from 'node:https';

const env = process.env;
const region = env.AWS_REGION;
const agents = { 'http:': new http.Agent({ keepAlive: true }), 'https:': new https.Agent({ keepAlive: true }) };

function send(url, method, headers, body) {
  const target = new URL(url);
  return new Promise((resolve, reject) => {
    const request = (target.protocol === 'https:' ? https : http).request(target, { method, headers, agent: agents[target.protocol] }, response => {
      const chunks = [];
      response.on('data', chunk => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        response.statusCode < 300 || method === 'GET' ? resolve({ headers: response.headers, text }) : reject(new Error(`${target.pathname}: ${response.statusCode} ${text}`));
      });
      response.on('error', reject);
    });
    request.on('error', reject);
    request.end(body);
  });
}

const sha256 = text => createHash('sha256').update(text).digest('hex');
const hmac = (key, text) => createHmac('sha256', key).update(text).digest();

async function aws(service, target, request) {
  const url = new URL(env.AWS_ENDPOINT_URL ?? `https://${service}.${region}.amazonaws.com`);
  const body = JSON.stringify(request);
  const at = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
  const day = at.slice(0, 8);
  const headers = {
    'content-type': `application/x-amz-json-1.${service === 'dynamodb' ? 0 : 1}`,
    host: url.host,
    'x-amz-date': at,
    'x-amz-security-token': env.AWS_SESSION_TOKEN,
    'x-amz-target': target,
  };
  const names = Object.keys(headers).join(';');
  const canonical = ['POST', '/', '', ...Object.entries(headers).map(([name, value]) => `${name}:${value}`), '', names, sha256(body)].join('\n');
  const scope = `${day}/${region}/${service}/aws4_request`;
  const key = hmac(hmac(hmac(hmac(`AWS4${env.AWS_SECRET_ACCESS_KEY}`, day), region), service), 'aws4_request');
  const signature = createHmac('sha256', key).update(`AWS4-HMAC-SHA256\n${at}\n${scope}\n${sha256(canonical)}`).digest('hex');
  headers.authorization = `AWS4-HMAC-SHA256 Credential=${env.AWS_ACCESS_KEY_ID}/${scope}, SignedHeaders=${names}, Signature=${signature}`;
  headers['content-length'] = Buffer.byteLength(body);
  return JSON.parse((await send(url, 'POST', headers, body)).text || '{}');
}

const db = (operation, request) => aws('dynamodb', `DynamoDB_20120810.${operation}`, request);

const cached = load => {
  const cache = new Map();
  return async key => cache.get(key) ?? cache.set(key, await load(key)).get(key);
};
const secretOf = cached(async id => JSON.parse((await aws('secretsmanager', 'secretsmanager.GetSecretValue', { SecretId: id })).SecretString));
const assistantOf = cached(async id => (await db('GetItem', { TableName: env.ASSISTANTS_TABLE, Key: { assistant_id: { S: id } } })).Item);

const address = value => (value.startsWith('whatsapp:') ? value : `whatsapp:${value}`);

const stagedOf = async id => (await db('Query', {
  TableName: env.CONVERSATIONS_STAGE_TABLE, KeyConditionExpression: 'conversation_id = :id', ExpressionAttributeValues: { ':id': id }, ConsistentRead: true,
})).Items;

async function reply(record) {
  const startedAt = Date.now();
  const trigger = JSON.parse(record.body);
  const Key = { primary_channel: { S: trigger.primary_channel }, conversation_id: { S: trigger.conversation_id } };
  const heartbeat = aws('sqs', 'AmazonSQS.ChangeMessageVisibility', { QueueUrl: env.WHATSAPP_QUEUE_URL, ReceiptHandle: record.receiptHandle, VisibilityTimeout: 91 });
  const staged = await stagedOf(Key.conversation_id);
  const { Attributes: conversation } = await db('UpdateItem', {
    TableName: env.CONVERSATIONS_TABLE, Key, UpdateExpression: 'SET conversation_status = :processing',
    ConditionExpression: 'attribute_exists(conversation_id) AND conversation_status <> :processing',
    ExpressionAttributeValues: { ':processing': { S: 'processing_reply' } }, ReturnValues: 'ALL_NEW',
  });
  const ai = conversation.ai_config.M.openai_config?.M.whatsapp.M ?? conversation.ai_config.M;
  const channel = conversation.channel_config.M.whatsapp?.M ?? conversation.channel_config.M;
  const body = staged.map(fragment => fragment.body.S).join('\n');
  const [assistant, { ai_api_key }, { twilio_account_sid, twilio_auth_token }] = await Promise.all([
    assistantOf(ai.assistant_id_replies.S),
    secretOf(ai.api_key_reference?.S ?? env.OPENAI_SECRET_ID),
    secretOf(channel.whatsapp_credentials_id?.S ?? env.TWILIO_SECRET_ID),
  ]);
  const history = (conversation.messages?.L ?? []).map(({ M: { role, content } }) => ({ role: role.S, content: content.S }));
  const question = JSON.stringify({
    model: assistant.model.S, instructions: assistant.instructions.S, store: false, input: [...history, { role: 'user', content: body }],
    ...(assistant.max_output_tokens ? { max_output_tokens: Number(assistant.max_output_tokens.N) } : {}),
  });
  const response = JSON.parse((await send(`${env.OPENAI_BASE_URL ?? 'https://api.openai.com/v1'}`.replace(/\/$/, '') + '/responses', 'POST', {
    authorization: `Bearer ${ai_api_key}`, 'content-type': 'application/json', 'content-length': Buffer.byteLength(question),
  }, question)).text);
  const answer = response.output.flatMap(item => item.content ?? []).filter(part => part.type === 'output_text').map(part => part.text).join('');
  await db('UpdateItem', {
    TableName: env.CONVERSATIONS_TABLE, Key, UpdateExpression: 'SET pending_reply = :reply',
    ExpressionAttributeValues: { ':reply': { M: { customer: { S: body }, reply: { S: answer } } } },
  });
  const form = new URLSearchParams({ To: address(trigger.primary_channel), From: address(channel.company_whatsapp_number.S), Body: answer }).toString();
  const message = JSON.parse((await send(`${(env.TWILIO_BASE_URL ?? 'https://api.twilio.com').replace(/\/$/, '')}/2010-04-01/Accounts/${twilio_account_sid}/Messages.json`, 'POST', {
    authorization: `Basic ${Buffer.from(`${twilio_account_sid}:${twilio_auth_token}`).toString('base64')}`,
    'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(form),
  }, form)).text);
  const now = new Date().toISOString();
  const S = value => ({ S: value });
  const N = value => ({ N: `${value}` });
  await db('UpdateItem', {
    TableName: env.CONVERSATIONS_TABLE, Key,
    UpdateExpression: 'SET messages = list_append(if_not_exists(messages, :none), :turn), conversation_status = :sent, updated_at = :now, '
      + 'last_assistant_message_sid = :sid, initial_processing_time_ms = :ms REMOVE pending_reply',
    ExpressionAttributeValues: {
      ':none': { L: [] }, ':sent': S('reply_sent'), ':now': S(now), ':sid': S(message.sid), ':ms': N(Date.now() - startedAt),
      ':turn': {
        L: [
          { M: { message_id: staged[0].message_sid, timestamp: S(now), role: S('user'), content: S(body), fragment_sids: { L: staged.map(fragment => fragment.message_sid) } } },
          {
            M: {
              message_id: S(message.sid), timestamp: S(now), role: S('assistant'), content: S(answer), prompt_tokens: N(response.usage.input_tokens),
              completion_tokens: N(response.usage.output_tokens), total_tokens: N(response.usage.total_tokens), model: S(response.model), part_sids: { L: [S(message.sid)] },
            },
          },
        ],
      },
    },
  });
  for (let start = 0; start < staged.length; start += 24) {
    await db('BatchWriteItem', {
      RequestItems: {
        ...(start === 0 ? { [env.CONVERSATIONS_TRIGGER_LOCK_TABLE]: [{ DeleteRequest: { Key: { conversation_id: Key.conversation_id } } }] } : {}),
        [env.CONVERSATIONS_STAGE_TABLE]: staged.slice(start, start + 24).map(({ message_sid }) => ({
          DeleteRequest: { Key: { conversation_id: Key.conversation_id, message_sid } },
        })),
      },
    });
  }
  if ((await stagedOf(Key.conversation_id)).length > 0) throw new Error('more was staged');
  await heartbeat;
  console.log(JSON.stringify({ timestamp: now, level: 'INFO', message: 'replied', fragments: staged.length }));
}

const runtime = `http://${env.AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime/invocation`;
for (;;) {
  const next = await send(`${runtime}/next`, 'GET', {});
  const batchItemFailures = [];
  for (const record of JSON.parse(next.text).Records) {
    try {
      await reply(record);
    } catch (error) {
      console.error(error);
      batchItemFailures.push({ itemIdentifier: record.messageId });
    }
  }
  const result = JSON.stringify({ batchItemFailures });
  await send(`${runtime}/${next.headers['lambda-runtime-aws-request-id']}/response`, 'POST', { 'content-length': Buffer.byteLength(result) }, result);
}
