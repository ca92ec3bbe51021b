# Installs silently, checks, installs over, checks again, uninstalls: the data of the user stays in place.
$ErrorActionPreference = 'Stop'
$installer = (Get-ChildItem dist/Cartable-*-installation.exe)[0].FullName
$app = Join-Path $env:LOCALAPPDATA 'Programs/cartable/Cartable.exe'
$data = Join-Path $env:LOCALAPPDATA 'Cartable'

New-Item -ItemType Directory -Force $data | Out-Null
Set-Content (Join-Path $data 'temoin.txt') 'en place'

foreach ($round in 1, 2) {
  Start-Process $installer -ArgumentList '/S' -Wait
  & "$PSScriptRoot/check-installation.ps1" -Executable $app
}
if (Test-Path (Join-Path $env:LOCALAPPDATA 'cartable-updater')) { throw 'a copy of the installer was left behind' }
if (Test-Path (Join-Path (Split-Path $app) 'resources/elevate.exe')) { throw 'elevate.exe was installed' }

$uninstaller = Join-Path (Split-Path $app) 'Uninstall Cartable.exe'
Start-Process $uninstaller -ArgumentList '/S' -Wait
Start-Sleep -Seconds 10
if (Test-Path $app) { throw 'the app is still there' }
if ((Get-Content (Join-Path $data 'temoin.txt')) -ne 'en place') { throw 'the data went with the app' }
