# Windows: sets up what is missing, then opens the window. With words it runs the command line instead:
#   powershell -ExecutionPolicy Bypass -File installer\run.ps1 demo OUT
# Written for PowerShell 5.1 and later and the py launcher. It was not run by its makers (see README.md).
$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 2

$root = Split-Path -Parent $PSScriptRoot
$venv = Join-Path $root '.venv'
$python = Join-Path $venv 'Scripts\python.exe'
$lock = Join-Path $PSScriptRoot 'requirements.lock'
$stamp = Join-Path $venv 'requirements.lock.stamp'
$unfinished = Join-Path $venv '.unfinished'

function Invoke-OrStop([string]$Sentence, [scriptblock]$Command) {
    & $Command
    if ($LASTEXITCODE -ne 0) { throw $Sentence }
}

function Find-Python {
    foreach ($version in '3.13', '3.12', '3.11') {
        try { & py "-$version" -c 'import venv, ensurepip' *> $null } catch { continue }
        if ($LASTEXITCODE -eq 0) { return $version }
    }
    throw 'Waystation needs Python 3.11 or newer with the py launcher; none was found.'
}

function Get-State {
    "$((Get-FileHash -Algorithm SHA256 $lock).Hash) $(& $python -V)"
}

function Test-Stamp {
    (Test-Path $python) -and (Test-Path $stamp) -and ((Get-Content $stamp) -eq (Get-State))
}

function Test-SoundVenv {
    if ((Test-Path $unfinished) -or -not (Test-Path $python)) { return $false }
    try { & $python -c 'import pip' *> $null } catch { return $false }
    return $LASTEXITCODE -eq 0
}

function Install-Requirements {
    Write-Host 'Setting up Waystation in .venv (once; a few hundred megabytes) ...'
    if (-not (Test-SoundVenv)) {
        $version = Find-Python
        Invoke-OrStop 'The virtual environment could not be made.' { & py "-$version" -m venv --clear $venv }
    }
    New-Item -ItemType File -Force $unfinished | Out-Null
    Invoke-OrStop 'The packages could not be installed.' {
        & $python -m pip install --disable-pip-version-check --no-input --quiet --only-binary :all: `
            --require-hashes -r $lock
    }
    foreach ($floor in 'models', 'printing', 'app', 'ui') {
        & $python -m compileall -q (Join-Path $root $floor)
    }
    Remove-Item $unfinished
    Get-State | Set-Content $stamp
}

if (-not (Test-Stamp)) { Install-Requirements }
$env:PYTHONPATH = $root
if ($args.Count -gt 0) { & $python -P -m app @args } else { & $python -P -m ui }
exit $LASTEXITCODE
