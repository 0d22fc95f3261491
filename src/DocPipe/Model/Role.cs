namespace DocPipe.Model;

/// <summary>What a section of an administrative document is for. The names are those of the analysis contract, in snake case.</summary>
public enum Role
{
    Other,
    GuidingIdeology,
    Principles,
    Goals,
    Theme,
    Organization,
    Tasks,
    Responsibilities,
    Schedule,
    Requirements,
    Overview,
    WorkDone,
    Results,
    Problems,
    NextSteps,
    Attachments,
}
