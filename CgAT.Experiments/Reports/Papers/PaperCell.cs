namespace CgAT.Experiments.Reports.Papers;

/// <summary>A cell of a table of a paper.</summary>
/// <param name="Text">What stands there.</param>
/// <param name="IsBest">Whether it is the best of ours.</param>
/// <param name="IsPublished">Whether others published it.</param>
/// <param name="IsDoubtful">Whether something speaks against the attack.</param>
internal sealed record PaperCell(string Text, bool IsBest = false, bool IsPublished = false, bool IsDoubtful = false)
{
    /// <summary>A cell with nothing to say.</summary>
    public static PaperCell None { get; } = new("–");
}
