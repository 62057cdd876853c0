using System.Text;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;
using Standins.Tests.Lambda.Support;
using Tests.Support.Loopback;

namespace Standins.Tests.Lambda;

[Collection(nameof(ProcessWide))]
public class HandlerShapeTests
{
    private static readonly SourceGeneratorLambdaJsonSerializer<StreamEventJson> Serializer = new();

    [Fact]
    public async Task A_typed_handler_with_a_context() => Assert.Equal(
        """{"text":"A","length":1}""", await AnswerOf(LambdaBootstrapBuilder.Create<Word, Measured>(
            (Word word, ILambdaContext _) => Task.FromResult(new Measured(word.Text, word.Text.Length)), Serializer)));

    [Fact]
    public async Task A_typed_handler_without_a_context() => Assert.Equal(
        """{"text":"A","length":1}""", await AnswerOf(LambdaBootstrapBuilder.Create<Word, Measured>(
            (Word word) => Task.FromResult(new Measured(word.Text, word.Text.Length)), Serializer)));

    [Fact]
    public async Task A_typed_handler_that_is_not_asynchronous() => Assert.Equal(
        """{"text":"A","length":1}""", await AnswerOf(LambdaBootstrapBuilder.Create<Word, Measured>(
            (Word word, ILambdaContext _) => new Measured(word.Text, word.Text.Length), Serializer)));

    [Fact]
    public async Task A_typed_handler_without_an_answer() => Assert.Equal(
        "", await AnswerOf(LambdaBootstrapBuilder.Create<Word>((Word _, ILambdaContext _) => Task.CompletedTask, Serializer)));

    [Fact]
    public async Task A_handler_of_streams() => Assert.Equal(
        """{"text":"A"}""", await AnswerOf(LambdaBootstrapBuilder.Create((Stream input, ILambdaContext _) => Task.FromResult(input))));

    [Fact]
    public async Task A_handler_that_writes_into_a_given_stream() => Assert.Equal(
        "written", await AnswerOf(LambdaBootstrapBuilder.Create(
            (Stream _, ILambdaContext _, MemoryStream output) => output.Write(Encoding.UTF8.GetBytes("written")))));

    private static async Task<string> AnswerOf(LambdaBootstrapBuilder builder)
    {
        using var once = new VariableScope("AWS_LAMBDA_DOTNET_DEBUG_RUN_ONCE", "true");
        await using var api = await FakeRuntimeApi.StartAsync(new ScriptedInvocation("request-1", """{"text":"A"}"""));
        using var bootstrap = builder.ConfigureOptions(o => o.RuntimeApiEndpoint = api.Endpoint).Build();
        await bootstrap.RunAsync().WaitAsync(TimeSpan.FromSeconds(30));
        ReceivedRequest answer = await api.NextPostAsync();
        Assert.EndsWith("/response", answer.Target, StringComparison.Ordinal);
        return answer.Text;
    }
}
