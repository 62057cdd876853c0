using System.Text.Json.Nodes;
using WhatsAppReplies.Infra.Catalogue;
using WhatsAppReplies.Infra.Tests.Support;

namespace WhatsAppReplies.Infra.Tests.Program;

public sealed class NumbersTests
{
    private static readonly NumberFile Complete = new()
    {
        Name = "n",
        CompanyNumber = "+447700900456",
        AssistantId = "a",
        CredentialsId = "c",
        ApiKeyReference = "k",
        AnswerNewCustomers = true,
        QuietTimeSeconds = 5,
        OptOutWords = ["STOP", "ça suffit"],
        OptOutReply = "Bye.",
    };

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task Every_number_file_is_an_item_of_the_numbers_table(string stack)
    {
        var items = (await DeployedStack.OfAsync(stack)).OfType("aws:dynamodb/tableItem:TableItem")
            .Where(item => item.Inputs["tableName"]!.GetValue<string>() == $"whatsapp-replies-{stack}-numbers").ToList();

        Assert.Equal(
            Directory.EnumerateFiles(Path.Combine(Fixtures.Root, "infra", "numbers"), "*.json")
                .Select(file => $"number-{Path.GetFileNameWithoutExtension(file)}")
                .Order(),
            items.Select(item => item.Address.Split("::")[1]));
        Assert.All(items, item => JsonAssert.Same("\"company_whatsapp_number\"", item.Inputs["hashKey"]));
    }

    [Fact]
    public void An_item_has_the_attributes_and_types_that_the_function_reads() => Assert.Equal(
        [
            "answer_new_customers BOOL", "api_key_reference S", "assistant_id_replies S", "company_whatsapp_number S", "opt_out_reply S", "opt_out_words L",
            "quiet_time_seconds N", "whatsapp_credentials_id S",
        ],
        Item(Complete).Select(attribute => $"{attribute.Key} {attribute.Value!.AsObject().Single().Key}"));

    [Fact]
    public void What_a_file_does_not_say_the_item_does_not_have() => Assert.Equal(
        ["assistant_id_replies", "company_whatsapp_number"],
        Item(new NumberFile { Name = "n", CompanyNumber = "+447700900456", AssistantId = "a" }).Select(attribute => attribute.Key));

    [Fact]
    public async Task A_stack_answers_only_at_the_numbers_that_its_file_names()
    {
        var deployed = await DeployedStack.OfAsync("dev", configuration => configuration.Own("numbers", "[]"));

        Assert.DoesNotContain(deployed.Addresses, address => address.Contains("::number-", StringComparison.Ordinal));
        Assert.Contains("infra/numbers", await deployed.OutputAsync("addNumber"), StringComparison.Ordinal);
        Assert.DoesNotContain("addNumber", (await DeployedStack.OfAsync("dev")).OutputNames);
    }

    [Fact]
    public void Files_are_chosen_by_their_names()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "one.json"), """{"company_whatsapp_number": "+447700900456", "assistant_id_replies": "a"}""");
            File.WriteAllText(Path.Combine(folder.FullName, "two.json"), """{"company_whatsapp_number": "+447700900457", "assistant_id_replies": "a"}""");
            NumberSurroundings surroundings() => NumberSurroundings.Of(Configured.Minimal.Read(), ["a"]);

            Assert.Equal(["one", "two"], NumberFiles.Read(folder.FullName, null, surroundings()).Select(number => number.Name));
            Assert.Equal(["two"], NumberFiles.Read(folder.FullName, ["two"], surroundings()).Select(number => number.Name));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static JsonObject Item(NumberFile number) => JsonNode.Parse(number.ToItem())!.AsObject();
}
