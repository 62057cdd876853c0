using Pulumi.Testing;
using WhatsAppReplies.Local.Cloud.Sns;
using WhatsAppReplies.Local.Deploy;
using WhatsAppReplies.Local.Deploy.Kinds;
using WhatsAppReplies.Local.Plan;
using WhatsAppReplies.Local.Tests.Time;

namespace WhatsAppReplies.Local.Tests.Deploy;

public sealed class LocalMocksTests
{
    private static readonly AwsAccount Account = new("000000000000", "eu-north-1");

    private static readonly AwsAnswers Answers = new(Account.Region, Account.Id);

    private readonly LocalMocks _mocks = new(
        "whatsapp-replies", [new TopicKind(new TopicStore(Account, new Outbox("unused"), new ManualClock()), Answers)], Answers, CancellationToken.None);

    [Fact]
    public async Task A_resource_comes_back_with_its_inputs_and_what_AWS_would_compute()
    {
        var (id, state) = await _mocks.NewResourceAsync(Args("aws:sns/topic:Topic", ("name", "alarms")));

        var properties = Assert.IsAssignableFrom<IReadOnlyDictionary<string, object>>(state);
        Assert.Equal("arn:aws:sns:eu-north-1:000000000000:alarms", id);
        Assert.Equal("alarms", properties["name"]);
        Assert.Equal(id, properties["arn"]);
    }

    [Fact]
    public async Task An_unknown_type_is_an_error_that_names_it()
    {
        var refused = await Assert.ThrowsAsync<ProblemException>(() => _mocks.NewResourceAsync(Args("aws:kinesis/stream:Stream", ("name", "s"))));

        Assert.Equal("aws:kinesis/stream:Stream \"it\": this machine does not understand the type.", refused.Message);
        Assert.Same(refused, Assert.Single(_mocks.Problems));
    }

    [Fact]
    public async Task An_unknown_property_is_an_error_that_names_resource_and_property()
    {
        var refused = await Assert.ThrowsAsync<ProblemException>(
            () => _mocks.NewResourceAsync(Args("aws:sns/topic:Topic", ("name", "alarms"), ("fifoTopic", true))));

        Assert.Equal("aws:sns/topic:Topic \"it\": this machine does not understand the property fifoTopic.", refused.Message);
    }

    [Theory]
    [InlineData("name", "does not understand the property name of a resource that somebody else owns.")]
    [InlineData(null, "cannot stand for an existing resource of this type.")]
    public async Task A_resource_of_somebody_else_is_an_error_when_it_is_described_or_of_another_type(string? property, string message)
    {
        var refused = await Assert.ThrowsAsync<ProblemException>(() => _mocks.NewResourceAsync(new MockResourceArgs
        {
            Type = "aws:sns/topic:Topic",
            Name = "it",
            Id = "alarms",
            Provider = "",
            Inputs = property is null ? Inputs.Of() : Inputs.Of((property, "alarms")),
        }));

        Assert.EndsWith(message, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_function_is_an_error_that_names_it()
    {
        var refused = await Assert.ThrowsAsync<ProblemException>(
            () => _mocks.CallAsync(new MockCallArgs { Token = "aws:ec2/getVpc:getVpc", Args = Inputs.Of() }));

        Assert.Contains("aws:ec2/getVpc:getVpc", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_programs_own_components_are_let_through()
    {
        await _mocks.NewResourceAsync(Args("whatsapp-replies:index:Alarms"));

        Assert.Empty(_mocks.CreatedTypes);
    }

    private static MockResourceArgs Args(string type, params (string, object)[] inputs) =>
        new() { Type = type, Name = "it", Id = "", Provider = "", Inputs = Inputs.Of(inputs) };
}
