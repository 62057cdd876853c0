using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace App.Tests.Simulation.Mutants;

/// <summary>
/// Finds guards by their markers: a comment line <c>// guard: name</c> right above the statement, switch arm, member or assignment that
/// is the guard. The code itself is not quoted, so it can be written anew as long as the marker stays with it.
/// </summary>
internal static class GuardMarkers
{
    private const string Prefix = "// guard: ";

    private static readonly Dictionary<string, List<(string File, SyntaxNode Node)>> Marked = Find();

    public static IReadOnlyCollection<string> Names => Marked.Keys;

    /// <summary>The statement is gone.</summary>
    public static Edit Without(string marker) => Instead(marker, ";");

    /// <summary>Other code stands in its place.</summary>
    public static Edit Instead(string marker, string code) => Replace(marker, node => node.Span, code);

    /// <summary>Something happens before it.</summary>
    public static Edit Before(string marker, string code) => Replace(marker, node => new TextSpan(node.SpanStart, 0), code + "\n");

    /// <summary>The condition of an <c>if</c> is another one.</summary>
    public static Edit Condition(string marker, string expression) => Replace(marker, node => ((IfStatementSyntax)node).Condition.Span, expression);

    /// <summary>What is assigned, returned or computed is something else.</summary>
    public static Edit Value(string marker, string expression) => Replace(marker, node => ValueOf(node).Span, expression);

    /// <summary>Whether an edit takes something of the marked code away.</summary>
    public static bool Covers(string marker, Edit edit) =>
        Marked[marker].Exists(place => place.File == edit.File && place.Node.FullSpan.Contains(edit.Span));

    private static Edit Replace(string marker, Func<SyntaxNode, TextSpan> span, string code)
    {
        if (!Marked.TryGetValue(marker, out var places) || places is not [var place])
            throw new InvalidOperationException($"Not exactly one comment under app/ is '{Prefix}{marker}'.");

        return new Edit(place.File, span(place.Node), code);
    }

    private static ExpressionSyntax ValueOf(SyntaxNode node) => node switch
    {
        LocalDeclarationStatementSyntax local => local.Declaration.Variables.Single().Initializer!.Value,
        FieldDeclarationSyntax field => field.Declaration.Variables.Single().Initializer!.Value,
        ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax assignment } => assignment.Right,
        ReturnStatementSyntax { Expression: { } returned } => returned,
        AssignmentExpressionSyntax assignment => assignment.Right,
        SwitchExpressionArmSyntax arm => arm.Expression,
        MethodDeclarationSyntax { ExpressionBody.Expression: { } body } => body,
        PropertyDeclarationSyntax { ExpressionBody.Expression: { } body } => body,
        _ => throw new InvalidOperationException($"A {node.Kind()} has no value that a mutant could replace."),
    };

    private static Dictionary<string, List<(string File, SyntaxNode Node)>> Find()
    {
        var found = new Dictionary<string, List<(string, SyntaxNode)>>(StringComparer.Ordinal);
        foreach (var (file, tree) in MutantCompiler.Trees())
        {
            foreach (var trivia in tree.GetRoot().DescendantTrivia().Where(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia)))
            {
                var text = trivia.ToString();
                if (!text.StartsWith(Prefix, StringComparison.Ordinal))
                    continue;

                var name = text[Prefix.Length..].Trim();
                if (!found.TryGetValue(name, out var places))
                    found[name] = places = [];
                places.Add((file, Below(trivia.Token)));
            }
        }

        return found;
    }

    /// <summary>The largest guardable piece of code that begins right below the marker.</summary>
    private static SyntaxNode Below(SyntaxToken first) => first.Parent!.AncestorsAndSelf().Last(node =>
        node.GetFirstToken() == first
        && node is StatementSyntax or SwitchExpressionArmSyntax or MemberDeclarationSyntax
            or AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax });
}
