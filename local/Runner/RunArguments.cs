using System.Globalization;

namespace WhatsAppReplies.Local.Runner;

/// <summary>The options of a run.</summary>
internal sealed record RunArguments
{
    public string Stack { get; init; } = "dev";

    public string Zip { get; init; } = Path.Combine(Repository.Artifacts, "whatsapp-replies.zip");

    public int Port { get; init; }

    /// <summary>Leave everything running until Ctrl-C.</summary>
    public bool Keep { get; init; }

    public static RunArguments Parse(IReadOnlyList<string> arguments)
    {
        var parsed = new RunArguments();
        for (var index = 0; index < arguments.Count; index++)
        {
            parsed = arguments[index] switch
            {
                "--stack" => parsed with { Stack = Value() },
                "--zip" => parsed with { Zip = Path.GetFullPath(Value()) },
                "--port" => parsed with { Port = PortOf(Value()) },
                "--keep" => parsed with { Keep = true },
                var unknown => throw new ProblemException($"{unknown} is not an option of run: --stack NAME, --zip PATH, --port NUMBER, --keep."),
            };

            string Value() => ++index < arguments.Count
                ? arguments[index]
                : throw new ProblemException($"{arguments[index - 1]} needs a value.");
        }

        return parsed;
    }

    private static int PortOf(string text) =>
        int.TryParse(text, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= ushort.MaxValue
            ? port
            : throw new ProblemException($"--port is {text}; a number from 1 to {ushort.MaxValue} is expected.");
}
