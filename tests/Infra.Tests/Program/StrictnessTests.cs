using System.Collections.Immutable;
using Moq;
using Pulumi;
using Pulumi.Testing;
using WhatsAppReplies.Infra.Tests.Support;
using WhatsAppReplies.Local.Plan;

namespace WhatsAppReplies.Infra.Tests.Program;

/// <summary>A new kind of resource must reach the tests, the plan and this machine, each of which has to learn it.</summary>
public sealed class StrictnessTests
{
    [Fact]
    public async Task An_unknown_resource_type_fails_in_the_tests() =>
        await Assert.ThrowsAsync<MockException>(() => new StrictAws().Mocks.NewResourceAsync(Unknown()));

    [Fact]
    public async Task An_unknown_function_fails_in_the_tests() =>
        await Assert.ThrowsAsync<MockException>(() => new StrictAws().Mocks.CallAsync(new MockCallArgs { Token = "aws:s3/getBucket:getBucket" }));

    [Fact]
    public void An_unknown_resource_type_fails_in_the_offline_plan() =>
        Assert.Contains("aws:s3/bucket:Bucket", Assert.Throws<RunException>(() => new AwsAnswers("eu-north-1").To(Unknown())).Message, StringComparison.Ordinal);

    [Fact]
    public void An_unknown_function_fails_in_the_offline_plan() =>
        Assert.Contains("getBucket", Assert.Throws<RunException>(() => new AwsAnswers("eu-north-1").To("aws:s3/getBucket:getBucket")).Message, StringComparison.Ordinal);

    private static MockResourceArgs Unknown() =>
        new() { Type = "aws:s3/bucket:Bucket", Name = "bucket", Inputs = ImmutableDictionary<string, object>.Empty };
}
