namespace WhatsAppReplies.Local.Providers.Twilio.Network;

/// <summary>After which failures the service calls a webhook again.</summary>
[Flags]
internal enum RepeatPolicies
{
    None = 0,
    ConnectFailure = 1,
    ReadTimeout = 2,
    ClientError = 4,
    ServerError = 8,
    All = ConnectFailure | ReadTimeout | ClientError | ServerError,
}
