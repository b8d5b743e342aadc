using CgAT.Core.Networks;
using CgAT.Core.Numerics;
using CgAT.Core.Tests.Support;
using FsCheck;
using FsCheck.Xunit;
using TorchSharp;

namespace CgAT.Core.Tests.Networks;

public sealed class DropoutMasksTests
{
    private const int Units = 50;

    private static readonly int[] s_items = [4, 0, 9, 2, 7, 31];

    [Fact]
    public void Units_are_dropped_or_scaled_so_that_the_mean_stays()
    {
        using var scope = torch.NewDisposeScope();
        var masks = Source().Masks("clean", 0, [.. Enumerable.Range(0, 1000)]);
        var values = TensorAssert.Values(masks.Apply(torch.ones(1000, Units), 0.2, layer: 0));
        Assert.Equal([0, 1.25], values.Distinct().Order());

        // Five standard deviations of a share over 50,000 draws.
        Assert.InRange(values.Count(value => value == 0) / 50_000.0, 0.2 - 0.009, 0.2 + 0.009);
    }

    [Fact]
    public void Activations_of_bfloat16_keep_their_type_and_lose_the_same_units()
    {
        using var scope = torch.NewDisposeScope();
        var masks = Source().Masks("clean", 0, s_items);
        var dropped = masks.Apply(torch.ones(s_items.Length, Units, torch.bfloat16), 0.5, layer: 0);
        Assert.Equal(torch.bfloat16, dropped.dtype);
        TensorAssert.Same(masks.Apply(torch.ones(s_items.Length, Units), 0.5, layer: 0), dropped.to(torch.float32));
    }

    [Fact]
    public void An_item_s_mask_does_not_depend_on_the_batch()
    {
        using var scope = torch.NewDisposeScope();
        var together = Mask(Source(), s_items);
        for (var row = 0; row < s_items.Length; row++)
        {
            TensorAssert.Same(together.narrow(0, row, 1), Mask(Source(), [s_items[row]]));
        }
    }

    [Property(MaxTest = 30)]
    public void Nor_on_the_order_of_the_batch(int seed)
    {
        using var scope = torch.NewDisposeScope();
        var order = KeyedPermutation.Of(KeyedStream.Create(seed, "order"), 0, s_items.Length);
        var moved = Mask(Source(), [.. order.Select(place => s_items[place])]);
        var places = torch.tensor(order).to_type(torch.int64);
        TensorAssert.Same(Mask(Source(), s_items).index_select(0, places), moved);
    }

    [Property(MaxTest = 30)]
    public void Nor_on_how_the_batch_is_split(PositiveInt threads)
    {
        using var scope = torch.NewDisposeScope();
        using var pool = new ShardPool(Math.Min(threads.Get, s_items.Length));
        var masks = Source().Masks("clean", 3, s_items);
        TensorAssert.Same(
            masks.Apply(torch.ones(s_items.Length, Units), 0.5, layer: 0),
            pool.Map(s_items.Length, shard => masks.Of(shard).Apply(torch.ones(shard.Count, Units), 0.5, layer: 0)));
    }

    [Fact]
    public void Another_seed_phase_pass_epoch_or_layer_gives_another_mask()
    {
        using var scope = torch.NewDisposeScope();
        torch.Tensor[] masks =
        [
            Mask(Source(), s_items),
            Mask(new DropoutSource(2, "hashing", layers: 2), s_items),
            Mask(new DropoutSource(1, "cgat", layers: 2), s_items),
            Mask(Source(), s_items, pass: "attack-0"),
            Mask(Source(), s_items, epoch: 4),
            Mask(Source(), s_items, layer: 1),
        ];
        Assert.Equal(
            masks.Length, masks.Select(mask => string.Join(' ', TensorAssert.Values(mask))).Distinct().Count());
    }

    [Fact]
    public void Off_or_without_probability_nothing_is_dropped()
    {
        using var scope = torch.NewDisposeScope();
        var ones = torch.ones(s_items.Length, Units);
        TensorAssert.Same(ones, DropoutMasks.Off.Apply(ones, 0.5, layer: 0));
        TensorAssert.Same(ones, Source().Masks("clean", 0, s_items).Apply(ones, 0, layer: 0));
        Assert.Same(DropoutMasks.Off, DropoutMasks.Off.Of(new Shard(0, 0, 1)));
    }

    [Fact]
    public void Whoever_has_masks_is_in_training_mode_also_without_a_layer_to_drop_from()
    {
        Assert.False(DropoutMasks.Off.IsTraining);
        Assert.True(Source().Masks("clean", 0, s_items).IsTraining);
        var masks = new DropoutSource(1, "hashing", layers: 0).Masks("clean", 0, s_items);
        Assert.True(masks.IsTraining);
        Assert.True(masks.Of(new Shard(1, 2, 2)).IsTraining);
    }

    [Fact]
    public void Codes_in_training_mode_do_not_depend_on_how_the_batch_is_split()
    {
        using var scope = torch.NewDisposeScope();
        using var network = TinyNetwork.Random(seed: 1, dropout: 0.5);
        using var pool = new ShardPool(3);
        var masks = new DropoutSource(1, "hashing", network.DropoutLayers).Masks("clean", 0, s_items);
        var images = RandomTensor.Images(s_items.Length, seed: 1);
        TensorAssert.Close(
            network.Relaxed(images, masks),
            pool.Map(s_items.Length, shard => network.Relaxed(shard.Of(images), masks.Of(shard))),
            relative: 0,
            absolute: 1e-6);
    }

    private static DropoutSource Source() => new(1, "hashing", layers: 2);

    private static torch.Tensor Mask(
        DropoutSource source, int[] items, string pass = "clean", int epoch = 3, int layer = 0) =>
        source.Masks(pass, epoch, items).Apply(torch.ones(items.Length, Units), 0.5, layer);
}
