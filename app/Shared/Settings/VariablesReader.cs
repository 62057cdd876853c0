using System.Globalization;
using WhatsAppReplies.Shared.Telemetry;

namespace WhatsAppReplies.Shared.Settings;

/// <summary>Reader of variables; collects what is wrong with them, so that one start tells everything.</summary>
internal sealed class VariablesReader(Func<string, string?> environment)
{
    private readonly List<string> _mistakes = [];

    public IReadOnlyList<string> Mistakes => _mistakes;

    public string Text(string name)
    {
        if (Value(name) is { } value)
            return value;

        _mistakes.Add($"{name} is missing");
        return "";
    }

    public string Text(string name, string byDefault) => Value(name) ?? byDefault;

    /// <summary>What stands in a path of AWS as it is.</summary>
    public string Identifier(string name)
    {
        var value = Value(name);
        if (value is not null && value.All(character => char.IsAsciiLetterOrDigit(character) || character == '-'))
            return value;

        Wrong(name, value, "must be of letters, digits and hyphens");
        return "";
    }

    /// <summary>At least one, with commas between them.</summary>
    public IReadOnlyList<string> Names(string name)
    {
        var value = Value(name);
        if (value?.Split(',', StringSplitOptions.TrimEntries) is { } names && names.All(part => part.Length > 0))
            return names;

        Wrong(name, value, "must be one name, or several with commas between them");
        return [];
    }

    /// <returns>Nothing when the variable is not there.</returns>
    public IReadOnlyList<string>? OptionalNames(string name) => Value(name) is null ? null : Names(name);

    /// <summary>A variable that can have one value only.</summary>
    public void Word(string name, string expected)
    {
        if (Value(name) is var value && value != expected)
            Wrong(name, value, $"must be {expected}");
    }

    public int Number(string name, int least, int most)
    {
        var value = Value(name);
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;

        Wrong(name, value, string.Create(CultureInfo.InvariantCulture, $"must be a whole number from {least} to {most}"));
        return least;
    }

    public Severity Level(string name)
    {
        var value = Value(name);
        switch (value?.ToUpperInvariant())
        {
            case "DEBUG": return Severity.Debug;
            case "INFO": return Severity.Info;
            case "WARN" or "WARNING": return Severity.Warning;
            case "ERROR": return Severity.Error;
            case "CRITICAL": return Severity.Critical;
            default:
                Wrong(name, value, "must be DEBUG, INFO, WARNING, ERROR or CRITICAL");
                return Severity.Info;
        }
    }

    public Uri? OptionalAddress(string name, string path)
    {
        if (Value(name) is not { } value)
            return null;

        if (TryAddress(value, out var address) && address.AbsolutePath.TrimEnd('/') == path && address.Query.Length == 0)
            return new Uri(address.GetLeftPart(UriPartial.Path).TrimEnd('/'));

        Wrong(name, value, path.Length == 0 ? "must be an http or https address without a path" : $"must be an http or https address that ends in {path}");
        return null;
    }

    public string Address(string name)
    {
        var value = Value(name);
        if (value is not null && TryAddress(value, out _))
            return value;

        Wrong(name, value, "must be an http or https address");
        return "";
    }

    private static bool TryAddress(string value, out Uri address) =>
        Uri.TryCreate(value, UriKind.Absolute, out address!) && address.Scheme is "http" or "https";

    private string? Value(string name) => environment(name) is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    private void Wrong(string name, string? value, string rule) =>
        _mistakes.Add(value is null ? $"{name} is missing: it {rule}" : $"{name} {rule}");
}

/// <summary>The environment is not one that the function can run in. Names every variable that is wrong, never a value.</summary>
internal sealed class InvalidSettingsException(IReadOnlyList<string> mistakes)
    : Exception($"The function's environment is wrong: {string.Join("; ", mistakes)}.")
{
    public IReadOnlyList<string> Mistakes { get; } = mistakes;
}
