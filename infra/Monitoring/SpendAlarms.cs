using WhatsAppReplies.Infra.Settings;

namespace WhatsAppReplies.Infra.Monitoring;

/// <summary>
/// What the model costs, as far as the assistants' prices tell. An alarm can look at seven days and no further back: of a month it sees the pace.
/// </summary>
internal static class SpendAlarms
{
    private const int DaysOfAMonth = 30;
    private const int DaysLookedAt = 7;
    private const int DaysAbove = 5;

    public const string Day = "spend-day";
    public const string Month = "spend-month";

    /// <summary>Those that the stack file asks for.</summary>
    public static IEnumerable<string> NamesOf(StackSettings settings)
    {
        if (settings.SpendCeilingPerDay > 0)
            yield return Day;
        if (settings.SpendCeilingPerMonth > 0)
            yield return Month;
    }

    public static IEnumerable<AlarmDefinition> Of(StackContext stack, AlarmSubject subject) =>
        NamesOf(stack.Settings).Select(name => name == Day ? OfTheDay(stack, subject) : OfTheMonth(stack, subject));

    private static AlarmDefinition OfTheDay(StackContext stack, AlarmSubject subject)
    {
        var (perDay, day) = (stack.Settings.SpendCeilingPerDay, Watched.Own(subject.Function.Function.Name, Contract.Telemetry.CostDollars));
        (day.Period, day.Threshold) = (Watched.OneDay, perDay);
        return new AlarmDefinition(
            Day,
            $"The model has cost more than {perDay} dollars in a day: more customers write than usual, replies have become longer, "
            + $"or somebody makes it answer.{Consequence(subject)}",
            $"see on the dashboard {stack.Names.Dashboard} whether replies or tokens have grown. {ToDo(stack, subject, SettingKeys.SpendCeilingPerDay)}",
            day)
        {
            Pauses = subject.Pause,
        };
    }

    private static AlarmDefinition OfTheMonth(StackContext stack, AlarmSubject subject)
    {
        var (perMonth, pace) = (stack.Settings.SpendCeilingPerMonth, Watched.Own(subject.Function.Function.Name, Contract.Telemetry.CostDollars));
        (pace.Period, pace.Threshold) = (Watched.OneDay, (double)perMonth / DaysOfAMonth);
        (pace.EvaluationPeriods, pace.DatapointsToAlarm) = (DaysLookedAt, DaysAbove);
        return new AlarmDefinition(
            Month,
            $"On {DaysAbove} of the last {DaysLookedAt} days the model has cost more than a thirtieth of {perMonth} dollars: "
            + $"at this pace the month costs more than its ceiling.{Consequence(subject)}",
            subject.Pause is null
                ? $"see on the dashboard {stack.Names.Dashboard} what has grown; a smaller model or fewer output tokens for an assistant, "
                    + $"or raise {SettingKeys.SpendCeilingPerMonth}."
                : $"see on the dashboard {stack.Names.Dashboard} what has grown. {ToDo(stack, subject, SettingKeys.SpendCeilingPerMonth)}",
            pace)
        {
            Pauses = subject.Pause,
        };
    }

    /// <summary>Whoever is told has to know that customers wait from now on.</summary>
    private static string Consequence(AlarmSubject subject) => subject.Pause is null
        ? ""
        : " Replies are paused now: what customers write waits, for 24 hours until WhatsApp takes no free answer any more, "
            + "and for 15 days until its text is gone.";

    private static string ToDo(StackContext stack, AlarmSubject subject, string ceiling) => subject.Pause is null
        ? $"To stop all of it in seconds: ./build.sh --target=Pause --stack={stack.Names.Stack}; to go on: raise {ceiling}."
        : $"Nothing goes on by itself. To go on: ./build.sh --target=Pause --stack={stack.Names.Stack} --resume, where it is to be more from "
            + $"now on after raising {ceiling}. As long as it waits, oldest-trigger rings too; {PauseAlarms.Failed} rings where it is not paused.";
}
