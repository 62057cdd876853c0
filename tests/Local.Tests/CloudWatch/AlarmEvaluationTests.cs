using WhatsAppReplies.Local.Cloud.CloudWatch.Alarms;

namespace WhatsAppReplies.Local.Tests.CloudWatch;

/// <summary>
/// The tables of AWS's page on missing data, with its letters: 0 within the threshold, X breaching, - missing; a state of
/// <c>same</c> means that the alarm keeps the one it has.
/// </summary>
public sealed class AlarmEvaluationTests
{
    [Theory]
    [InlineData("0-X-X", "OK", "OK", "OK", "OK")]
    [InlineData("----0", "OK", "OK", "OK", "OK")]
    [InlineData("-----", "INSUFFICIENT_DATA", "same", "ALARM", "OK")]
    [InlineData("0XX-X", "ALARM", "ALARM", "ALARM", "ALARM")]
    [InlineData("--X--", "ALARM", "same", "ALARM", "OK")]
    public void Three_of_three(string datapoints, string missing, string ignore, string breaching, string notBreaching) =>
        Check(datapoints, 3, 3, missing, ignore, breaching, notBreaching);

    [Theory]
    [InlineData("0-X-X", "ALARM", "ALARM", "ALARM", "ALARM")]
    [InlineData("00X0X", "ALARM", "ALARM", "ALARM", "ALARM")]
    [InlineData("0-X--", "OK", "OK", "ALARM", "OK")]
    [InlineData("----0", "OK", "OK", "ALARM", "OK")]
    [InlineData("---X-", "ALARM", "same", "ALARM", "OK")]
    public void Two_of_three(string datapoints, string missing, string ignore, string breaching, string notBreaching) =>
        Check(datapoints, 3, 2, missing, ignore, breaching, notBreaching);

    [Theory]
    [InlineData("--X", "ALARM", "ALARM", "ALARM", "ALARM")]
    [InlineData("--0", "OK", "OK", "OK", "OK")]
    [InlineData("X--", "ALARM", "ALARM", "ALARM", "ALARM")]
    [InlineData("---", "INSUFFICIENT_DATA", "same", "ALARM", "OK")]
    public void One_of_one_looks_further_back_than_one_period(string datapoints, string missing, string ignore, string breaching, string notBreaching) =>
        Check(datapoints, 1, 1, missing, ignore, breaching, notBreaching);

    [Fact]
    public void A_first_breach_alone_is_no_alarm_before_it_is_old_enough() => Check("----X", 3, 3, "same", "same", "ALARM", "OK");

    private static void Check(string datapoints, int periods, int toAlarm, string missing, string ignore, string breaching, string notBreaching)
    {
        var expected = new Dictionary<MissingData, string>
        {
            [MissingData.Missing] = missing,
            [MissingData.Ignore] = ignore,
            [MissingData.Breaching] = breaching,
            [MissingData.NotBreaching] = notBreaching,
        };
        var read = datapoints.Select(letter => letter == '-' ? (bool?)null : letter == 'X').ToList();
        foreach (var (treatment, state) in expected)
        {
            foreach (var current in Enum.GetValues<AlarmState>())
            {
                var next = AlarmEvaluation.Evaluate(read, periods, toAlarm, treatment, current);
                Assert.Equal((treatment, current, state == "same" ? current.Name() : state), (treatment, current, next.Name()));
            }
        }
    }
}
