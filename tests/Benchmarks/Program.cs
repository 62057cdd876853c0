using Spectre.Console.Cli;
using WhatsAppReplies.Benchmarks;
using WhatsAppReplies.Local.Plan;

return await CommandLine.RunAsync(new CommandApp<BenchCommand>(), "Benchmarks", args, _ => { }, Console.Error);
