namespace CgAT.Core.Numerics;

/// <summary>
/// Where the shards of a batch meet, in the middle of their passes: what each of them brings is there for all. So a
/// network that couples the images of a batch, as batch normalisation does, can be split over threads all the same.
/// </summary>
/// <remarks>
/// Every shard has to come to the same meetings in the same order. If one does not, since it failed or by a mistake of
/// the network, nobody waits for it; the others go on with numbers of no meaning, and <see cref="ShardPool"/> throws
/// when they are done. Nothing is thrown here, as libtorch may be what calls, and an exception in it ends the process.
/// </remarks>
internal sealed class ShardMeeting : IDisposable
{
    [ThreadStatic]
    private static Seat? s_seat;

    private readonly Barrier _barrier;

    // Two tables that take turns: nobody lays one anew before all have left the meeting that it was laid for.
    private readonly Place[][] _tables;
    private volatile bool _isBroken;

    /// <summary>A meeting of shards that all run at the same time.</summary>
    /// <param name="shards">How many there are.</param>
    public ShardMeeting(int shards)
    {
        _barrier = new Barrier(shards);
        _tables = [new Place[shards], new Place[shards]];
    }

    /// <summary>The seat of the shard that runs on this thread; null where it is alone.</summary>
    public static Seat? Mine => s_seat;

    /// <summary>Whether shards missed one another.</summary>
    public bool IsBroken => _isBroken;

    /// <summary>Gives the calling thread the seat of a shard, until that is disposed of.</summary>
    /// <param name="meeting">Where; null for a shard that is alone.</param>
    /// <param name="shard">Which shard.</param>
    public static IDisposable Sit(ShardMeeting? meeting, int shard)
    {
        var seating = new Seating(meeting is null ? null : new Seat(meeting, shard), s_seat);
        s_seat = seating.Seat;
        return seating;
    }

    /// <inheritdoc/>
    public void Dispose() => _barrier.Dispose();

    /// <summary>What a shard brought, about what, to which meeting: they are counted from 1.</summary>
    private readonly record struct Place(int Meeting, object Topic, double[] Brought);

    /// <summary>The place of one shard.</summary>
    internal sealed class Seat(ShardMeeting place, int shard)
    {
        private int _meeting;

        /// <summary>Whether it is the first shard, who does what is done once a batch.</summary>
        public bool IsFirst => shard == 0;

        /// <summary>Whether shards missed one another.</summary>
        public bool IsBroken => place.IsBroken;

        /// <summary>Brings numbers and waits for those of all others.</summary>
        /// <param name="topic">What it is about: the same object for all.</param>
        /// <param name="brought">The numbers, as many as all others bring, and not changed from now on.</param>
        /// <returns>What each shard brought, in the order of the shards.</returns>
        public double[][] Exchange(object topic, double[] brought)
        {
            var meeting = ++_meeting;
            var table = place._tables[meeting % 2];
            table[shard] = new Place(meeting, topic, brought);
            place._barrier.SignalAndWait();
            var isWhole = table.All(other => other.Meeting == meeting && ReferenceEquals(other.Topic, topic));
            place._isBroken |= !isWhole;
            return [.. table.Select(other => isWhole ? other.Brought : brought)];
        }

        /// <summary>Leaves for good.</summary>
        public void Leave() => place._barrier.RemoveParticipant();
    }

    // The seat of a thread, and the one that it had before.
    private sealed record Seating(Seat? Seat, Seat? Before) : IDisposable
    {
        public void Dispose()
        {
            s_seat = Before;
            Seat?.Leave();
        }
    }
}
