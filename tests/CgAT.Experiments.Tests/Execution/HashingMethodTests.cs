using System.Text.Json;
using CgAT.Experiments.Specs;
using CgAT.Experiments.Tests.Specs;

namespace CgAT.Experiments.Tests.Execution;

/// <summary>Every hashing method of the language, trained and defended.</summary>
[Collection(ExperimentCollection.Name)]
public sealed class HashingMethodTests(FinishedExperiment experiment)
{
    private const string Prefix = "loss.";

    public static TheoryData<string> Methods() => [.. SpecTexts.HashingMethods.Keys];

    [Theory]
    [MemberData(nameof(Methods))]
    public void A_method_trains_and_is_defended_with_the_centers_that_its_model_keeps(string method)
    {
        using var results = experiment.Copy();
        var spec = experiment.Spec with
        {
            Hashing = SpecTexts.Read(SpecTexts.QuickstartWith(method)).Require().Base.Hashing with
            {
                Bits = 8,
                Epochs = 1,
                BatchSize = TinySpec.BatchSize,
                Optimizer = experiment.Spec.Hashing.Optimizer,
                Decay = experiment.Spec.Hashing.Decay,
            },
            Defenses = [.. experiment.Spec.Defenses.OfType<CgatDefenseSpec>()],
        };

        var recorder = new Recorder();
        var outcome = experiment.Run(results.Path, spec, recorder);

        Assert.Equal(["hashing", "defense", "encoding", "attack", "evaluation"], recorder.Finished);
        var stages = Assert.Single(outcome.Runs).Run.Stages.ToDictionary(
            stage => stage.Identity.Kind,
            stage => OfLoss(results.Below("store", stage.Identity.Folder, "model.safetensors")));
        var (hashing, defense) = (stages["hashing"], stages["defense"]);
        Assert.Equal(Kept(method), hashing.Keys.Order());
        Assert.Equal(Kept(method), defense.Keys.Order());
        Assert.All(
            hashing.Keys.Where(name => name is "centers" or "tie"), name => Assert.Equal(hashing[name], defense[name]));
    }

    [Theory]
    [InlineData("csq")]
    [InlineData("orthohash")]
    public void A_method_that_does_not_train_is_defended_with_the_centers_that_it_would_have_started_with(string method)
    {
        using var results = experiment.Copy();
        var spec = experiment.Spec with
        {
            Hashing = SpecTexts.Read(SpecTexts.QuickstartWith(method)).Require().Base.Hashing with
            {
                Bits = 8,
                Epochs = 0,
                BatchSize = TinySpec.BatchSize,
            },
            Defenses = [.. experiment.Spec.Defenses.OfType<CgatDefenseSpec>()],
        };

        var run = Assert.Single(experiment.Run(results.Path, spec).Runs);

        Assert.Null(run.Failure);
        var hashing = run.Run.Stages.Single(stage => stage.Identity.Kind == "hashing");
        Assert.Equal(
            Kept(method),
            OfLoss(results.Below("store", hashing.Identity.Folder, "model.safetensors")).Keys.Order());
    }

    private static string[] Kept(string method) => method switch
    {
        "csq" or "dpn" => ["centers", "tie"],
        "greedyhash" => ["classifier"],
        "orthohash" => ["centers", "gain", "shift"],
        _ => [],
    };

    // The tensors of a safetensors file that belong to the loss: after the length of the header and the header itself.
    private static Dictionary<string, byte[]> OfLoss(string file)
    {
        if (!File.Exists(file))
        {
            return [];
        }

        var bytes = File.ReadAllBytes(file);
        var data = 8 + (int)BitConverter.ToInt64(bytes);
        using var header = JsonDocument.Parse(bytes.AsMemory(8..data));
        return header.RootElement.EnumerateObject()
            .Where(tensor => tensor.Name.StartsWith(Prefix, StringComparison.Ordinal))
            .ToDictionary(tensor => tensor.Name[Prefix.Length..], tensor =>
            {
                var place = tensor.Value.GetProperty("data_offsets");
                return bytes[(data + place[0].GetInt32())..(data + place[1].GetInt32())];
            });
    }
}
