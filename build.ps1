# One door for every build target: ./build.ps1 --target=Build | Package | Plan | ... (--target=Help lists them); ./build.ps1 Local and --help are understood too.
# Local, Phone, Test, Chaos and Bench start emulators under a POSIX shell: on Windows, run ./build.sh in WSL for them.
$ErrorActionPreference = 'Stop'
Set-Location $PSScriptRoot

if (-not (Get-Command dotnet -ErrorAction SilentlyContinue)) {
  [Console]::Error.WriteLine("build.ps1: the .NET SDK 10 is needed and 'dotnet' is not on the PATH: install it and run this again.")
  exit 2
}

# Nothing is left behind: build nodes end with the build and the compiler with the run (eng/cake/compiler.cake).
$env:MSBUILDDISABLENODEREUSE = '1'
$env:UseSharedCompilation = 'false'

$env:DOTNET_CLI_TELEMETRY_OPTOUT = '1'
$env:DOTNET_NOLOGO = '1'
$env:DOTNET_CLI_UI_LANGUAGE = 'en'

dotnet tool restore | Out-Null
if ($LASTEXITCODE -ne 0) {
  [Console]::Error.WriteLine('build.ps1: the build tool (cake.tool, .config/dotnet-tools.json) could not be restored.')
  exit 2
}

# A word by itself is a target, unless it stands behind an option, whose value it then is; whoever asks for help gets nothing else.
$arguments = @()
$before = ''
foreach ($argument in $args) {
  if ("$argument".StartsWith('-')) { $arguments += "$argument" -replace '^--version=', '--to=' } # Cake has an option --version of its own.
  elseif ($before -notlike '-*' -or $before -like '*=*') { $arguments += "--target=$argument" }
  else { $arguments += $argument }
  $before = "$argument"
}
if ($args -contains '-h' -or $args -contains '--help') { $arguments = @('--target=Help') }

dotnet cake build.cake @arguments
exit $LASTEXITCODE
