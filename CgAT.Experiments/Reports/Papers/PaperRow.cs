namespace CgAT.Experiments.Reports.Papers;

/// <summary>A row of a table of a paper: a defence under an attack.</summary>
/// <param name="Attack">The attack, or "clean".</param>
/// <param name="Defense">The defence.</param>
/// <param name="Cells">A cell a column.</param>
internal sealed record PaperRow(string Attack, string Defense, IReadOnlyList<PaperCell> Cells);
