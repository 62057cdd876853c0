namespace ProbeFunction;

/// <summary>What goes wrong before the first request for work, as the variable START says.</summary>
internal static class Startup
{
    public static async Task RunAsync(RuntimeClient runtime)
    {
        switch (Environment.GetEnvironmentVariable("START"))
        {
            case "exit":
                Environment.Exit(7);
                break;
            case "hang":
                Console.WriteLine("hanging at start");
                await Task.Delay(Timeout.InfiniteTimeSpan);
                break;
            case "report":
                await runtime.FailInitAsync(new HandlerException("cannot start"));
                Environment.Exit(1);
                break;
            case "second time":
                await FailTheFirstTimeAsync();
                break;
        }
    }

    private static Task FailTheFirstTimeAsync()
    {
        var mark = Path.Combine(Path.GetTempPath(), "started-before");
        if (File.Exists(mark)) return Task.CompletedTask;
        File.WriteAllText(mark, "");
        Environment.Exit(8);
        return Task.CompletedTask;
    }
}
