namespace DocPipe.Model;

/// <summary>方案, 周报, 总结/汇报, 讲话/主持词, and everything else.</summary>
public enum DocumentType { Other, Plan, Weekly, Summary, Speech }
