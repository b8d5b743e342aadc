using DuckDB.NET.Data;

namespace CgAT.Experiments.Tests.Results;

/// <summary>A DuckDB in memory, a reader of our files that shares no code with the writer.</summary>
internal sealed class Duck : IDisposable
{
    private readonly DuckDBConnection connection = new("DataSource=:memory:");

    public Duck()
    {
        connection.Open();
        Rows("SET TimeZone = 'UTC'");
    }

    /// <summary>The rows of a query; null stays null.</summary>
    public IReadOnlyList<IReadOnlyList<object?>> Rows(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<IReadOnlyList<object?>>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount)
                .Select(column => reader.IsDBNull(column) ? null : reader.GetValue(column))]);
        }

        return rows;
    }

    public void Dispose() => connection.Dispose();
}
