using System.Text.RegularExpressions;
using WhatsAppReplies.Local.Cloud.Processes;

namespace WhatsAppReplies.Local.Cloud.Emulators;

/// <summary>DynamoDB Local and the SQS emulator, running on loopback ports that they chose themselves.</summary>
internal sealed partial class EmulatorSet : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ChildProcess _dynamoDb;
    private readonly ChildProcess _sqs;

    private EmulatorSet(ChildProcess dynamoDb, ChildProcess sqs, Uri dynamoDbEndpoint, Uri sqsEndpoint) =>
        (_dynamoDb, _sqs, DynamoDbEndpoint, SqsEndpoint) = (dynamoDb, sqs, dynamoDbEndpoint, sqsEndpoint);

    public Uri DynamoDbEndpoint { get; }

    public Uri SqsEndpoint { get; }

    /// <summary>Starts both at once; the emulators must be installed.</summary>
    /// <param name="files">Where they stand.</param>
    /// <param name="logDirectory">Of what they print.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <param name="optimises">DynamoDB Local compiles what is called often once more, for speed: it pays after minutes, and costs much before.</param>
    public static async Task<EmulatorSet> StartAsync(
        EmulatorFiles files, string logDirectory, CancellationToken cancellationToken, bool optimises = false)
    {
        await Task.WhenAll(Tool.Java.RequireAsync(cancellationToken), Tool.Node.RequireAsync(cancellationToken));
        var dynamoDb = ChildProcess.Start(DynamoDb(files, logDirectory, optimises));
        var sqs = ChildProcess.Start(Sqs(files, logDirectory));
        try
        {
            var ports = await Task.WhenAll(PortAsync(dynamoDb, cancellationToken), PortAsync(sqs, cancellationToken));
            return new EmulatorSet(dynamoDb, sqs, ports[0], ports[1]);
        }
        catch
        {
            await Task.WhenAll(dynamoDb.DisposeAsync().AsTask(), sqs.DisposeAsync().AsTask());
            throw;
        }
    }

    public async ValueTask DisposeAsync() =>
        await Task.WhenAll(_dynamoDb.DisposeAsync().AsTask(), _sqs.DisposeAsync().AsTask());

    private static ChildProgram DynamoDb(EmulatorFiles files, string logDirectory, bool optimises) => new(
        "DynamoDB Local",
        "java",
        [
            "-Xmx1g", "-XX:+UseSerialGC", optimises ? "-XX:TieredStopAtLevel=4" : "-XX:TieredStopAtLevel=1",
            "-Djava.library.path=./DynamoDBLocal_lib",
            "-Dorg.eclipse.jetty.xml.XmlParser.Validating=false",
            "-cp", "DynamoDBLocal.jar:DynamoDBLocal_lib/*",
            "org.eclipse.jetty.xml.XmlConfiguration", files.DynamoDbLauncher,
        ],
        files.DynamoDbHome,
        Path.Combine(logDirectory, "dynamodb.log"),
        ListeningOn());

    private static ChildProgram Sqs(EmulatorFiles files, string logDirectory) => new(
        "The SQS emulator", "node", [files.SqsLauncher], files.Installed, Path.Combine(logDirectory, "sqs.log"), ListeningOn());

    private static async Task<Uri> PortAsync(ChildProcess process, CancellationToken cancellationToken) =>
        new($"http://{(await process.ReadyAsync(Patience, cancellationToken)).Value}");

    [GeneratedRegex(@"127\.0\.0\.1:\d+")]
    private static partial Regex ListeningOn();
}
