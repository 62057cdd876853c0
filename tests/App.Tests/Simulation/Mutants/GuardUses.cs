using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace App.Tests.Simulation.Mutants;

/// <summary>Finds every condition of every write in the source, so that none can be added without a mutant.</summary>
internal static class GuardUses
{
    public const string GuardsFile = "Replies/Conversations/Writes/Guards.cs";
    public const string WritesFile = "Replies/Conversations/Writes/TurnWrites.cs";

    public const string AlwaysTrue = "\"(attribute_exists(primary_channel) OR attribute_not_exists(primary_channel))\"";

    public const string NeverTrue = "\"(attribute_exists(primary_channel) AND attribute_not_exists(primary_channel))\"";

    /// <summary>A guard that is true wherever it is used.</summary>
    public static IEnumerable<Mutation> Constants()
    {
        foreach (var field in Nodes<FieldDeclarationSyntax>(GuardsFile).Where(field =>
            field.Modifiers.Any(modifier => modifier.IsKind(SyntaxKind.PublicKeyword))))
        {
            var variable = field.Declaration.Variables.Single();
            yield return new Mutation($"{variable.Identifier.Text}, everywhere", new Edit(GuardsFile, variable.Initializer!.Value.Span, AlwaysTrue));
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
                var guard = element.ToString().Replace("Guards.", "", StringComparison.Ordinal);
                yield return new Mutation($"{name}: {guard}", new Edit(WritesFile, element.Span, AlwaysTrue));
            }
        }
    }

    private static IEnumerable<T> Nodes<T>(string file) =>
        MutantCompiler.Trees()[file].GetRoot().DescendantNodes().OfType<T>();
}
