using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace App.Tests.Simulation.Mutants;

/// <summary>
/// Mutant schemata: sources in which every edit stands beside what it replaces, behind a switch, so that one compilation holds all mutants. Each run must see
/// its own mutant: in a file that has an edit in a field, constants become properties, and static fields are computed again when the switches change.
/// </summary>
internal sealed class MutantSwitches(IReadOnlyDictionary<string, SyntaxTree> trees, IReadOnlyList<Edit> edits)
{
    public const string Class = "WhatsAppReplies.MutantSwitches";

    /// <summary>Static method of a class whose fields are computed again.</summary>
    public const string Again = "ComputeAgain";

    public const string Source = """
        namespace WhatsAppReplies
        {
            public static class MutantSwitches
            {
                public static bool[] Active = System.Array.Empty<bool>();

                public static bool On(int edit) => Active[edit];
            }
        }
        """;

    private const string Call = $"{Class}.On(";

    /// <summary>Sources of the files that have an edit.</summary>
    public IEnumerable<(string File, string Text)> Files()
    {
        foreach (var (file, of) in edits.Select((edit, id) => (edit, id)).GroupBy(entry => entry.edit.File).Select(group => (group.Key, group.ToList())))
        {
            var root = trees[file].GetRoot();
            var text = Render(root, root.FullSpan, of);
            yield return (file, of.Exists(entry => FieldOf(root, entry.edit) is not null) ? WithoutConstants(text) : text);
        }
    }

    /// <summary>The edits around an error of the compiler: those of the same member.</summary>
    public static IEnumerable<int> Around(SyntaxTree tree, TextSpan error)
    {
        var member = tree.GetRoot().FindNode(error).AncestorsAndSelf().OfType<MemberDeclarationSyntax>().First().ToString();
        for (var at = member.IndexOf(Call, StringComparison.Ordinal); at >= 0; at = member.IndexOf(Call, at + 1, StringComparison.Ordinal))
        {
            var start = at + Call.Length;
            yield return int.Parse(member.AsSpan(start, member.IndexOf(')', start) - start), System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    private static string Render(SyntaxNode root, TextSpan span, List<(Edit Edit, int Id)> edits)
    {
        var source = root.GetText();
        var rendered = new StringBuilder();
        var at = span.Start;
        foreach (var place in Outermost(edits))
        {
            rendered.Append(source.ToString(TextSpan.FromBounds(at, place.Start)));
            var here = edits.Where(entry => entry.Edit.Span == place).ToList();
            var inside = edits.Where(entry => place.Contains(entry.Edit.Span) && entry.Edit.Span != place).ToList();
            var original = Render(root, place, inside);
            foreach (var (edit, id) in here)
                original = Switched(root, edit, id, original);
            rendered.Append(original);
            at = place.End;
        }

        return rendered.Append(source.ToString(TextSpan.FromBounds(at, span.End))).ToString();
    }

    private static IEnumerable<TextSpan> Outermost(List<(Edit Edit, int Id)> edits)
    {
        var spans = edits.Select(entry => entry.Edit.Span).Distinct().ToList();
        return spans.Where(span => !spans.Exists(other => other != span && other.Contains(span))).OrderBy(span => span.Start);
    }

    private static string Switched(SyntaxNode root, Edit edit, int id, string original)
    {
        var on = $"{Call}{id})";
        if (edit.Span.IsEmpty)
            return $"if ({on}) {{ {edit.Replacement} }}\n{original}";
        if (IsStatement(root, edit.Span))
            return $"if ({on}) {{ {edit.Replacement} }} else {{ {original} }}";

        // These two keep what a pattern in the original assigns.
        return edit.Replacement switch
        {
            "false" => $"(!{on} && ({original}))",
            "true" => $"({on} || ({original}))",
            _ => $"({on} ? ({edit.Replacement}) : ({original}))",
        };
    }

    private static bool IsStatement(SyntaxNode root, TextSpan span) =>
        root.FindNode(span).AncestorsAndSelf().OfType<StatementSyntax>().Any(statement => statement.Span == span);

    private static FieldDeclarationSyntax? FieldOf(SyntaxNode root, Edit edit) =>
        root.FindNode(edit.Span).AncestorsAndSelf().OfType<MemberDeclarationSyntax>().First() as FieldDeclarationSyntax;

    private static string WithoutConstants(string text)
    {
        var root = CSharpSyntaxTree.ParseText(text).GetRoot();
        return root.ReplaceNodes(root.DescendantNodes().OfType<ClassDeclarationSyntax>(), (_, owner) => Recomputed(owner)).ToFullString();
    }

    private static ClassDeclarationSyntax Recomputed(ClassDeclarationSyntax owner)
    {
        var fields = owner.Members.OfType<FieldDeclarationSyntax>().Where(Is(SyntaxKind.StaticKeyword, SyntaxKind.ReadOnlyKeyword)).ToList();
        var again = string.Concat(fields.Select(field => Assignment(field.Declaration.Variables.Single())));
        return owner
            .ReplaceNodes(
                owner.Members.OfType<FieldDeclarationSyntax>().Where(field => fields.Contains(field) || Is(SyntaxKind.ConstKeyword)(field)),
                (field, _) => fields.Contains(field) ? Writable(field) : Property(field))
            .AddMembers(SyntaxFactory.ParseMemberDeclaration($"\npublic static void {Again}() {{ {again} }}\n")!);
    }

    private static string Assignment(VariableDeclaratorSyntax variable) => $"{variable.Identifier} = {variable.Initializer!.Value};\n";

    private static Func<FieldDeclarationSyntax, bool> Is(params SyntaxKind[] modifiers) =>
        field => Array.TrueForAll(modifiers, modifier => field.Modifiers.Any(modifier));

    private static FieldDeclarationSyntax Writable(FieldDeclarationSyntax field) =>
        field.WithModifiers([.. field.Modifiers.Where(modifier => !modifier.IsKind(SyntaxKind.ReadOnlyKeyword))]);

    private static MemberDeclarationSyntax Property(FieldDeclarationSyntax field)
    {
        var variable = field.Declaration.Variables.Single();
        var visibility = string.Join(' ', field.Modifiers.Where(modifier => !modifier.IsKind(SyntaxKind.ConstKeyword)).Select(modifier => modifier.Text));
        return SyntaxFactory.ParseMemberDeclaration(
            $"\n{visibility} static {field.Declaration.Type} {variable.Identifier} => {variable.Initializer!.Value};\n")!;
    }
}
