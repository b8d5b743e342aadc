using CgAT.Core.Data;
using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Tests.Execution;

/// <summary>An experiment of seconds: an undefended model and CgAT, an epoch a phase, codes of 8 bits.</summary>
internal static class TinySpec
{
    public const int BatchSize = 8;

    /// <summary>Steps of an epoch.</summary>
    public const int Steps = TinyDataset.Train / BatchSize;

    /// <summary>The spec on a folder of <see cref="TinyDataset"/>.</summary>
    public static ExperimentSpec Of(string folder)
    {
        var dataset = ImageLists.Load(folder, new ImageResize { Size = 32, Filter = ImageResize.Area });
        return SpecReader.Parse(Text(Path.GetFileName(folder), dataset.Digest), "tiny.toml").Require().Base;
    }

    /// <summary>The text of the spec.</summary>
    public static string Text(string folder, string digest) => $$"""
        format = 1
        name = "tiny"
        seeds = [3]

        [dataset]
        kind = "image-list"
        folder = "{{folder}}"
        digest = "{{digest}}"
        resize = { size = 32, filter = "area" }

        [backbone]
        kind = "convnet-s"
        dropout = 0.5
        warm_up = { epochs = 1, batch_size = {{BatchSize}}, optimizer = { kind = "adam", learning_rate = 1e-3 } }

        [hashing]
        method = "dpsh"
        bits = 8
        quantization = 0.001
        epochs = 1
        batch_size = {{BatchSize}}
        optimizer = { kind = "adam", learning_rate = 1e-3 }
        decay = { kind = "cosine" }

        [[defense]]
        kind = "none"

        [[defense]]
        kind = "cgat"
        epochs = 1
        batch_size = {{BatchSize}}
        epsilon = "16/255"
        step = "8/255"
        iterations = 2
        lambda = 1.0
        mu = 0.0
        bank = "binary"
        optimizer = { kind = "sgd", learning_rate = 0.01, momentum = 0.9, weight_decay = 5e-4 }
        decay = { kind = "constant" }

        [[attack]]
        kind = "center"
        epsilon = "16/255"
        step = "8/255"
        iterations = 2
        random_start = true
        centers_from = "database"

        [evaluation]
        k = 20
        bootstrap_resamples = 100
        batch_size = 16

        [numerics]
        device = "cpu"
        threads = 2

        """;
}
