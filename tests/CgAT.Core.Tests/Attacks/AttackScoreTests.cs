using CgAT.Core.Attacks.Losses;
using CgAT.Core.Attacks.Objectives;
using TorchSharp;

namespace CgAT.Core.Tests.Attacks;

/// <summary>
/// What attempts are compared by: losses of attacks may rise where bits are won, since they stop counting those.
/// </summary>
public sealed class AttackScoreTests
{
    private const int Bits = 16;

    public static TheoryData<string> Losses => ["guided", "weighted", "hag", "hag over the batch", "sdha"];

    [Theory]
    [MemberData(nameof(Losses))]
    public void A_code_with_all_bits_flipped_scores_better_than_one_that_is_almost_there(string name)
    {
        using var scope = torch.NewDisposeScope();
        var own = torch.ones(1, Bits) * 0.9;
        var loss = Loss(name, own);
        var (flipped, almost, clean) = (own.neg(), torch.full([1, Bits], -0.4), own);
        almost[.., ..4] = 0.4;
        Assert.Equal(0.9, Score(loss, clean), 1e-6);
        Assert.Equal(-0.9, Score(loss, flipped), 1e-6);
        Assert.True(Score(loss, flipped) < Score(loss, almost));
    }

    [Fact]
    public void The_loss_of_SDHA_rises_as_an_attack_succeeds_and_the_score_falls()
    {
        using var scope = torch.NewDisposeScope();
        var own = torch.ones(1, Bits) * 0.9;
        var loss = Loss("sdha", own);
        var images = torch.zeros(1, 3, 2, 2);
        var flipped = own.neg();
        Assert.True(loss.PerImage(flipped, images).item<float>() > loss.PerImage(own, images).item<float>());
        Assert.True(Score(loss, flipped) < Score(loss, own));
    }

    [Fact]
    public void A_target_is_scored_by_its_opposite()
    {
        using var scope = torch.NewDisposeScope();
        var loss = new GuidedLoss(torch.ones(1, Bits), targeted: true);
        Assert.Equal(-0.9, Score(loss, torch.full([1, Bits], 0.9)), 1e-6);
    }

    private static double Score(IAttackLoss loss, torch.Tensor relaxed) => loss.Score(relaxed).item<float>();

    private static IAttackLoss Loss(string name, torch.Tensor own) => name switch
    {
        "guided" => new GuidedLoss(own.sign(), targeted: false),
        "weighted" => new WeightedLoss(own.sign(), targeted: false),
        "hag" => new HagLoss(own, threshold: 0.5, beta: 1),
        "hag over the batch" => new HagBatchLoss(own, threshold: 0.5),
        _ => new SdhaLoss(
            images: null, torch.ones(3, Bits), torch.ones(1, 3) / 3, new SdhaObjective { Targeted = false }),
    };
}
