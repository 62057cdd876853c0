using WhatsAppReplies.Shared.Telemetry;

namespace WhatsAppReplies.Shared.Settings;

/// <summary>The environment of the function that pauses, checked once at start.</summary>
internal sealed record PauseSettings
{
    /// <summary>Of the mapping that is switched off.</summary>
    public required string MappingId { get; init; }

    /// <summary>Names of the alarms that pause.</summary>
    public required IReadOnlyList<string> Alarms { get; init; }

    public required Severity LogLevel { get; init; }

    public Uri? AwsEndpointUrl { get; init; }

    /// <summary>From the runtime.</summary>
    public required string Region { get; init; }

    /// <summary>From the runtime; the dimension of its metric.</summary>
    public required string FunctionName { get; init; }

    /// <summary>Checks every variable before it says what is wrong.</summary>
    /// <exception cref="InvalidSettingsException">Names every variable that is missing or wrong.</exception>
    public static PauseSettings Read(Func<string, string?> environment)
    {
        var reader = new VariablesReader(environment);
        reader.Word(Contract.Variables.Function, Contract.Functions.Pause);
        var settings = new PauseSettings
        {
            MappingId = reader.Identifier(Contract.Variables.MappingId),
            Alarms = reader.Names(Contract.Variables.SpendAlarms),
            LogLevel = reader.Level(Contract.Variables.LogLevel),
            AwsEndpointUrl = reader.OptionalAddress(Contract.Variables.AwsEndpointUrl, ""),
            Region = reader.Text("AWS_REGION"),
            FunctionName = reader.Text("AWS_LAMBDA_FUNCTION_NAME"),
        };
        return reader.Mistakes.Count == 0 ? settings : throw new InvalidSettingsException(reader.Mistakes);
    }
}
