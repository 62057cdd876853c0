using System.Collections.Immutable;
using Pulumi;
using Pulumi.Aws.CloudWatch;
using Pulumi.Aws.DynamoDB;
using Pulumi.Aws.DynamoDB.Inputs;
using Pulumi.Aws.Iam;
using Pulumi.Aws.Lambda;
using Pulumi.Aws.Lambda.Inputs;
using Pulumi.Aws.SecretsManager;
using Pulumi.Aws.Sns;
using Pulumi.Aws.Sqs;
using Pulumi.Utilities;
using Standins.Tests.Pulumi.Support;

namespace Standins.Tests.Pulumi;

public class AwsResourceTests
{
    private readonly RecordingMocks _mocks = new();

    [Fact]
    public async Task Every_resource_has_its_type_token()
    {
        await Run.AsPreviewAsync(_mocks, () =>
        {
            _ = new Queue("queue");
            _ = new QueuePolicy("queue-policy", new QueuePolicyArgs { QueueUrl = "u", Policy = "{}" });
            _ = new RedriveAllowPolicy("redrive-allow", new RedriveAllowPolicyArgs { QueueUrl = "u", RedriveAllowPolicyName = "{}" });
            _ = new Table("table", new TableArgs());
            _ = new Secret("secret");
            _ = new SecretVersion("secret-version", new SecretVersionArgs { SecretId = "s" });
            _ = new Role("role", new RoleArgs { AssumeRolePolicy = "{}" });
            _ = new RolePolicy("role-policy", new RolePolicyArgs { Role = "r", Policy = "{}" });
            _ = new LogGroup("logs");
            _ = new LogMetricFilter(
                "filter",
                new LogMetricFilterArgs
                {
                    LogGroupName = "g",
                    Pattern = "p",
                    MetricTransformation = new global::Pulumi.Aws.CloudWatch.Inputs.LogMetricFilterMetricTransformationArgs
                    {
                        Name = "n",
                        Namespace = "s",
                        Value = "1",
                    },
                });
            _ = new MetricAlarm("alarm", new MetricAlarmArgs { ComparisonOperator = "GreaterThanThreshold", EvaluationPeriods = 1 });
            _ = new Dashboard("dashboard", new DashboardArgs { DashboardName = "d", DashboardBody = "{}" });
            _ = new Function("function", new FunctionArgs { Role = "r" });
            _ = new EventSourceMapping("mapping", new EventSourceMappingArgs { FunctionName = "f" });
            _ = new Topic("topic");
            _ = new TopicPolicy("topic-policy", new TopicPolicyArgs { Arn = "a", Policy = "{}" });
            _ = new TopicSubscription("subscription", new TopicSubscriptionArgs { Topic = "t", Protocol = "email", Endpoint = "e" });
        });

        Assert.Equal(
            [
                "aws:cloudwatch/dashboard:Dashboard", "aws:cloudwatch/logGroup:LogGroup", "aws:cloudwatch/logMetricFilter:LogMetricFilter",
                "aws:cloudwatch/metricAlarm:MetricAlarm", "aws:dynamodb/table:Table", "aws:iam/role:Role", "aws:iam/rolePolicy:RolePolicy",
                "aws:lambda/eventSourceMapping:EventSourceMapping", "aws:lambda/function:Function", "aws:secretsmanager/secret:Secret",
                "aws:secretsmanager/secretVersion:SecretVersion", "aws:sns/topic:Topic", "aws:sns/topicPolicy:TopicPolicy",
                "aws:sns/topicSubscription:TopicSubscription", "aws:sqs/queue:Queue", "aws:sqs/queuePolicy:QueuePolicy",
                "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy",
            ],
            _mocks.Resources.Select(resource => resource.Type!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Arguments_arrive_by_the_providers_names()
    {
        await Run.AsPreviewAsync(_mocks, () =>
        {
            _ = new Queue("queue", new QueueArgs { VisibilityTimeoutSeconds = 600, SqsManagedSseEnabled = true });
            _ = new RedriveAllowPolicy("allow", new RedriveAllowPolicyArgs { QueueUrl = "u", RedriveAllowPolicyName = "{}" });
        });

        Assert.Equal(600d, _mocks.Resource("queue").Inputs["visibilityTimeoutSeconds"]);
        Assert.Equal(true, _mocks.Resource("queue").Inputs["sqsManagedSseEnabled"]);
        Assert.Equal("{}", _mocks.Resource("allow").Inputs["redriveAllowPolicy"]);
    }

    [Fact]
    public async Task Nested_arguments_arrive_as_lists_and_maps()
    {
        await Run.AsPreviewAsync(_mocks, () => _ = new Table("table", new TableArgs
        {
            HashKey = "id",
            Attributes = { new TableAttributeArgs { Name = "id", Type = "S" } },
            Ttl = new TableTtlArgs { AttributeName = "expires_at", Enabled = true },
        }));

        var inputs = _mocks.Resource("table").Inputs;
        var attribute = Assert.IsType<ImmutableDictionary<string, object>>(Assert.Single((ImmutableArray<object>)inputs["attributes"]));
        Assert.Equal(("id", "S"), ((string)attribute["name"], (string)attribute["type"]));
        Assert.Equal("expires_at", ((ImmutableDictionary<string, object>)inputs["ttl"])["attributeName"]);
    }

    [Fact]
    public async Task A_runtime_arrives_as_its_text_whether_given_as_a_name_or_as_text()
    {
        await Run.AsPreviewAsync(_mocks, () =>
        {
            _ = new Function("named", new FunctionArgs { Role = "r", Runtime = Runtime.Dotnet10 });
            _ = new Function("text", new FunctionArgs { Role = "r", Runtime = "dotnet10" });
        });

        Assert.Equal("dotnet10", _mocks.Resource("named").Inputs["runtime"]);
        Assert.Equal("dotnet10", _mocks.Resource("text").Inputs["runtime"]);
    }

    [Fact]
    public async Task Nested_outputs_have_their_types()
    {
        var resources = await Run.AsPreviewAsync(_mocks, () => _ = new Function("function", new FunctionArgs
        {
            Role = "r",
            MemorySize = 512,
            Environment = new FunctionEnvironmentArgs { Variables = { ["LOG_LEVEL"] = "INFO" } },
        }));

        var function = resources.OfType<Function>().Single();
        Assert.Equal(512, await OutputUtilities.GetValueAsync(function.MemorySize));
        Assert.Equal("INFO", (await OutputUtilities.GetValueAsync(function.Environment))!.Variables!["LOG_LEVEL"]);
    }

    [Fact]
    public async Task A_secret_argument_is_a_secret_whatever_it_is_given()
    {
        var args = new SecretVersionArgs { SecretId = "s", SecretString = "plain" };

        Assert.True(await Output.IsSecretAsync(args.SecretString.ToOutput()));
        Assert.Equal("plain", await OutputUtilities.GetValueAsync(args.SecretString.ToOutput()));
        Assert.False(await Output.IsSecretAsync(args.SecretId.ToOutput()));
    }

    [Fact]
    public async Task A_missing_required_argument_is_named()
    {
        var error = await Assert.ThrowsAsync<RunException>(() => Run.AsPreviewAsync(_mocks, () => _ = new Function("function", new FunctionArgs())));

        Assert.Contains("Pulumi.Aws.Lambda.FunctionArgs.Role", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_existing_resource_is_read_by_its_id()
    {
        var resources = await Run.AsPreviewAsync(_mocks, () => _ = Queue.Get("existing", "https://queue"));

        Assert.Equal("https://queue", _mocks.Resource("existing").Id);
        Assert.Equal("https://queue", await OutputUtilities.GetValueAsync(resources.OfType<Queue>().Single().Id));
    }

    [Fact]
    public async Task A_providers_structured_arguments_arrive_as_json_text()
    {
        await Run.AsPreviewAsync(_mocks, () => _ = new global::Pulumi.Aws.Provider("aws", new global::Pulumi.Aws.ProviderArgs
        {
            Region = "eu-west-1",
            DefaultTags = new global::Pulumi.Aws.Inputs.ProviderDefaultTagsArgs { Tags = { ["team"] = "sales" } },
        }));

        var provider = _mocks.Resource("aws");
        Assert.Equal("pulumi:providers:aws", provider.Type);
        Assert.Equal("eu-west-1", provider.Inputs["region"]);
        var tags = System.Text.Json.JsonDocument.Parse(Assert.IsType<string>(provider.Inputs["defaultTags"]));
        Assert.Equal("sales", tags.RootElement.GetProperty("tags").GetProperty("team").GetString());
    }
}
