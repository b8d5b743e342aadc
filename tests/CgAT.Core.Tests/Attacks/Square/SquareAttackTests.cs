using CgAT.Core.Attacks.Square;
using CgAT.Core.Networks;
using CgAT.Core.Tests.Support;
using TorchSharp;

namespace CgAT.Core.Tests.Attacks.Square;

public sealed class SquareAttackTests
{
    private const int Images = 64;

    private static readonly SquareAttackSettings s_settings =
        new() { Epsilon = 8.0 / 255, Queries = 40, InitialShare = 0.8, Goal = SquareGoal.AwayFromOwnCode };

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(64)]
    public void Batch_size_and_order_change_nothing(int batchSize)
    {
        using var scope = torch.NewDisposeScope();
        using var network = TinyNetwork.Random(seed: 1);
        int[] order = [.. Enumerable.Range(0, Images).Reverse()];
        var expected = Assert.Single(Attack(network, Images, Enumerable.Range(0, Images)));
        var actual = Attack(network, batchSize, order);
        TensorAssert.Same(expected.Images, torch.cat([.. actual.Select(batch => batch.Images)]).flip(0));
        TensorAssert.Same(expected.Codes, torch.cat([.. actual.Select(batch => batch.Codes)]).flip(0));
        Assert.Equal(expected.Queries, actual.SelectMany(batch => batch.Queries).Reverse());
        Assert.Equal(expected.LastDistance, actual.SelectMany(batch => batch.LastDistance).Reverse());
    }

    [Fact]
    public void Codes_go_away_from_the_clean_ones_without_any_gradient()
    {
        using var scope = torch.NewDisposeScope();
        using var network = TinyNetwork.Random(seed: 1);
        foreach (var parameter in network.parameters())
        {
            parameter.requires_grad = false;
        }

        var attacked = Assert.Single(Attack(network, Images, Enumerable.Range(0, Images)));
        Assert.All(attacked.FirstDistance, distance => Assert.Equal(0, distance));
        var stripes = new SquareAttack(batch => Signs(network, batch), s_settings with { Queries = 2 }, seed: 1)
            .Run(Clean(), [.. Enumerable.Range(0, Images)], guides: null, toward: false);
        Assert.True(attacked.LastDistance.Sum() > 2 * stripes.LastDistance.Sum());
        Assert.False(attacked.Images.requires_grad);
        Assert.All(network.parameters(), parameter => Assert.Null(parameter.grad));
    }

    [Fact]
    public void What_is_reported_is_what_the_images_have()
    {
        using var scope = torch.NewDisposeScope();
        using var network = TinyNetwork.Random(seed: 1);
        var guides = Guides();
        foreach (var toward in new[] { false, true })
        {
            var attacked = Assert.Single(Attack(network, Images, Enumerable.Range(0, Images), guides, toward));
            TensorAssert.Same(Signs(network, attacked.Images), attacked.Codes);
            Assert.Equal(Distances(Signs(network, Clean()), guides), attacked.FirstDistance);
            Assert.Equal(Distances(attacked.Codes, guides), attacked.LastDistance);
        }
    }

    [Fact]
    public void Codes_come_nearer_to_a_target_and_go_farther_from_a_guide_and_never_the_other_way()
    {
        using var scope = torch.NewDisposeScope();
        using var network = TinyNetwork.Random(seed: 1);
        var toward = Assert.Single(Attack(network, Images, Enumerable.Range(0, Images), Guides(), toward: true));
        Assert.All(toward.FirstDistance.Zip(toward.LastDistance), pair => Assert.True(pair.Second <= pair.First));
        Assert.True(toward.LastDistance.Sum() < toward.FirstDistance.Sum());
        var away = Assert.Single(Attack(network, Images, Enumerable.Range(0, Images), Guides(), toward: false));
        Assert.All(away.FirstDistance.Zip(away.LastDistance), pair => Assert.True(pair.Second >= pair.First));
        Assert.True(away.LastDistance.Sum() > away.FirstDistance.Sum());
    }

    [Fact]
    public void Every_image_that_the_model_sees_is_exactly_in_the_ball_and_in_range()
    {
        using var scope = torch.NewDisposeScope();
        using var network = TinyNetwork.Random(seed: 1);
        var images = (Clean() * 2 - 0.5).clamp_(0, 1).narrow(0, 0, 1);
        var seen = 0;
        var attack = new SquareAttack(
            batch =>
            {
                seen++;
                var change = batch.to_type(torch.float64) - images.to_type(torch.float64);
                Assert.True(change.abs().max().item<double>() <= s_settings.Epsilon);
                Assert.InRange(batch.min().item<float>(), 0, 1);
                Assert.InRange(batch.max().item<float>(), 0, 1);
                return Signs(network, batch);
            },
            s_settings,
            seed: 1);
        var attacked = attack.Run(images, [0], torch.zeros(1, network.Bits).add_(1), toward: true);
        Assert.Equal(seen, attacked.Queries[0]);
        Assert.InRange(seen, 2, s_settings.Queries);
    }

    [Fact]
    public void An_image_at_its_goal_is_asked_for_once_and_stays()
    {
        using var scope = torch.NewDisposeScope();
        using var network = TinyNetwork.Random(seed: 1);
        var codes = Signs(network, Clean());
        var attacked = Assert.Single(Attack(network, Images, Enumerable.Range(0, Images), codes, toward: true));
        TensorAssert.Same(Clean(), attacked.Images);
        Assert.All(attacked.Queries, queries => Assert.Equal(1, queries));
        Assert.All(attacked.LastDistance, distance => Assert.Equal(0, distance));
    }

    [Fact]
    public void An_image_whose_bits_are_all_at_their_goal_is_asked_for_no_more()
    {
        using var scope = torch.NewDisposeScope();
        var sizes = new List<long>();
        var attack = new SquareAttack(
            batch =>
            {
                // The first image flips at the third call, the second never.
                sizes.Add(batch.shape[0]);
                var codes = torch.ones(batch.shape[0], 4);
                return sizes.Count == 3 ? torch.cat([codes[0].neg().unsqueeze(0), codes.narrow(0, 1, 1)]) : codes;
            },
            s_settings with { Queries = 6 },
            seed: 1);
        var attacked = attack.Run(RandomTensor.Images(2, seed: 1), [0, 1], guides: null, toward: false);
        Assert.Equal([2, 2, 2, 1, 1, 1], sizes);
        Assert.Equal([3, 6], attacked.Queries);
        Assert.Equal([4, 0], attacked.LastDistance);
    }

    [Fact]
    public void Bits_of_zero_in_a_guide_count_for_nothing()
    {
        using var scope = torch.NewDisposeScope();
        var attack = new SquareAttack(batch => torch.ones(batch.shape[0], 4), s_settings, seed: 1);
        var guides = torch.tensor(new float[,] { { 0, 0, 0, -1 }, { 1, 0, 0, 0 } });
        var attacked = attack.Run(RandomTensor.Images(2, seed: 1), [0, 1], guides, toward: false);
        Assert.Equal([1, 0], attacked.FirstDistance);
        Assert.Equal([1, s_settings.Queries], attacked.Queries);
    }

    [Fact]
    public void An_image_that_is_no_worse_is_taken_and_one_that_is_worse_is_not()
    {
        using var scope = torch.NewDisposeScope();
        var answers = new Queue<float>([1, 1, 1, -1, 1]);
        var seen = new List<torch.Tensor>();
        var attack = new SquareAttack(
            batch =>
            {
                seen.Add(batch.clone().DetachFromDisposeScope());
                return torch.tensor(new[,] { { 1, answers.Dequeue() } });
            },
            s_settings with { Queries = 5, InitialShare = 0.02 },
            seed: 1);
        var attacked = attack.Run(
            RandomTensor.Images(1, seed: 1), [0], torch.tensor(new float[,] { { -1, 1 } }), toward: true);

        // Squares of one pixel: the first is kept though it is but as good, the second is not, the third is.
        Assert.Equal(4, seen.Count - 1);
        Assert.Single(Changed(seen[1], seen[2]));
        Assert.Single(Changed(seen[2], seen[3]));
        Assert.Single(Changed(seen[2], seen[4]));
        Assert.NotEmpty(Changed(seen[3], seen[4]));
        TensorAssert.Same(seen[4], attacked.Images);
        seen.ForEach(image => image.Dispose());
    }

    [Fact]
    public void Where_everything_is_worse_than_the_clean_image_that_is_the_result()
    {
        using var scope = torch.NewDisposeScope();
        var calls = 0;
        var attack = new SquareAttack(
            _ => torch.tensor(new[,] { { 1, -1, calls++ == 0 ? 1f : -1f } }), s_settings, seed: 1);
        var images = RandomTensor.Images(1, seed: 1);
        var attacked = attack.Run(images, [0], torch.ones(1, 3), toward: true);
        TensorAssert.Same(images, attacked.Images);
        Assert.Equal((1, 1), (attacked.FirstDistance[0], attacked.LastDistance[0]));
        Assert.Equal([1, -1, 1], TensorAssert.Values(attacked.Codes));
        Assert.Equal(s_settings.Queries, attacked.Queries[0]);
    }

    [Fact]
    public void The_seed_and_the_item_alone_decide_the_draws()
    {
        using var scope = torch.NewDisposeScope();
        var images = RandomTensor.Images(1, seed: 1);
        torch.Tensor Result(long seed, int item) => new SquareAttack(
            batch => torch.ones(batch.shape[0], 4), s_settings, seed).Run(images, [item], null, toward: false).Images;
        var first = Result(seed: 1, item: 3);
        torch.manual_seed(123);
        TensorAssert.Same(first, Result(seed: 1, item: 3));
        Assert.True(first.ne(Result(seed: 2, item: 3)).any().item<bool>());
        Assert.True(first.ne(Result(seed: 1, item: 4)).any().item<bool>());
    }

    [Fact]
    public void The_search_begins_with_vertical_stripes_and_changes_one_square_at_a_time()
    {
        using var scope = torch.NewDisposeScope();
        var seen = new List<torch.Tensor>();
        var attack = new SquareAttack(
            batch =>
            {
                seen.Add(batch.clone().DetachFromDisposeScope());
                return torch.ones(batch.shape[0], 4);
            },
            s_settings,
            seed: 1);
        attack.Run(torch.full([1, 3, 8, 8], 0.5f), [0], null, toward: false);
        TensorAssert.Same(seen[1], seen[1].narrow(2, 0, 1).expand(1, 3, 8, 8));
        for (var query = 2; query < seen.Count; query++)
        {
            var share = SquareSchedule.Share(s_settings.InitialShare, query - 1, s_settings.Queries - 1);
            var side = SquareSchedule.Side(share, 8, 8);
            var changed = Changed(seen[query - 1], seen[query]);
            Assert.NotEmpty(changed);
            Assert.InRange(changed.Max(pixel => pixel.Y) - changed.Min(pixel => pixel.Y) + 1, 1, side);
            Assert.InRange(changed.Max(pixel => pixel.X) - changed.Min(pixel => pixel.X) + 1, 1, side);
        }

        seen.ForEach(image => image.Dispose());
    }

    private static torch.Tensor Clean() => RandomTensor.Images(Images, seed: 2);

    private static torch.Tensor Guides() => RandomTensor.Uniform([Images, 8], 2, "guides").sign();

    private static torch.Tensor Signs(HashNetwork network, torch.Tensor images)
    {
        using var noGradients = torch.no_grad();
        return network.Relaxed(images, DropoutMasks.Off).ge(0).to_type(torch.float32).mul_(2).sub_(1);
    }

    private static IEnumerable<int> Distances(torch.Tensor codes, torch.Tensor guides) =>
        TensorAssert.Values(codes.mul(guides).lt(0).sum(1)).Select(distance => (int)distance);

    private static List<SquareAttackedImages> Attack(
        HashNetwork network,
        int batchSize,
        IEnumerable<int> order,
        torch.Tensor? guides = null,
        bool toward = false)
    {
        var attack = new SquareAttack(batch => Signs(network, batch), s_settings, seed: 1);
        return [.. order.Chunk(batchSize).Select(items =>
        {
            var rows = torch.tensor(items.Select(item => (long)item).ToArray());
            return attack.Run(Clean().index_select(0, rows), items, guides?.index_select(0, rows), toward);
        })];
    }

    private static List<(int X, int Y)> Changed(torch.Tensor before, torch.Tensor after)
    {
        var (height, width) = ((int)before.shape[2], (int)before.shape[3]);
        var any = TensorAssert.Values(before.ne(after).any(1));
        return [.. Enumerable.Range(0, height * width)
            .Where(pixel => any[pixel] > 0)
            .Select(pixel => (pixel % width, pixel / width))];
    }
}
