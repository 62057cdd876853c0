namespace App.Tests.Fakes.Dynamo.Expressions;

internal delegate bool Predicate(Scope scope);
