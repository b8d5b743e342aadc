using CgAT.Core.Numerics;

namespace CgAT.Cli.Tests.Processes.Killing;

/// <summary>
/// An endless row of random points, each place as often as any other. Equal seeds and names give equal rows.
/// </summary>
internal sealed class KillPoints(long seed, string name)
{
    private static readonly KillPlace[] s_places = Enum.GetValues<KillPlace>();

    private readonly KeyedStream stream = KeyedStream.Create(seed, name);
    private int at;

    /// <summary>The point that is to come.</summary>
    public KillPoint Current
    {
        get
        {
            var (round, index) = Math.DivRem(at, s_places.Length);
            var place = s_places[KeyedPermutation.Of(stream, round, s_places.Length)[index]];
            var word = stream.Block((uint)round, (uint)index, sample: 0, index: 0)[0];
            return new KillPoint(place, 1 + (int)(word % Most(place)));
        }
    }

    /// <summary>Leaves it for the next one.</summary>
    public void MoveOn() => at++;

    // A stage of training has five steps and four checkpoints, an attack three batches; a run writes its tables once.
    private static uint Most(KillPlace place) => place switch
    {
        KillPlace.Training or KillPlace.Checkpoint => 4,
        KillPlace.Attack or KillPlace.Stage => 3,
        _ => 1,
    };
}
