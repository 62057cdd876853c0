using System.Text.Json.Nodes;
using WhatsAppReplies.Infra.Catalogue;
using WhatsAppReplies.Infra.Tests.Support;

namespace WhatsAppReplies.Infra.Tests.Program;

public sealed class AssistantsTests
{
    private const string TableItem = "aws:dynamodb/tableItem:TableItem";

    private static readonly AssistantFile Complete = new()
    {
        Id = "a",
        Model = "m",
        Instructions = ["x"],
        MaxOutputTokens = 2000,
        Temperature = 0.5m,
        ReasoningEffort = "low",
        InputPrice = 0.20m,
        OutputPrice = 1.20m,
        Context = [new("project_data.jobRole", "Post"), new("recipient_first_name", "First name")],
        Signals = ["hand_off", "task_complete"],
        Formatting = "as_is",
        TypingIndicator = true,
        TranscriptionModel = "t",
        TranscriptionInputPrice = 1.25m,
        TranscriptionOutputPrice = 5,
        TranscriptionMinutePrice = 0.006m,
    };

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task Every_assistant_file_is_an_item_of_the_assistants_table(string stack)
    {
        var items = (await DeployedStack.OfAsync(stack)).OfType(TableItem)
            .Where(item => item.Inputs["tableName"]!.GetValue<string>() == $"whatsapp-replies-{stack}-assistants").ToList();

        Assert.Equal(
            Directory.EnumerateFiles(Path.Combine(Fixtures.Root, "infra", "assistants"), "*.json").Select(Path.GetFileNameWithoutExtension).Order(),
            items.Select(item => item.Address.Split("::")[1]));
        Assert.All(items, item => JsonAssert.Same("\"assistant_id\"", item.Inputs["hashKey"]));
    }

    [Fact]
    public void An_item_has_the_attributes_and_types_that_the_function_reads() => Assert.Equal(
        [
            "assistant_id S", "context L", "formatting S", "instructions S", "max_output_tokens N", "model S", "price_per_million_input_tokens N",
            "price_per_million_output_tokens N", "reasoning_effort S", "signals L", "temperature N", "transcription_model S",
            "transcription_price_per_million_input_tokens N", "transcription_price_per_million_output_tokens N",
            "transcription_price_per_minute N", "typing_indicator BOOL",
        ],
        Item(Complete).Select(attribute => $"{attribute.Key} {attribute.Value!.AsObject().Single().Key}"));

    [Fact]
    public void What_a_file_does_not_say_the_item_does_not_have() => Assert.Equal(
        ["assistant_id", "instructions", "model"],
        Item(new AssistantFile { Id = "a", Model = "m", Instructions = ["x"] }).Select(attribute => attribute.Key));

    [Fact]
    public void Numbers_are_written_as_DynamoDB_gives_them_back() =>
        JsonAssert.Same("""{"N": "0.2"}""", Item(Complete)["price_per_million_input_tokens"]);

    [Fact]
    public void Context_and_signals_are_lists_as_the_function_reads_them()
    {
        JsonAssert.Same(
            """
            {"L": [
                {"M": {"label": {"S": "Post"}, "path": {"S": "project_data.jobRole"}}},
                {"M": {"label": {"S": "First name"}, "path": {"S": "recipient_first_name"}}}
            ]}
            """,
            Item(Complete)["context"]);
        JsonAssert.Same("""{"L": [{"S": "hand_off"}, {"S": "task_complete"}]}""", Item(Complete)["signals"]);
    }

    [Fact]
    public void Lines_of_instructions_become_one_text()
    {
        var assistant = new AssistantFile { Id = "a", Model = "m", Instructions = ["One.", "", "Grüße 日本語"] };

        JsonAssert.Same("""{"S": "One.\n\nGrüße 日本語"}""", JsonNode.Parse(assistant.ToItem())!["instructions"]);
        Assert.Contains("Grüße 日本語", assistant.ToItem(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_provider_of_the_items_is_the_one_of_all_other_resources() =>
        Assert.Contains(
            $"<PackageVersion Include=\"Pulumi.Aws\" Version=\"[{AwsResource.ProviderVersion}]\" />",
            File.ReadAllText(RepositoryFolder.File("Directory.Packages.props")),
            StringComparison.Ordinal);

    private static JsonObject Item(AssistantFile assistant) => JsonNode.Parse(assistant.ToItem())!.AsObject();
}
