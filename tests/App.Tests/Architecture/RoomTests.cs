using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using WhatsAppReplies;

namespace App.Tests.Architecture;

/// <summary>The rooms of the function: each uses only rooms to its right and Shared, which uses no room (docs/design.md).</summary>
public class RoomTests
{
    private const string Root = "WhatsAppReplies";
    private const string Shared = Root + ".Shared";

    /// <summary>From left to right. The longest name that fits says where a type belongs.</summary>
    private static readonly string[][] Functions =
    [
        [
            "Replies.Hosting", "Replies.Triggers", "Replies.Turns", "Replies.Conversations.Archive", "Replies.Conversations.Writes", "Replies.Conversations",
            "Replies.Fragments", "Replies.Model", "Replies.Messaging", "Replies.Media", "Replies.Assistants",
        ],
        ["Inbound.Hosting", "Inbound.Webhooks", "Inbound.Sweep", "Inbound.Staging"],
        ["Pausing.Hosting", "Pausing"],
    ];

    private static readonly IReadOnlyList<IType> Types =
    [
        .. new ArchLoader().LoadAssemblies(typeof(Contract).Assembly).Build().Types.Where(type => NamespaceOf(type).StartsWith(Root, StringComparison.Ordinal)),
    ];

    [Fact]
    public void A_room_uses_only_rooms_to_its_right_and_what_is_shared()
    {
        var forbidden = Arrows().Where(arrow => !IsAllowed(arrow.From, arrow.To)).Select(arrow => $"{arrow.From} uses {arrow.To}: {arrow.Example}").ToList();

        Assert.True(forbidden.Count == 0, string.Join('\n', forbidden));
    }

    [Fact]
    public void Every_type_is_in_a_room() =>
        Assert.Empty(Types.Where(type => RoomOf(type) is null && NamespaceOf(type) != Root).Select(type => type.FullName));

    [Fact]
    public void The_rule_can_fail()
    {
        Assert.False(IsAllowed("Replies.Fragments", "Replies.Turns"));
        Assert.False(IsAllowed("Replies.Turns", "Inbound.Staging"));
        Assert.False(IsAllowed("Pausing", "Replies.Turns"));
        Assert.False(IsAllowed("Pausing", "Pausing.Hosting"));
        Assert.False(IsAllowed("Shared", "Replies.Model"));
        Assert.True(IsAllowed("Replies.Turns", "Replies.Model"));
        Assert.Contains(Arrows(), arrow => arrow is { From: "Replies.Triggers", To: "Replies.Turns" });
    }

    [Fact]
    public void The_function_knows_nothing_of_the_program_and_of_the_local_cloud() => Assert.DoesNotContain(
        typeof(Contract).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!),
        name => name.StartsWith("Pulumi", StringComparison.Ordinal) || name.StartsWith(Root, StringComparison.Ordinal));

    private static IEnumerable<(string From, string To, string Example)> Arrows() =>
        from type in Types
        let room = RoomOf(type)
        where room is not null
        from dependency in type.Dependencies
        where !IsTypeParameter(dependency.Target)
        let target = RoomOf(dependency.Target)
        where target is not null && target != room
        group (type, dependency) by (room, target) into arrow
        let example = arrow.First()
        select (arrow.Key.room, arrow.Key.target, $"{example.type.FullName} of {example.dependency.Target.FullName}");

    /// <summary>The library takes type parameters of the same name for one type, also those of the generated readers of JSON in two rooms.</summary>
    private static bool IsTypeParameter(IType type) => type.FullName.Contains("::", StringComparison.Ordinal);

    private static bool IsAllowed(string from, string to)
    {
        if (to == "Shared" || from == to)
            return true;

        var function = Array.Find(Functions, rooms => rooms.Contains(from));
        return function is not null && Array.IndexOf(function, to) > Array.IndexOf(function, from);
    }

    private static string? RoomOf(IType type)
    {
        var name = NamespaceOf(type);
        if (name == Shared || name.StartsWith(Shared + ".", StringComparison.Ordinal))
            return "Shared";
        return Functions.SelectMany(rooms => rooms)
            .Where(room => $"{name}.".StartsWith($"{Root}.{room}.", StringComparison.Ordinal))
            .MaxBy(room => room.Length);
    }

    private static string NamespaceOf(IType type) => type.Namespace?.FullName ?? "";
}
