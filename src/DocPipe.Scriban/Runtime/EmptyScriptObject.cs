namespace DocPipe.Scriban.Runtime;

/// <summary>The value of <c>empty</c> and <c>blank</c>: equal to whatever is empty, never to be set.</summary>
internal sealed class EmptyScriptObject : IScriptObject
{
    public static readonly EmptyScriptObject Default = new();

    private EmptyScriptObject()
    {
    }

    public bool Contains(string member) => false;

    public bool TryGet(string member, out object? value)
    {
        value = null;
        return false;
    }

    public bool CanWrite(string member) => false;

    public bool TrySet(string member, object? value, bool isReadOnly = false) => false;

    public void SetReadOnly(string member, bool isReadOnly)
    {
    }
}
