#!/usr/bin/env dotnet
#:project ../CgAT.Experiments/CgAT.Experiments.csproj
#:property PublishAot=false

// dotnet run samples/quickstart.cs -- [SPEC [RESULTS]]        about 10 minutes on 2 cores
//
// The quickstart in C#, with codes of 16 bits and swept over the strength of the defence. With packages, write
// #:package CgAT.Experiments in the place of the line with #:project.
using CgAT.Experiments.Scripting;
using CgAT.Experiments.Specs;

var experiment = args is [var spec, ..] ? Experiment.Load(spec) : Experiment.Quickstart();
var outcome = experiment
    .Map(record => record with { Name = "quickstart-csharp" })
    .Set(Settings.Bits, 16)
    .Swept(Sweep.Over(Setting.Of((CgatDefenseSpec cgat) => cgat.Lambda), [0.5, 2.0]))
    .Run(args is [_, var results] ? results : "results");

foreach (var run in outcome.Runs)
{
    var lambda = SettingReading.Of(Settings.Lambda, run.Run, attack: null) ?? "-";
    foreach (var row in run.Metrics.Where(row => row.Metric == "map_at_k"))
    {
        Console.WriteLine(FormattableString.Invariant(
            $"{row.Defense,-8} lambda {lambda,-4} {row.Attack ?? "clean",-8} {100 * row.Value:F1}"));
    }
}
