namespace DocPipe.Cli.Terminal;

/// <summary>One-line messages to a person, on standard error, each with its code.</summary>
internal static class Messages
{
    public static void Error(string code, string text) => Console.Error.WriteLine($"错误 {code}：{text}");

    public static void Warning(string code, string text) => Console.Error.WriteLine($"提醒 {code}：{text}");

    public static void Info(string text) => Console.Error.WriteLine(text);
}
