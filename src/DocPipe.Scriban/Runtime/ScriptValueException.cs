namespace DocPipe.Scriban.Runtime;

/// <summary>Something wrong with a value, told by code that doesn't know its place; whoever does gives it one.</summary>
internal sealed class ScriptValueException(string message) : Exception(message);
