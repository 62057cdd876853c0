namespace WhatsAppReplies.Local.Cloud.CloudWatch.Alarms;

internal sealed record AlarmTransition(AlarmDefinition Alarm, AlarmState From, AlarmState To, string Reason, DateTimeOffset At);
