using DocPipe.Scriban.Syntax;

namespace DocPipe.Scriban.Runtime;

/// <summary>The left sides of pipes that wait for a function to take them. Each pair of parentheses has its own.</summary>
internal sealed class PipeStack
{
    private readonly Stack<Stack<Expression>> _groups = new();

    public bool IsOpen => _groups.Count > 0;

    public bool HasWaiting => _groups.Count > 0 && _groups.Peek().Count > 0;

    public void Enter() => _groups.Push(new Stack<Expression>());

    public void Leave() => _groups.Pop();

    public void Clear() => _groups.Clear();

    public void Push(Expression from) => _groups.Peek().Push(from);

    public Expression Pop() => _groups.Peek().Pop();

    public bool IsWaiting(Expression from) => HasWaiting && ReferenceEquals(_groups.Peek().Peek(), from);
}
