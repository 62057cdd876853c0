namespace App.Tests.Inbound.Support;

/// <summary>Sids in the shape that Twilio gives them, told apart by their last digit: a shorter one is no sid.</summary>
internal static class Sids
{
    public const string SM0 = "SM00000000000000000000000000000000";
    public const string SM1 = "SM00000000000000000000000000000001";
    public const string SM2 = "SM00000000000000000000000000000002";
    public const string SM3 = "SM00000000000000000000000000000003";
    public const string SM5 = "SM00000000000000000000000000000005";
    public const string SM7 = "SM00000000000000000000000000000007";
    public const string SM8 = "SM00000000000000000000000000000008";
    public const string SM9 = "SM00000000000000000000000000000009";
    public const string MM1 = "MM00000000000000000000000000000001";

    public static string Of(int number) => $"SM{number:x32}";
}
