using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using WhatsAppReplies.Local.Cloud;
using WhatsAppReplies.Local.Deploy;
using WhatsAppReplies.Local.Providers.Twilio.Network;

namespace WhatsAppReplies.Local.Runner;

/// <summary>The person who sets each number's webhook in the service's console, by the lines that the stack's outputs say.</summary>
internal sealed class TwilioConsole
{
    private const string Output = "twilioConsole";
    private const string Line = "Webhook URL for incoming messages: ";

    private readonly PhoneNetwork _network;
    private readonly string _webhook;

    public TwilioConsole(PhoneNetwork network, DeployedStack stack)
    {
        _network = network;
        _webhook = stack.Text(Output).Split('\n').FirstOrDefault(line => line.StartsWith(Line, StringComparison.Ordinal)) is { } line
            ? line[Line.Length..].Trim()
            : throw new ProblemException($"The output {Output} has no line that begins with \"{Line}\".");
    }

    /// <summary>All numbers of the numbers table.</summary>
    public async Task ConfigureAsync(IAmazonDynamoDB tables, string numbersTable, CancellationToken cancellationToken)
    {
        // A few items, as the stack's files declare them: they fit into one page.
        var numbers = await tables.ScanAsync(new ScanRequest { TableName = numbersTable }, cancellationToken);
        foreach (var number in numbers.Items ?? []) Configure(number[Contract.Numbers.CompanyNumber].S);
    }

    public void Configure(string companyNumber) => _network.Configure(companyNumber, _webhook);
}
