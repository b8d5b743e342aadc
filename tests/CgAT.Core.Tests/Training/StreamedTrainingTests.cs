using CgAT.Core.Data;
using CgAT.Core.Hashing;
using CgAT.Core.Networks;
using CgAT.Core.Numerics;
using CgAT.Core.Tests.Data;
using CgAT.Core.Tests.Support;
using CgAT.Core.Training;
using TorchSharp;

namespace CgAT.Core.Tests.Training;

/// <summary>Training comes to the same bits however its images are brought in.</summary>
[Trait("Device", "any")]
public sealed class StreamedTrainingTests : IDisposable
{
    private readonly PhotoFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Training_and_codes_are_the_same_to_the_bit_from_memory_files_and_a_cache(bool cropped)
    {
        var expected = Train(folder.InMemory(cropped), cropped);
        Assert.Equal(expected, Train(folder.Streamed(cropped), cropped));
        Assert.Equal(expected, Train(folder.Cached(cropsRoam: cropped), cropped));
        Assert.Equal(expected, Train(folder.Cached(cropsRoam: cropped), cropped));
        Assert.NotEqual(expected, Train(folder.InMemory(!cropped), !cropped));
    }

    [Fact]
    public void Images_that_are_not_kept_whole_are_not_cropped_at_random()
    {
        Assert.Throws<ArgumentException>(() => Train(folder.InMemory(cropsRoam: false), cropped: true));
        Assert.Throws<ArgumentException>(() => Train(folder.Cached(cropsRoam: false), cropped: true));
        Assert.True(new ImageSubset(folder.InMemory(cropsRoam: true).Train, [1]).CropsRoam);
    }

    [Fact]
    public void Crops_differ_from_epoch_to_epoch_and_phase_to_phase_and_not_by_the_batch()
    {
        var settings = new AugmentationSettings { RandomCrop = true, Flip = true };
        var augmentation = new Augmentation(settings, seed: 1, "hashing");
        int[] items = [.. Enumerable.Range(0, 100)];
        var crops = augmentation.Crops(items, epoch: 0)!;
        Assert.Equal(crops.Skip(40).Take(7), augmentation.Crops(items[40..47], epoch: 0));
        Assert.NotEqual(crops, augmentation.Crops(items, epoch: 1));
        Assert.NotEqual(crops, new Augmentation(settings, seed: 1, "cgat").Crops(items, epoch: 0));
        Assert.NotEqual(crops, new Augmentation(settings, seed: 2, "hashing").Crops(items, epoch: 0));
        Assert.InRange(crops.Count(crop => crop.Mirrored), 30, 70);
        Assert.InRange(crops.Select(crop => (int)(crop.Top * 10)).Distinct().Count(), 9, 10);
        Assert.InRange(crops.Select(crop => (int)(crop.Left * 10)).Distinct().Count(), 9, 10);
        Assert.Null(new Augmentation(new AugmentationSettings { Flip = true }, 1, "hashing").Crops(items, 0));
    }

    private static float[] Train(RetrievalDataset data, bool cropped)
    {
        using var scope = torch.NewDisposeScope();
        using var network = TinyNetwork.Random(seed: 1, data.Train.Height);
        using var pool = new ShardPool(2);
        using var bank = CodeBank.Empty(data.Train.Count, network.Bits, data.Train.Classes, TestDevice.Current);
        var objective = new HashingObjective(
            network, new DpshLoss(0.001), bank, pool, new DropoutSource(1, "hashing", network.DropoutLayers));
        var plan = Some.Plan(epochs: 3, batchSize: 3) with
        {
            Augmentation = cropped ? new AugmentationSettings { RandomCrop = true, Flip = true, Shift = 1 } : null,
        };
        var records = Trainer.Run(objective, plan, data.Train, TestDevice.Current);
        var codes = Encoder.Relaxed(network, data.Database, batchSize: 5, TestDevice.Current, pool);
        return [.. records.Select(record => (float)record.Loss), .. codes.cpu().data<float>().ToArray()];
    }
}
