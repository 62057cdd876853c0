using WhatsAppReplies.Infra.Functions;
using WhatsAppReplies.Local.Deploy;
using WhatsAppReplies.Local.Tests.Scenario;

namespace WhatsAppReplies.Local.Tests.Deploy;

[Collection(CloudFixture.Collection)]
public sealed class UnderstoodTypesTests
{
    [Fact]
    public async Task The_types_that_this_machine_understands_are_exactly_those_of_the_program()
    {
        var directory = Directory.CreateTempSubdirectory("types-").FullName;
        try
        {
            await using var cloud = await LocalCloud.StartAsync(new LocalCloudOptions
            {
                ZipPath = CloudFixture.Zip,
                Directory = directory,
                Configure = configuration => configuration.With("whatsapp-replies:alarmEmails", """["oncall@example.com"]"""),
            });
            using var clients = new OperatorClients(cloud.Endpoint, cloud.Account);
            var understood = new StackDeployer(cloud.Account, cloud.State, clients, cloud.Lambda)
                .Kinds(FunctionPackage.Unbuilt, CloudFixture.Zip).Select(kind => kind.Type);

            Assert.Equal(understood.Order(StringComparer.Ordinal), cloud.Stack.ResourceTypes.Distinct().Order(StringComparer.Ordinal));
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }
}
