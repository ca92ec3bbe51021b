import { writeFileSync } from 'node:fs'
import { app, type BrowserWindow, dialog } from 'electron'
import {
  type Epreuve,
  verificationText,
  verifyInstallation,
} from '../features/verification/verification.service.ts'
import { checkEngine } from './engine.ts'
import type { AppPaths } from './paths.ts'

/** Checks the installed app without a window, writes the report, and leaves: 0 when all works, else 1. */
export async function verifyAndLeave(paths: AppPaths, file: string): Promise<void> {
  const { epreuves, text } = await verify(paths)
  writeFileSync(file, text)
  app.exit(isSound(epreuves) ? 0 : 1)
}

/** Shows the checks of « Aide › Vérifier l’installation » in a box. */
export async function showVerification(parent: BrowserWindow, paths: AppPaths): Promise<void> {
  const { epreuves, text } = await verify(paths)
  await dialog.showMessageBox(parent, {
    type: isSound(epreuves) ? 'info' : 'error',
    title: 'Vérifier l’installation',
    message: isSound(epreuves)
      ? 'L’installation de Cartable est bonne.'
      : 'L’installation de Cartable est incomplète.',
    detail: text,
    buttons: ['Fermer'],
    noLink: true,
  })
}

async function verify(paths: AppPaths) {
  const now = new Date()
  const epreuves = await verifyInstallation({
    resources: paths.resources,
    checkEngine: () => checkEngine(paths.engine),
    now,
  })
  return { epreuves, text: verificationText(epreuves, { version: app.getVersion(), now }) }
}

const isSound = (epreuves: readonly Epreuve[]): boolean =>
  epreuves.every(({ defaut }) => defaut === null)
