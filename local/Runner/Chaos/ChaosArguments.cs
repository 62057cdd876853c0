using System.Globalization;

namespace WhatsAppReplies.Local.Runner.Chaos;

/// <summary>The options of a chaos run.</summary>
internal sealed record ChaosArguments
{
    private const int MostTurns = 100_000;

    public string Zip { get; init; } = Path.Combine(Repository.Artifacts, "whatsapp-replies.zip");

    public int Turns { get; init; } = 1000;

    /// <summary>Null: another one every time.</summary>
    public int? Seed { get; init; }

    public static ChaosArguments Parse(IReadOnlyList<string> arguments)
    {
        var parsed = new ChaosArguments();
        for (var index = 0; index < arguments.Count; index++)
        {
            parsed = arguments[index] switch
            {
                "--zip" => parsed with { Zip = Path.GetFullPath(Value()) },
                "--turns" => parsed with { Turns = Number("--turns", Value(), 1, MostTurns) },
                "--seed" => parsed with { Seed = Number("--seed", Value(), 0, int.MaxValue) },
                var unknown => throw new ProblemException($"{unknown} is not an option of chaos: --zip PATH, --turns NUMBER, --seed NUMBER."),
            };

            string Value() => ++index < arguments.Count
                ? arguments[index]
                : throw new ProblemException($"{arguments[index - 1]} needs a value.");
        }

        return parsed;
    }

    private static int Number(string option, string text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new ProblemException($"{option} is {text}; a number from {least} to {most} is expected.");
}
