/** What a test wants to be answered; a dialog without an answer is closed by its user. */
export type DialogAnswers = {
  /** Folder that « choose a folder » gives. */
  readonly folder?: string
  /** File that « open » gives. */
  readonly file?: string
  /** Where « save » writes: a folder, the proposed name being kept, or a whole path. */
  readonly save?: string
  /** Index of the button pressed in each message box, in order. */
  readonly buttons?: readonly number[]
}

/** Dialogs and shell of Electron, answered from the files of `folder`. */
export function createControl(folder: string): {
  showOpenDialog(...args: unknown[]): Promise<{ canceled: boolean; filePaths: string[] }>
  showSaveDialog(...args: unknown[]): Promise<{ canceled: boolean; filePath: string }>
  showMessageBox(...args: unknown[]): Promise<{ response: number; checkboxChecked: boolean }>
  showErrorBox(title: string, content: string): void
  /** Kept as `clipboard.png` in the folder. */
  copyImage(png: Uint8Array): Promise<void>
  openExternal(url: string): Promise<void>
  openPath(path: string): Promise<string>
  showItemInFolder(path: string): void
}
