using CgAT.Core.Errors;
using CgAT.Experiments.Execution;
using CgAT.Experiments.Execution.Events;
using CgAT.Experiments.Specs;

namespace CgAT.Experiments.Scripting;

/// <summary>
/// A spec that code loads or makes, changes and runs. It never changes itself: every method returns another one. What
/// is wrong with it is found when it is read, all at once, by the rules and in the words of the reader of files.
/// </summary>
public sealed record Experiment
{
    /// <summary>What diagnostics call the text that is made of the experiment.</summary>
    private const string Text = "what toToml prints";

    /// <summary>The spec without its sweep.</summary>
    public required ExperimentSpec Spec { get; init; }

    /// <summary>What is swept.</summary>
    public Sweep Sweep { get; private init; } = Sweep.None;

    /// <summary>The folder that paths in the spec are relative to.</summary>
    public required string Folder { get; init; }

    private IReadOnlyList<Diagnostic> Faults { get; init; } = [];

    /// <summary>The quickstart, as it comes with the package or stands in the repository.</summary>
    public static Experiment Quickstart() => Load(QuickstartFile.Find());

    /// <summary>Reads a spec file.</summary>
    /// <exception cref="UserErrorException">Everything that is wrong with it.</exception>
    public static Experiment Load(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var reading = SpecReader.Read(path);
        return Of(reading, Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".");
    }

    /// <summary>The experiment of a text, such as <see cref="ToToml"/> makes.</summary>
    /// <param name="toml">The text.</param>
    /// <param name="folder">The folder that paths in it are relative to.</param>
    /// <exception cref="UserErrorException">Everything that is wrong with it.</exception>
    public static Experiment Parse(string toml, string folder) =>
        Of(SpecReader.Parse(toml, Path.Combine(folder, Text)), folder);

    /// <summary>The experiment with another value of a setting, wherever it has that setting.</summary>
    public Experiment Set<TValue>(Setting<TValue> setting, TValue value)
    {
        ArgumentNullException.ThrowIfNull(setting);
        var paths = setting.PathsIn(Spec);
        var swept = Sweep.Lines.SelectMany(line => line.Columns).SelectMany(column => column.PathsIn(Spec));
        return paths.Count == 0 ? Lacking(setting)
            : paths.FirstOrDefault(swept.Contains) is { } path ? With(
                ErrorCodes.SpecBadSweep,
                $"{path} is swept, so that setting it changes nothing",
                "set it before it is swept, or leave one of the two out")
            : setting.IsPreset ? WithPreset(paths, $"{value}")
            : this with { Spec = setting.In(Spec, value) };
    }

    /// <summary>The experiment with more axes, after those that it has.</summary>
    public Experiment Swept(Sweep sweep)
    {
        ArgumentNullException.ThrowIfNull(sweep);
        var lacking = sweep.Lines.SelectMany(line => line.Columns).FirstOrDefault(
            column => column.PathsIn(Spec).Count == 0);
        return lacking?.Setting is { } setting ? Lacking(setting) : this with { Sweep = Sweep.Grid(sweep) };
    }

    /// <summary>The experiment with another spec.</summary>
    public Experiment Map(Func<ExperimentSpec, ExperimentSpec> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return this with { Spec = change(Spec) };
    }

    /// <summary>The spec file to check in: the spec with all of its settings, and what is swept.</summary>
    public string ToToml() => SpecToml.Write(Spec) + SweepText.Write(Sweep, Spec);

    /// <summary>The spec with all points of its sweep, or everything that is wrong with it.</summary>
    public SpecReading Read()
    {
        // A record of code may hold what no text can say.
        Diagnostic[] wrong = [.. Faults, .. SpecValidator.Validate(Spec)];
        return wrong.Length > 0
            ? new SpecReading { Spec = null, Diagnostics = wrong, Texts = [] }
            : SpecReader.Parse(ToToml(), Path.Combine(Folder, Text));
    }

    /// <summary>The id of the science, which is that of the file that <see cref="ToToml"/> makes.</summary>
    /// <exception cref="UserErrorException">Everything that is wrong with it.</exception>
    public string Id() => SpecIdentity.Of(Read().Require());

    /// <summary>Runs it: tables and finished stages go to the results folder.</summary>
    /// <param name="results">The folder.</param>
    /// <param name="observer">Is told what happens; null for nobody.</param>
    /// <param name="cancellation">Stops it; finished stages are kept.</param>
    /// <exception cref="UserErrorException">
    /// What is wrong with the spec, its data or the folder, before anything is computed; or what went wrong in a run,
    /// when all others are finished.
    /// </exception>
    public ExperimentOutcome Run(
        string results, IExperimentObserver? observer = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(results);
        var request = new ExperimentRequest
        {
            Spec = Read().Require(),
            BaseFolder = Folder,
            ResultsFolder = Path.GetFullPath(results),
            Observer = observer ?? new SilentObserver(),
        };
        return ExperimentRunner.Run(request, cancellation).RequireSuccess();
    }

    private static Experiment Of(SpecReading reading, string folder) => new()
    {
        Spec = reading.Require().Base,
        Sweep = SweepText.Read(reading.Sweep),
        Folder = folder,
    };

    // A preset stands for a whole table, and may be of another kind: that is for the reader.
    private Experiment WithPreset(IReadOnlyList<string> paths, string name)
    {
        var overrides = new SpecOverrides { Set = [.. paths.Select(path => $"{path}=\"{name}\"")] };
        var (text, file) = (SpecToml.Write(Spec), Path.Combine(Folder, Text));
        var reading = SpecReader.Parse(text, file, overrides);
        if (reading.Spec is { } spec)
        {
            return this with { Spec = spec.Base };
        }

        // What was wrong before is found again when the experiment is read.
        var before = SpecReader.Parse(text, file).Diagnostics.Select(Told).ToHashSet();
        return this with { Faults = [.. Faults, .. reading.Diagnostics.Where(fault => !before.Contains(Told(fault)))] };

        static (string Code, string Message) Told(Diagnostic fault) => (fault.Code, fault.Message);
    }

    private Experiment Lacking(Setting setting) => With(
        ErrorCodes.SpecNoSetting,
        $"nothing in the spec has the setting {setting.Name} of {setting.Owner}",
        "take a setting of what the spec has, or set it after adding that");

    private Experiment With(string code, string message, string remedy) => this with
    {
        Faults = [.. Faults, new Diagnostic { Code = code, Message = message, Remedy = remedy }],
    };
}
