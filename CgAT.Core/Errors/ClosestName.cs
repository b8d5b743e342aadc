namespace CgAT.Core.Errors;

/// <summary>
/// Guesses which name a mistyped one stands for, by the Levenshtein distance, cases being equal and two swapped
/// neighbours counting as one mistake.
/// </summary>
public static class ClosestName
{
    /// <summary>
    /// The known name with the least distance, the first of equals; null where even that one differs in more than a
    /// third of its characters (in more than one, for the shortest).
    /// </summary>
    public static string? Of(string name, IReadOnlyList<string> known)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(known);
        var closest = known.Select(candidate => (Name: candidate, Distance: Distance(name, candidate)))
            .OrderBy(pair => pair.Distance)
            .FirstOrDefault();
        return closest.Name is { } found && closest.Distance <= Math.Max(1, found.Length / 3) ? found : null;
    }

    /// <summary>The remedy for an unknown name: the closest one where there is one, then all that are known.</summary>
    public static string Remedy(string name, IReadOnlyList<string> known)
    {
        var list = $"Known here: {string.Join(", ", known)}";
        return Of(name, known) is { } closest ? $"did you mean '{closest}'? {list}" : list;
    }

    private static int Distance(string left, string right)
    {
        int[] beforeLast = [];
        var last = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var row = new int[right.Length + 1];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = last[j - 1] + (Same(left[i - 1], right[j - 1]) ? 0 : 1);
                row[j] = Math.Min(replaced, Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1]))
                {
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
                }
            }

            (beforeLast, last) = (last, row);
        }

        return last[right.Length];
    }

    private static bool Same(char left, char right) => char.ToLowerInvariant(left) == char.ToLowerInvariant(right);
}
