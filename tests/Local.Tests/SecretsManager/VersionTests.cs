using WhatsAppReplies.Local.Cloud.Gateway;
using WhatsAppReplies.Local.Cloud.SecretsManager;
using WhatsAppReplies.Local.Tests.Time;

namespace WhatsAppReplies.Local.Tests.SecretsManager;

public sealed class VersionTests
{
    private readonly ManualClock _clock = new();
    private readonly SecretStore _store;
    private readonly Secret _secret;

    public VersionTests()
    {
        _store = new SecretStore(new AwsAccount("000000000000", "eu-north-1"), _clock);
        _secret = _store.Create("key", null);
    }

    [Fact]
    public void A_new_value_takes_the_stage_and_the_old_one_becomes_the_previous()
    {
        Put("one");
        Put("two");
        Put("three");

        Assert.Equal("three", _secret.Staged(Stages.Current)!.Text);
        Assert.Equal("two", _secret.Staged(Stages.Previous)!.Text);
        Assert.Single(_secret.Versions, version => version.Stages.Count == 0);
    }

    [Fact]
    public void A_pending_value_is_not_the_current_one_until_the_stage_is_moved()
    {
        var one = Put("one");
        var two = Put("two", Stages.Pending);
        var before = _secret.Staged(Stages.Current)!;

        _secret.Move(Stages.Current, two);

        Assert.Same(one, before);
        Assert.Same(two, _secret.Staged(Stages.Current));
        Assert.Same(one, _secret.Staged(Stages.Previous));
    }

    [Fact]
    public void The_same_token_with_the_same_value_is_the_same_call_and_with_another_a_mistake()
    {
        var first = _store.Put(_secret, "token", "one", null, [Stages.Current]);

        Assert.Same(first, _store.Put(_secret, "token", "one", null, [Stages.Current]));
        Assert.Equal("ResourceExistsException", Assert.Throws<AwsException>(() => _store.Put(_secret, "token", "two", null, [Stages.Current])).Error.Code);
    }

    [Fact]
    public void A_secret_is_found_by_name_and_by_ARN_with_and_without_its_random_end()
    {
        Assert.Same(_secret, _store.Get("key"));
        Assert.Same(_secret, _store.Get(_secret.Arn));
        Assert.Same(_secret, _store.Get(_secret.Arn[..^7]));
        Assert.Equal("ResourceNotFoundException", Assert.Throws<AwsException>(() => _store.Get("other")).Error.Code);
    }

    [Fact]
    public void A_deleted_secret_is_refused_until_its_window_has_passed_and_then_gone()
    {
        _store.Delete(_secret, 7);

        Assert.Equal("InvalidRequestException", Assert.Throws<AwsException>(() => _store.GetUsable("key")).Error.Code);
        Assert.Equal("InvalidRequestException", Assert.Throws<AwsException>(() => _store.Create("key", null)).Error.Code);

        _clock.Advance(TimeSpan.FromDays(7));

        Assert.Null(_store.Find("key"));
        Assert.NotEqual(_secret.Arn, _store.Create("key", null).Arn);
    }

    [Fact]
    public void A_secret_deleted_without_recovery_is_gone_at_once()
    {
        _store.Delete(_secret, null);

        Assert.Null(_store.Find("key"));
    }

    private SecretVersion Put(string text, string stage = Stages.Current) => _store.Put(_secret, null, text, null, [stage]);
}
