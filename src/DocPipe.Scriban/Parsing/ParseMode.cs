namespace DocPipe.Scriban.Parsing;

internal enum ParseMode
{
    /// <summary>Any expression.</summary>
    Default,

    /// <summary>A colon ends the expression: it belongs to a <c>? :</c> around it.</summary>
    NoNamedArgument,

    /// <summary>Literals, paths and what stands in brackets; no operators, no calls.</summary>
    Basic,

    /// <summary>A value of <c>when</c>: <c>||</c> separates values.</summary>
    When,
}
