using System.Collections.Concurrent;
using System.Collections.Immutable;
using Moq;
using Pulumi.Testing;

namespace WhatsAppReplies.Infra.Tests.Support;

/// <summary>AWS as far as this program needs it: a resource type or a function that nobody set up here throws.</summary>
internal sealed class StrictAws
{
    public const string Region = "eu-north-1";
    public const string Account = "210987654321";

    private readonly ConcurrentDictionary<string, MockResourceArgs> _made = new();
    private readonly Mock<IMocks> _mocks = new(MockBehavior.Strict);

    public StrictAws()
    {
        _mocks.Setup(mocks => mocks.RegisterResourceOutputs(It.IsAny<MockRegisterResourceOutputsRequest>())).Returns(Task.CompletedTask);
        Make(args => args.Type!.StartsWith("whatsapp-replies:index:", StringComparison.Ordinal), _ => ("", []));
        Make("aws:cloudwatch/dashboard:Dashboard");
        Make("aws:cloudwatch/logGroup:LogGroup", name => Arn("logs", $"log-group:{name}"));
        Make("aws:cloudwatch/logMetricFilter:LogMetricFilter");
        Make("aws:cloudwatch/metricAlarm:MetricAlarm", name => Arn("cloudwatch", $"alarm:{name}"));
        Make("aws:dynamodb/table:Table", name => Arn("dynamodb", $"table/{name}"));
        Make("aws:dynamodb/tableItem:TableItem");
        Make("aws:iam/role:Role", name => $"arn:aws:iam::{Account}:role/{name}");
        Make("aws:iam/rolePolicy:RolePolicy");
        Make("aws:lambda/eventSourceMapping:EventSourceMapping");
        Make("aws:lambda/function:Function", name => Arn("lambda", $"function:{name}"));
        Make("aws:secretsmanager/secret:Secret", name => Arn("secretsmanager", $"secret:{name}-x1Y2z3"));
        Make("aws:secretsmanager/secretVersion:SecretVersion");
        Make("aws:sns/topic:Topic", name => Arn("sns", name));
        Make("aws:sns/topicSubscription:TopicSubscription");
        Make(args => args.Type == "aws:sqs/queue:Queue", args => (Url(Name(args)), new() { ["arn"] = Arn("sqs", Name(args)), ["url"] = Url(Name(args)) }));
        Make("aws:sqs/queuePolicy:QueuePolicy");
        Make("aws:sqs/redriveAllowPolicy:RedriveAllowPolicy");
        Answer("aws:index/getCallerIdentity:getCallerIdentity", "accountId", Account);
        Answer("aws:index/getPartition:getPartition", "partition", "aws");
    }

    public IMocks Mocks => _mocks.Object;

    /// <summary>By type and name, as <c>aws:sqs/queue:Queue::triggers</c>.</summary>
    public IReadOnlyDictionary<string, MockResourceArgs> Made => _made;

    public static string Arn(string service, string resource) => $"arn:aws:{service}:{Region}:{Account}:{resource}";

    public static string Url(string queue) => $"https://sqs.{Region}.amazonaws.com/{Account}/{queue}";

    private void Make(string type, Func<string, string>? arn = null) => Make(
        args => args.Type == type,
        args => (args.Name!, arn is null ? [] : new() { ["arn"] = arn(Name(args)), ["name"] = Name(args) }));

    private void Make(Func<MockResourceArgs, bool> which, Func<MockResourceArgs, (string Id, Dictionary<string, object> Computed)> answer) =>
        _mocks.Setup(mocks => mocks.NewResourceAsync(It.Is<MockResourceArgs>(args => which(args)))).Returns<MockResourceArgs>(args =>
        {
            Assert.True(_made.TryAdd($"{args.Type}::{args.Name}", args), $"{args.Type}::{args.Name} was declared twice.");
            var (id, computed) = answer(args);
            return Task.FromResult<(string?, object)>((id, args.Inputs.SetItems(computed)));
        });

    private void Answer(string function, string property, string value) =>
        _mocks.Setup(mocks => mocks.CallAsync(It.Is<MockCallArgs>(args => args.Token == function)))
            .ReturnsAsync(ImmutableDictionary<string, object>.Empty.SetItem(property, value));

    private static string Name(MockResourceArgs args) => args.Inputs.GetValueOrDefault("name") as string ?? args.Id!;
}
