namespace CgAT.Experiments.Results.Storage;

/// <summary>
/// A column within its table, for messages, and the check of its values. A value that fails here is a bug of ours:
/// whoever fills a row has to write null and a reason instead.
/// </summary>
internal sealed record ColumnPlace(string Table, string Column)
{
    public void RequireFinite<TValue>(TValue value, int row)
    {
        if (value is double number && !double.IsFinite(number))
        {
            throw Fault(row, FormattableString.Invariant($"{number} is not finite; write null and a reason instead"));
        }
    }

    public void RequireText(string? value, int row)
    {
        if (value is null)
        {
            throw Fault(row, "null in a column that every row has to fill");
        }
    }

    private InvalidOperationException Fault(int row, string cause) =>
        new(FormattableString.Invariant($"Table '{Table}', column '{Column}', row {row}: {cause}"));
}
