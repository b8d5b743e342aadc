namespace CgAT.Experiments.Reports.Pictures;

/// <summary>A query before and after an attack on a model, as pictures.</summary>
internal sealed record PicturedQuery
{
    /// <summary>The query.</summary>
    public required byte[] Clean { get; init; }

    /// <summary>What the attack changed, amplified, on grey.</summary>
    public required byte[] Perturbation { get; init; }

    /// <summary>By how much it is amplified.</summary>
    public required int Times { get; init; }

    /// <summary>The attacked query.</summary>
    public required byte[] Attacked { get; init; }

    /// <summary>The items that the clean query retrieves first.</summary>
    public required IReadOnlyList<RetrievedItem> Before { get; init; }

    /// <summary>The items that the attacked query retrieves first.</summary>
    public required IReadOnlyList<RetrievedItem> After { get; init; }

    /// <summary>
    /// Whether the attacked image has the code that the run measured: what is shown is then what was measured.
    /// </summary>
    public required bool IsAsMeasured { get; init; }
}
