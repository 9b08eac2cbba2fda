# From a checkout to the installer, on Windows with Python 3.11 and Inno Setup 6. Not run where this was written.
$ErrorActionPreference = "Stop"
Set-Location (Join-Path $PSScriptRoot "..\..")
python dev.py bundle
if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
$line = Select-String -Path advisor_app\__init__.py -Pattern '^__version__ = "([^"]+)"'
$version = $line.Matches[0].Groups[1].Value
# A certificate, where there is one, signs the programs first: an unsigned one makes SmartScreen warn.
if ($env:SIGN_THUMBPRINT) {
  signtool sign /sha1 $env:SIGN_THUMBPRINT /fd sha256 build\bundle\dist\advisor\advisor.exe build\bundle\dist\advisor\advisor-cli.exe
  if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
}
iscc "/DVersion=$version" packaging\windows\advisor.iss
exit $LASTEXITCODE
