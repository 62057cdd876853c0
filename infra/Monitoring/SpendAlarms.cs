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

    public static IEnumerable<AlarmDefinition> Of(StackContext stack, AlarmSubject subject)
    {
        var function = subject.Function.Function.Name;
        if (stack.Settings.SpendCeilingPerDay is > 0 and var perDay)
        {
            var day = Watched.Own(function, Contract.Telemetry.CostDollars);
            (day.Period, day.Threshold) = (Watched.OneDay, perDay);
            yield return new AlarmDefinition(
                "spend-day",
                $"The model has cost more than {perDay} dollars in a day: more customers write than usual, "
                + "replies have become longer, or somebody makes it answer.",
                $"see on the dashboard {stack.Names.Dashboard} whether replies or tokens have grown. To stop all of it in seconds: "
                + $"./build.sh --target=Pause --stack={stack.Names.Stack}; to go on: raise {SettingKeys.SpendCeilingPerDay}.",
                day);
        }

        if (stack.Settings.SpendCeilingPerMonth is > 0 and var perMonth)
        {
            var pace = Watched.Own(function, Contract.Telemetry.CostDollars);
            (pace.Period, pace.Threshold) = (Watched.OneDay, (double)perMonth / DaysOfAMonth);
            (pace.EvaluationPeriods, pace.DatapointsToAlarm) = (DaysLookedAt, DaysAbove);
            yield return new AlarmDefinition(
                "spend-month",
                $"On {DaysAbove} of the last {DaysLookedAt} days the model has cost more than a thirtieth of {perMonth} dollars: "
                + "at this pace the month costs more than its ceiling.",
                $"see on the dashboard {stack.Names.Dashboard} what has grown; a smaller model or fewer output tokens for an assistant, "
                + $"or raise {SettingKeys.SpendCeilingPerMonth}.",
                pace);
        }
    }
}
