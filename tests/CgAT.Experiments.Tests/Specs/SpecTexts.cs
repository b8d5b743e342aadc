using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Tests.Specs;

/// <summary>A spec that is right, from which the tests make specs that are wrong.</summary>
internal static class SpecTexts
{
    public const string Digest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    /// <summary>
    /// Has every kind of table but for <c>image-list</c> and other hashing methods, and inline tables as well as
    /// headers; and no key that may be left out but for names.
    /// </summary>
    public const string Quickstart = $$"""
        # cgat run specs/quickstart.toml
        format = 1
        name = "quickstart"
        description = "a first run"
        seeds = [0, 1, 2]

        [dataset]
        kind = "fashion-mnist"
        folder = "../data/fashion-mnist"
        split = "t10k-9000-1000"
        digest = "{{Digest}}"

        [backbone]
        kind = "convnet-s"
        dropout = 0.25
        warm_up = { epochs = 3, batch_size = 64, optimizer = { kind = "adam", learning_rate = 1e-3 } }

        [hashing]
        method = "dpsh"
        bits = 32
        quantization = 0.1
        epochs = 15
        batch_size = 64

        [hashing.optimizer]
        kind = "sgd"
        learning_rate = 0.01
        momentum = 0.9
        weight_decay = 5e-4

        [hashing.decay]
        kind = "steps"
        at = ["1/3", 0.75]
        factor = 0.1

        [[defense]]
        kind = "none"

        [[defense]]
        kind = "continue"
        epochs = 6
        batch_size = 64
        optimizer = { kind = "adam", learning_rate = 1e-4 }
        decay = { kind = "constant" }

        [[defense]]
        kind = "cgat"
        name = "cgat-strong"
        epochs = 6
        batch_size = 64
        epsilon = "16/255"
        step = "4/255"
        iterations = 7
        lambda = 1.0
        mu = 0
        bank = "binary"
        optimizer = { kind = "adam", learning_rate = 1e-4 }
        decay = { kind = "cosine" }

        [[attack]]
        kind = "center"
        name = "center 16/255"
        epsilon = "16/255"
        step = "2/255"
        iterations = 100
        random_start = false
        centers_from = "database"

        [evaluation]
        k = 1000
        bootstrap_resamples = 1000
        batch_size = 256

        [numerics]
        device = "auto"
        threads = 2

        """;

    /// <summary>The dataset table of <see cref="Quickstart"/> in its other kind.</summary>
    public const string ImageList = $$"""
        [dataset]
        kind = "image-list"
        folder = "../data/flickr"
        digest = "{{Digest}}"
        resize = { size = 32, filter = "area" }
        limit = { train = 500, database = 1000, query = 100 }

        """;

    /// <summary>A sweep for the end of <see cref="Quickstart"/>: 6 + 1 points.</summary>
    public const string Sweep = """

        [sweep]
        grid = { "hashing.bits" = [16, 32], "defense.cgat-strong.lambda" = [0.5, 2.0] }
        zip.strength = { "attack[0].epsilon" = ["8/255", "16/255"], "attack[0].iterations" = [10, 100] }
        exclude = [{ "hashing.bits" = 32, "defense.cgat-strong.lambda" = 2 }]
        include = [{ "hashing.bits" = 64, "hashing.epochs" = 30 }]

        """;

    /// <summary>What the hashing table of <see cref="Quickstart"/> has of its own for each method.</summary>
    public static IReadOnlyDictionary<string, string> HashingMethods { get; } = new Dictionary<string, string>
    {
        ["dph"] = "",
        ["dpsh"] = "quantization = 0.1\nquantization_over = \"pairs\"\n",
        ["hashnet"] = "scale = 0.1\nscale_per = \"code\"\ncontinuation = { kind = \"none\" }\n",
        ["dsdh"] = "mu = 1.0\nnu = 1.0\neta = 55.0\nrounds = 10\n",
        ["dch"] = "gamma = 20.0\nquantization = 0.1\n",
        ["greedyhash"] = "quantization = 0.1\nclassifier = \"trained\"\nlabels = \"all\"\n",
        ["csq"] = "quantization = 1e-4\ncenters = \"stored\"\n",
        ["dsdh-c"] = "mu = 1.0\nnu = 1.0\neta = 55.0\nrounds = 10\nwasserstein = 0.1\n",
        ["csq-c"] = "wasserstein = 0.1\ncenters = \"official\"\n",
        ["dpn"] = "margin = 1.0\n",
        ["orthohash"] = "scale = 8.0\nmargin = 0.2\nbatch_norm = true\n",
        ["hswd"] = "scale = 10.0\nscale_per = \"bit\"\nwasserstein = 0.1\n"
            + "continuation = { kind = \"growing\", rate = 0.005, power = 0.5, every = 200 }\n",
    };

    /// <summary>Texts of specs that are right, in which every record of the language is.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } =
        HashingMethods.Keys.ToDictionary(method => method, QuickstartWith).Concat(new Dictionary<string, string>
        {
            ["quickstart"] = Quickstart,
            ["image list"] = QuickstartOnImageList,
            ["in full"] = InFull,
        }).Concat(AttackTexts.All).Concat(DefenseTexts.All).ToDictionary();

    public static SpecReading Read(string text) => SpecReader.Parse(text, "specs/quickstart.toml");

    /// <summary><see cref="Quickstart"/> with something swept: lines of <c>[sweep]</c>.</summary>
    public static SpecReading ReadSweep(string sweep) => Read($"{Quickstart}\n[sweep]\n{sweep}\n");

    public static ExperimentSpec Spec => Read(Quickstart).Require().Base;

    /// <summary>Whether a path is of what a text of <see cref="All"/> has and the quickstart has not.</summary>
    public static bool IsOf(string text, string path) =>
        AttackTexts.All.ContainsKey(text)
            ? AttackTexts.Parts.Any(part => path.StartsWith(part, StringComparison.Ordinal))
            : DefenseTexts.All.ContainsKey(text) ? path.StartsWith(DefenseTexts.Part, StringComparison.Ordinal)
            : !HashingMethods.ContainsKey(text) || path.StartsWith("hashing.", StringComparison.Ordinal);

    /// <summary><see cref="Quickstart"/> with the keys that it leaves out, each as it is there without them.</summary>
    public static string InFull => With("quantization = 0.1\n", "quantization = 0.1\nquantization_over = \"values\"\n")
        .Replace("factor = 0.1\n", "factor = 0.1\nbetween_steps = \"next\"\n", StringComparison.Ordinal)
        .Replace("mu = 0\n", "mu = 0\nweights = \"binary\"\n", StringComparison.Ordinal)
        .Replace(
            "= \"database\"\n",
            "= \"database\"\nweights = \"binary\"\nloss = \"plain\"\ntargeted = false\nnorm = \"linf\"\nrestarts = 1\n",
            StringComparison.Ordinal)
        .Replace("batch_size = 256\n", "batch_size = 256\nradius = 2\nrecall_levels = 10\n", StringComparison.Ordinal);

    /// <summary><see cref="Quickstart"/> with one stretch replaced, which must be there once.</summary>
    public static string With(string old, string replacement)
    {
        var at = Quickstart.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, $"not in the quickstart: {old}");
        Assert.True(Quickstart.IndexOf(old, at + 1, StringComparison.Ordinal) < 0, $"more than once: {old}");
        return Quickstart[..at] + replacement + Quickstart[(at + old.Length)..];
    }

    /// <summary><see cref="Quickstart"/> with a hashing method.</summary>
    public static string QuickstartWith(string method) => With(
        "method = \"dpsh\"\nbits = 32\nquantization = 0.1\n",
        $"method = \"{method}\"\nbits = 32\n{HashingMethods[method]}");

    /// <summary><see cref="Quickstart"/> on a list of images.</summary>
    public static string QuickstartOnImageList
    {
        get
        {
            var start = Quickstart.IndexOf("[dataset]", StringComparison.Ordinal);
            var end = Quickstart.IndexOf("\n[backbone]", StringComparison.Ordinal);
            return Quickstart[..start] + ImageList + Quickstart[end..];
        }
    }
}
