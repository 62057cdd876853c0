using System.Text;
using System.Text.Json;
using App.Tests.Fakes;
using WhatsAppReplies.Shared.Telemetry;

namespace App.Tests.Telemetry;

public class JsonLogTests
{
    private readonly MemoryStream _output = new();

    private JsonElement Only => Assert.Single(Lines);

    private JsonElement[] Lines =>
        [.. Encoding.UTF8.GetString(_output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    [Fact]
    public void A_record_is_one_line_with_instant_level_message_and_fields()
    {
        Log().Write(
            Severity.Critical, "Something is wrong", LogField.Of("text", "é\"\n"), LogField.Of("count", 3L),
            LogField.Of("ratio", 0.5), LogField.Of("flag", true), LogField.Of("nothing", null));

        Assert.Equal(
            """{"timestamp":"2026-11-21T12:00:00.000Z","level":"CRITICAL","message":"Something is"""
            + """ wrong","text":"é\"\n","count":3,"ratio":0.5,"flag":true,"nothing":null}"""
            + "\n",
            Encoding.UTF8.GetString(_output.ToArray()));
    }

    [Theory]
    [InlineData("Debug", "DEBUG")]
    [InlineData("Info", "INFO")]
    [InlineData("Warning", "WARNING")]
    [InlineData("Error", "ERROR")]
    [InlineData("Critical", "CRITICAL")]
    public void Levels_are_in_upper_case(string severity, string level)
    {
        Log().Write(Enum.Parse<Severity>(severity), "x");

        Assert.Equal(level, Only.GetProperty("level").GetString());
    }

    [Fact]
    public void What_is_below_the_level_is_not_written()
    {
        var log = Log(Severity.Warning);

        log.Write(Severity.Info, "quiet");
        log.Write(Severity.Warning, "loud");

        Assert.Equal("loud", Only.GetProperty("message").GetString());
        Assert.False(log.Writes(Severity.Info));
    }

    [Fact]
    public void Fields_of_the_record_come_after_those_of_the_log_and_win()
    {
        Log()
            .With(LogField.Of("requestId", "r"), LogField.Of("step", "read"))
            .With(LogField.Of("step", "claim"))
            .Write(Severity.Info, "x", LogField.Of("step", "send"));

        Assert.Equal("""{"requestId":"r","step":"send"}""", Rest(Only));
    }

    [Fact]
    public void A_long_text_is_cut_between_characters_and_says_so()
    {
        Log().Write(Severity.Info, "x", LogField.Of("long", new string('a', 8191) + "🙂" + new string('b', 5000)));

        Assert.Equal(new string('a', 8191) + "… (13193 characters)", Only.GetProperty("long").GetString());
    }

    [Fact]
    public void A_record_of_too_many_fields_stays_one_short_line()
    {
        Log().Write(Severity.Info, "x", [.. Enumerable.Range(0, 100).Select(i => LogField.Of($"f{i}", new string('x', 8000)))]);

        Assert.InRange(_output.Length, 90_000, 120_000);
        Assert.Equal("INFO", Only.GetProperty("level").GetString());
    }

    [Fact]
    public void Numbers_that_json_does_not_know_and_broken_text_do_not_break_the_line()
    {
        Log().Write(Severity.Info, "x", LogField.Of("nan", double.NaN), LogField.Of("half", "\ud83d"), LogField.Of("zero", "\0"));

        Assert.Equal(JsonValueKind.Null, Only.GetProperty("nan").ValueKind);
        Assert.Equal("\ufffd", Only.GetProperty("half").GetString());
    }

    [Fact]
    public async Task Lines_of_records_that_are_written_at_once_do_not_mix()
    {
        var log = Log();

        await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() =>
        {
            for (var n = 0; n < 200; n++)
                log.Write(Severity.Info, "at once", LogField.Of("i", i), LogField.Of("text", new string('x', n)));
        })));

        Assert.Equal(3200, Lines.Length);
    }

    private static string Rest(JsonElement line) =>
        "{" + string.Join(',', line.EnumerateObject().Skip(3).Select(member => $"\"{member.Name}\":{member.Value.GetRawText()}")) + "}";

    private JsonLog Log(Severity least = Severity.Debug) => new(new LineSink(_output), new AutoAdvancingClock(), least);
}
