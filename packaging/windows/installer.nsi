; The installer: for the person who runs it, without an administrator; /S is silent; /D=C:\place
; chooses the folder. Built with: VERSION, NUMBERS, FOLDER, FILES, SIDE, OUTPUT, KILOBYTES.
Unicode true
Target amd64-unicode
ManifestDPIAware true
RequestExecutionLevel user
!ifdef QUICKLY ; one to be tried and thrown away
    SetCompressor zlib
    SetCompress off
!else
    SetCompressor /SOLID lzma
    SetCompressorDictSize 32
!endif

!include MUI2.nsh
!include LogicLib.nsh

!define NAME "Cloud Recorder"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\recorder-gui"
!define CLASS "recorder-gui.layout"

Name "${NAME}"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "${KEY}" "InstallLocation"
BrandingText "${NAME} ${VERSION}"
VIProductVersion "${NUMBERS}"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Installs ${NAME}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "GPL-3.0-or-later"

!define MUI_ICON "${FOLDER}\recorder-gui.ico"
!define MUI_UNICON "${FOLDER}\recorder-gui.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_WELCOMEPAGE_TEXT "$(WELCOME)"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_RUN "$INSTDIR\recorder-gui.exe"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "SimpChinese"

LangString WELCOME ${LANG_ENGLISH} "${NAME} ${VERSION} will be installed for you alone; no administrator is needed.$\r$\n$\r$\nA version that is already there is replaced; your settings and recordings stay. A running recording is waited for and finished first.$\r$\n$\r$\n$_CLICK"
LangString WELCOME ${LANG_SIMPCHINESE} "${NAME} ${VERSION} 只为您本人安装，无需管理员权限。$\r$\n$\r$\n已有的版本会被替换，您的设置和录制文件都会保留。如果正在录制，会先等待其结束并妥善收尾。$\r$\n$\r$\n$_CLICK"
LangString WAITING ${LANG_ENGLISH} "If a recording runs, it is waited for, then finished properly..."
LangString WAITING ${LANG_SIMPCHINESE} "如果正在录制，先等它结束，再妥善收尾……"
LangString STILL_OPEN ${LANG_ENGLISH} "${NAME} is still open. Close it, then try again."
LangString STILL_OPEN ${LANG_SIMPCHINESE} "${NAME} 还开着。请先关闭它，然后重试。"

; Nothing is replaced or removed under a recording: the copy that is there waits for it (ten
; minutes at most), finishes it, and its windows are asked to close.
!macro LetFinish UN
Function ${UN}LetFinish
    IfFileExists "$INSTDIR\recorder-gui.exe" 0 done
    DetailPrint "$(WAITING)"
    ReadEnvStr $1 RECORDER_GUI_WAIT
    ${If} $1 == ""
        StrCpy $1 600
    ${EndIf}
    nsExec::Exec '"$INSTDIR\recorder-gui.exe" finish --wait $1'
    Pop $0
    again:
    StrCpy $2 0
    ${Do}
        ; Asked each time: a window that still believed in a recording has asked a question first,
        ; and one that missed its recorder has started it anew.
        nsExec::Exec 'taskkill /IM recorder-gui.exe'
        Pop $0
        nsExec::Exec '"$INSTDIR\recorder-gui.exe" finish --wait 0'
        Pop $0
        ClearErrors
        FileOpen $3 "$INSTDIR\recorder-gui.exe" a
        ${IfNot} ${Errors}
            FileClose $3
            Goto done
        ${EndIf}
        Sleep 1000
        IntOp $2 $2 + 1
    ${LoopUntil} $2 > 60
    IfSilent abort
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(STILL_OPEN)" IDRETRY again
    abort:
    SetErrorLevel 2
    Abort "$(STILL_OPEN)"
    done:
FunctionEnd
!macroend
!insertmacro LetFinish ""
!insertmacro LetFinish "un."

Section
    SetShellVarContext current
    Call LetFinish
    ; What the version before had and this one has not must not stay; what others put there may.
    RMDir /r "$INSTDIR\runtime"
    SetOutPath "$INSTDIR"
    !include "${FILES}"
    SetOutPath "$INSTDIR"
    WriteUninstaller "$INSTDIR\uninstall.exe"
    CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\recorder-gui.exe" "" "$INSTDIR\recorder-gui.exe"

    WriteRegStr HKCU "Software\Classes\.recorder-layout" "" "${CLASS}"
    WriteRegStr HKCU "Software\Classes\${CLASS}" "" "${NAME} layout"
    WriteRegStr HKCU "Software\Classes\${CLASS}\DefaultIcon" "" "$INSTDIR\recorder-gui.exe,0"
    WriteRegStr HKCU "Software\Classes\${CLASS}\shell\open\command" "" '"$INSTDIR\recorder-gui.exe" "%1"'

    WriteRegStr HKCU "${KEY}" "DisplayName" "${NAME}"
    WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
    WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\recorder-gui.exe"
    WriteRegStr HKCU "${KEY}" "Publisher" "The Cloud Recorder authors"
    WriteRegStr HKCU "${KEY}" "InstallLocation" "$INSTDIR"
    WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegStr HKCU "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
    WriteRegDWORD HKCU "${KEY}" "EstimatedSize" ${KILOBYTES}
    WriteRegDWORD HKCU "${KEY}" "NoModify" 1
    WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Section "Uninstall"
    SetShellVarContext current
    Call un.LetFinish
    Delete "$SMPROGRAMS\${NAME}.lnk"
    RMDir /r "$INSTDIR\runtime"
    Delete "$INSTDIR\recorder-gui.exe"
    Delete "$INSTDIR\recorder-gui.com"
    Delete "$INSTDIR\recorder-gui.ico"
    Delete "$INSTDIR\LICENSE.txt"
    Delete "$INSTDIR\NOTICES.txt"
    Delete "$INSTDIR\README.txt"
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR"
    DeleteRegKey HKCU "${KEY}"
    DeleteRegKey HKCU "Software\Classes\${CLASS}"
    DeleteRegKey HKCU "Software\Classes\.recorder-layout"
    System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
