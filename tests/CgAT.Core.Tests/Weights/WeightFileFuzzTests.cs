using System.Globalization;
using CgAT.Core.Errors;
using CgAT.Core.Numerics;
using CgAT.Core.Tests.Data;
using CgAT.Core.Weights;
using TorchSharp;
using Xunit.Abstractions;

namespace CgAT.Core.Tests.Weights;

/// <summary>
/// Files of weights with keyed changes, half of them within the header or the pickle: each is read, or refused with a
/// code. CGAT_FUZZ says how many of each format; all 100,000 are <c>CGAT_FUZZ=50000</c>.
/// </summary>
public sealed class WeightFileFuzzTests(ITestOutputHelper output) : IDisposable
{
    private const int Usually = 1500;

    // What reading takes however small the file is: buffers, an exception, TorchSharp's own tables.
    private const int Fixed = 256 << 10;

    private static readonly int s_count = int.Parse(
        Environment.GetEnvironmentVariable("CGAT_FUZZ") ?? $"{Usually}", CultureInfo.InvariantCulture);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Changed_archives_of_PyTorch_are_read_or_refused() =>
        Fuzz("archives", OfArchive("small"), OfArchive("larger"));

    [Fact]
    public void Changed_safetensors_files_are_read_or_refused()
    {
        const string larger = """{"a":{"dtype":"F32","shape":[200,100],"data_offsets":[0,80000]}}""";
        Fuzz(
            "safetensors",
            new Original(SafetensorsText.File(), 0, 8 + SafetensorsText.Header.Length),
            new Original(SafetensorsText.File(larger, 80_000), 0, 8 + larger.Length));
    }

    private static Original OfArchive(string name)
    {
        var whole = Sample.Bytes($"{name}.pth");
        var pickle = Sample.Members($"{name}.pth").Single(member => member.Name == $"{name}/data.pkl").Content;
        var at = whole.AsSpan().IndexOf(pickle);
        return new Original(whole, at, at + pickle.Length);
    }

    private void Fuzz(string name, Original small, Original larger)
    {
        var stream = KeyedStream.Create(1, $"fuzz/{name}");
        var file = Path.Combine(folder.Path, name);
        var outcomes = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var most = 0.0;
        for (var item = 0; item < s_count; item++)
        {
            var original = item % 10 >= 8 ? larger : small;
            var bytes = item % 2 == 0
                ? Mutation.Of(original.Bytes, original.From, original.End, stream, item)
                : Mutation.Of(original.Bytes, 0, original.Bytes.Length, stream, item);
            File.WriteAllBytes(file, bytes);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var (outcome, native) = Read(file);
            var taken = GC.GetAllocatedBytesForCurrentThread() - before + native;

            Assert.True(taken <= (4L * bytes.Length) + Fixed, $"item {item}: {taken} bytes for a file of {bytes.Length}");
            most = Math.Max(most, taken - (4L * bytes.Length));
            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
        }

        output.WriteLine($"{s_count} {name}: {string.Join(", ", outcomes.Select(each => $"{each.Key} {each.Value}"))}; "
            + $"at most {most / 1024:f0} KiB beyond four times the file; "
            + $"the process has {Environment.WorkingSet >> 20} MiB");
        Assert.True(outcomes.GetValueOrDefault("read") > 0);
        Assert.True(outcomes.GetValueOrDefault(ErrorCodes.WeightsDamaged) > s_count / 10);
    }

    // What a file came to, and the bytes of its tensors.
    private static (string Outcome, long Native) Read(string file)
    {
        using var scope = torch.NewDisposeScope();
        try
        {
            var tensors = WeightFile.Read(file);
            return ("read", tensors.Values.Sum(tensor => tensor.numel() * tensor.element_size()));
        }
        catch (UserErrorException fault)
        {
            var diagnostic = Assert.Single(fault.Diagnostics);
            Assert.StartsWith("CGAT06", diagnostic.Code, StringComparison.Ordinal);
            Assert.Equal(file, diagnostic.File);
            return (diagnostic.Code, 0);
        }
    }

    // A file as it should be, and where its header or pickle is.
    private sealed record Original(byte[] Bytes, int From, int End);
}
