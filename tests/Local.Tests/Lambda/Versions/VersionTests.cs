using WhatsAppReplies.Local.Cloud.Lambda;
using WhatsAppReplies.Local.Tests.Lambda.Urls;

namespace WhatsAppReplies.Local.Tests.Lambda.Versions;

/// <summary>Versions of a function, and an alias that means one of them.</summary>
public sealed class VersionTests : IAsyncLifetime
{
    private const string Live = "live";

    private readonly LambdaHost _host = new LambdaHost().Create();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _host.DisposeAsync().AsTask();

    [Fact]
    public async Task A_version_keeps_what_it_was_published_with_and_an_alias_moves_between_them_at_once()
    {
        Change("first");
        Assert.Equal("1", _host.Service.Publish(LambdaHost.Function));
        Versions.CreateAlias(Live, "1");
        Change("second");
        Assert.Equal("2", _host.Service.Publish(LambdaHost.Function));

        Assert.Equal("1 first", await LiveAsync());
        Versions.MoveAlias(Live, "2", null);
        Assert.Equal("2 second", await LiveAsync());
        Versions.MoveAlias(Live, "1", null);
        Assert.Equal("1 first", await LiveAsync());
    }

    [Fact]
    public void What_has_not_changed_is_not_published_again()
    {
        Change("first");

        Assert.Equal("1", _host.Service.Publish(LambdaHost.Function));
        Assert.Equal("1", _host.Service.Publish(LambdaHost.Function));
    }

    [Fact]
    public void Who_has_not_seen_the_last_change_moves_nothing()
    {
        _host.Service.Publish(LambdaHost.Function);
        Change("second");
        _host.Service.Publish(LambdaHost.Function);
        Versions.CreateAlias(Live, "1");
        var seen = Versions.Alias(Live).Revision;
        Versions.MoveAlias(Live, "2", seen);

        Assert.Equal(LambdaException.Precondition, Assert.Throws<LambdaException>(() => Versions.MoveAlias(Live, "1", seen)).Code);
        Assert.Equal("2", Versions.Alias(Live).Version);
    }

    [Theory]
    [InlineData("live")]
    [InlineData("1")]
    public async Task What_is_not_there_is_not_found(string qualifier)
    {
        Assert.Equal(
            LambdaException.NotFound,
            (await Assert.ThrowsAsync<LambdaException>(() => _host.Service.InvokeAsync(LambdaHost.Function, default, qualifier))).Code);
        Assert.Equal(LambdaException.NotFound, Assert.Throws<LambdaException>(() => Versions.CreateAlias("other", "1")).Code);
    }

    [Fact]
    public async Task An_address_asks_the_policy_of_its_own_alias_and_no_other()
    {
        _host.Service.Publish(LambdaHost.Function);
        Versions.CreateAlias(Live, "1");
        var url = await _host.Service.CreateUrlAsync(LambdaHost.Function, Live);
        using var http = new HttpClient { BaseAddress = url.Address };
        var function = _host.Service.Function(LambdaHost.Function);

        function.Policy.Add(UrlTestBase.Call);
        function.Policy.Add(UrlTestBase.Invoke);
        Assert.Equal(403, (int)(await http.GetAsync("event")).StatusCode);

        function.PolicyOf(Live).Add(UrlTestBase.Call);
        function.PolicyOf(Live).Add(UrlTestBase.Invoke);
        Assert.Equal(200, (int)(await http.GetAsync("event")).StatusCode);
    }

    [Theory]
    [InlineData("probe", "probe", null)]
    [InlineData("probe:live", "probe", "live")]
    [InlineData("arn:aws:lambda:eu-north-1:123456789012:function:probe", "probe", null)]
    [InlineData("arn:aws:lambda:eu-north-1:123456789012:function:probe:live", "probe", "live")]
    public void A_name_says_which_version_is_meant(string text, string function, string? qualifier) =>
        Assert.Equal(new QualifiedName(function, qualifier), QualifiedName.Of(text));

    private WhatsAppReplies.Local.Cloud.Lambda.Versions.FunctionVersions Versions => _host.Service.Function(LambdaHost.Function).Versions;

    private void Change(string mark) => Versions.Change(_host.Definition with { Variables = new Dictionary<string, string> { ["MARK"] = mark } });

    private async Task<string> LiveAsync()
    {
        var answer = Assert.IsType<InvokeResult.Returned>(await _host.Service.InvokeAsync(
            LambdaHost.Function, System.Text.Encoding.UTF8.GetBytes("""{"do":"variables"}"""), Live).WaitAsync(LambdaHost.Guard));
        var variables = System.Text.Json.Nodes.JsonNode.Parse(answer.Payload.Span)!;
        return $"{variables["AWS_LAMBDA_FUNCTION_VERSION"]} {variables["MARK"]}";
    }
}
