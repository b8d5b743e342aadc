namespace CgAT.Core.Retrieval;

/// <summary>
/// E[1 / x], x = s + P the rank of the j-th relevant item of a tied group: its place P in a random order of t items of
/// which r are relevant is negative hypergeometric, w(p) = C(p - 1, j - 1) C(t - p, r - j) for p = j..t - r + j.
/// <para>
/// The sum over p goes by the ratio w(p + 1) / w(p) = p (t - p - r + j) / ((p - j + 1) (t - p)) outwards from the mode,
/// so nothing overflows. Where it would be long, a series replaces it that is exact to rounding: with M = E[x] and the
/// central moments c_i, E[1 / x] = sum over i &lt; 2q of (-1)^i c_i / M^(i+1), plus a rest between 0 and
/// c_2q / (M^2q (s + j)); it is taken where that bound is lost in rounding.
/// </para>
/// <para>
/// P - j is beta-binomial (n = t - r, j, b = r - j + 1). Multiplying the ratio's identity
/// w(y + 1) (y + 1) (n - y - 1 + b) = w(y) (n - y) (j + y) by (y - mean)^k and summing over y gives its central
/// moments, with A = mean (n + b - mean), B = n + b - 2 mean (skew) and C(k, i) binomial: (r + 1 + k) c_(k+1) = sum i =
/// 1..k of (-1)^(i+1) C(k, i) (A c_(k-i) + B c_(k-i+1) - [i > 1] c_(k-i+2)).
/// </para>
/// </summary>
internal static class ReciprocalRank
{
    // Beyond a weight this small (against the mode's 1) the rest is lost in rounding.
    private const double Negligible = 1e-20;

    // A sum goes over about 19 standard deviations; below this many a series is not faster.
    private const double LongDeviation = 10;
    private const int MostMoments = 20;
    private const double Lost = 1e-17;

    /// <summary>The expectation for the relevant item of a number j, from 1 to the group's relevant items.</summary>
    public static double Expected(TieGroup group, int number) => Series(group, number) ?? Sum(group, number);

    /// <summary>By the sum over all places.</summary>
    public static double Sum(TieGroup group, int number)
    {
        double start = group.Start;
        var (first, last) = (number, group.Items - group.Relevant + number);
        var mode = group.Relevant == 1 ? first : (int)Math.Clamp(
            1 + ((number - 1.0) * group.Items / (group.Relevant - 1.0)), first, last);
        var (total, sum) = (1.0, 1 / (start + mode));
        var weight = 1.0;
        for (var place = mode; place < last && weight > Negligible; place++)
        {
            weight *= Ratio(group, number, place);
            total += weight;
            sum += weight / (start + place + 1);
        }

        weight = 1.0;
        for (var place = mode - 1; place >= first && weight > Negligible; place--)
        {
            weight /= Ratio(group, number, place);
            total += weight;
            sum += weight / (start + place);
        }

        return sum / total;
    }

    /// <summary>By the series; null where it is not faster, or not exact to rounding.</summary>
    public static double? Series(TieGroup group, int number)
    {
        double others = group.Items - group.Relevant;
        var parts = group.Relevant + 1.0;
        var mean = others * number / parts;
        var b = parts - number;
        var (a, skew) = (mean * (b + (others * b / parts)), others + b - (2 * mean));
        var rank = group.Start + number + mean;
        if (a / (parts + 1) < LongDeviation * LongDeviation)
        {
            return null;
        }

        Span<double> moments = stackalloc double[MostMoments + 1];
        (moments[0], moments[1]) = (1, 0);
        var (sum, power) = (1.0, 1 / rank);
        for (var k = 1; k < MostMoments; k++)
        {
            moments[k + 1] = Moment(moments, k, a, skew) / (parts + k);
            power /= rank;
            var term = moments[k + 1] * power;
            if (k % 2 == 1 && term * rank / (group.Start + number) < Lost)
            {
                return sum / rank;
            }

            sum += k % 2 == 1 ? term : -term;
        }

        return null;
    }

    // The sum over i in the recurrence for the moment of order k + 1.
    private static double Moment(ReadOnlySpan<double> moments, int k, double a, double skew)
    {
        var (sum, binomial) = (0.0, -1.0);
        for (var i = 1; i <= k; i++)
        {
            binomial *= -(k - i + 1.0) / i;
            var next = i > 1 ? moments[k - i + 2] : 0;
            sum += binomial * ((a * moments[k - i]) + (skew * moments[k - i + 1]) - next);
        }

        return sum;
    }

    private static double Ratio(TieGroup group, int number, int place) =>
        (double)place * (group.Items - place - group.Relevant + number)
        / ((place - number + 1.0) * ((double)group.Items - place));
}
