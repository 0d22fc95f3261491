namespace DocPipe.Web.Api;

/// <summary>What a program is told when something can't be done.</summary>
/// <param name="Code">DP7xxx.</param>
/// <param name="Message">Plain Chinese, for the person behind it.</param>
internal sealed record Trouble(string Code, string Message);
