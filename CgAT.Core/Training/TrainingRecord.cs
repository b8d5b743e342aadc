using System.Text.Json.Serialization;

namespace CgAT.Core.Training;

/// <summary>
/// What one step of training was: a row of the table 'training'. What came later than the first stages that were stored
/// is left out of their files where it is null, so that these are as they were.
/// </summary>
public sealed record TrainingRecord
{
    /// <summary>The phase's name.</summary>
    public required string Phase { get; init; }

    /// <summary>From 0.</summary>
    public required int Epoch { get; init; }

    /// <summary>Counted within the phase, from 0.</summary>
    public required int Step { get; init; }

    /// <summary>The whole loss.</summary>
    public required double Loss { get; init; }

    /// <summary>The similarity term of the hashing loss, where there is one.</summary>
    public double? Hash { get; init; }

    /// <summary>The weighted quantization terms, where there are any.</summary>
    public double? Quantization { get; init; }

    /// <summary>The weighted center-code term, where there is one.</summary>
    public double? Center { get; init; }

    /// <summary>
    /// The weighted terms, other than that of center codes, that compare attacked codes with other codes, where there are any;
    /// clean codes too in distillation and where there is a codebook.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Adversarial { get; init; }

    /// <summary>The weighted term of features of attacked images, where there is one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Feature { get; init; }

    /// <summary>The cross-entropy, where there is one.</summary>
    public double? Classification { get; init; }

    /// <summary>
    /// The score of the epoch that ended with this step (<see cref="IEpochJudge"/>), where it has one.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Validation { get; init; }

    /// <summary>The gap of that epoch between the attack of training and a strong one, where it was measured.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Gap { get; init; }

    /// <summary>The learning rate of the step.</summary>
    public required double LearningRate { get; init; }

    /// <summary>The L2 norm of the whole gradient.</summary>
    public required double GradientNorm { get; init; }
}
