using System.Text.Json.Nodes;
using CgAT.Core.Defenses;
using CgAT.Core.Defenses.Atrdh;
using CgAT.Core.Defenses.Cgat;
using CgAT.Core.Defenses.Distillation;
using CgAT.Core.Defenses.Plain;
using CgAT.Core.Defenses.Trades;
using CgAT.Core.Hashing;
using CgAT.Core.Training;
using CgAT.Experiments.Execution.Stages;
using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Tests.Specs;

/// <summary>The presets of defences, and what the core makes of them.</summary>
public sealed class DefensePresetsTests
{
    private const string Halves = """{"at":[0.5,0.75],"factor":0.1,"kind":"steps"}""";

    private const string Official =
        """{"kind":"sgd","learning_rate":0.01,"momentum":0.9,"weight_decay":0.0005}""";

    // Those of our own: epsilon in grey levels, the epochs, rate and averaging of each, its codebook's weight and its limit
    // of gradients.
    public static TheoryData<string, double, int, double, double, double?, double?> Ours => new()
    {
        { "cgat-plus", 7, 16, 0.02, 0.99, 1.0, 2.0 },
        { "cgat-fast", 8, 3, 0.03, 0.98, null, null },
    };

    // What differs from preset to preset, in canonical form.
    public static TheoryData<string, string> Presets => new()
    {
        {
            "cgat",
            $$"""
            {"attack_mode":"evaluation","bank":"binary","epochs":30,"kind":"cgat","lambda":1,"mu":0,"optimizer":{{Official}}}
            """
        },
        { "cgat-official", $$"""{"bank":"official","epochs":30,"kind":"cgat","lambda":1,"mu":0,"optimizer":{{Official}}}""" },
        {
            "saat",
            """
            {"bank":"saat","epochs":20,"kind":"cgat","lambda":1,"mu":0.0001,
            "optimizer":{"kind":"sgd","learning_rate":0.05,"momentum":0,"weight_decay":0.00001},"weights":"cosine"}
            """
        },
        { "atrdh", Atrdh(lambda: 1, "tha") },
        { "atrdh-saat", Atrdh(lambda: 2, "saat") },
        { "adversarial", $$"""{"epochs":30,"kind":"adversarial","lambda":1,"optimizer":{{Official}}}""" },
        { "trades", $$"""{"epochs":30,"kind":"trades","lambda":1,"optimizer":{{Official}}}""" },
        {
            "distillation",
            $$"""{"clean":1,"epochs":30,"feature":1,"kind":"distillation","lambda":1,"optimizer":{{Official}}}"""
        },
    };

    [Theory]
    [MemberData(nameof(Presets))]
    public void A_preset_has_the_published_constants(string preset, string constants)
    {
        var defense = JsonNode.Parse(SpecCanonical.ToJson(Read(preset)))!.AsObject();
        Assert.Equal(8.0 / 255, Taken(defense, "epsilon").GetValue<double>(), 1e-12);
        Assert.Equal(2.0 / 255, Taken(defense, "step").GetValue<double>(), 1e-12);
        Assert.Equal((7, 32), (Taken(defense, "iterations").GetValue<int>(), Taken(defense, "batch_size").GetValue<int>()));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Halves), Taken(defense, "decay")));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(constants), defense), defense.ToJsonString());
    }

    [Theory]
    [MemberData(nameof(Ours))]
    public void A_preset_of_ours_takes_two_steps_of_three_fourths_of_epsilon(
        string preset, double levels, int epochs, double rate, double average, double? codebook, double? limit)
    {
        var cgat = Assert.IsType<CgatDefenseSpec>(Read(preset));
        Assert.Equal((epochs, 2, 1.5), (cgat.Epochs, cgat.Iterations, cgat.Lambda));
        Assert.Equal(levels / 255, cgat.Epsilon, 1e-12);
        Assert.Equal(0.75, cgat.Step / cgat.Epsilon, 1e-12);
        Assert.Equal(rate, Assert.IsType<SgdSpec>(cgat.Optimizer).LearningRate);
        Assert.IsType<CosineDecaySpec>(cgat.Decay);
        Assert.Equal(
            (1, "evaluation", "cross-entropy"), (cgat.AdversarialHashing, cgat.AttackMode, cgat.CenterTerm));
        Assert.Equal(average, cgat.WeightAverage);
        Assert.Equal((codebook, limit), (cgat.Codebook, cgat.GradientLimit));
    }

    [Fact]
    public void These_are_all_presets_of_defences() => Assert.Equal(
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "CgAT.Experiments", "Specs", "Presets", "defense"))
            .Select(Path.GetFileNameWithoutExtension)
            .Order(StringComparer.Ordinal),
        Presets.Concat(Ours).Select(preset => (string)preset[0]).Order(StringComparer.Ordinal));

    [Fact]
    public void The_core_gets_what_a_preset_says()
    {
        var saat = Assert.IsType<CgatSettings>(Settings("saat"));
        Assert.Equal(
            (true, true, 1e-4, CenterWeights.Cosine), (saat.OfficialBank, saat.SignsOfBatch, saat.Mu, saat.Weights));
        var official = Assert.IsType<CgatSettings>(Settings("cgat-official"));
        Assert.Equal((true, false, 0), (official.OfficialBank, official.SignsOfBatch, official.Mu));
        var atrdh = Assert.IsType<AtrdhSettings>(Settings("atrdh"));
        Assert.Equal((AtrdhPort.Tha, 4096, 512, 1e-4), (atrdh.Port, atrdh.Hidden, atrdh.Features, atrdh.PrototypeLearningRate));
        Assert.Equal(AtrdhPort.Saat, Assert.IsType<AtrdhSettings>(Settings("atrdh-saat")).Port);
        var distillation = Assert.IsType<DistillationSettings>(Settings("distillation"));
        Assert.Equal((1, 1), (distillation.Feature, distillation.Clean));
        Assert.IsType<PlainSettings>(Settings("adversarial"));
        Assert.IsType<TradesSettings>(Settings("trades"));
        Assert.Equal(
            new AdamSettings { LearningRate = 1e-4, Beta1 = 0.5, Beta2 = 0.999 },
            CoreSettings.Optimizer(Read("atrdh").Optimizer));
    }

    [Fact]
    public void Adam_with_its_usual_betas_written_out_is_Adam() => Assert.Equal(
        SpecCanonical.ToJson(new AdamSpec { LearningRate = 1e-4 }),
        SpecCanonical.ToJson(new AdamSpec { LearningRate = 1e-4, Beta1 = 0.9, Beta2 = 0.999 }));

    private static string Atrdh(int lambda, string port) => $$"""
        {"epochs":100,"features":512,"hidden":4096,"kind":"atrdh","lambda":{{lambda}},
        "optimizer":{"beta1":0.5,"kind":"adam","learning_rate":0.0001},"port":"{{port}}","prototype_learning_rate":0.0001}
        """;

    private static JsonNode Taken(JsonObject record, string key)
    {
        var value = Assert.IsAssignableFrom<JsonNode>(record[key]);
        Assert.True(record.Remove(key));
        return value;
    }

    private static DefenseSettings Settings(string preset) => CoreDefenses.Settings(Read(preset));

    private static AdversarialDefenseSpec Read(string preset) =>
        Assert.IsAssignableFrom<AdversarialDefenseSpec>(SpecTexts.Read(SpecTexts.With(
            "[[defense]]\nkind = \"none\"\n", $"[[defense]]\npreset = \"{preset}\"\nname = \"rival\"\n"))
            .Require().Base.Defenses[0]);
}
