using App.Tests.Fakes;
using App.Tests.Fakes.Turns;
using WhatsAppReplies.Shared.Results;
using WhatsAppReplies.Shared.Secrets;
using WhatsAppReplies.Shared.Twilio;

namespace App.Tests.Secrets;

public sealed class SecretPrefetchTests
{
    private readonly TurnWorld _world = new();

    [Fact]
    public async Task Both_secrets_of_a_reply_are_asked_for_before_its_assistant_is_there()
    {
        var asked = (Keys: 0, Credentials: 0);
        var answer = _world.Assistants.Answer;
        _world.Assistants.Answer = id =>
        {
            asked = (_world.Keys.Asked.Count, _world.Credentials.Asked.Count);
            return answer(id);
        };
        _world.WithConversation().Stage("SM1", "hello");

        await _world.Deliver();

        Assert.Equal((1, 1), asked);
        Assert.Equal(["stack-openai"], _world.Keys.Asked);
        Assert.Equal(["stack-twilio"], _world.Credentials.Asked);
    }

    [Fact]
    public void What_comes_of_a_prefetch_is_the_business_of_whoever_needs_the_secret()
    {
        var keys = new FixedSecrets<OpenAiKey>(new Result<OpenAiKey>.Refuse(new("secret_missing", "It is missing.")));
        var credentials = new FixedSecrets<TwilioCredentials>(new Result<TwilioCredentials>.TryAgain(new("secret_unreachable", "It could not be read.")));

        new SecretPrefetch(keys, credentials).Begin("a", "b");

        Assert.Equal(["a"], keys.Asked);
        Assert.Equal(["b"], credentials.Asked);
    }
}
