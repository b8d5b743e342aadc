namespace CgAT.Core.Errors;

/// <summary>Finds the name that someone most likely meant, for a 'did you mean' in a diagnostic.</summary>
public static class ClosestName
{
    /// <summary>
    /// The candidate with the smallest edit distance (insert, delete, replace, swap of neighbours; case does not count)
    /// to what was written, the first of equals; null where none is within a third of the longer name.
    /// </summary>
    public static string? Find(string written, IReadOnlyList<string> candidates)
    {
        string? closest = null;
        var smallest = int.MaxValue;
        foreach (var candidate in candidates)
        {
            var longer = Math.Max(written.Length, candidate.Length);
            var distance = Distance(written.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (distance < smallest && distance < longer && distance <= Math.Max(1, longer / 3))
            {
                (closest, smallest) = (candidate, distance);
            }
        }

        return closest;
    }

    // Optimal string alignment: three rows of the Damerau-Levenshtein table.
    private static int Distance(string first, string second)
    {
        var beforeLast = new int[second.Length + 1];
        var last = Enumerable.Range(0, second.Length + 1).ToArray();
        for (var i = 1; i <= first.Length; i++)
        {
            var row = new int[second.Length + 1];
            row[0] = i;
            for (var j = 1; j <= second.Length; j++)
            {
                var replaced = last[j - 1] + (first[i - 1] == second[j - 1] ? 0 : 1);
                row[j] = Math.Min(replaced, Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && first[i - 1] == second[j - 2] && first[i - 2] == second[j - 1])
                {
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
                }
            }

            (beforeLast, last) = (last, row);
        }

        return last[second.Length];
    }
}
