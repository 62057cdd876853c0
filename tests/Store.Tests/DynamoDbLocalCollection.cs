namespace Store.Tests;

[CollectionDefinition(DynamoDbLocal.Collection)]
public sealed class DynamoDbLocalCollection : ICollectionFixture<DynamoDbLocal>;
