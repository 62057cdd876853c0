using System.Collections.Immutable;
using Pulumi;
using Pulumi.Testing;
using WhatsAppReplies.Local.Plan;

namespace WhatsAppReplies.Infra.Tests.Program;

/// <summary>A new kind of resource needs an answer before a test, the plan or this machine lets it through.</summary>
public sealed class StrictnessTests
{
    [Fact]
    public void An_unknown_resource_type_is_an_error_that_names_it() =>
        Assert.Contains(
            "aws:kinesis/stream:Stream", Assert.Throws<RunException>(() => new AwsAnswers("eu-north-1").To(Unknown())).Message, StringComparison.Ordinal);

    [Fact]
    public void An_unknown_function_is_an_error_that_names_it() =>
        Assert.Contains(
            "getBucket", Assert.Throws<RunException>(() => new AwsAnswers("eu-north-1").To("aws:s3/getBucket:getBucket")).Message, StringComparison.Ordinal);

    private static MockResourceArgs Unknown() =>
        new() { Type = "aws:kinesis/stream:Stream", Name = "bucket", Inputs = ImmutableDictionary<string, object>.Empty };
}
