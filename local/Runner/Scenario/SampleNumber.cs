using Amazon.DynamoDBv2.Model;

namespace WhatsAppReplies.Local.Runner.Scenario;

/// <summary>The company's number in the samples: whatever numbers the stack declares, customers can write to this one too.</summary>
internal static class SampleNumber
{
    private const string Assistant = "asst_recruitment_replies";

    /// <summary>Nothing changes where the stack declares it itself.</summary>
    public static async Task DeclareAsync(LocalCloud cloud, string company, CancellationToken cancellationToken)
    {
        if (cloud.Stack.Inbound is not { } inbound) return;
        try
        {
            await cloud.Tables.PutItemAsync(
                new PutItemRequest
                {
                    TableName = inbound.NumbersTable,
                    Item = new()
                    {
                        [Contract.Numbers.CompanyNumber] = new(company),
                        [Contract.Numbers.AssistantId] = new(Assistant),
                        [Contract.Numbers.AnswerNewCustomers] = new() { BOOL = true },
                    },
                    ConditionExpression = $"attribute_not_exists({Contract.Numbers.CompanyNumber})",
                },
                cancellationToken);
        }
        catch (ConditionalCheckFailedException)
        {
            // A file of the stack's own declares it.
        }

        new TwilioConsole(cloud.Providers.Twilio.Network, cloud.Stack).Configure(company);
        await cloud.CaughtUpAsync(cancellationToken);
    }
}
