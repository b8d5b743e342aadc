using System.Text.Json.Nodes;

namespace CgAT.Cli.Tests.Processes.Killing;

/// <summary>Where a process is to be killed: when it has come to a place so many times since it started.</summary>
internal sealed record KillPoint(KillPlace Place, int Times)
{
    /// <summary>Reads events until the process has come to the point.</summary>
    /// <returns>False where it ended before.</returns>
    public bool IsReachedBy(RunningCgat run)
    {
        var times = 0;
        while (run.Next() is { } happened)
        {
            if (PlaceOf(happened) == Place && ++times == Times)
            {
                return true;
            }
        }

        return false;
    }

    private static KillPlace? PlaceOf(JsonNode happened) => (string?)happened["event"] switch
    {
        "progressed" => KindOf(happened) switch
        {
            "warm-up" or "hashing" or "defense" => KillPlace.Training,
            "attack" => KillPlace.Attack,
            _ => null,
        },
        "writing" => Enum.Parse<KillPlace>((string?)happened["what"] ?? "", ignoreCase: true),
        _ => null,
    };

    private static string KindOf(JsonNode happened)
    {
        var stage = (string?)happened["stage"] ?? "";
        return stage[..stage.LastIndexOf('-')];
    }
}
