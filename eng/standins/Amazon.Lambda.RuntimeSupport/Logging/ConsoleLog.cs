using System.Text;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.RuntimeSupport.Logging;

/// <summary>Stands before the console: a written line becomes a record, text that is only written passes through.</summary>
internal sealed class ConsoleLog(FunctionLog log, LogLevel level) : TextWriter
{
    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => log.WriteRaw(value.ToString());

    public override void Write(string value) => log.WriteRaw(value ?? "");

    public override void Write(char[] buffer, int index, int count) => log.WriteRaw(new string(buffer, index, count));

    public override void WriteLine() => WriteLine("");

    public override void WriteLine(string value) => log.Write(level, null, value ?? "");

    public override void WriteLine(object value) => WriteLine(value?.ToString());

    public override void WriteLine(char[] buffer, int index, int count) => WriteLine(new string(buffer, index, count));
}
