using System.Text.Json;
using CgAT.Bench;
using CgAT.Core.Numerics;
using TorchSharp;

// One verb a benchmark: dotnet run -c Release --project bench/CgAT.Bench -- VERB [--option value] ...
var verbs = new Dictionary<string, Func<Options, IReadOnlyDictionary<string, object>>>
{
    ["attack"] = AttackBenchmark.Run,
    ["center-codes"] = CenterCodesBenchmark.Run,
    ["data"] = DataBenchmark.Run,
    ["map"] = MapBenchmark.Run,
    ["plan"] = PlanBenchmark.Run,
    ["scan"] = ScanBenchmark.Run,
    ["step"] = StepBenchmark.Run,
};

if (args.Length == 0 || !verbs.TryGetValue(args[0], out var run))
{
    Console.Error.WriteLine($"usage: VERB [--option value] ..., with a verb out of: {string.Join(", ", verbs.Keys)}");
    return 2;
}

var options = Options.Parse(args[1..]);
torch.set_num_threads(options.Whole("threads", 1));
var result = run(options).ToDictionary();
if (options.Unknown is { Count: > 0 } unknown)
{
    Console.Error.WriteLine($"'{args[0]}' has no option {string.Join(", ", unknown)}");
    return 2;
}

result["what"] = args[0];
result["args"] = options.Used;
result["torch"] = LoadedLibtorch.Version();
Console.WriteLine(JsonSerializer.Serialize(result));
return 0;
