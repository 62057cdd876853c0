using System.Text;

namespace Amazon.Lambda.RuntimeSupport.Logging;

/// <summary>Stands before the console: a written line becomes a record, text that is only written passes through.</summary>
internal sealed class ConsoleLog(RawConsole console, Action<string> writeRecord) : TextWriter
{
    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => console.Write(value.ToString());

    public override void Write(string value) => console.Write(value ?? "");

    public override void Write(char[] buffer, int index, int count) => console.Write(new string(buffer, index, count));

    public override void WriteLine() => WriteLine("");

    public override void WriteLine(string value) => writeRecord(value ?? "");

    public override void WriteLine(object value) => WriteLine(value?.ToString());

    public override void WriteLine(char[] buffer, int index, int count) => WriteLine(new string(buffer, index, count));
}
