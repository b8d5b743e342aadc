namespace CgAT.Experiments.Results;

#pragma warning disable CS1591 // The attribute says what each column means, here and in results/README.md.

/// <summary>A step of training: the losses term by term, as they were before the weights moved.</summary>
[Table("training", "a step of a phase of a run's training")]
public sealed record TrainingRow : IResultRow
{
    [Column("the run", "9c41d07be2a85f36")]
    public required string RunId { get; init; }

    [Column("which training: `warm-up`, `hashing`, or the kind of the defence", "hashing")]
    public required string Phase { get; init; }

    [Column("the epoch within the phase", "3", Unit = "from 0")]
    public required int Epoch { get; init; }

    [Column("the step, counted through the phase across its epochs", "421", Unit = "from 0")]
    public required int Step { get; init; }

    [Column("what was minimised, every term with its weight", "0.5834")]
    public required double Loss { get; init; }

    [Column("the hashing term; null where the phase has none", "0.5417")]
    public double? LossHash { get; init; }

    [Column("the term that pulls codes to center codes; null where the phase has none", "0.0211")]
    public double? LossCenter { get; init; }

    [Column("the quantization term; null where the phase has none", "0.0206")]
    public double? LossQuantization { get; init; }

    [Column("the classification term; null where the phase has none", "0.4102")]
    public double? LossClassification { get; init; }

    [Column("the learning rate of the step", "0.01")]
    public required double LearningRate { get; init; }

    [Column("L2 norm of the gradient of all weights; null where it was not measured or not finite", "1.732",
        Unit = "0 or more")]
    public double? GradientNorm { get; init; }

    [Column(
        "the terms, other than that of center codes, that compare attacked codes with other codes; clean codes too in "
        + "distillation and where there is a codebook; null where the phase has none",
        "0.6127")]
    public double? LossAdversarial { get; init; }

    [Column("the term that compares features of attacked images with others; null where the phase has none", "0.0813")]
    public double? LossFeature { get; init; }

    [Column("MAP of the validation split under attack after the epoch that ended with this step; null elsewhere", "0.611",
        Unit = "0 to 1")]
    public double? Validation { get; init; }

    [Column("by how much attacked codes agree more with their center codes under the attack in training than under a "
        + "strong one, after the epoch that ended with this step; null where it was not measured", "0.08",
        Unit = "-2 to 2")]
    public double? OverfittingGap { get; init; }
}
