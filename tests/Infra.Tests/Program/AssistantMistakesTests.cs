using Pulumi;
using WhatsAppReplies.Infra.Catalogue;

namespace WhatsAppReplies.Infra.Tests.Program;

public sealed class AssistantMistakesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void All_mistakes_of_all_files_are_told_at_once()
    {
        Write("asst_a.json", """{"assistant_id": "asst_b", "model": " ", "instructions": [""], "max_output_tokens": 15, "temperature": 2.1, "reasoning_effort": "much"}""");
        Write("asst_c.json", """{"assistant_id": "asst_c", "model": "m", "instructions": ["x"], "price_per_million_input_tokens": 1}""");
        Write("asst_d.json", """{"assistant_id": "asst_d", "model": "m", "instructions": ["x"], "modell": "n"}""");
        Write("asst_e.json", """{"assistant_id": "asst_e" """);

        var message = Assert.Throws<RunException>(() => AssistantFiles.Read(_folder.FullName)).Message;

        Assert.Contains("asst_a.json: assistant_id is 'asst_b'; allowed: the file's name without .json", message, StringComparison.Ordinal);
        Assert.Contains("asst_a.json: model is empty", message, StringComparison.Ordinal);
        Assert.Contains("asst_a.json: instructions is empty", message, StringComparison.Ordinal);
        Assert.Contains("asst_a.json: max_output_tokens is 15; allowed: 16 and more", message, StringComparison.Ordinal);
        Assert.Contains("asst_a.json: temperature is 2.1; allowed: 0 to 2", message, StringComparison.Ordinal);
        Assert.Contains("asst_a.json: reasoning_effort is 'much'; allowed: one of none, minimal, low, medium, high, xhigh, max", message, StringComparison.Ordinal);
        Assert.Contains("asst_c.json: only one of the two prices is set", message, StringComparison.Ordinal);
        Assert.Contains("asst_d.json: The JSON property 'modell'", message, StringComparison.Ordinal);
        Assert.Contains("asst_e.json: ", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_price_below_nothing_is_refused()
    {
        Write("asst_f.json", """{"assistant_id": "asst_f", "model": "m", "instructions": ["x"], "price_per_million_input_tokens": -1, "price_per_million_output_tokens": 1}""");

        Assert.Contains("a price is negative", Assert.Throws<RunException>(() => AssistantFiles.Read(_folder.FullName)).Message, StringComparison.Ordinal);
    }

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(_folder.FullName, file), text);
}
