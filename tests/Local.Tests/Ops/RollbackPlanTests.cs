using WhatsAppReplies.Ops.Places.Lambda;
using WhatsAppReplies.Ops.Rollback;

namespace WhatsAppReplies.Local.Tests.Ops;

/// <summary>Which versions a rollback goes to: both functions are of one build.</summary>
public sealed class RollbackPlanTests
{
    [Fact]
    public void Both_functions_go_to_the_same_code_whatever_the_numbers_of_their_versions() => Assert.Equal(
        ["replies 2", "inbound 4"],
        Moves(Function("replies", live: 3, "a", "b", "c"), Function("inbound", live: 5, "a", "a", "b", "b", "c"), null));

    [Fact]
    public void Where_only_a_setting_of_one_has_changed_the_other_stays() =>
        Assert.Equal(["replies 1"], Moves(Function("replies", live: 2, "a", "a"), Function("inbound", live: 1, "a"), null));

    /// <summary>The deployment before changed the code of both: that is not what has to go.</summary>
    [Fact]
    public void What_was_deployed_last_goes_back_also_where_it_was_the_inbound_function_alone() => Assert.Equal(
        ["inbound 2"],
        Moves(Function("replies", live: 2, "a", "b").Published(0, 60), Function("inbound", live: 3, "a", "b", "b").Published(0, 60, 120), null));

    [Fact]
    public void An_inbound_function_that_was_changed_after_the_first_deployment_goes_back_though_the_other_has_no_version_before() => Assert.Equal(
        ["inbound 1"], Moves(Function("replies", live: 1, "a").Published(0), Function("inbound", live: 2, "a", "a").Published(0, 60), null));

    [Fact]
    public void Settings_of_both_that_one_deployment_changed_go_back_together() => Assert.Equal(
        ["replies 1", "inbound 2"],
        Moves(Function("replies", live: 2, "a", "a").Published(0, 121), Function("inbound", live: 3, "a", "a", "a").Published(0, 60, 120), null));

    [Fact]
    public void Of_two_deployments_one_after_the_other_only_the_last_goes_back() => Assert.Equal(
        ["replies 1"], Moves(Function("replies", live: 2, "a", "a").Published(0, 63), Function("inbound", live: 2, "a", "a").Published(0, 60), null));

    [Fact]
    public void A_setting_that_was_mended_just_after_both_had_new_code_goes_back_and_leaves_the_code() => Assert.Equal(
        ["replies 2"], Moves(Function("replies", live: 3, "a", "b", "b").Published(0, 60, 61), Function("inbound", live: 2, "a", "b").Published(0, 60), null));

    [Fact]
    public void A_stack_without_an_inbound_function_has_one_to_move() => Assert.Equal(["replies 1"], Moves(Function("replies", live: 2, "a", "b"), null, null));

    [Fact]
    public void From_where_it_was_rolled_back_to_it_goes_one_further() =>
        Assert.Equal(["replies 1"], Moves(Function("replies", live: 2, "a", "b", "c"), null, null));

    [Fact]
    public void A_rollback_that_stopped_between_the_two_is_ended_by_naming_the_version() =>
        Assert.Equal(["inbound 1"], Moves(Function("replies", live: 1, "a", "b"), Function("inbound", live: 2, "a", "b"), "1"));

    /// <summary>Whichever of the two it had moved already.</summary>
    [Theory]
    [InlineData(1, 2, "inbound 1")]
    [InlineData(2, 1, "replies 1")]
    public void A_rollback_that_stopped_between_the_two_is_ended_by_running_it_again(int replies, int inbound, string rest) =>
        Assert.Equal([rest], Moves(Function("replies", replies, "a", "b"), Function("inbound", inbound, "a", "b"), null));

    [Fact]
    public void Nothing_before_the_first_is_said() =>
        Assert.Contains("has no version before 1", Why(Function("replies", live: 1, "a"), null, null), StringComparison.Ordinal);

    [Fact]
    public void Functions_of_two_builds_never_run_side_by_side() => Assert.Contains(
        "the two would not be of one build", Why(Function("replies", live: 2, "a", "b"), Function("inbound", live: 1, "b"), null), StringComparison.Ordinal);

    [Theory]
    [InlineData(new[] { "a", "b", "c" }, 3, "pause 2")]
    [InlineData(new[] { "a", "b", "b" }, 3, null)]
    [InlineData(new[] { "b", "c" }, 2, "pause 1")]
    [InlineData(new[] { "c" }, 1, null)]
    public void The_function_that_pauses_follows_by_its_code_and_stops_nobody_where_it_has_none_of_it(string[] codes, int live, string? move)
    {
        var pause = Function("pause", live, codes);
        var moves = Assert.IsType<RollbackPlan.Possible>(RollbackPlan.Of(Function("replies", live: 3, "a", "b", "c"), null, null)).Moves;

        Assert.Equal(move is null ? [] : [move], RollbackPlan.Following(pause, moves).Select(followed => $"{followed.Function.Name} {followed.To.Number}"));
        Assert.Equal(codes.Contains("b"), RollbackPlan.CanFollow(pause, moves));
    }

    private static IEnumerable<string> Moves(LiveFunction replies, LiveFunction? inbound, string? wanted) =>
        Assert.IsType<RollbackPlan.Possible>(RollbackPlan.Of(replies, inbound, wanted)).Moves.Select(move => $"{move.Function.Name} {move.To.Number}");

    private static string Why(LiveFunction replies, LiveFunction? inbound, string? wanted) =>
        Assert.IsType<RollbackPlan.Impossible>(RollbackPlan.Of(replies, inbound, wanted)).Why;

    /// <summary>Each version an hour after the one before.</summary>
    private static LiveFunction Function(string name, int live, params string[] codes) => new(
        name,
        new LambdaAlias($"{live}", "revision"),
        [
            .. codes.Select((code, index) => new LambdaVersion
            {
                Number = $"{index + 1}", CodeHash = code, At = VersionTimes.After(index * 60), State = "Active", LastUpdate = "Successful",
                Memory = 128, Timeout = 600, Variables = new Dictionary<string, string>(),
            }),
        ]);
}
