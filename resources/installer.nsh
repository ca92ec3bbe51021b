; Included by electron-builder in its NSIS script.
; Cartable does not update by itself: the copy of the installer that electron-builder keeps for that is removed, with its folder.
!macro customInstall
  Delete "$LOCALAPPDATA\${APP_INSTALLER_STORE_FILE}"
  RMDir "$LOCALAPPDATA\${APP_PACKAGE_NAME}-updater"
!macroend
