using CgAT.Benchmarks;

// dotnet run -c Release --project bench/CgAT.Benchmarks -- plan
switch (args)
{
    case ["plan"]:
        PlanBenchmark.Run("specs");
        return 0;
    default:
        Console.Error.WriteLine("usage, in the root of the repository: dotnet run -c Release --project bench/CgAT.Benchmarks -- plan");
        return 2;
}
