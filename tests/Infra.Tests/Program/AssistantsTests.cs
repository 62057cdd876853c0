using System.Text.Json.Nodes;
using WhatsAppReplies.Infra.Catalogue;
using WhatsAppReplies.Infra.Tests.Support;

namespace WhatsAppReplies.Infra.Tests.Program;

public sealed class AssistantsTests
{
    private const string Item = "aws:dynamodb/tableItem:TableItem::asst_recruitment_replies";

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task Every_assistant_file_is_an_item_of_the_assistants_table(string stack)
    {
        var deployed = await DeployedStack.OfAsync(stack);

        Assert.Equal(
            Directory.EnumerateFiles(RepositoryFolder.File("infra", "assistants"), "*.json").Select(Path.GetFileNameWithoutExtension).Order(),
            deployed.OfType("aws:dynamodb/tableItem:TableItem").Select(item => item.Address.Split("::")[1]));
        JsonAssert.Same($"\"whatsapp-replies-{stack}-assistants\"", deployed.Inputs(Item)["tableName"]);
        JsonAssert.Same("\"assistant_id\"", deployed.Inputs(Item)["hashKey"]);
    }

    [Fact]
    public async Task An_item_has_the_attributes_and_types_that_the_function_reads()
    {
        var item = JsonAssert.Parsed((await DeployedStack.OfAsync("dev")).Inputs(Item)["item"]).AsObject();

        Assert.Equal(
            ["assistant_id S", "instructions S", "max_output_tokens N", "model S", "price_per_million_input_tokens N", "price_per_million_output_tokens N", "reasoning_effort S"],
            item.Select(attribute => $"{attribute.Key} {attribute.Value!.AsObject().Single().Key}"));
    }

    [Fact]
    public async Task Numbers_are_written_as_DynamoDB_gives_them_back()
    {
        var item = JsonAssert.Parsed((await DeployedStack.OfAsync("dev")).Inputs(Item)["item"]);

        JsonAssert.Same("""{"N": "0.2"}""", item["price_per_million_input_tokens"]);
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
            $"<PackageVersion Include=\"Pulumi.Aws\" Version=\"[{AssistantItem.ProviderVersion}]\" />",
            File.ReadAllText(RepositoryFolder.File("Directory.Packages.props")),
            StringComparison.Ordinal);
}
