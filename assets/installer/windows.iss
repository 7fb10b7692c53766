; Builds the installer of Windows; called by build_installer.py with Version and Root.
[Setup]
AppId={{6C1B7E52-3F0B-4E53-9C5D-0B6C0C7A5D11}
AppName=Omvendt Desktop
AppVersion={#Version}
AppPublisher=Omvendt Desktop contributors
DefaultDirName={autopf}\Omvendt Desktop
DefaultGroupName=Omvendt Desktop
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
ChangesAssociations=yes
SetupIconFile={#Root}\assets\icons\omvendt.ico
UninstallDisplayIcon={app}\omvendt-desktop.exe
OutputDir={#Root}\dist
OutputBaseFilename=omvendt-desktop-{#Version}-setup
Compression=lzma2
SolidCompression=yes

[Languages]
Name: "norwegian"; MessagesFile: "compiler:Languages\Norwegian.isl"
Name: "english"; MessagesFile: "compiler:Default.isl"

[Files]
Source: "{#Root}\dist\omvendt-desktop\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{autoprograms}\Omvendt Desktop"; Filename: "{app}\omvendt-desktop.exe"

[Registry]
Root: HKA; Subkey: "Software\Classes\.omvendt"; ValueType: string; ValueData: "Omvendt.Programme"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Omvendt.Programme\shell\open\command"; ValueType: string; ValueData: """{app}\omvendt-desktop.exe"" ""%1"""; Flags: uninsdeletekey

[Run]
Filename: "{app}\omvendt-desktop.exe"; Description: "{cm:LaunchProgram,Omvendt Desktop}"; Flags: nowait postinstall skipifsilent
