using WhatsAppReplies.Infra.Tests.Support;

namespace WhatsAppReplies.Infra.Tests.Program;

public sealed class ConversationIndexTests
{
    private const string Lean =
        """ "hashKey": "gsi_company_whatsapp_number", "rangeKey": "gsi_recipient_tel", "projectionType": "INCLUDE", "nonKeyAttributes": ["task_complete","""
        + """ "updated_at", "channel_config"] """;
    private const string Full =
        """{"name": "company-whatsapp-number-recipient-tel-index", "hashKey": "gsi_company_whatsapp_number","""
        + """ "rangeKey": "gsi_recipient_tel", "projectionType": "ALL"}""";

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task The_index_holds_what_the_inbound_function_reads_and_no_message(string stack) =>
        await IndexesAreAsync(stack, $$"""[{"name": "company-whatsapp-number-recipient-tel-index", {{Lean}}}]""");

    [Fact]
    public async Task While_a_stack_changes_over_the_index_of_everything_stays_beside_the_new_one() => await IndexesAreAsync(
        "prod", $$"""[{{Full}}, {"name": "by-numbers", {{Lean}}}]""", ("conversationsIndex", "by-numbers"), ("keepFullIndex", "true"));

    [Fact]
    public async Task When_it_has_changed_over_only_the_new_one_is_left() =>
        await IndexesAreAsync("prod", $$"""[{"name": "by-numbers", {{Lean}}}]""", ("conversationsIndex", "by-numbers"));

    private static async Task IndexesAreAsync(string stack, string expected, params (string Key, string Value)[] settings)
    {
        var deployed = await DeployedStack.OfAsync(stack, configuration =>
            settings.Aggregate(configuration, (changed, setting) => changed.Own(setting.Key, setting.Value)));

        JsonAssert.Same(expected, deployed.Inputs("aws:dynamodb/table:Table::conversations")["globalSecondaryIndexes"]);
    }
}
