namespace DocPipe.Scriban.Runtime;

/// <summary>Something with members that a template may read and set by name.</summary>
internal interface IScriptObject
{
    bool Contains(string member);

    bool TryGet(string member, out object? value);

    bool CanWrite(string member);

    /// <summary>False where the member is read-only.</summary>
    bool TrySet(string member, object? value, bool isReadOnly = false);

    void SetReadOnly(string member, bool isReadOnly);
}
