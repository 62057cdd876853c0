namespace App.Tests.Fakes;

/// <summary>Texts, addresses and secrets are in no log, metric or explanation.</summary>
internal static class Private
{
    public static void AssertNotIn(string? printed, params string[] secrets)
    {
        Assert.NotNull(printed);
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, printed, StringComparison.OrdinalIgnoreCase));
    }
}
