namespace CgAT.Experiments.Results;

#pragma warning disable CS1591 // The attribute says what each column means, here and in results/README.md.

/// <summary>A word of an item's hash code, and of its labels, for engines that rank with XOR and bit counts.</summary>
[Table("codes", "a run, split, attack, item and word; written by `cgat codes`")]
public sealed record CodeRow : IResultRow
{
    [Column("the run", "9c41d07be2a85f36")]
    public required string RunId { get; init; }

    [Column("which list the item is of: `query`, `database` or `train`", "query")]
    public required string Split { get; init; }

    [Column("the label of the attack on the query; null for a clean item", "center")]
    public string? Attack { get; init; }

    [Column("the position of the item in its list", "17", Unit = "from 0")]
    public required int Item { get; init; }

    [Column("which 64 bits: 0 alone for codes of up to 64 bits and labels of up to 64 classes", "0", Unit = "from 0")]
    public required int Word { get; init; }

    [Column("the bits 64 word to 64 word + 63 of the code, the first one lowest; a set bit is +1, those beyond are 0",
        "-6148914691236517206")]
    public required long Code { get; init; }

    [Column("the classes 64 word to 64 word + 63 of the item, a bit each, the first one lowest", "8")]
    public required long Labels { get; init; }
}
