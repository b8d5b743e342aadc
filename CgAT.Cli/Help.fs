/// What '--help' says: Argu's list of options between what a verb is for and how it is used.
module CgAT.Cli.Help

open System.Text
open Argu

/// What is said about a command beside its options.
type About =
    {
        Purpose: string list
        /// Command lines, each with what it does.
        Examples: (string * string) list
        /// Other sections: a title and lines of two columns.
        Sections: (string * (string * string) list) list
    }

let private exitCodes others =
    "EXIT CODES",
    [
        "0", "done"
        "2", "a mistake that you can mend; the message and docs/errors.md say how"
        yield! others
        "1", "a bug of ours"
    ]

let private ofRuns =
    exitCodes
        [
            "3", "some runs failed; all others are finished"
            "130", "stopped by Ctrl-C; what is finished is kept"
        ]

let private cgat =
    {
        Purpose =
            [
                "cgat runs experiments on adversarially robust deep hashing. A spec, a TOML"
                "file, says what to train, defend and attack; results are Parquet tables."
            ]
        Examples =
            [
                "./cgat run specs/quickstart.toml", "the main job, about five minutes"
                "./cgat plan specs/quickstart.toml", "what is finished, what is to do"
                "./cgat validate specs/quickstart.toml", "every mistake of a spec at once"
            ]
        Sections =
            [
                ofRuns
                "READ ON",
                [
                    "README.md", "the first run, the results, scripts in F#"
                    "docs/spec.md", "how to write a spec"
                    "results/README.md", "the tables, column by column, with queries"
                ]
            ]
    }

let private run =
    {
        Purpose =
            [
                "Runs a spec: trains, defends, attacks, measures, and writes the tables. The"
                "table of results goes to the standard output, progress to the standard error"
                "stream. Finished stages are kept in the results folder and never computed"
                "again, and a stage that was stopped or killed goes on from its last checkpoint:"
                "the same command goes on. Each run is computed in a process of its own; one that"
                "fails keeps no other from being computed."
            ]
        Examples =
            [
                "./cgat run specs/quickstart.toml", ""
                "./cgat run specs/quickstart.toml --seeds 0,1,2 --results ../results", ""
                "./cgat run specs/quickstart.toml --json --quiet > metrics.json", ""
                "./cgat run specs/quickstart.toml --seeds 0,1,2 --jobs 2 --retry 1", ""
                "./cgat run specs/smoke.toml --only defense=none --set attack[0].iterations=9", ""
            ]
        Sections = [ ofRuns; "READ ON", [ "docs/running.md", "store, checkpoints, workers" ] ]
    }

let private validate =
    {
        Purpose =
            [
                "Checks a spec, its data set and its files of weights, and computes nothing:"
                "every mistake is shown at once, with file, line and column. With a wrong"
                "'digest' it says the right one."
            ]
        Examples = [ "./cgat validate specs/quickstart.toml", "" ]
        Sections = [ exitCodes []; "READ ON", [ "docs/spec.md", "how to write a spec" ] ]
    }

let private plan =
    {
        Purpose =
            [
                "Shows the runs of a spec and their stages, which of them are finished in the"
                "results folder, and about how long the others take on this machine: by how"
                "fast finished stages went, and where there are none by training a network for"
                "a second. That is rough where what is finished is much smaller than what is to"
                "do. Writes nothing."
            ]
        Examples =
            [
                "./cgat plan specs/quickstart.toml", ""
                "./cgat plan specs/quickstart.toml --seeds 0,1,2", ""
                "./cgat plan specs/smoke.toml --only defense=cgat --axis hashing.bits=8,64", ""
            ]
        Sections = []
    }

let private spec =
    {
        Purpose = [ "Shows specs: as they are resolved, and in what two of them differ." ]
        Examples =
            [
                "./cgat spec show specs/smoke.toml", ""
                "./cgat spec diff specs/quickstart.toml specs/smoke.toml", ""
            ]
        Sections = []
    }

let private specShow =
    {
        Purpose =
            [
                "Prints a spec as it is resolved: with all that it extends, with all presets,"
                "its keys in the order of docs/spec.md. What is printed is a spec itself."
            ]
        Examples =
            [
                "./cgat spec show specs/smoke.toml", ""
                "./cgat spec show specs/smoke.toml --point 2", "of a sweep, one point"
            ]
        Sections = []
    }

let private specDiff =
    {
        Purpose =
            [
                "Prints the settings in which two specs differ, whatever they extend and however"
                "they are written."
            ]
        Examples = [ "./cgat spec diff specs/quickstart.toml specs/smoke.toml", "" ]
        Sections = []
    }

let private schema =
    {
        Purpose =
            [
                "Prints the JSON Schema (2020-12) of specs. An editor that knows TOML completes"
                "and checks a spec by it whose first line is '#:schema' and the path of the file."
            ]
        Examples = [ "./cgat schema", ""; "./cgat schema --output docs/cgat.schema.json", "" ]
        Sections = []
    }

let private why =
    {
        Purpose =
            [
                "Says in what a run differs from the finished run that it resembles most: the"
                "settings, the numerics contract, and the first stage that is not shared."
            ]
        Examples =
            [
                "./cgat why 9c41", "of a finished run"
                "./cgat why 9c41 --spec specs/quickstart.toml", "of a run that is planned"
            ]
        Sections = []
    }

let private verify =
    {
        Purpose =
            [
                "Executes a finished run again in a clean store. Under the numerics contract of"
                "then, every stage and every value has to come out to the bit; the first that"
                "does not is named. Under another one, metrics are compared with their intervals."
            ]
        Examples =
            [
                "./cgat verify 9c41", ""
                "./cgat verify bundle.zip --data data/fashion-mnist", "one from elsewhere"
                "./cgat verify 9c41 --threads 1", "under another contract"
            ]
        Sections =
            [
                exitCodes [ "4", "the run did not come out as it was"; "130", "stopped by Ctrl-C" ]
            ]
    }

let private bundle =
    {
        Purpose =
            [
                "Packs finished runs into a zip: specs as they were typed, manifests, the lists"
                "of the split, codes and tables, but no images and no models. 'cgat verify'"
                "takes it on any machine that has the data set. The same results give the same"
                "file. Commands stand in it as they were typed, with the paths in them."
            ]
        Examples =
            [
                "./cgat bundle", "all runs, into bundle.zip"
                "./cgat bundle 9c41 07be --output paper.zip", ""
            ]
        Sections = [ exitCodes [] ]
    }

let private checklist =
    {
        Purpose =
            [
                "Fills in a reproducibility checklist from finished runs: data, code, versions,"
                "settings, seeds, measures with their variation, time and machine. What no run"
                "can know is left open. Markdown."
            ]
        Examples = [ "./cgat checklist", ""; "./cgat checklist 9c41 --output checklist.md", "" ]
        Sections = [ exitCodes [] ]
    }

let private figure =
    {
        Purpose =
            [
                "Draws the tables of a results folder as SVG: a panel an experiment, means over"
                "seeds with bars from the least to the greatest. The same tables give the same"
                "file."
            ]
        Examples =
            [
                "./cgat figure trade-off results --output trade-off.svg", ""
                "./cgat figure axis results --axis hashing.bits -o bits.svg", ""
                "./cgat figure time results -o time.svg", ""
            ]
        Sections = []
    }

let private figureTradeOff =
    {
        Purpose =
            [
                "Draws what robustness costs: a point for each defence and place in a sweep, its"
                "clean MAP to the right and its MAP under attack upwards. Without --attack that"
                "is the worst case of the ensemble where the experiment has one, else the least"
                "MAP over all attacks with a bound."
            ]
        Examples =
            [
                "./cgat figure trade-off results --output trade-off.svg", ""
                "./cgat figure trade-off results --attack center > center.svg", ""
            ]
        Sections = [ exitCodes [] ]
    }

let private figureAxis =
    {
        Purpose =
            [
                "Draws clean MAP and MAP under attack over a swept setting, a line a defence. A"
                "defence that the setting does nothing to is a line across. Numbers that span"
                "more than a factor of 20 are on a logarithmic scale, other values side by side."
            ]
        Examples = [ "./cgat figure axis results --axis defense.cgat.lambda -o lambda.svg", "" ]
        Sections = [ exitCodes [] ]
    }

let private figureTime =
    {
        Purpose =
            [
                "Draws MAP under attack over the time that a defence's training took: processor"
                "time of all threads, or on another device elapsed time. Warm-up and hashing are"
                "not counted, which all defences share."
            ]
        Examples = [ "./cgat figure time results -o time.svg", "" ]
        Sections = [ exitCodes [] ]
    }

let private report =
    {
        Purpose =
            [
                "Writes a results folder as one HTML page that needs no network: who defends"
                "best, at what clean cost and whether to believe it, tables that sort, figures,"
                "pictures of attacked queries with what is retrieved before and after, and the"
                "commands that made it. For the pictures the first batch of queries is attacked"
                "again, which takes the data set and some seconds; --pictures 0 does without."
            ]
        Examples =
            [
                "./cgat report results -o report.html", ""
                "./cgat report results --attack center --pictures 8", ""
            ]
        Sections = [ exitCodes [ "130", "stopped by Ctrl-C" ] ]
    }

let private tables =
    {
        Purpose =
            [
                "Prints the table of the papers of this field: MAP@k in percent, a column for"
                "each data set and code length, a row for each defence under each attack, the"
                "best in bold. Over several seeds: mean and standard deviation. Published"
                "numbers stand beside ours on request, marked as published: in our columns where"
                "the data set is that one, else in columns of their own, and under our attack of"
                "the same label ('HAG') or settings (preset 'saat-mainstay')."
            ]
        Examples =
            [
                "./cgat tables results --markdown", ""
                "./cgat tables results --latex -o table.tex", ""
                "./cgat tables results --latex --published nus-wide", ""
            ]
        Sections = [ exitCodes [] ]
    }

let private compact =
    {
        Purpose =
            [
                "Merges the many small files of each table into one file, without loss: engines"
                "read it a hundred times faster. Each file is held against the rules of tables"
                "first. The files themselves stay: runs are held against them."
            ]
        Examples = [ "./cgat compact results", ""; "./cgat compact results -o tables", "" ]
        Sections = [ exitCodes []; "READ ON", [ "results/README.md", "the tables, the rules" ] ]
    }

let private codes =
    {
        Purpose =
            [
                "Writes the table 'codes' of finished runs: the hash codes of database, training"
                "items and queries, clean and attacked, and their labels, as 64-bit words, so"
                "that DuckDB or Spark rank by XOR and bit counts. Labels are the data set's."
            ]
        Examples = [ "./cgat codes", "all runs"; "./cgat codes 9c41 --results ../results", "" ]
        Sections =
            [
                exitCodes []
                "READ ON", [ "samples/analysis", "SQL that ranks and computes MAP@k" ]
            ]
    }

let private tensorBoard =
    {
        Purpose =
            [
                "Writes finished runs as TensorBoard event files, a folder a run: every loss term"
                "and the learning rate over steps, and MAP. 'cgat run --tensorboard FOLDER'"
                "writes losses while training goes on."
            ]
        Examples = [ "./cgat tensorboard results -o events", "" ]
        Sections = [ exitCodes [] ]
    }

let private compare =
    {
        Purpose =
            [
                "Says by how much the second defence is better than the first, on the same"
                "queries with the same seeds: the mean difference of average precision, clean"
                "and under each attack, with a 95 % interval and a p-value by the paired"
                "bootstrap over queries. A query's value is its mean over the seeds: intervals"
                "are about other queries, not about other seeds."
                "Two runs, by the beginnings of their ids, and all that two results folders have"
                "in common are compared as well, and the settings in which they differ are told."
            ]
        Examples =
            [
                "./cgat compare results none cgat", "two defences"
                "./cgat compare results none cgat --attack center", ""
                "./cgat compare results 9c41 07be", "two runs"
                "./cgat compare results ../results", "two results folders"
            ]
        Sections = [ exitCodes []; "READ ON", [ "docs/method.md", "the paired bootstrap" ] ]
    }

let private gc =
    {
        Purpose =
            [
                "Shows the stages and checkpoints in a results folder that no finished run needs,"
                "and removes them with --yes. What is being computed is left alone."
            ]
        Examples =
            [
                "./cgat gc", "shows only"
                "./cgat gc --keep specs/quickstart.toml --yes", "an unfinished spec is kept"
                "./cgat gc --drop 9c41 --yes", "a run is given up"
            ]
        Sections = [ exitCodes [] ]
    }

let private weights =
    {
        Purpose = [ "Looks into files of weights, and writes those of trained models." ]
        Examples =
            [
                "./cgat weights inspect resnet50.pth", ""
                "./cgat weights export 0ada154c8417dc04 model.safetensors", ""
            ]
        Sections = [ "READ ON", [ "docs/backbones.md", "where weights come from" ] ]
    }

let private weightsInspect =
    {
        Purpose =
            [
                "Prints the names, types and shapes of the tensors of a file, and the digest by"
                "which a spec names it. Of a pickle nothing is run."
            ]
        Examples = [ "./cgat weights inspect resnet50.pth", "" ]
        Sections = []
    }

let private weightsExport =
    {
        Purpose =
            [
                "Writes the model of a finished run under torchvision's names: as torch.save does"
                "where the file ends in .pth, else as safetensors. The hash layer has the name of"
                "the last layer, whose place it has."
            ]
        Examples =
            [
                "./cgat weights export 0ada154c8417dc04 model.safetensors", ""
                "./cgat weights export 0ada model.pth --results ../results", ""
            ]
        Sections = []
    }

/// What is said about each command.
let about =
    Map
        [
            "cgat", cgat
            "cgat run", run
            "cgat validate", validate
            "cgat plan", plan
            "cgat spec", spec
            "cgat spec show", specShow
            "cgat spec diff", specDiff
            "cgat schema", schema
            "cgat why", why
            "cgat verify", verify
            "cgat bundle", bundle
            "cgat checklist", checklist
            "cgat figure", figure
            "cgat figure trade-off", figureTradeOff
            "cgat figure axis", figureAxis
            "cgat figure time", figureTime
            "cgat report", report
            "cgat compare", compare
            "cgat tables", tables
            "cgat compact", compact
            "cgat codes", codes
            "cgat tensorboard", tensorBoard
            "cgat gc", gc
            "cgat weights", weights
            "cgat weights inspect", weightsInspect
            "cgat weights export", weightsExport
        ]

let private columns (lines: (string * string) list) =
    let width = lines |> List.map (fst >> String.length) |> List.max

    lines
    |> List.map (fun (left, right) -> $"    {left.PadRight width}    {right}".TrimEnd())

/// The help of a command, such as "cgat run".
let text (command: string) (parser: ArgumentParser) =
    let about = about[command]

    let usage = parser.PrintUsage(usageStringCharacterWidth = 80).Trim()

    let sections =
        ("EXAMPLES", about.Examples) :: about.Sections
        |> List.collect (fun (title, lines) -> [ ""; $"{title}:"; "" ] @ columns lines)

    String.concat "\n" (about.Purpose @ [ ""; usage ] @ sections)
