/// From the words of the command line to arguments that mean something, or to an error that says what was meant.
module CgAT.Cli.CommandLine

open System.Text.RegularExpressions
open Argu
open CgAT.Core.Errors

/// What the words ask for.
type Request =
    /// The help of a command, such as "cgat run", and its parser.
    | Help of command: string * parser: ArgumentParser
    | Command of ParseResults<Arguments>

let private parser =
    ArgumentParser.Create<Arguments>(programName = "cgat", errorHandler = ExceptionExiter())

/// The parser of 'cgat' itself.
let root: ArgumentParser = parser

let private fail message remedy =
    raise (UserErrorException(Diagnostic(Code = ErrorCodes.BadArgument, Message = message, Remedy = remedy)))

let private namesOf (cases: ArgumentCaseInfo list) =
    cases |> List.collect _.CommandLineNames.Value

let private find name (cases: ArgumentCaseInfo list) =
    cases
    |> List.tryFind (fun case -> List.contains name case.CommandLineNames.Value)

let private isVerb (case: ArgumentCaseInfo) =
    case.ArgumentType = ArgumentType.SubCommand

let private takesValue (case: ArgumentCaseInfo) =
    case.ArgumentType = ArgumentType.Primitive
    && case.UnionCaseInfo.GetFields().Length > 0

let private unknownOption command (cases: ArgumentCaseInfo list) word =
    let known =
        namesOf cases @ [ "--help" ] |> List.filter _.StartsWith("--") |> List.toArray

    fail $"'{command}' has no option '{word}'" (ClosestName.Remedy(word, known))

let private unknownVerb command (cases: ArgumentCaseInfo list) (word: string) =
    let known = namesOf cases @ [ "--help" ] |> List.toArray

    let remedy =
        if word.EndsWith ".toml" then
            $"did you mean '{command} run {word}'?"
        else
            ClosestName.Remedy(word, known)

    fail $"'{command}' has no command '{word}'" remedy

/// The words as Argu takes them: '--name=value' in two, every verb and option a known one. Argu would take a misspelt
/// option for the spec, and would not say what was meant.
type private Walk =
    {
        Words: string list
        /// The words that are no verb, option or value of an option.
        Bare: string list
        /// The command that the verbs lead to, such as "cgat run".
        Command: string
        Parser: ArgumentParser
        HelpAsked: bool
    }

let private verbOf (parser: ArgumentParser) (case: ArgumentCaseInfo) =
    parser.GetSubCommandParsers()
    |> List.find (fun each -> each.ParentInfo.Value.Name.Value = case.Name.Value)

let rec private walk (at: Walk) words =
    let cases = at.Parser.GetArgumentCases()
    let take taken at = { at with Words = at.Words @ taken }

    match words with
    | [] -> at
    | ("--help" | "-h") :: _ -> { at with HelpAsked = true }
    | word :: rest ->
        match find word cases with
        | Some case when isVerb case ->
            let below =
                { take [ word ] at with
                    Command = $"{at.Command} {word}"
                    Parser = verbOf at.Parser case
                }

            walk below rest
        | Some case when takesValue case && not rest.IsEmpty -> walk (take [ word; rest.Head ] at) rest.Tail
        | Some _ -> walk (take [ word ] at) rest
        | None when word.StartsWith '-' ->
            match word.Split('=', 2) with
            | [| name; value |] when find name cases |> Option.exists takesValue -> walk at (name :: value :: rest)
            | [| name; _ |] when (find name cases).IsSome ->
                fail $"option '{name}' of '{at.Command}' takes no value" $"write {name} alone"
            | parts -> unknownOption at.Command cases parts[0]
        | None when List.exists isVerb cases -> unknownVerb at.Command cases word
        | None ->
            walk
                { take [ word ] at with
                    Bare = at.Bare @ [ word ]
                }
                rest

// So many options are listed where a word is missing; more would hide what is meant.
let private mostListed = 4

let private wholeUsage (at: Walk) =
    Regex.Replace(at.Parser.PrintCommandLineSyntax(), @"\s+", " ")

let private usage (at: Walk) =
    let whole = wholeUsage at
    let isOption = Regex @" \[--[^\]]*\]"

    if isOption.Count whole <= mostListed then
        $"usage: {whole}"
    else
        let rest = (isOption.Replace(whole, "")).Substring at.Command.Length
        $"usage: {at.Command} [options]{rest}\n  options: {at.Command} --help"

let private nameOf (main: ArgumentCaseInfo) =
    main.UnionCaseInfo.Name.ToLowerInvariant().Replace('_', ' ')

let private numbers = [ "no"; "one"; "two"; "three" ]

// Argu lets a verb without any arguments pass.
let private requireMain (at: Walk) =
    let main = at.Parser.GetArgumentCases() |> List.tryFind _.IsMainCommand

    match main with
    | Some case ->
        let wanted = case.UnionCaseInfo.GetFields().Length
        let isList = case.ArgumentType = ArgumentType.List

        if at.Bare.Length < wanted && case.IsMandatory.Value then
            let what =
                if isList then nameOf case
                elif wanted = 1 then $"a {nameOf case}"
                else $"{numbers[wanted]} {nameOf case}"

            fail $"'{at.Command}' needs {what}" (usage at)

        if at.Bare.Length > wanted && not isList then
            let taken =
                $"takes {numbers[wanted]} {nameOf case}, and not '{at.Bare[wanted]}' too"

            fail $"'{at.Command}' {taken}" (usage at)
    | None -> ()

// Nor does it miss an option of a verb that has to be there.
let private requireOptions (at: Walk) =
    for case in at.Parser.GetArgumentCases() do
        let names = case.CommandLineNames.Value

        if
            case.IsMandatory.Value
            && not case.IsMainCommand
            && not (List.exists (fun name -> List.contains name at.Words) names)
        then
            fail $"'{at.Command}' needs {names.Head}" (usage at)

// Argu's message is 'ERROR: what is wrong.' above the whole usage.
let private cause (mistake: ArguParseException) =
    let text = mistake.Message.Split("USAGE:")[0]
    text.Replace("ERROR: ", "").Trim().TrimEnd('.')

/// What the words of the command line ask for; a UserErrorException where they mean nothing.
let parse (words: string array) : Request =
    let start =
        {
            Words = []
            Bare = []
            Command = "cgat"
            Parser = root
            HelpAsked = false
        }

    let walked = walk start (List.ofArray words)

    if walked.HelpAsked then
        Help(walked.Command, walked.Parser)
    else
        requireMain walked
        requireOptions walked

        try
            Command(parser.ParseCommandLine(List.toArray walked.Words, raiseOnUsage = true))
        with :? ArguParseException as mistake ->
            fail $"'{walked.Command}': {cause mistake}" $"usage: {wholeUsage walked}"
