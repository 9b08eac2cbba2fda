; Inno Setup 6: the installer for Windows. Not run where this was written: see packaging/README.md.
;   iscc /DVersion=0.1.0 /DSource=..\..\build\bundle\dist\advisor packaging\windows\advisor.iss
; The Chinese of the pages is Inno Setup's own contributed ChineseSimplified.isl, to be put beside this file.

#ifndef Version
  #error Give the version: /DVersion=x.y.z (build.ps1 does)
#endif
#ifndef Source
  #define Source "..\..\build\bundle\dist\advisor"
#endif

[Setup]
AppId={{6B2C8B52-60B5-4A5E-9B0E-3F1B1C9D7A21}
AppName=陪跑顾问工作台
AppVersion={#Version}
AppVerName=陪跑顾问工作台 {#Version}
VersionInfoVersion={#Version}
DefaultDirName={autopf}\PeipaoAdvisor
DefaultGroupName=陪跑顾问工作台
DisableProgramGroupPage=yes
; For one user, without an administrator: an agency's laptops seldom have one at hand.
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
OutputDir=..\..\dist
OutputBaseFilename=peipao-advisor-{#Version}-x64-setup
SetupIconFile=..\..\build\bundle\icons\advisor.ico
UninstallDisplayIcon={app}\advisor.exe
UninstallDisplayName=陪跑顾问工作台
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
CloseApplications=yes
; Explorer learns at once of the types below, and at removal that they are gone.
ChangesAssociations=yes
RestartApplications=no
LicenseFile=..\..\LICENSE

[Languages]
Name: "zh"; MessagesFile: "ChineseSimplified.isl"

[Tasks]
Name: "desktopicon"; Description: "在桌面放一个图标"; Flags: unchecked

[InstallDelete]
; Files of the version before must not stay beside the new ones. Client data lies elsewhere.
Type: filesandordirs; Name: "{app}\_internal"
Type: filesandordirs; Name: "{app}\许可"

[Files]
Source: "{#Source}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{group}\陪跑顾问工作台"; Filename: "{app}\advisor.exe"
Name: "{autodesktop}\陪跑顾问工作台"; Filename: "{app}\advisor.exe"; Tasks: desktopicon

[Registry]
; A hand-over package or a policy pack that is opened is looked at in the window; nothing is taken in unasked.
Root: HKA; Subkey: "Software\Classes\.peipao"; ValueType: string; ValueData: "PeipaoAdvisor.File"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.zhengce"; ValueType: string; ValueData: "PeipaoAdvisor.File"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\PeipaoAdvisor.File"; ValueType: string; ValueData: "陪跑工作台文件"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\PeipaoAdvisor.File\DefaultIcon"; ValueType: string; ValueData: "{app}\advisor.exe,0"
Root: HKA; Subkey: "Software\Classes\PeipaoAdvisor.File\shell\open\command"; ValueType: string; ValueData: """{app}\advisor.exe"" open ""%1"""

[Run]
Filename: "{app}\advisor.exe"; Description: "打开陪跑顾问工作台"; Flags: nowait postinstall skipifsilent

[Messages]
zh.ConfirmUninstall=要移除 %1 吗？客户资料与备份不会删除，仍在您的“文档”与用户数据文件夹里。
