using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Local.Deploy;
using WhatsAppReplies.Local.Providers.Twilio.Network;

namespace WhatsAppReplies.Local.Runner;

/// <summary>The person who sets each number's webhook in the service's console, with the connection overrides that the stack's outputs name.</summary>
internal sealed class TwilioConsole(PhoneNetwork network, DeployedInbound inbound)
{
    /// <summary>Every failure is repeated, five times, as far as 15 seconds allow it.</summary>
    private const string Overrides = "#rc=5&rp=all";

    /// <summary>All numbers of the numbers table.</summary>
    public async Task ConfigureAsync(IAmazonDynamoDB tables, CancellationToken cancellationToken)
    {
        // A few items, as the stack's files declare them: they fit into one page.
        var numbers = await tables.ScanAsync(new ScanRequest { TableName = inbound.NumbersTable }, cancellationToken);
        foreach (var number in numbers.Items ?? []) Configure(number[Contract.Numbers.CompanyNumber].S);
    }

    public void Configure(string companyNumber) => network.Configure(companyNumber, inbound.Messages + Overrides);
}
