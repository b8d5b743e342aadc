namespace CgAT.Experiments.Reports.Drawing;

/// <summary>A value with its interval in a row of a panel.</summary>
internal sealed record RowPoint
{
    /// <summary>The row, from 0 on top.</summary>
    public required int Row { get; init; }

    /// <summary>What it is of, for colour, shape and legend.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is of an undefended model, which is black.</summary>
    public required bool IsUndefended { get; init; }

    public required double Value { get; init; }

    public required double Low { get; init; }

    public required double High { get; init; }

    /// <summary>False where something speaks against the attack: the point is hollow.</summary>
    public required bool IsReliable { get; init; }
}
