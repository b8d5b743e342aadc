namespace CgAT.Core.Retrieval;

/// <summary>
/// Rows of 64-bit words stored column by column, so that one word of many rows is read in a straight line: what a
/// vector of the processor compares with one word of a query.
/// </summary>
internal sealed class WordColumns
{
    private readonly ulong[] words;

    private WordColumns(ulong[] words, int rows, int columns)
    {
        this.words = words;
        Rows = rows;
        Columns = columns;
    }

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>The number of words in a row.</summary>
    public int Columns { get; }

    /// <summary>
    /// Takes words that lie row after row; with one word a row they are these columns already, not copied.
    /// </summary>
    public static WordColumns FromRows(ulong[] rows, int wordsPerRow)
    {
        var count = rows.Length / wordsPerRow;
        if (wordsPerRow == 1)
        {
            return new WordColumns(rows, count, 1);
        }

        var words = new ulong[rows.Length];
        for (var row = 0; row < count; row++)
        {
            for (var column = 0; column < wordsPerRow; column++)
            {
                words[(column * count) + row] = rows[(row * wordsPerRow) + column];
            }
        }

        return new WordColumns(words, count, wordsPerRow);
    }

    /// <summary>One word of <paramref name="count"/> rows from <paramref name="start"/> on.</summary>
    public ReadOnlySpan<ulong> Column(int column, int start, int count) =>
        words.AsSpan((column * Rows) + start, count);
}
