using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using WhatsAppReplies.Local.Cloud.Lambda;
using WhatsAppReplies.Local.Cloud.Lambda.Urls;

namespace WhatsAppReplies.Local.Tests.Lambda.Urls;

/// <summary>A probe with an address that anybody may call.</summary>
public abstract class UrlTestBase : IAsyncLifetime
{
    internal static readonly FunctionPermission Call = new()
    {
        StatementId = "Call",
        Action = FunctionPermission.InvokeFunctionUrl,
        Principal = FunctionPermission.Everybody,
        UrlAuthType = FunctionUrl.NoAuthorization,
    };

    internal static readonly FunctionPermission Invoke = new()
    {
        StatementId = "Invoke",
        Action = FunctionPermission.InvokeFunction,
        Principal = FunctionPermission.Everybody,
        InvokedViaUrl = true,
    };

    internal LambdaHost Host { get; } = new();

    internal FunctionUrl Url { get; private set; } = null!;

    protected HttpClient Http { get; } = new() { Timeout = LambdaHost.Guard };

    internal virtual FunctionDefinition Definition => Host.Definition;

    internal virtual IEnumerable<FunctionPermission> Permissions => [Call, Invoke];

    public async Task InitializeAsync()
    {
        Host.Definition = Definition;
        Host.Create();
        Url = await Host.Service.CreateUrlAsync(LambdaHost.Function);
        foreach (var permission in Permissions) Host.Service.Function(LambdaHost.Function).Policy.Add(permission);
        Http.BaseAddress = Url.Address;
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await Host.DisposeAsync();
    }

    /// <summary>What the function gets for a request.</summary>
    protected async Task<JsonNode> EventAsync(HttpRequestMessage request) => JsonNode.Parse(await (await Http.SendAsync(request)).Content.ReadAsStringAsync())!;

    /// <summary>What a caller gets when the function answers this.</summary>
    protected async Task<HttpResponseMessage> AnswerAsync(string answer) =>
        await Http.PostAsync("answer", new StringContent(answer, new MediaTypeHeaderValue("application/json")));

    protected async Task<int> StatusAsync(string path) => (int)(await Http.GetAsync(path)).StatusCode;
}
