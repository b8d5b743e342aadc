namespace CgAT.Experiments.Execution.Workers;

/// <summary>
/// The last lines that a process wrote to its standard error stream: what it said before it broke down.
/// </summary>
internal sealed class ErrorLines
{
    private const int Most = 20;

    private readonly Queue<string> _lines = new();

    /// <summary>The last ones.</summary>
    public IReadOnlyList<string> Last
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    /// <summary>Adds a line; null, at the end of the stream, is none.</summary>
    public void Add(string? line)
    {
        if (string.IsNullOrWhiteSpace(line))
        {
            return;
        }

        lock (_lines)
        {
            _lines.Enqueue(line);
            while (_lines.Count > Most)
            {
                _lines.Dequeue();
            }
        }
    }
}
