using System.Globalization;
using CgAT.Core.Errors;
using CgAT.Experiments.Execution.Stages;
using CgAT.Experiments.Specs.Attacks;
using CgAT.Experiments.Specs.Shapes;

namespace CgAT.Experiments.Specs.Rules;

/// <summary>The rules that the settings of attacks keep between them and with the rest of a spec.</summary>
internal static class AttackRules
{
    // A change below one grey level is no change of an image of 8 bits.
    private const double GreyLevel = 1.0 / 255;

    private const double Rounding = 1e-9;

    // The channels of ProS-GAN's last layers are an eighth of those of the first.
    private const int WidthStep = 8;

    /// <summary>What is wrong with the sizes of a list of attacks, whatever else the spec says.</summary>
    public static IEnumerable<Finding> Budgets(IReadOnlyList<AttackSpec> attacks) =>
        attacks.SelectMany((attack, index) => OfAttack(attack, SettingPath.Item("attack", index)));

    /// <summary>What is wrong with the check of masked gradients.</summary>
    public static IEnumerable<Finding> Checks(ChecksSpec checks)
    {
        const string path = "checks.attack";
        if (checks.Attack is not GradientAttackSpec { Norm: "linf", Pixels: "unit" }
            || checks.Attack is ITargetedAttack { IsTargeted: true })
        {
            return
            [
                new Finding(
                    ErrorCodes.SpecUnknownName,
                    $"{path}.kind",
                    $"is \"{checks.Attack.Kind}\", and the checks want an untargeted attack by gradients, with norm = "
                        + "\"linf\"",
                    "write an attack such as { preset = \"center-100\" }"),
            ];
        }

        var found = OfAttack(checks.Attack, path);
        if (checks.Attack.CraftedOn is not null)
        {
            found = found.Append(new Finding(
                ErrorCodes.SpecUnknownName,
                $"{path}.crafted_on",
                "is given, and the checks look at the model's own gradients",
                "take it out: one of the checks is a transfer from the undefended model"));
        }

        return CoreAttacks.Epsilon(checks.Attack) > 0
            ? found
            : found.Append(new Finding(
                ErrorCodes.SpecOutOfRange, $"{path}.epsilon", "is 0, which attacks nothing", "write \"8/255\", say"));
    }

    /// <summary>What is wrong with the models that attacks are crafted on.</summary>
    public static IEnumerable<Finding> Crafting(ExperimentSpec spec)
    {
        var labels = spec.Defenses.Concat(spec.Surrogates ?? []).Select(defense => defense.Label).ToList();
        var surrogates = spec.Surrogates ?? [];
        for (var index = 0; index < surrogates.Count; index++)
        {
            var label = surrogates[index].Label;
            if (spec.Defenses.Any(defense => defense.Label == label))
            {
                yield return new Finding(
                    ErrorCodes.SpecDuplicateItem,
                    SettingPath.Item("surrogate", index),
                    $"is called '{label}', as a [[defense]]",
                    "a defence can be crafted on, too: take the surrogate out, or give it another name");
            }
            else if (spec.Attacks.All(attack => attack.CraftedOn != label))
            {
                yield return new Finding(
                    ErrorCodes.SpecUnknownName,
                    SettingPath.Item("surrogate", index),
                    $"is called '{label}', and no attack is crafted on it",
                    $"write crafted_on = \"{label}\" in an attack, or take the surrogate out");
            }
        }

        for (var index = 0; index < spec.Attacks.Count; index++)
        {
            if (spec.Attacks[index].CraftedOn is { } label && !labels.Contains(label))
            {
                yield return new Finding(
                    ErrorCodes.SpecUnknownName,
                    $"{SettingPath.Item("attack", index)}.crafted_on",
                    $"is \"{label}\", which is the label of no [[defense]] or [[surrogate]]",
                    ClosestName.Remedy(label, labels));
            }
        }
    }

    private static IEnumerable<Finding> OfAttack(AttackSpec attack, string path)
    {
        var found = Budget(attack, path);
        if (attack is GradientAttackSpec { Alpha: SteppedAlphaSpec stepped })
        {
            found = found.Concat(Steepness(stepped, $"{path}.alpha"));
        }

        if (attack is ITargetedAttack { IsTargeted: false, Targets: not null })
        {
            found = found.Append(new Finding(
                ErrorCodes.SpecUnknownName,
                $"{path}.targets",
                "is given, and the attack has no targets",
                "write targeted = true, or take it out"));
        }

        if (attack is ProsGanAttackSpec { Width: var width } && width % WidthStep != 0)
        {
            found = found.Append(new Finding(
                ErrorCodes.SpecOutOfRange,
                $"{path}.width",
                $"is {width}, which {WidthStep} does not divide",
                "write 64, as published, or 8 for a small one"));
        }

        return found;
    }

    private static IEnumerable<Finding> Steepness(SteppedAlphaSpec stepped, string path)
    {
        if (stepped.From[0] != 0 || stepped.From.Count != stepped.Values.Count)
        {
            yield return new Finding(
                ErrorCodes.SpecOutOfRange,
                $"{path}.from",
                $"has {stepped.From.Count} steps from {stepped.From[0]} on, and there are {stepped.Values.Count} values",
                "write as many steps as values, the first one 0");
        }
    }

    private static IEnumerable<Finding> Budget(AttackSpec attack, string path)
    {
        var epsilon = attack switch
        {
            GradientAttackSpec { Norm: "l2" } or GradientAttackSpec { Pixels: "normalized" } => null,
            GradientAttackSpec gradient => gradient.Epsilon,
            SquareAttackSpec square => square.Epsilon,
            EnsembleAttackSpec ensemble => ensemble.Epsilon,
            ProsGanAttackSpec generated => generated.Epsilon,
            _ => (double?)null,
        };
        if (epsilon > 1)
        {
            yield return new Finding(
                ErrorCodes.SpecOutOfRange,
                $"{path}.epsilon",
                $"is {Expected.Write(epsilon.Value)}, outside [0, 1] of a pixel",
                epsilon <= 255
                    ? string.Create(CultureInfo.InvariantCulture, $"for {epsilon} grey levels write \"{epsilon}/255\"")
                    : "for 8 grey levels write \"8/255\"");
        }
        else if (epsilon is > 0 and < GreyLevel - Rounding)
        {
            yield return new Finding(
                ErrorCodes.SpecOutOfRange,
                $"{path}.epsilon",
                $"is {Expected.Write(epsilon.Value)}, less than one of the 255 grey levels of an image of 8 bits: "
                    + "rounded, the attacked image is the clean one",
                "write \"1/255\" or more, or 0 for no attack");
        }
    }
}
