using System.Text.Json.Nodes;

namespace CgAT.Experiments.Reports.Papers;

/// <summary>Which of our attacks is one that others published numbers under, whatever a spec calls it.</summary>
internal static class PublishedAttack
{
    private static readonly string[] s_names =
        [.. PublishedResults.All.Select(row => row.Attack).OfType<string>().Distinct()];

    /// <summary>
    /// What an attack is called where it was published: by its label, else by its settings, which are those of SAAT's
    /// code. Null for clean queries, and where it is none of these.
    /// </summary>
    public static string? Of(string? attack, IEnumerable<ReportRun> runs)
    {
        var label = attack?.StartsWith("saat-", StringComparison.OrdinalIgnoreCase) == true ? attack[5..] : attack;
        return attack is null
            ? null
            : Array.Find(s_names, name => string.Equals(name, label, StringComparison.OrdinalIgnoreCase))
                ?? runs.SelectMany(run => run.Attacks).Distinct()
                    .Select(text => JsonNode.Parse(text)?.AsObject())
                    .OfType<JsonObject>()
                    .Where(settings => Text(settings, "name") == attack
                        || (settings["name"] is null && Text(settings, "kind") == attack))
                    .Select(BySettings)
                    .FirstOrDefault();
    }

    private static string? BySettings(JsonObject settings) => Text(settings, "kind") switch
    {
        _ when settings["targeted"]?.GetValueKind() == System.Text.Json.JsonValueKind.True => null,
        "center" when (Text(settings, "weights"), Text(settings, "loss")) == ("cosine", "weighted") => "mainstay",
        "hag" when Text(settings, "port") == "saat" => "HAG",
        _ => null,
    };

    private static string? Text(JsonObject settings, string key) => settings[key]?.ToString();
}
