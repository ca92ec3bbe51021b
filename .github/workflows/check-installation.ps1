# Runs the self-check of a packed Cartable and shows its report: the only way past the fuses.
param([Parameter(Mandatory)] [string] $Executable)
$ErrorActionPreference = 'Stop'
$report = Join-Path $env:RUNNER_TEMP 'verification.txt'
Remove-Item $report -ErrorAction SilentlyContinue
$run = Start-Process $Executable -ArgumentList '--verification', $report -PassThru
if (-not $run.WaitForExit(120000)) { $run.Kill(); throw 'the self-check did not end' }
Get-Content $report
if ($run.ExitCode -ne 0) { throw "the self-check exited with $($run.ExitCode)" }
