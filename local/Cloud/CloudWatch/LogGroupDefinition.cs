namespace WhatsAppReplies.Local.Cloud.CloudWatch;

/// <param name="Name">Such as <c>/aws/lambda/…</c>.</param>
/// <param name="Arn">Without the trailing <c>:*</c>.</param>
/// <param name="RetentionDays">Null: kept for ever.</param>
internal sealed record LogGroupDefinition(string Name, string Arn, int? RetentionDays);
