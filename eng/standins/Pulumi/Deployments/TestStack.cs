namespace Pulumi;

/// <summary>The stack around a program that is a function.</summary>
internal sealed class TestStack : Stack;
