/// What is said about the commands that read specs and compute runs.
module CgAT.Cli.Help.OfRuns

open CgAT.Cli.Help.Parts

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
                exitCodes
                    [
                        "3", "some runs failed; all others are finished"
                        "4", "a run did not come out as it was, of 'cgat verify'"
                        "130", "stopped by Ctrl-C; what is finished is kept"
                    ]
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

/// What is said about each of them.
let about =
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
        "cgat gc", gc
    ]
