namespace CgAT.Core.Attacks.Objectives;

/// <summary>Whose rendering of HAG.</summary>
public enum HagPort
{
    /// <summary>SAAT's, and with its steps the original: a loss an image (<see cref="Losses.HagLoss"/>).</summary>
    Saat,

    /// <summary>THA's: one loss of the whole batch (<see cref="Losses.HagBatchLoss"/>).</summary>
    Tha,
}
