// Makes CgAT available to a script: #load "cgat.fsx". Build the command line first: ./cgat --version
// Of packages, #r "nuget: CgAT.FSharp" does the same.
#I "../CgAT.Cli/bin/Release/net10.0"
#r "TorchSharp.dll"
#r "CgAT.Core.dll"
#r "CgAT.Experiments.dll"
#r "CgAT.FSharp.dll"
