/// Generates specs that are right, out of the attributes of the records of the spec language.
module CgAT.FSharp.Tests.SpecGen

open System
open System.Collections.Generic
open System.Reflection
open FsCheck
open FsCheck.FSharp
open CgAT.Experiments.Specs
open CgAT.Experiments.Specs.Attacks
open CgAT.Experiments.Specs.Shapes
open CgAT.FSharp

let private records =
    [
        for each in typeof<ExperimentSpec>.Assembly.GetTypes() do
            if not (isNull (each.GetCustomAttribute<UnionTagAttribute> false)) then
                each
    ]

let private textOf (characters: string) least most =
    gen {
        let! length = Gen.choose (least, most)
        let! items = Gen.elements characters |> Gen.arrayOfLength length
        return String items
    }

let private odd = "abcXYZ019 -_.,:;'\"\\/[]{}#=äß語"

let private text (rules: SettingAttribute) =
    match rules.Form with
    | TextForm.Name -> textOf "abz019" 1 12
    | TextForm.Label -> textOf odd 1 20 |> Gen.filter (String.IsNullOrWhiteSpace >> not)
    | TextForm.Digest -> textOf "0123456789abcdef" 64 64 |> Gen.map ((+) "sha256:")
    | TextForm.Device -> Gen.elements [ "auto"; "cpu"; "cuda"; "cuda:1" ]
    | _ -> textOf odd 1 20 |> Gen.map (fun text -> $"x{text}")

let private whole (rules: SettingAttribute) =
    Gen.choose (int (max rules.Min 0.0), int (min rules.Max 5000.0))

let private number (rules: SettingAttribute) =
    let low, high = max rules.Min 0.0, min rules.Max 4.0
    let within value = low + (high - low) * value

    Gen.oneof
        [
            Gen.choose (1, 254) |> Gen.map (fun level -> float level / 255.0)
            Gen.choose (1, 9999) |> Gen.map (fun value -> within (float value / 10000.0))
        ]

let rec private scalar (kind: Type) (rules: SettingAttribute) : Gen<objnull> =
    match rules.OneOf with
    | null when kind = typeof<bool> -> Gen.elements [ true; false ] |> Gen.map box
    | null when kind = typeof<int> -> whole rules |> Gen.map box
    | null when kind = typeof<int64> -> whole rules |> Gen.map (int64 >> box)
    | null when kind = typeof<float> -> number rules |> Gen.map box
    | null when kind = typeof<string> -> text rules |> Gen.map box
    | null -> record kind
    | names -> Gen.elements names |> Gen.map box

and private value (property: PropertyInfo) (rules: SettingAttribute) : Gen<objnull> =
    let kind =
        Nullable.GetUnderlyingType property.PropertyType
        |> Option.ofObj
        |> Option.defaultValue property.PropertyType

    if
        kind.IsGenericType
        && kind.GetGenericTypeDefinition() = typedefof<IReadOnlyList<_>>
    then
        let item = kind.GetGenericArguments()[0]

        gen {
            let! length = Gen.choose (max 1 rules.MinItems, 3)
            let! items = scalar item rules |> Gen.listOfLength length

            let items =
                if rules.Increasing || rules.Distinct && not item.IsClass then
                    items
                    |> List.distinct
                    |> List.sortBy (fun item -> Convert.ToDouble(item: objnull))
                else
                    items

            let array = Array.CreateInstance(item, items.Length)
            items |> List.iteri (fun index each -> array.SetValue(each, index))
            return (box array: objnull)
        }
    else
        scalar kind rules

/// A record of a type, which may be the base of several; of what is optional, some is there.
and record (kind: Type) : Gen<objnull> =
    gen {
        let! kind =
            if kind.IsAbstract then
                records |> List.filter kind.IsAssignableFrom |> Gen.elements
            else
                Gen.constant kind

        let made = Activator.CreateInstance kind |> Option.ofObj |> Option.get

        for property in kind.GetProperties() do
            match property.GetCustomAttribute<SettingAttribute>() with
            | null -> ()
            | rules ->
                let isLeftOut = rules.Optional || not (isNull rules.Otherwise)

                let! isThere =
                    Gen.frequency [ 1, Gen.constant true; (if isLeftOut then 2 else 0), Gen.constant false ]

                if isThere && property.Name <> "CraftedOn" then
                    let! value = value property rules
                    property.SetValue(made, value)

        return (made: objnull)
    }

let private ofType<'record> =
    record typeof<'record> |> Gen.map (fun made -> nonNull made :?> 'record)

let private isRight (spec: ExperimentSpec) =
    Seq.isEmpty (SpecValidator.Validate spec)

let private part<'part> (put: 'part -> Spec -> Spec) (generator: Gen<'part>) (spec: Spec) =
    generator
    |> Gen.map (fun made -> put made spec)
    |> Gen.filter (fun made -> isRight made.Spec)

let private someOf<'record> =
    Gen.choose (1, 3) |> Gen.bind (Gen.listOfLength >> (|>) ofType<'record>)

let private sized (dataset: DatasetSpec, backbone: BackboneSpec) =
    Spec.dataset dataset >> Spec.backbone backbone

let private evaluated (evaluation: EvaluationSpec) (spec: Spec) =
    spec.Map(fun each -> SpecEdits.WithSetting(each, "evaluation", evaluation))

let private sweep (spec: Spec) =
    gen {
        let! bits = Gen.subListOf [ 8; 16; 24; 64 ]
        let! levels = Gen.subListOf [ 1.0; 2.0; 8.0; 16.5 ]
        let! rates = Gen.choose (0, 2)
        let! dropped = Gen.choose (0, 64)

        let axes =
            [
                if not bits.IsEmpty then
                    Sweep.over Hashing.bits bits

                if
                    not levels.IsEmpty
                    && spec.Spec.Attacks |> Seq.exists (fun each -> each :? GradientAttackSpec)
                then
                    Sweep.over Attack.iterations [ for level in levels -> int (2.0 * level) ]

                if rates > 0 then
                    Sweep.zip
                        "training"
                        (Sweep.over Hashing.epochs [ 1..rates ])
                        (Sweep.over (Setting.Of(fun (hashing: HashingSpec) -> hashing.BatchSize)) [ 8 .. 7 + rates ])
            ]

        return
            match axes with
            | [] -> spec
            | axes when not bits.IsEmpty && not (List.contains dropped bits && bits.Length = 1) ->
                spec
                |> Spec.sweep (Sweep.grid axes |> Sweep.where (fun at -> at.At Hashing.bits <> dropped))
            | axes -> spec |> Spec.sweep (Sweep.grid axes)
    }

/// A spec that is right, with a sweep or without, in the folder of another one.
let spec (around: Spec) : Gen<Spec> =
    gen {
        let! seeds = Gen.choose (0, 99) |> Gen.nonEmptyListOf |> Gen.map List.distinct
        let! name = textOf "abz019" 1 12

        let! hashed =
            around
            |> Spec.name name
            |> Spec.seeds seeds
            |> part Spec.hashing ofType<HashingSpec>

        let! placed = hashed |> part sized (Gen.zip ofType<DatasetSpec> ofType<BackboneSpec>)
        let! defended = placed |> part Spec.defenses someOf<DefenseSpec>
        let! attacked = defended |> part Spec.attacks someOf<AttackSpec>
        let! measured = attacked |> part evaluated ofType<EvaluationSpec>
        let! swept = sweep measured
        return swept
    }

/// Specs around a spec that is read anew for each.
type RightSpecs =
    static member Spec() : Arbitrary<Spec> =
        spec (Spec.load Repository.spec) |> Arb.fromGen
