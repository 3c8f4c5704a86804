/** The system's dialogs for saving; null when cancelled. */
export interface SaveDialogs {
  chooseTarget(suggestedName: string): Promise<string | null>
  chooseFolder(): Promise<string | null>
}

/** What the desktop around the window does with a file. Nothing of it opens or runs one. */
export interface FileDesktop {
  /** Begins a drag of the system with this file; the mouse button must be down. */
  startDrag(path: string): void
  /** Shows a file in the file manager, selected. */
  showInFolder(path: string): void
}
