using System.Text;

namespace App.Tests.Pausing.Support;

/// <summary>Events as CloudWatch sends them to a function that is an action of an alarm.</summary>
internal static class AlarmEvents
{
    public const string Alarm = "whatsapp-replies-prod-spend-day";

    public static string Text(string state = "ALARM", string alarm = Alarm) => $$"""
        {
          "source": "aws.cloudwatch",
          "alarmArn": "arn:aws:cloudwatch:eu-north-1:123456789012:alarm:{{alarm}}",
          "accountId": "123456789012",
          "time": "2026-11-21T12:00:00.000+0000",
          "region": "eu-north-1",
          "alarmData": {
            "alarmName": "{{alarm}}",
            "state": { "value": "{{state}}", "reason": "Threshold Crossed", "reasonData": "{}", "timestamp": "2026-11-21T12:00:00.000+0000" },
            "previousState": { "value": "OK", "reason": "Threshold Crossed", "reasonData": "{}", "timestamp": "2026-11-20T12:00:00.000+0000" },
            "configuration": {
              "description": "The model has cost more than 25 dollars in a day.",
              "metrics": [
                {
                  "id": "00000000-0000-0000-0000-000000000000",
                  "metricStat": { "metric": { "namespace": "WhatsAppReplies", "name": "CostDollars", "dimensions": {} }, "period": 86400, "stat": "Sum" },
                  "returnData": true
                }
              ]
            }
          }
        }
        """;

    public static Stream Of(string json) => new MemoryStream(Encoding.UTF8.GetBytes(json));
}
