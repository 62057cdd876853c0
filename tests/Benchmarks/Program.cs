using WhatsAppReplies.Benchmarks;

using var cancelled = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    // The processes that were started have to be ended first.
    pressed.Cancel = true;
    cancelled.Cancel();
};
try
{
    var options = BenchOptions.Read(args, [.. BenchRun.Sections.Select(section => section.Name)]);
    var report = await BenchRun.RunAsync(options, TimeProvider.System, cancelled.Token);
    Console.WriteLine($"Report: {report}");
    return 0;
}
catch (ProblemException problem)
{
    await Console.Error.WriteLineAsync(problem.Message);
    return 1;
}
catch (OperationCanceledException) when (cancelled.IsCancellationRequested)
{
    await Console.Error.WriteLineAsync("Cancelled; no report was written.");
    return 1;
}
