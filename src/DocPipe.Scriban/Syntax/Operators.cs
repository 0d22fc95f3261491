namespace DocPipe.Scriban.Syntax;

internal enum BinaryOperator
{
    EmptyCoalescing,
    NotEmptyCoalescing,
    Or,
    And,
    CompareEqual,
    CompareNotEqual,
    CompareLess,
    CompareLessOrEqual,
    CompareGreater,
    CompareGreaterOrEqual,
    Add,
    Subtract,
    Multiply,
    Divide,
    DivideRound,
    Modulus,
    ShiftLeft,
    ShiftRight,
    RangeInclude,
    RangeExclude,
}

internal enum UnaryOperator
{
    Not,
    Negate,
    Plus,
    FunctionAlias,
    ParametersExpand,
    Increment,
    Decrement,
}

internal static class Operators
{
    /// <summary>Unary operators bind closer than all binary ones.</summary>
    public const int UnaryPrecedence = 200;

    public const int IncrementPrecedence = 210;

    public static string Text(this BinaryOperator op) => op switch
    {
        BinaryOperator.EmptyCoalescing => "??",
        BinaryOperator.NotEmptyCoalescing => "?!",
        BinaryOperator.Or => "||",
        BinaryOperator.And => "&&",
        BinaryOperator.CompareEqual => "==",
        BinaryOperator.CompareNotEqual => "!=",
        BinaryOperator.CompareLess => "<",
        BinaryOperator.CompareLessOrEqual => "<=",
        BinaryOperator.CompareGreater => ">",
        BinaryOperator.CompareGreaterOrEqual => ">=",
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        BinaryOperator.DivideRound => "//",
        BinaryOperator.Modulus => "%",
        BinaryOperator.ShiftLeft => "<<",
        BinaryOperator.ShiftRight => ">>",
        BinaryOperator.RangeInclude => "..",
        _ => "..<",
    };

    public static int Precedence(this BinaryOperator op) => op switch
    {
        BinaryOperator.EmptyCoalescing or BinaryOperator.NotEmptyCoalescing => 20,
        BinaryOperator.Or => 30,
        BinaryOperator.And => 40,
        BinaryOperator.CompareEqual or BinaryOperator.CompareNotEqual => 70,
        >= BinaryOperator.CompareLess and <= BinaryOperator.CompareGreaterOrEqual => 80,
        BinaryOperator.Add or BinaryOperator.Subtract => 100,
        BinaryOperator.RangeInclude or BinaryOperator.RangeExclude => 130,
        _ => 110,
    };

    public static string Text(this UnaryOperator op) => op switch
    {
        UnaryOperator.Not => "!",
        UnaryOperator.Negate => "-",
        UnaryOperator.Plus => "+",
        UnaryOperator.FunctionAlias => "@",
        UnaryOperator.ParametersExpand => "^",
        UnaryOperator.Increment => "++",
        _ => "--",
    };
}
