// What this repository's program declares, by module: the C# namespace, the npm folder, and the types in it.
export const version = "7.48.0";

export const resources = {
  CloudWatch: ["Dashboard", "LogGroup", "LogMetricFilter", "MetricAlarm"],
  DynamoDB: ["Table"],
  Iam: ["Role", "RolePolicy"],
  Lambda: ["Alias", "EventSourceMapping", "Function", "FunctionUrl", "Permission"],
  SecretsManager: ["Secret", "SecretVersion"],
  Sns: ["Topic", "TopicPolicy", "TopicSubscription"],
  Sqs: ["Queue", "QueuePolicy", "RedriveAllowPolicy"],
};

export const functions = ["GetCallerIdentity", "GetPartition", "GetRegion"];

export const enums = { Lambda: ["Runtime"] };
