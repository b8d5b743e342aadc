// Makes CgAT available to a script: #load "cgat.fsx". Build the command line first: ./cgat --version
#I "../CgAT.Cli/bin/Release/net10.0"
#r "TorchSharp.dll"
#r "CgAT.Core.dll"
#r "CgAT.Experiments.dll"
#r "CgAT.FSharp.dll"
