using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace App.Tests.Simulation.Mutants;

/// <summary>Finds every condition of every write in the source, so that none can be added without a mutant.</summary>
internal static class GuardUses
{
    public const string GuardsFile = "Replies/Conversations/Writes/Guards.cs";
    public const string WritesFile = "Replies/Conversations/Writes/TurnWrites.cs";

    private const string AlwaysTrue = "\"(attribute_exists(primary_channel) OR attribute_not_exists(primary_channel))\"";

    /// <summary>A guard that is true wherever it is used.</summary>
    public static IEnumerable<Mutation> Constants()
    {
        foreach (var field in Nodes<FieldDeclarationSyntax>(GuardsFile))
        {
            var variable = field.Declaration.Variables.Single();
            var original = variable.ToString();
            yield return new Mutation(
                $"{variable.Identifier.Text}, everywhere",
                new Edit(GuardsFile, original, $"{variable.Identifier.Text} = {AlwaysTrue}"));
        }
    }

    /// <summary>A write that does without one of its guards.</summary>
    public static IEnumerable<Mutation> Uses()
    {
        foreach (var creation in Nodes<BaseObjectCreationExpressionSyntax>(WritesFile))
        {
            var arguments = creation.ArgumentList!.Arguments;
            var when = arguments.Single(argument => argument.NameColon?.Name.Identifier.Text == "when");
            var name = ((LiteralExpressionSyntax)arguments[0].Expression).Token.ValueText;
            foreach (var element in ((CollectionExpressionSyntax)when.Expression).Elements)
            {
                // The write's name and all up to the guard: the same guard stands in many writes.
                var from = creation.ArgumentList.SpanStart;
                var source = creation.SyntaxTree.GetText().ToString();
                var original = source[from..element.Span.End];
                yield return new Mutation(
                    $"{name}: {element.ToString().Replace("Guards.", "", StringComparison.Ordinal)}",
                    new Edit(WritesFile, original, source[from..element.SpanStart] + AlwaysTrue));
            }
        }
    }

    private static IEnumerable<T> Nodes<T>(string file) =>
        CSharpSyntaxTree.ParseText(MutantCompiler.Source(file)).GetRoot().DescendantNodes().OfType<T>();
}
