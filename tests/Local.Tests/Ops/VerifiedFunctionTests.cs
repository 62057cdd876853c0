using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using WhatsAppReplies.Infra.StackFiles;
using WhatsAppReplies.Local.Plan;
using WhatsAppReplies.Ops.Places;
using WhatsAppReplies.Ops.Places.Lambda;
using WhatsAppReplies.Ops.Verify;

namespace WhatsAppReplies.Local.Tests.Ops;

/// <summary>What is live has to be what the program declares, and the zip that somebody names.</summary>
public sealed class VerifiedFunctionTests
{
    private const string Name = "whatsapp-replies-dev-inbound";
    private static readonly string Zip = new('a', 64);

    [Fact]
    public async Task A_function_as_it_is_declared_holds() => Assert.Empty(await NotHoldingAsync(_ => { }, reserved: 20));

    [Theory]
    [InlineData("Role", "arn:aws:iam::210987654321:role/another", "its role is whatsapp-replies-dev-inbound-function: another")]
    [InlineData("Runtime", "provided.al2023", "its runtime is dotnet10: provided.al2023")]
    [InlineData("Handler", "Other", "its handler is WhatsAppReplies: Other")]
    [InlineData("CodeSha256", "qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqs=", "its code is the zip aaaaaaaaaaaa: another: aaaaaaaaaaaa")]
    public async Task Whatever_is_otherwise_is_named(string property, string value, string told)
    {
        var found = await NotHoldingAsync(function => function[property] = value, reserved: 20);

        Assert.Equal([told], found);
    }

    [Fact]
    public async Task The_processor_and_what_is_reserved_are_compared_too()
    {
        Assert.Equal(["its processor is x86_64: arm64"], await NotHoldingAsync(function => function["Architectures"] = new JsonArray("arm64"), reserved: 20));
        Assert.Equal(["what is reserved for it at the same time is 20: none"], await NotHoldingAsync(_ => { }, reserved: null));
        Assert.Equal(["what is reserved for it at the same time is 20: 5"], await NotHoldingAsync(_ => { }, reserved: 5));
    }

    [Fact]
    public async Task A_function_that_is_not_there_and_one_without_a_version_are_points_that_do_not_hold()
    {
        var gone = new FunctionChecks(Lambda(_ => new HttpResponseMessage(HttpStatusCode.NotFound)
        {
            Content = Json("""{"Message": "Function not found"}"""),
            Headers = { { "x-amzn-ErrorType", "ResourceNotFoundException" } },
        }), null);
        var unpublished = new FunctionChecks(Lambda(path => new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = Json(
                path.EndsWith("/versions", StringComparison.Ordinal) ? """{"Versions": []}""" : """{"FunctionVersion": "$LATEST", "RevisionId": "r"}"""),
        }), null);

        Assert.Equal(["there is no alias live"], (await gone.OfVersionsAsync([Name], CancellationToken.None)).Select(point => point.Seen));
        Assert.Equal(
            ["version $LATEST, and none is published"], (await unpublished.OfVersionsAsync([Name], CancellationToken.None)).Select(point => point.Seen));
    }

    private static async Task<IReadOnlyList<string>> NotHoldingAsync(Action<JsonObject> change, int? reserved)
    {
        var plan = await Planner.PlanAsync(StackFile.Read(TestStacks.Folder, "dev"), TestStacks.Folder);
        var declared = plan.Resources.Single(resource =>
            resource.Inputs["name"]?.GetValue<string>() == Name && resource.Type == "aws:lambda/function:Function");
        var function = new JsonObject
        {
            ["Version"] = "3",
            ["State"] = "Active",
            ["LastUpdateStatus"] = "Successful",
            ["LastModified"] = "2026-03-01T10:00:00.000+0000",
            ["CodeSha256"] = Convert.ToBase64String(Convert.FromHexString(Zip)),
            ["Role"] = $"arn:aws:iam::210987654321:role/{Name}-function",
            ["Runtime"] = "dotnet10",
            ["Handler"] = "WhatsAppReplies",
            ["Architectures"] = new JsonArray("x86_64"),
            ["MemorySize"] = declared.Inputs["memorySize"]!.GetValue<long>(),
            ["Timeout"] = declared.Inputs["timeout"]!.GetValue<long>(),
            ["Environment"] = new JsonObject { ["Variables"] = declared.Inputs["environment"]!["variables"]!.DeepClone() },
        };
        change(function);
        var lambda = Lambda(path => new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = Json(path.EndsWith("/concurrency", StringComparison.Ordinal)
                ? reserved is null ? "{}" : $$"""{"ReservedConcurrentExecutions": {{reserved}}}"""
                : function.ToJsonString()),
        });
        var points = await new FunctionChecks(lambda, CodeHash.Of(Zip)).RunAsync([declared], CancellationToken.None);
        return [.. points.Where(point => !point.Holds).Select(point => $"{point.What}: {point.Seen}")];
    }

    private static LambdaControl Lambda(Func<string, HttpResponseMessage> answer) => new(new SignedHttp(
        new HttpClient(new Answering(answer)),
        () => new BasicAWSCredentials("key", "secret").GetCredentialsAsync(),
        new Uri("https://lambda.invalid"),
        "eu-north-1",
        "lambda",
        TimeProvider.System));

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private sealed class Answering(Func<string, HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = answer(request.RequestUri!.AbsolutePath);
            response.RequestMessage = request;
            return Task.FromResult(response);
        }
    }
}
