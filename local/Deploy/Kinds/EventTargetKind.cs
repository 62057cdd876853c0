using System.Text;
using System.Text.Json;
using WhatsAppReplies.Local.Cloud.Events;
using WhatsAppReplies.Local.Cloud.Lambda;
using WhatsAppReplies.Local.Plan;

namespace WhatsAppReplies.Local.Deploy.Kinds;

/// <summary>
/// Whom a rule's events go to. Its own retries are for events that Lambda does not take; Lambda takes every event here, and what becomes of it then is said by
/// the function's settings for such events.
/// </summary>
internal sealed class EventTargetKind(EventRules rules) : IResourceKind
{
    private const int MostRetries = 185;
    private const int LeastAge = 60;
    private const int MostAge = 86_400;
    private const int LongestInput = 8192;

    public string Type => "aws:cloudwatch/eventTarget:EventTarget";

    public UnderstoodProperties Properties { get; } = new(
        "rule", "targetId", "arn", "input", "retryPolicy.maximumRetryAttempts", "retryPolicy.maximumEventAgeInSeconds");

    public Task<AwsAnswer> CreateAsync(Declared declared, CancellationToken cancellationToken)
    {
        var (rule, id, arn) = (declared.Text("rule"), declared.Text("targetId"), declared.Text("arn"));
        if (declared.Part("retryPolicy") is { } retries)
        {
            Within(retries, "maximumRetryAttempts", 0, MostRetries);
            Within(retries, "maximumEventAgeInSeconds", LeastAge, MostAge);
        }

        if (!arn.Contains(":function:", StringComparison.Ordinal)) throw declared.Wrong("arn", "this machine sends events to functions only");
        rules.Put(new TargetDefinition(rule, id, QualifiedName.Of(arn), Input(declared)));
        return Task.FromResult(AwsAnswers.EventTarget(rule, id));
    }

    private static ReadOnlyMemory<byte> Input(Declared declared)
    {
        var input = Encoding.UTF8.GetBytes(declared.Text("input"));
        if (input.Length > LongestInput) throw declared.Wrong("input", $"it has {input.Length} bytes; AWS allows {LongestInput}");
        try
        {
            using var document = JsonDocument.Parse(input);
            return input;
        }
        catch (JsonException e)
        {
            throw declared.Wrong("input", $"it is not JSON ({e.Message})");
        }
    }

    private static void Within(Declared declared, string property, int least, int most)
    {
        if (declared.OptionalInteger(property) is { } value && (value < least || value > most))
            throw declared.Wrong(property, $"it is {value}; AWS allows {least} to {most}");
    }
}
