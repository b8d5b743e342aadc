using CgAT.Core.Checkpoints;
using CgAT.Core.Models;
using CgAT.Core.Tests.Models;
using CgAT.Core.Tests.Support;

namespace CgAT.Core.Tests.Checkpoints;

/// <summary>An attack that is stopped after a batch goes on in new objects to the same codes and results.</summary>
[Trait("Device", "any")]
public sealed class ResumedAttackTests
{
    private const int BatchSize = 3;

    private static readonly int[] s_done = [3, 6, 9, 12, 15, 18, 20];

    [Fact]
    public void Stopped_after_any_batch_it_goes_on_to_the_same_codes_and_results()
    {
        var expected = Attack(null, stopAt: 0);
        foreach (var done in s_done[..^1])
        {
            var kept = new KeptInMemory();
            Assert.Null(Attack(kept, stopAt: done));
            RequireEqual(expected, Attack(kept, stopAt: 0));
        }
    }

    [Fact]
    public void Stopped_after_every_batch_it_comes_to_the_same_codes_and_results()
    {
        var kept = new KeptInMemory();
        foreach (var done in s_done[..^1])
        {
            Assert.Null(Attack(kept, stopAt: done));
        }

        Assert.Equal(s_done.Length - 1, kept.Saves);
        RequireEqual(Attack(null, stopAt: 0), Attack(kept, stopAt: 0));
    }

    [Fact]
    public void It_attacks_only_what_was_not_attacked_and_says_first_where_it_goes_on()
    {
        var kept = new KeptInMemory();
        Attack(kept, stopAt: 12);
        var counts = new List<int>();
        Attack(kept, counts.Add);
        Assert.Equal([12, 15, 18, 20], counts);
    }

    private static AttackOutcome? Attack(ICheckpoints? checkpoints, int stopAt)
    {
        using var stop = new CancellationTokenSource();
        try
        {
            return Attack(checkpoints, Stop, stop.Token);
        }
        catch (OperationCanceledException)
        {
            return null;
        }

        void Stop(int done)
        {
            if (done == stopAt)
            {
                stop.Cancel();
            }
        }
    }

    private static AttackOutcome Attack(ICheckpoints? checkpoints, Action<int> then, CancellationToken stop = default)
    {
        using var computation = Computation.Open(TestDevice.Name, threads: 2);
        using var model = SmallModel.Create(computation);
        return QueryAttackTests.Attack(model, BatchSize, new Counts(then), checkpoints, stop);
    }

    private static void RequireEqual(AttackOutcome? expected, AttackOutcome? actual)
    {
        Assert.Equal(expected!.Codes.Words, actual!.Codes.Words);
        Assert.Equal(expected.Queries, actual.Queries);
    }

    private sealed class Counts(Action<int> then) : IProgress<int>
    {
        public void Report(int value) => then(value);
    }
}
