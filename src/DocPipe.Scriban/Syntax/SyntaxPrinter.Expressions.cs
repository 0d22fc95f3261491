namespace DocPipe.Scriban.Syntax;

internal sealed partial class SyntaxPrinter
{
    private void Write(Expression? expression)
    {
        switch (expression)
        {
            case null:
                break;
            case Literal literal:
                _text.Append(literal.Text);
                break;
            case InterpolatedString interpolated:
                foreach (var part in interpolated.Parts)
                    Write(part);
                break;
            case Interpolation interpolation:
                Write(interpolation.Inner);
                break;
            case Variable variable:
                _text.Append(variable.Name);
                break;
            case ThisExpression:
                _text.Append("this");
                break;
            case NestedExpression nested:
                _text.Append('(');
                Write(nested.Inner);
                _text.Append(')');
                break;
            case MemberExpression member:
                Write(member.Target);
                _text.Append(member.IsOptional ? "?." : ".").Append(member.Member.Name);
                break;
            case IsEmptyExpression empty:
                Write(empty.Target);
                _text.Append(empty.IsOptional ? "?." : ".").Append(empty.Member).Append('?');
                break;
            case IndexerExpression indexer:
                WriteIndexer(indexer);
                break;
            case ArrayInitializer array:
                _text.Append('[');
                WriteList(array.Items);
                _text.Append(']');
                break;
            case ObjectInitializer made:
                WriteObject(made);
                break;
            case AnonymousFunction anonymous:
                WriteFunction(anonymous.Function);
                _isAfterCode = false;
                break;
            default:
                WriteOperation(expression);
                break;
        }
    }

    private void WriteOperation(Expression expression)
    {
        switch (expression)
        {
            case BinaryExpression binary:
                WriteBinary(binary);
                break;
            case UnaryExpression unary:
                WriteSign(unary.Operator.Text(), unary.Right);
                break;
            case IncrementExpression { IsPost: true } increment:
                Write(increment.Operand);
                _text.Append(increment.Operator.Text());
                break;
            case IncrementExpression increment:
                WriteSign(increment.Operator.Text(), increment.Operand);
                break;
            case ConditionalExpression conditional:
                Write(conditional.Condition);
                _text.Append(" ? ");
                Write(conditional.Then);
                _text.Append(" : ");
                Write(conditional.Otherwise);
                break;
            case AssignExpression assign:
                Write(assign.Target);
                _text.Append(' ').Append(assign.Operator?.Text()).Append("= ");
                Write(assign.Value);
                break;
            case FunctionCall call:
                WriteCall(call);
                break;
            case NamedArgument named:
                Write(named.Name);
                if (named.Value is not null)
                    _text.Append(": ");
                Write(named.Value);
                break;
            case PipeCall pipe:
                WritePipe(pipe);
                break;
            default:
                break;
        }
    }

    private void WriteIndexer(IndexerExpression indexer)
    {
        Write(indexer.Target);
        if (indexer.IsArgument)
        {
            Write(indexer.Index);
            return;
        }

        _text.Append('[');
        Write(indexer.Index);
        _text.Append(']');
    }

    private void WriteObject(ObjectInitializer made)
    {
        _text.Append('{');
        for (var i = 0; i < made.Members.Count; i++)
        {
            _text.Append(i > 0 ? ", " : string.Empty).Append(made.Members[i].NameText).Append(": ");
            Write(made.Members[i].Value);
        }

        _text.Append('}');
    }

    private void WriteBinary(BinaryExpression binary)
    {
        Write(binary.Left);
        var isRange = binary.Operator is BinaryOperator.RangeInclude or BinaryOperator.RangeExclude;
        _text.Append(isRange ? string.Empty : " ").Append(binary.Operator.Text()).Append(isRange ? string.Empty : " ");
        Write(binary.Right);
    }

    /// <summary>A sign and its operand, kept apart where they would be read as another sign: <c>- -x</c>.</summary>
    private void WriteSign(string sign, Expression? operand)
    {
        _text.Append(sign);
        var at = _text.Length;
        Write(operand);
        if (_text.Length > at && _text[at] == sign[^1])
            _text.Insert(at, ' ');
    }

    private void WriteCall(FunctionCall call)
    {
        Write(call.Target);
        if (call.IsExplicit)
        {
            _text.Append('(');
            WriteList(call.Arguments);
            _text.Append(')');
            return;
        }

        foreach (var argument in call.Arguments)
        {
            _text.Append(' ');
            Write(argument);
        }
    }

    private void WritePipe(PipeCall pipe)
    {
        Write(pipe.From);
        _text.Append(' ').Append(pipe.Sign).Append(' ');
        Write(pipe.To);
    }

    private void WriteList(IReadOnlyList<Expression> items)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
                _text.Append(", ");
            Write(items[i]);
        }
    }
}
