import { spawn } from 'node:child_process'
import type { Page } from 'playwright-core'
import { createControl } from '../control.cjs'
import { afterReady } from './app.ts'
import { strict } from './strict.ts'

type FileOptions = {
  readonly title: string
  readonly defaultPath: string
  readonly properties?: readonly string[]
}
type BoxOptions = {
  readonly message: string
  readonly detail?: string
  readonly buttons: readonly string[]
  readonly cancelId?: number
}

const controlFolder = process.env.CARTABLE_SHELL_CONTROL
const answers = controlFolder ? createControl(controlFolder) : createPrompts()
let promptPage: Page | null = null

/** The page in which questions are put when no test answers them. */
export function setPromptPage(page: Page): void {
  promptPage = page
  // With no listener at all, the driver would close every prompt by itself.
  page.on('dialog', () => {})
}

export const dialog = strict('dialog', {
  showOpenDialog: ready('showOpenDialog', answers.showOpenDialog),
  showSaveDialog: ready('showSaveDialog', answers.showSaveDialog),
  showMessageBox: ready('showMessageBox', answers.showMessageBox),
  showErrorBox: answers.showErrorBox,
})

/** Copies a picture, for `clipboard.ts`: into the test's folder, or into the clipboard of Chromium. */
export const { copyImage } = answers

export const shell = strict('shell', {
  openExternal: answers.openExternal,
  openPath: answers.openPath,
  showItemInFolder: answers.showItemInFolder,
})

function ready<A extends unknown[], R>(name: string, ask: (...args: A) => R): (...args: A) => R {
  return (...args) => {
    afterReady(`dialog.${name}`)
    return ask(...args)
  }
}

/** Chromium offers no dialog of the computer to a page: a person types the path, or closes with Échap. */
function createPrompts(): ReturnType<typeof createControl> {
  const ask = async (text: string, proposed: string): Promise<string | null> => {
    if (promptPage === null) {
      process.stderr.write(`${text}\n`)
      return null
    }
    const answer = promptPage.evaluate(([t, p]) => window.prompt(t, p), [text, proposed] as const)
    return (await answer) || null
  }
  return {
    async showOpenDialog(...args) {
      const { title, defaultPath } = args.at(-1) as FileOptions
      const path = await ask(`${title}\n\nChemin complet :`, defaultPath)
      return { canceled: path === null, filePaths: path === null ? [] : [path] }
    },
    async showSaveDialog(...args) {
      const { title, defaultPath } = args.at(-1) as FileOptions
      const path = await ask(`${title}\n\nChemin complet :`, defaultPath)
      return { canceled: path === null, filePath: path ?? '' }
    },
    async showMessageBox(...args) {
      const { message, detail = '', buttons, cancelId = 0 } = args.at(-1) as BoxOptions
      const choices = buttons.map((label, index) => `${index + 1}. ${label}`).join('\n')
      const number = Number(
        await ask(`${message}\n\n${detail}\n\n${choices}`, String(cancelId + 1)),
      )
      return { response: buttons[number - 1] ? number - 1 : cancelId, checkboxChecked: false }
    },
    showErrorBox(title, content) {
      process.stderr.write(`${title}\n${content}\n`)
    },
    copyImage: copyInPage,
    openExternal: async (url) => void openPath(url),
    openPath,
    showItemInFolder: (path) => void openPath(path),
  }
}

/** The computer's clipboard belongs to Electron's main process; here only a page reaches it, by a permission. */
async function copyInPage(png: Uint8Array): Promise<void> {
  if (promptPage === null) return
  const { origin } = new URL(promptPage.url())
  await promptPage.context().grantPermissions(['clipboard-write'], { origin })
  await promptPage.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
    const picture = new Blob([bytes], { type: 'image/png' })
    await navigator.clipboard.write([new ClipboardItem({ [picture.type]: picture })])
  }, Buffer.from(png).toString('base64'))
}

async function openPath(path: string): Promise<string> {
  const opener = spawn('xdg-open', [path], { stdio: 'ignore', detached: true })
  return new Promise((resolve) => {
    opener.once('error', ({ message }) => resolve(message))
    opener.once('spawn', () => {
      opener.unref()
      resolve('')
    })
  })
}
