using CgAT.Core.Hashing;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Hashing;

/// <summary>Which losses of a batch are the mean of the losses of its images.</summary>
public sealed class CouplingTests
{
    private static readonly HashingLossStart s_start = new()
    {
        Seed = 1,
        Phase = "hashing",
        Items = 7,
        Bits = 8,
        Classes = 3,
        Device = TestDevice.Current,
    };

    public static TheoryData<string> Losses() => [.. EveryLoss.All];

    [Theory]
    [MemberData(nameof(Losses))]
    public void A_loss_is_the_mean_over_its_images_unless_it_says_that_it_couples_them(string name)
    {
        using var scope = torch.NewDisposeScope();
        var loss = EveryLoss.Create(name, s_start);
        using var state = loss.State;
        using var bank = EveryLoss.Bank(s_start);
        var (batch, relaxed) = (EveryLoss.Batch(s_start), EveryLoss.Relaxed(s_start));
        loss.StartEpoch(0, bank);
        var whole = EveryLoss.Total(loss.Compute(relaxed, batch, bank)).item<float>();
        var mean = Enumerable.Range(0, batch.Items.Count).Average(image => EveryLoss.Total(loss.Compute(
            relaxed.narrow(0, image, 1),
            new HashingBatch(
                0, [batch.Items[image]], batch.Rows.narrow(0, image, 1), batch.Labels.narrow(0, image, 1)),
            bank)).item<float>());
        Assert.Equal(!loss.CouplesImages, Math.Abs(mean - whole) <= 1e-5 * Math.Max(1, Math.Abs(whole)));
    }
}
