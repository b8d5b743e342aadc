using System.Numerics;
using CgAT.Core.Retrieval;

namespace CgAT.Core.Tests.Retrieval;

public sealed class ReciprocalRankTests
{
    // Starts, items and relevant items of groups that a series, a sum or both can handle.
    public static TheoryData<int, int, int> Groups() => new()
    {
        { 0, 1, 1 }, { 0, 600, 300 }, { 1000, 600, 100 }, { 200, 400, 390 }, { 700, 500, 1 }, { 5000, 900, 900 },
        { 20000, 300, 7 },
    };

    [Theory]
    [MemberData(nameof(Groups))]
    public void The_expectation_is_that_of_exact_fractions(int start, int items, int relevant)
    {
        var group = new TieGroup(0, start, 0, items, relevant);
        foreach (var number in Numbers(relevant))
        {
            Assert.Equal(1, ReciprocalRank.Expected(group, number) / Exact(group, number), 1e-14);
        }
    }

    [Theory]
    [InlineData(0, 30_000, 20_000)]
    [InlineData(50_000, 11_000, 1_200)]
    [InlineData(3_000, 4_000, 500)]
    [InlineData(100_000, 17_000, 40)]
    public void The_series_is_the_sum_where_there_are_both(int start, int items, int relevant)
    {
        var group = new TieGroup(0, start, 0, items, relevant);
        var both = 0;
        for (var number = 1; number <= relevant; number += Math.Max(1, relevant / 50))
        {
            if (ReciprocalRank.Series(group, number) is { } series)
            {
                Assert.Equal(1, series / ReciprocalRank.Sum(group, number), 1e-13);
                both++;
            }
        }

        Assert.InRange(both, 20, 60);
    }

    [Fact]
    public void A_series_is_refused_where_it_would_not_be_exact()
    {
        // Two relevant items far apart in a large group: the place of the first is spread over all of it.
        Assert.Null(ReciprocalRank.Series(new TieGroup(0, 0, 0, 10_000, 2), 1));
    }

    private static IEnumerable<int> Numbers(int relevant) =>
        new[] { 1, 2, (relevant / 3) + 1, relevant / 2, relevant - 1, relevant }
            .Where(number => number >= 1 && number <= relevant).Distinct();

    // The sum over places in whole numbers, scaled to keep 60 digits.
    private static double Exact(TieGroup group, int number)
    {
        var scale = BigInteger.Pow(10, 60);
        var (total, sum) = (BigInteger.Zero, BigInteger.Zero);
        var (t, r) = (group.Items, group.Relevant);
        for (var place = number; place <= t - r + number; place++)
        {
            var weight = Choose(place - 1, number - 1) * Choose(t - place, r - number);
            total += weight;
            sum += weight * scale / (group.Start + place);
        }

        return (double)(sum / total) / (double)scale;
    }

    private static BigInteger Choose(int n, int k)
    {
        var result = BigInteger.One;
        for (var at = 1; at <= Math.Min(k, n - k); at++)
        {
            result = result * (n - at + 1) / at;
        }

        return result;
    }
}
