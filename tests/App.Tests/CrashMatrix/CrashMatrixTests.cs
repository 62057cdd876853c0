using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Amazon.DynamoDBv2.Model;
using App.Tests.Fakes.Calls;
using App.Tests.Simulation.Mutants;
using WhatsAppReplies.Replies.Conversations.Writes;
using Xunit.Abstractions;

namespace App.Tests.CrashMatrix;

/// <summary>
/// The process dies at every point of every external call of a turn, and its trigger is delivered again. The calls are those that a clean
/// run of the same turn makes, so that a new one cannot be forgotten.
/// </summary>
public partial class CrashMatrixTests(ITestOutputHelper output)
{
    private static readonly CallPhase[] Phases = Enum.GetValues<CallPhase>();
    private static readonly Redelivery[] Redeliveries = Enum.GetValues<Redelivery>();

    [Fact]
    public void A_crash_at_any_point_of_any_call_breaks_no_promise()
    {
        var table = new StringBuilder(
            "| turn | call | dies | delivered again once | twice at the same time | after more was staged |\n|---|---|---|---|---|---|\n");
        var broken = new List<string>();
        var cases = 0;
        foreach (var shape in TurnShapes.All)
        {
            var clean = CrashRun.Of(shape, null);
            Assert.True(clean.Violation is null, $"{shape} without a crash: {clean.Violation}");
            Assert.NotEmpty(clean.Calls);
            for (var call = 1; call <= clean.Calls.Count; call++)
            {
                foreach (var phase in Phases)
                {
                    table.Append(CultureInfo.InvariantCulture, $"| {shape} | {call}. {clean.Calls[call - 1]} | {Name(phase)} |");
                    foreach (var redelivery in Redeliveries)
                    {
                        var run = CrashRun.Of(shape, new CrashPoint(call, phase, redelivery));
                        cases++;
                        table.Append(CultureInfo.InvariantCulture, $" {run.Cell} |");
                        if (run.Violation is not null)
                            broken.Add($"{shape}, {call}. {clean.Calls[call - 1]}, {Name(phase)}, {redelivery}: {run.Violation}");
                    }

                    table.AppendLine();
                }
            }
        }

        var summary = string.Create(CultureInfo.InvariantCulture, $"{cases} crashes in {TurnShapes.All.Count} turns, {broken.Count} broke a promise");
        output.WriteLine(summary);
        output.WriteLine(table.ToString());
        SourceFolder.Publish("crash-matrix.md", $"# Crash matrix\n\n{summary}\n\n{table}");
        Assert.True(broken.Count == 0, $"{summary}:\n{string.Join('\n', broken)}");
    }

    [Fact]
    public void The_shapes_make_every_kind_of_call_that_a_turn_can_make()
    {
        var made = TurnShapes.All.SelectMany(shape => CrashRun.Of(shape, null).Calls).Select(call => call.ToString()).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(
            [
                "assistants Get",
                "dynamodb BatchWriteItem locks",
                "dynamodb BatchWriteItem locks+stage",
                "dynamodb DeleteItem locks",
                "dynamodb PutItem conversations",
                "dynamodb Query stage",
                "dynamodb UpdateItem conversations",
                "dynamodb UpdateItem stage",
                "messenger FetchMedia",
                "messenger Find",
                "messenger HasLeft",
                "messenger ListReceived",
                "messenger Send",
                "messengers Open",
                "model Reply",
                "sqs ChangeMessageVisibility",
                "sqs SendMessage",
                "transcriber Transcribe",
            ],
            made);
    }

    [Fact]
    public void The_shapes_make_every_write_of_the_table()
    {
        var updates = TurnShapes.All.SelectMany(shape => CrashRun.Of(shape, null).Calls)
            .Select(call => call.Request).OfType<UpdateItemRequest>().Select(update => Marks().Replace(update.UpdateExpression, "")).ToHashSet();
        var rows = typeof(TurnWrites).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (TurnWrite)field.GetValue(null)!).ToList();

        // What leaves the record is named entry by entry, after the row's own text.
        var missing = rows.Where(row => !updates.Any(update => update.StartsWith(row.Update, StringComparison.Ordinal))).Select(row => row.Update);

        Assert.InRange(rows.Count, 10, 30);
        Assert.Empty(missing);
    }

    /// <summary>What <see cref="EndMarks"/> adds to a row.</summary>
    [GeneratedRegex(", (handed_over_at = :handedOverAt|hand_off_to_human = :true|hand_off_to_human_reason = :handOffReason|handing_over_at)(?=,| REMOVE|$)")]
    private static partial Regex Marks();

    private static string Name(CallPhase phase) => phase switch
    {
        CallPhase.Before => "before it",
        CallPhase.AfterEffect => "after its effect",
        _ => "after its answer",
    };
}
