using WhatsAppReplies.Infra.Tests.Support;

namespace WhatsAppReplies.Infra.Tests.Program;

public sealed class TablesTests
{
    private const string Table = "aws:dynamodb/table:Table";

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task Conversations_are_found_by_address_and_id(string stack)
    {
        var table = (await DeployedStack.OfAsync(stack)).Inputs($"{Table}::conversations");

        JsonAssert.Same("\"primary_channel\"", table["hashKey"]);
        JsonAssert.Same("\"conversation_id\"", table["rangeKey"]);
        JsonAssert.Same(
            """[{"name": "primary_channel", "type": "S"}, {"name": "conversation_id", "type": "S"}, {"name": "gsi_company_whatsapp_number", "type": "S"}, """
            + """{"name": "gsi_recipient_tel", "type": "S"}]""",
            table["attributes"]);
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task Fragments_stand_under_their_conversation_and_expire(string stack)
    {
        var table = (await DeployedStack.OfAsync(stack)).Inputs($"{Table}::stage");

        JsonAssert.Same("\"conversation_id\"", table["hashKey"]);
        JsonAssert.Same("\"message_sid\"", table["rangeKey"]);
        JsonAssert.Same("""{"attributeName": "expires_at", "enabled": true}""", table["ttl"]);
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task A_conversation_has_one_trigger_lock_and_it_expires(string stack)
    {
        var table = (await DeployedStack.OfAsync(stack)).Inputs($"{Table}::trigger-locks");

        JsonAssert.Same("\"conversation_id\"", table["hashKey"]);
        Assert.False(table.ContainsKey("rangeKey"));
        JsonAssert.Same("""{"attributeName": "expires_at", "enabled": true}""", table["ttl"]);
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task Conversations_and_assistants_never_expire(string stack)
    {
        var deployed = await DeployedStack.OfAsync(stack);

        Assert.False(deployed.Inputs($"{Table}::conversations").ContainsKey("ttl"));
        Assert.False(deployed.Inputs($"{Table}::assistants").ContainsKey("ttl"));
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task Every_table_is_on_demand_encrypted_and_can_be_restored_to_any_point_in_time(string stack)
    {
        var tables = (await DeployedStack.OfAsync(stack)).OfType(Table).ToList();

        Assert.Equal(5, tables.Count);
        Assert.All(tables, table =>
        {
            JsonAssert.Same("\"PAY_PER_REQUEST\"", table.Inputs["billingMode"]);
            JsonAssert.Same("""{"enabled": true}""", table.Inputs["serverSideEncryption"]);
            JsonAssert.Same("""{"enabled": true}""", table.Inputs["pointInTimeRecovery"]);
        });
    }

    [Theory]
    [InlineData("dev", "false")]
    [InlineData("prod", "true")]
    public async Task Only_production_refuses_to_delete_a_table(string stack, string refused)
    {
        var tables = (await DeployedStack.OfAsync(stack)).OfType(Table);

        Assert.All(tables, table => JsonAssert.Same(refused, table.Inputs["deletionProtectionEnabled"]));
    }

    [Fact]
    public async Task A_conversations_table_of_another_system_is_used_and_not_made()
    {
        var deployed = await DeployedStack.OfAsync("prod", configuration =>
            configuration.With("whatsapp-replies:existingConversationsTable", "ConversationsTable"));

        Assert.Equal("ConversationsTable", deployed.IdOf($"{Table}::conversations"));
        Assert.Empty(deployed.Inputs($"{Table}::conversations"));
        Assert.Equal("ConversationsTable", await deployed.OutputAsync("conversationsTable"));
    }
}
