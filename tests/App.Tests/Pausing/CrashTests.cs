using App.Tests.Pausing.Support;
using Tests.Support.Loopback;

namespace App.Tests.Pausing;

/// <summary>A process that dies at its one call: Lambda hands the same event to another one.</summary>
public class CrashTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_next_process_leaves_the_mapping_off_whether_the_call_took_effect_or_not(bool tookEffect)
    {
        var isOn = true;
        var calls = 0;
        await using var lambda = await LoopbackServer.StartAsync((request, _) =>
        {
            Assert.Equal("""{"Enabled":false}""", request.Text);
            var dies = calls++ == 0;
            if (!dies || tookEffect)
                isOn = false;
            return Task.FromResult(dies ? Answer.Never() : PausingWorld.State(isOn ? "Enabled" : "Disabled"));
        });
        await using var dead = PausingWorld.With(lambda);
        var died = dead.HandleAsync(AlarmEvents.Text());
        await lambda.WhenRequestArrivesAsync();

        await using var next = PausingWorld.With(lambda);
        await next.HandleAsync(AlarmEvents.Text());

        Assert.False(isOn);
        Assert.Equal(2, calls);
        Assert.False(died.IsCompleted);
        Assert.Empty(dead.Log.Records);
    }
}
