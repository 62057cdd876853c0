namespace Standins.Tests.Lambda.Support;

/// <summary>An environment variable for the length of one test.</summary>
internal sealed class VariableScope : IDisposable
{
    private readonly string _name;
    private readonly string? _before;

    public VariableScope(string name, string? value)
    {
        _name = name;
        _before = Environment.GetEnvironmentVariable(name);
        Environment.SetEnvironmentVariable(name, value);
    }

    public void Dispose() => Environment.SetEnvironmentVariable(_name, _before);
}
