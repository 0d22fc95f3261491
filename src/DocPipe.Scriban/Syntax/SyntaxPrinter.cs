using System.Text;

namespace DocPipe.Scriban.Syntax;

/// <summary>Prints syntax trees back as text that parses to the same tree: statements here, expressions in the other part.</summary>
internal sealed partial class SyntaxPrinter
{
    private readonly StringBuilder _text = new();

    /// <summary>Whether code stands before, so that the next statement needs a semicolon.</summary>
    private bool _isAfterCode;

    private SyntaxPrinter()
    {
    }

    public static string Print(Node node)
    {
        var printer = new SyntaxPrinter();
        if (node is Expression expression)
            printer.Write(expression);
        else
            printer.Write((Statement)node);
        return printer._text.ToString();
    }

    private void Write(Statement? statement)
    {
        switch (statement)
        {
            case null:
                break;
            case Block block:
                foreach (var inner in block.Statements)
                    Write(inner);
                break;
            case RawText raw:
                _text.Append(raw.Text);
                break;
            case CodeMark mark:
                WriteMark(mark);
                break;
            default:
                WriteCode(statement);
                break;
        }
    }

    /// <summary>White space a mark has stripped is not in the tree; where the mark would strip more, or be misread, some is put back for it.</summary>
    private void WriteMark(CodeMark mark)
    {
        var isCode = mark.Text.TrimStart('{', '}', '-', '~').Length == 0;
        var isStripping = mark.Text.AsSpan().IndexOfAny('-', '~') >= 0;
        if (mark.IsEntering)
        {
            if (isStripping && _text.Length > 0 && _text[^1] is '{' or '%')
                _text.Append(' ');
            _text.Append(mark.Text).Append(isCode ? " " : string.Empty);
        }
        else
        {
            _text.Append(_isAfterCode ? " " : string.Empty).Append(mark.Text).Append(mark.Text[0] == '~' ? "\n" : string.Empty);
        }

        _isAfterCode = false;
    }

    private void WriteCode(Statement statement)
    {
        switch (statement)
        {
            case IfStatement conditional:
                WriteIf(conditional);
                break;
            case CaseStatement choice:
                WriteBlock("case ", choice.Value, choice.Body);
                break;
            case WhenStatement branch:
                WriteWhen(branch);
                break;
            case ForStatement loop:
                WriteFor(loop);
                break;
            case WhileStatement loop:
                WriteBlock("while ", loop.Condition, loop.Body);
                break;
            case CaptureStatement capture:
                WriteBlock("capture ", capture.Target, capture.Body);
                break;
            case WithStatement scope:
                WriteBlock("with ", scope.Target, scope.Body);
                break;
            case WrapStatement wrap:
                WriteBlock("wrap ", wrap.Target, wrap.Body);
                break;
            case FunctionStatement function:
                StartCode();
                WriteFunction(function);
                break;
            default:
                WriteLine(statement);
                break;
        }

        _isAfterCode = true;
    }

    private void WriteLine(Statement statement)
    {
        StartCode();
        switch (statement)
        {
            case ExpressionStatement line:
                Write(line.Expression);
                break;
            case ImportStatement import:
                _text.Append("import ");
                Write(import.Source);
                break;
            case ReadOnlyStatement readOnly:
                _text.Append("readonly ").Append(readOnly.Variable?.Name);
                break;
            case ReturnStatement ret:
                _text.Append("ret");
                if (ret.Value is not null)
                    _text.Append(' ');
                Write(ret.Value);
                break;
            case JumpStatement jump:
                _text.Append(jump.IsBreak ? "break" : "continue");
                break;
            default:
                break;
        }
    }

    private void WriteIf(IfStatement conditional)
    {
        StartCode();
        _text.Append("if ");
        Write(conditional.Condition);
        _isAfterCode = true;
        Write(conditional.Then);
        WriteElse(conditional.Otherwise);
    }

    /// <summary>What follows a branch: <c>else if</c>, <c>else</c>, or the end.</summary>
    private void WriteElse(Statement? otherwise)
    {
        StartCode();
        switch (otherwise)
        {
            case IfStatement next:
                _text.Append("else ");
                _isAfterCode = false;
                WriteIf(next);
                break;
            case ElseStatement last:
                _text.Append("else");
                _isAfterCode = true;
                Write(last.Body);
                StartCode();
                _text.Append("end");
                break;
            default:
                _text.Append("end");
                break;
        }
    }

    private void WriteWhen(WhenStatement branch)
    {
        StartCode();
        _text.Append("when ");
        WriteList(branch.Values);
        _isAfterCode = true;
        Write(branch.Body);
        if (branch.Next is WhenStatement next)
            WriteWhen(next);
        else
            WriteElse(branch.Next);
    }

    private void WriteFor(ForStatement loop)
    {
        StartCode();
        _text.Append(loop.Keyword).Append(' ');
        Write(loop.Variable);
        _text.Append(" in ");
        Write(loop.Iterator);
        foreach (var option in loop.Options)
        {
            _text.Append(' ');
            Write(option);
        }

        _isAfterCode = true;
        Write(loop.Body);
        WriteElse(loop.Otherwise);
    }

    private void WriteBlock(string keyword, Expression? head, Block? body)
    {
        StartCode();
        _text.Append(keyword);
        Write(head);
        _isAfterCode = true;
        Write(body);

        // The `when`s of a `case` have written its end.
        if (body?.Statements is [.., WhenStatement])
            return;
        StartCode();
        _text.Append("end");
    }

    private void WriteFunction(FunctionStatement function)
    {
        if (function.Body is not Block)
        {
            _text.Append(function.Name!.Name);
            WriteParameters(function);
            _text.Append(" = ");
            _isAfterCode = false;
            Write(function.Body);
            return;
        }

        _text.Append(function.Name is null ? "do" : "func ").Append(function.Name?.Name);
        WriteParameters(function);
        _isAfterCode = true;
        Write(function.Body);
        StartCode();
        _text.Append("end");
    }

    private void WriteParameters(FunctionStatement function)
    {
        if (function.Parameters is null)
            return;
        _text.Append('(');
        for (var i = 0; i < function.Parameters.Count; i++)
        {
            var parameter = function.Parameters[i];
            _text.Append(i > 0 ? ", " : string.Empty).Append(parameter.Name);
            if (parameter.Kind == ParameterKind.Rest)
                _text.Append("...");
            if (parameter.Default is not null)
                _text.Append(" = ").Append(parameter.Default.Text);
        }

        _text.Append(')');
    }

    private void StartCode()
    {
        if (_isAfterCode)
            _text.Append("; ");
        _isAfterCode = false;
    }
}
