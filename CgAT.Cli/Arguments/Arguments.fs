namespace CgAT.Cli

open Argu

/// The verbs of cgat.
type Arguments =
    | [<CliPrefix(CliPrefix.None)>] Run of ParseResults<RunArguments>
    | [<CliPrefix(CliPrefix.None)>] Validate of ParseResults<ValidateArguments>
    | [<CliPrefix(CliPrefix.None)>] Plan of ParseResults<PlanArguments>
    | [<CliPrefix(CliPrefix.None)>] Spec of ParseResults<SpecArguments>
    | [<CliPrefix(CliPrefix.None)>] Schema of ParseResults<SchemaArguments>
    | [<CliPrefix(CliPrefix.None)>] Why of ParseResults<WhyArguments>
    | [<CliPrefix(CliPrefix.None)>] Verify of ParseResults<VerifyArguments>
    | [<CliPrefix(CliPrefix.None)>] Bundle of ParseResults<BundleArguments>
    | [<CliPrefix(CliPrefix.None)>] Checklist of ParseResults<ChecklistArguments>
    | [<CliPrefix(CliPrefix.None)>] Figure of ParseResults<FigureVerbs>
    | [<CliPrefix(CliPrefix.None)>] Report of ParseResults<ReportArguments>
    | [<CliPrefix(CliPrefix.None)>] Compare of ParseResults<CompareArguments>
    | [<CliPrefix(CliPrefix.None)>] Tables of ParseResults<TablesArguments>
    | [<CliPrefix(CliPrefix.None)>] Compact of ParseResults<CompactArguments>
    | [<CliPrefix(CliPrefix.None)>] Codes of ParseResults<CodesArguments>
    | [<CliPrefix(CliPrefix.None); CustomCommandLine("tensorboard")>] TensorBoard of ParseResults<TensorBoardArguments>
    | [<CliPrefix(CliPrefix.None)>] Gc of ParseResults<GcArguments>
    | [<CliPrefix(CliPrefix.None)>] Data of ParseResults<DataArguments>
    | [<CliPrefix(CliPrefix.None)>] Weights of ParseResults<WeightsArguments>
    | [<Unique>] Version

    interface IArgParserTemplate with
        member argument.Usage =
            match argument with
            | Run _ -> "run a spec: train, defend, attack, measure, write tables; what is finished is not done again"
            | Validate _ -> "check a spec and its data set without computing anything"
            | Plan _ -> "show the runs and stages of a spec and which of them are finished"
            | Spec _ -> "show a spec as it is resolved, or compare two"
            | Schema _ -> "print the JSON Schema by which editors complete and check specs"
            | Why _ -> "say in what a run differs from the finished run that it resembles most"
            | Verify _ -> "execute a finished run again in a clean store, and compare every value"
            | Bundle _ -> "pack finished runs into a zip that another machine can verify"
            | Checklist _ -> "fill in a reproducibility checklist from finished runs"
            | Figure _ -> "draw the results of finished runs as SVG"
            | Report _ -> "write a page of results: verdict, tables, figures, pictures of attacked queries"
            | Compare _ -> "say by how much two defences, runs or folders differ on the same queries"
            | Tables _ -> "print the table of a paper, as Markdown or LaTeX"
            | Compact _ -> "merge the many small files of each table into one"
            | Codes _ -> "write hash codes as a table, for SQL engines to rank with"
            | TensorBoard _ -> "write finished runs as TensorBoard event files"
            | Gc _ -> "show, and remove, what no finished run needs"
            | Data _ -> "prepare a downloaded data set for specs, check one, or look at one"
            | Weights _ -> "look into files of weights, or write those of a run"
            | Version -> "print the version"
