# One door for every build target: ./build.ps1 --target=Build | Package | Plan | ... (--target=Help lists them).
# Local, Test, Chaos and Bench start emulators under a POSIX shell: on Windows, run ./build.sh in WSL for them.
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

# Cake has an option --version of its own.
dotnet cake build.cake @($args -replace '^--version=', '--to=')
exit $LASTEXITCODE
