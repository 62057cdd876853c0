using Amazon.DynamoDBv2.Model;

namespace App.Tests.Fakes.Dynamo.Expressions;

/// <summary>Something with a value, or with none where the item has no such attribute.</summary>
internal delegate AttributeValue? Operand(Scope scope);
