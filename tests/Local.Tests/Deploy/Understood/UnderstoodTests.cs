using System.Reflection;
using WhatsAppReplies.Infra.Functions;
using WhatsAppReplies.Infra.Settings;
using WhatsAppReplies.Local.Deploy;
using WhatsAppReplies.Local.Plan;
using WhatsAppReplies.Local.Tests.Scenario;

namespace WhatsAppReplies.Local.Tests.Deploy.Understood;

/// <summary>What this machine understands and what the program can declare are the same, neither more nor less.</summary>
[Collection(CloudFixture.Collection)]
public sealed class UnderstoodTests : IAsyncLifetime, IDisposable
{
    private readonly ProgramRecorder _program = new();
    private readonly OperatorClients _clients;
    private readonly IReadOnlyCollection<IResourceKind> _kinds;

    public UnderstoodTests(CloudFixture fixture)
    {
        var cloud = fixture.Cloud;
        _clients = new OperatorClients(cloud.Endpoint, cloud.Account);
        _kinds = new StackDeployer(cloud.Account, cloud.State, _clients, cloud.Lambda, cloud.Rules).Kinds(FunctionPackage.Unbuilt, CloudFixture.Zip);
    }

    public async Task InitializeAsync()
    {
        foreach (var file in SettingVariants.Files()) await _program.RunAsync(file);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _clients.Dispose();

    [Fact]
    public void Every_setting_is_tried() => Assert.Equal(
        typeof(SettingKeys).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!).Order(),
        SettingVariants.Values.Keys.Order());

    [Fact]
    public void The_types_are_those_of_the_program() => AssertSame(
        _program.Resources.Select(resource => resource.Type!), _kinds.Select(kind => kind.Type));

    [Fact]
    public void The_types_of_which_one_may_belong_to_somebody_else_are_those_of_the_program() => AssertSame(
        _program.Resources.Where(resource => !string.IsNullOrEmpty(resource.Id)).Select(resource => resource.Type!),
        _kinds.OfType<IExistingKind>().Select(kind => kind.Type));

    [Fact]
    public void The_properties_are_those_of_the_program()
    {
        var kinds = _kinds.ToDictionary(kind => kind.Type, kind => kind.Properties);

        AssertSame(
            from resource in _program.Resources
            from property in kinds[resource.Type!].In(resource.Name!, resource.Inputs)
            select $"{resource.Type} {property.Path}",
            from kind in kinds
            from path in kind.Value.Paths
            select $"{kind.Key} {path}");
    }

    [Fact]
    public void The_functions_of_the_provider_are_those_of_the_program() => AssertSame(_program.Functions, new AwsAnswers("eu-north-1").Functions);

    private static void AssertSame(IEnumerable<string> declared, IEnumerable<string> understood)
    {
        var (program, machine) = (declared.ToHashSet(), understood.ToHashSet());
        Assert.NotEmpty(program);
        Assert.True(
            program.SetEquals(machine),
            $"Only the program has [{string.Join(", ", program.Except(machine).Order())}], "
            + $"only this machine [{string.Join(", ", machine.Except(program).Order())}].");
    }
}
