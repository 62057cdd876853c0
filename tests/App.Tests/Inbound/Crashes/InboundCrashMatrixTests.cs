using System.Globalization;
using App.Tests.Fakes.Calls;
using Xunit.Abstractions;

namespace App.Tests.Inbound.Crashes;

/// <summary>
/// The process dies at every point of every external call of the inbound function, or loses the answer of one; the calls are those of a clean run, so that a
/// new one cannot be forgotten.
/// </summary>
public class InboundCrashMatrixTests(ITestOutputHelper output)
{
    [Fact]
    public void A_crash_or_a_lost_answer_at_any_point_of_any_call_breaks_no_promise()
    {
        var (broken, cases) = (new List<string>(), 0);
        foreach (var shape in InboundShapes.All)
        {
            var clean = InboundCrashRun.Of(shape, null);
            Assert.True(clean.Violation is null, $"{shape} without a crash: {clean.Violation}");
            Assert.NotEmpty(clean.Calls);
            for (var call = 1; call <= clean.Calls.Count; call++)
            {
                foreach (var point in Points(call, shape))
                {
                    // Twilio is asked to repeat each status; one that nobody repeats is lost, since there is no list of those that failed.
                    if (shape.Webhook?.Path == "/status" && !point.IsRepeated)
                        continue;

                    var run = InboundCrashRun.Of(shape, point);
                    cases++;
                    if (run.Violation is not null)
                        broken.Add($"{shape}, {call}. {clean.Calls[call - 1]}, {point}: {run.Violation}");
                }
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cases} crashes and lost answers in {InboundShapes.All.Count} kinds of work"));
        Assert.True(broken.Count == 0, $"{broken.Count} of {cases} broke a promise:\n{string.Join('\n', broken)}");
        Assert.InRange(cases, 300, 3000);
    }

    [Fact]
    public void The_shapes_make_every_kind_of_call_that_the_function_can_make()
    {
        var made = new HashSet<string>();
        foreach (var shape in InboundShapes.All)
            made.UnionWith(InboundCrashRun.Of(shape, null).Calls.Select(call => call.ToString()));

        Assert.Equal(
            [
                "dynamodb GetItem conversations",
                "dynamodb GetItem locks",
                "dynamodb GetItem stage",
                "dynamodb PutItem conversations",
                "dynamodb PutItem locks",
                "dynamodb PutItem stage",
                "dynamodb Query conversations",
                "dynamodb Scan numbers",
                "dynamodb Scan stage",
                "dynamodb UpdateItem conversations",
                "secretsmanager GetSecretValue",
                "sqs SendMessage",
                "twilio ListMedia",
                "twilio ListMessages",
            ],
            made.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<InboundCrashPoint> Points(int call, InboundShape shape)
    {
        foreach (var isRepeated in shape.Webhook is null ? new[] { false } : [false, true])
        {
            foreach (var phase in Enum.GetValues<CallPhase>())
                yield return new(call, phase, IsLostAnswer: false, isRepeated);
        }

        yield return new(call, CallPhase.AfterEffect, IsLostAnswer: true, IsRepeated: true);
    }
}
