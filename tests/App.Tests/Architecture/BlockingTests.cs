using Mono.Cecil;
using Mono.Cecil.Cil;
using WhatsAppReplies;
using WhatsAppReplies.Shared.Caching;
using WhatsAppReplies.Shared.Secrets;

namespace App.Tests.Architecture;

/// <summary>
/// Nothing in the function blocks a thread on a task: code goes on where its socket is served (<c>SocketCompletions</c>), and what it would wait for
/// may come over a socket of the same thread.
/// </summary>
public class BlockingTests
{
    private static readonly HashSet<string> Waits = ["Wait", "WaitAll", "WaitAny", "get_Result", "WaitOne"];

    /// <summary>Read tasks that have ended; the compiler's entry point waits for the program's end on the main thread, which watches no socket.</summary>
    private static readonly HashSet<string> Exceptions =
        [typeof(TimedCache<>).FullName!, typeof(CachedSecrets<>).FullName!, $"{typeof(Contract).Namespace}.{nameof(Program)}"];

    [Fact]
    public void No_method_of_the_function_waits_for_a_task_by_blocking()
    {
        var found = Methods(typeof(Contract).Assembly.Location).Where(Blocks).ToList();

        Assert.Empty(found.Where(method => !Exceptions.Contains(Owner(method))).Select(Name));
        Assert.Equal(Exceptions.Order(), found.Select(Owner).Distinct().Order());
    }

    [Fact]
    public void The_rule_can_fail()
    {
        var found = Methods(typeof(BlockingTests).Assembly.Location).Where(Blocks).Select(Name).ToList();

        Assert.Contains($"{typeof(BlockingTests).FullName}::{nameof(WaitForResult)}", found);
        Assert.Contains($"{typeof(BlockingTests).FullName}::{nameof(WaitForAwaiter)}", found);
        Assert.DoesNotContain(found, name => name.Contains(nameof(AwaitAsync), StringComparison.Ordinal));
    }

    private static IEnumerable<MethodDefinition> Methods(string assembly) =>
        from type in AssemblyDefinition.ReadAssembly(assembly).MainModule.GetTypes()
        from method in type.Methods
        where method.HasBody
        select method;

    private static bool Blocks(MethodDefinition method) => method.Body.Instructions.Any(instruction =>
        instruction.OpCode.FlowControl == FlowControl.Call && instruction.Operand is MethodReference called && Blocks(called, method.Name == "MoveNext"));

    /// <param name="called">By the method that is looked at.</param>
    /// <param name="isStateMachine">Of an async method, which takes a result after the task has ended.</param>
    private static bool Blocks(MethodReference called, bool isStateMachine)
    {
        var of = called.DeclaringType;
        var isTask = of.Namespace == "System.Threading.Tasks"
            && (of.Name.StartsWith("Task", StringComparison.Ordinal) || of.Name.StartsWith("ValueTask", StringComparison.Ordinal));
        return ((isTask || of.Namespace == "System.Threading") && Waits.Contains(called.Name))
            || (called.Name == "GetResult" && of.Name.Contains("Awaiter", StringComparison.Ordinal) && !isStateMachine);
    }

    private static string Name(MethodDefinition method) => $"{method.DeclaringType.FullName}::{method.Name}";

    /// <summary>The type in whose file the method stands.</summary>
    private static string Owner(MethodDefinition method)
    {
        var type = method.DeclaringType;
        while (type.DeclaringType is { } outer)
            type = outer;
        return type.FullName;
    }

    private static int WaitForResult(Task<int> task) => task.Result;

    private static void WaitForAwaiter(Task task) => task.GetAwaiter().GetResult();

    private static async Task<int> AwaitAsync(Task<int> task) => await task;
}
