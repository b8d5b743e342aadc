/// What is said about the commands that show results.
module CgAT.Cli.Help.OfResults

open CgAT.Cli.Help.Parts

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
                "./cgat figure ablation results -o ablation.svg", ""
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

let private figureAblation =
    {
        Purpose =
            [
                "Draws a row for each defence and place in a sweep, with its clean MAP and its"
                "MAP under attack. Where most runs of a defence share a setting, rows say only"
                "what departs from that, and dashed lines show what they depart from: an"
                "ablation that changes one choice at a time."
            ]
        Examples = [ "./cgat figure ablation results --attack center -o ablation.svg", "" ]
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

/// What is said about each of them.
let about =
    [
        "cgat figure", figure
        "cgat figure trade-off", figureTradeOff
        "cgat figure axis", figureAxis
        "cgat figure time", figureTime
        "cgat figure ablation", figureAblation
        "cgat report", report
        "cgat compare", compare
        "cgat tables", tables
        "cgat compact", compact
        "cgat codes", codes
        "cgat tensorboard", tensorBoard
    ]
