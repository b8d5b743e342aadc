using CgAT.Cli.Tests.Support;
using CgAT.Core.Retrieval;
using CgAT.Experiments.Reports;
using Microsoft.FSharp.Collections;
using Spectre.Console.Testing;

namespace CgAT.Cli.Tests;

/// <summary>The tables of 'cgat compare': <c>Approved/comparison.txt</c>.</summary>
public sealed class ComparisonTests
{
    private static readonly ComparedDefenses s_clean = new()
    {
        Experiment = "tiny",
        Place = "",
        Attack = null,
        K = 1000,
        Seeds = [0, 1],
        First = 0.811,
        Second = 0.801,
        Difference = new PairedDifference
        {
            Difference = -0.01,
            IntervalLow = -0.014,
            IntervalHigh = -0.006,
            PValue = 0.0002,
            Queries = 1000,
            Resamples = DefenseComparison.Resamples,
            Reason = null,
        },
        Doubts = [],
    };

    private static readonly ComparedDefenses s_attacked = s_clean with
    {
        Attack = "[center]",
        First = 0.302,
        Second = 0.626,
        Difference = s_clean.Difference with { Difference = 0.324, IntervalLow = 0.301, IntervalHigh = 0.35 },
        Doubts = ["[center] on 'cgat', no gradient: 29 % of the queries"],
    };

    [Fact]
    public void One_experiment_has_a_line_for_clean_queries_and_each_attack() =>
        RequireApproved("one experiment", s_clean, s_attacked);

    [Fact]
    public void Experiments_points_and_seeds_are_told_where_they_differ() => RequireApproved(
        "two experiments",
        s_clean with { Place = "bits 16" },
        s_attacked with { Experiment = "other", Place = "bits 32", Seeds = [3], K = 100 });

    [Fact]
    public void Where_nothing_can_be_said_the_reason_stands() => RequireApproved(
        "no difference",
        s_clean with
        {
            Difference = s_clean.Difference with
            {
                Difference = null,
                IntervalLow = null,
                IntervalHigh = null,
                PValue = null,
                Reason = "there are no queries",
            },
        });

    private static void RequireApproved(string name, params ComparedDefenses[] found)
    {
        using var console = new TestConsole().Width(120);
        Comparison.print(console, "none", "cgat", ListModule.OfSeq(found));
        Transcript.Equal("comparison.txt", name, console.Output);
    }
}
