namespace CgAT.FSharp

open CgAT.Experiments.Scripting
open CgAT.Experiments.Specs
open CgAT.Experiments.Specs.Attacks

/// A setting, to set it, to sweep over it and to read what a run had. The modules below have the ones that are changed
/// most; of a property of any record, Setting.Of(fun (defense: CgatDefenseSpec) -> defense.Mu) makes one.
type Setting = CgAT.Experiments.Scripting.Setting

/// Registers attacks, hashing losses, defences and networks of a script, for its specs to use.
type Extend = CgAT.Experiments.Extensions.Extend

/// Settings as functions.
[<RequireQualifiedAccess>]
module Setting =
    /// A defence, an attack or another record with another value; the record as it is where it has no such setting.
    let put (setting: Setting<'value>) (value: 'value) (record: 'record) : 'record = setting.On(record, value)

/// Settings of the network below the hash layer.
[<RequireQualifiedAccess>]
module Backbone =
    /// Epochs of the classification warm-up.
    let warmUpEpochs = Settings.WarmUpEpochs

/// Settings of hashing.
[<RequireQualifiedAccess>]
module Hashing =
    /// The preset of the method; bits, epochs and optimizer stay.
    let preset = Settings.HashingPreset

    /// Length of a hash code in bits.
    let bits = Settings.Bits

    /// Epochs of hashing training.
    let epochs = Settings.HashingEpochs

/// Defences and their settings, each of all defences that have it.
[<RequireQualifiedAccess>]
module Defense =
    /// The model as hashing left it.
    let none: DefenseSpec = NoDefenseSpec()

    /// Name of the defence in tables.
    let name = Setting.Of(fun (defense: DefenseSpec) -> defense.Name)

    /// A defence as a preset has it, and called as it.
    let ofPreset (preset: string) =
        let defense = Preset.Of<DefenseSpec> preset

        if preset = defense.Kind then
            defense
        else
            defense |> Setting.put name preset

    /// Epochs of training.
    let epochs = Settings.DefenseEpochs

    /// Budget of the attack in training, in [0, 1] of a pixel.
    let epsilon = Settings.DefenseEpsilon

    /// Step of the attack in training, in [0, 1] of a pixel.
    let step = Settings.DefenseStep

    /// Iterations of the attack in training.
    let iterations = Settings.DefenseIterations

    /// Weight of the adversarial terms.
    let lambda = Settings.Lambda

/// Attacks and their settings, each of all attacks that have it.
[<RequireQualifiedAccess>]
module Attack =
    /// Name of the attack in tables.
    let name = Setting.Of(fun (attack: AttackSpec) -> attack.Name)

    /// An attack as a preset has it, and called as it.
    let ofPreset (preset: string) =
        let attack = Preset.Of<AttackSpec> preset

        if preset = attack.Kind then
            attack
        else
            attack |> Setting.put name preset

    /// The label of the defence on whose model the images are made; of the attacked one for null.
    let craftedOn = Setting.Of(fun (attack: AttackSpec) -> attack.CraftedOn)

    /// Budget of an attack by gradients.
    let epsilon = Settings.AttackEpsilon

    /// Iterations of an attack by gradients.
    let iterations = Settings.AttackIterations

/// Settings of how retrieval is measured.
[<RequireQualifiedAccess>]
module Evaluation =
    /// The length of the ranked list that MAP@k looks at.
    let k = Setting.Of(fun (evaluation: EvaluationSpec) -> evaluation.K)

    /// How often the queries are drawn again for the 95 % interval.
    let bootstrapResamples =
        Setting.Of(fun (evaluation: EvaluationSpec) -> evaluation.BootstrapResamples)

/// Settings of where and how numbers are computed.
[<RequireQualifiedAccess>]
module Numerics =
    /// Where the networks are: "auto", "cpu", "cuda" or "cuda:N".
    let device = Settings.Device

    /// Into how many parts, a thread each, every batch is split; part of what fixes the bits of the results.
    let threads = Settings.Threads

    /// What computes convolutions on the CPU: "libtorch" or "winograd"; part of what fixes the bits of the results.
    let convolutions = Settings.Convolutions
