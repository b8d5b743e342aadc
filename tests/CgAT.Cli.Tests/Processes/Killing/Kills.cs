namespace CgAT.Cli.Tests.Processes.Killing;

/// <summary>A number of kills, and where those fell that were made. Threads may share an object.</summary>
internal sealed class Kills(int count)
{
    private readonly Lock gate = new();
    private readonly List<KillPlace> made = [];
    private int left = count;

    /// <summary>Where they fell.</summary>
    public IReadOnlyList<KillPlace> Made
    {
        get
        {
            lock (gate)
            {
                return [.. made];
            }
        }
    }

    /// <summary>Whether there are more to make.</summary>
    public bool AreLeft
    {
        get
        {
            lock (gate)
            {
                return left > 0;
            }
        }
    }

    /// <summary>Kills a program and its workers, where kills are left and it has not ended by itself.</summary>
    /// <returns>Whether it was killed.</returns>
    public bool Kill(RunningCgat run, KillPlace place)
    {
        lock (gate)
        {
            if (left == 0 || !run.KillTree())
            {
                return false;
            }

            left--;
            made.Add(place);
            return true;
        }
    }
}
