using CgAT.Core.Numerics;
using CgAT.Core.Tests.Support;
using FsCheck;
using FsCheck.Xunit;
using TorchSharp;

namespace CgAT.Core.Tests.Numerics;

[Collection(nameof(Alone))]
public sealed class ShardPoolTests
{
    [Property(MaxTest = 50)]
    public void Shards_cover_all_items_in_order_and_differ_by_at_most_one(PositiveInt items, PositiveInt threads)
    {
        using var scope = torch.NewDisposeScope();
        using var pool = new ShardPool(Math.Min(threads.Get, 5));
        var parts = pool.Run(items.Get, shard => [torch.tensor(new long[] { shard.Index, shard.Start, shard.Count })]);
        var shards = parts.Select(part => part[0].data<long>().ToArray()).ToList();

        Assert.Equal(Math.Min(items.Get, pool.Count), shards.Count);
        var start = 0L;
        for (var index = 0; index < shards.Count; index++)
        {
            Assert.Equal([index, start], shards[index][..2]);
            start += shards[index][2];
        }

        Assert.Equal(items.Get, start);
        Assert.InRange(shards[0][2] - shards[^1][2], 0, 1);
    }

    [Property(MaxTest = 50)]
    public void A_map_joins_the_shards_in_the_order_of_the_items(PositiveInt items, PositiveInt threads)
    {
        using var scope = torch.NewDisposeScope();
        using var pool = new ShardPool(Math.Min(threads.Get, 5));
        var numbers = torch.arange(items.Get);
        TensorAssert.Same(numbers * 2, pool.Map(items.Get, shard => shard.Of(numbers) * 2));
    }

    [Fact]
    public void A_shard_takes_its_part_of_a_list()
    {
        Assert.Equal([5, 6], new Shard(1, 2, 2).Of([3, 4, 5, 6, 7]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void The_exception_of_any_shard_comes_through(int failing)
    {
        using var pool = new ShardPool(3);
        var failure = Assert.Throws<InvalidDataException>(() => pool.Run(
            6, shard => shard.Index == failing ? throw new InvalidDataException($"shard {failing}") : []));
        Assert.Equal($"shard {failing}", failure.Message);
        Assert.Contains(nameof(The_exception_of_any_shard_comes_through), failure.StackTrace, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_several_exceptions_the_first_shard_s_comes_through()
    {
        using var pool = new ShardPool(3);
        var failure = Assert.Throws<InvalidDataException>(() => pool.Run(
            6, shard => throw new InvalidDataException($"shard {shard.Index}")));
        Assert.Equal("shard 0", failure.Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_failure_leaves_no_tensor_of_any_shard(int failing)
    {
        using var pool = new ShardPool(3);
        Assert.Equal(0, LiveTensors.LeftBy(() => Assert.Throws<InvalidDataException>(() => pool.Run(6, shard =>
        {
            var tensor = torch.ones(shard.Count) * 2;
            return shard.Index == failing ? throw new InvalidDataException() : [tensor, tensor + 1];
        }))));
    }

    [Fact]
    public void A_pool_goes_on_after_a_failure()
    {
        using var scope = torch.NewDisposeScope();
        using var pool = new ShardPool(2);
        Assert.Throws<InvalidDataException>(() => pool.Run(2, shard => throw new InvalidDataException()));
        TensorAssert.Same(torch.ones(2), pool.Map(2, shard => torch.ones(shard.Count)));
    }

    [Fact]
    public void What_shards_return_belongs_to_the_caller_and_what_they_made_beside_it_is_gone()
    {
        using var pool = new ShardPool(3);
        Assert.Equal(0, LiveTensors.LeftBy(() =>
        {
            using var scope = torch.NewDisposeScope();
            var parts = pool.Run(6, shard => [torch.ones(shard.Count) + 1, torch.zeros(shard.Count)]);
            Assert.Equal(6, scope.DisposablesCount);
            Assert.All(parts.SelectMany(part => part), tensor => Assert.True(scope.Contains(tensor)));
        }));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Gradients_are_on_or_off_in_all_shards_as_on_the_calling_thread(bool enabled)
    {
        using var scope = torch.NewDisposeScope();
        using var pool = new ShardPool(3);
        using var mode = torch.set_grad_enabled(enabled);
        var parts = pool.Run(3, _ => [torch.tensor(torch.is_grad_enabled())]);
        Assert.All(parts, part => Assert.Equal(enabled, part[0].item<bool>()));
    }

    [Fact]
    public void Every_shard_computes_with_one_thread_of_libtorch()
    {
        using var scope = torch.NewDisposeScope();
        using var pool = new ShardPool(3);
        var parts = pool.Run(3, _ => [ThreadsOfLibtorch()]);
        Assert.All(parts, part => Assert.Equal(1, part[0].item<int>()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Another_pool_that_computes_with_more_threads_leaves_it_at_one_thread_in_each_shard(bool madeThere)
    {
        using var made = new ManualResetEventSlim();
        using var told = new ManualResetEventSlim();
        using var here = new ShardPool(3);
        IReadOnlyList<int> threads = [];

        // libtorch asks for the number once in each thread, so in one that has computed before nothing would show.
        var fresh = new Thread(() =>
        {
            using var scope = torch.NewDisposeScope();
            using var there = madeThere ? new ShardPool(3) : null;
            made.Set();
            told.Wait();
            threads = [.. (there ?? here).Run(3, _ => [ThreadsOfLibtorch()]).Select(part => part[0].item<int>())];
        });
        fresh.Start();
        made.Wait();
        using (var other = new ShardPool(2))
        {
            using var scope = torch.NewDisposeScope();
            var whole = other.Whole.Run(1, _ =>
            {
                told.Set();
                fresh.Join();
                return [ThreadsOfLibtorch()];
            });
            Assert.Equal(2, whole[0][0].item<int>());
        }

        Assert.Equal([1, 1, 1], threads);
    }

    [Fact]
    public void No_shards_and_no_items_are_refused()
    {
        using var pool = new ShardPool(1);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ShardPool(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => pool.Run(0, _ => []));
    }

    private static torch.Tensor ThreadsOfLibtorch() => torch.tensor(torch.get_num_threads());
}
