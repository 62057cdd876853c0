using Spectre.Console.Cli;
using WhatsAppReplies.Benchmarks;

return await WhatsAppReplies.Local.Plan.CommandLine.RunAsync(new CommandApp<BenchCommand>(), "Benchmarks", args, _ => { }, Console.Error);
