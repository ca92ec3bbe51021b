import { fileURLToPath } from 'node:url'
import { run } from '../../main/cli/run.ts'
import { tempFolder } from './temp-folder.ts'

export const EXEMPLE = fileURLToPath(new URL('../fixtures/dossiers/exemple.json', import.meta.url))

/** A terminal standing in its own folder, with what it shows. */
export function aTerminal(cwd = tempFolder()) {
  const piped = { text: '' }
  const shown = { out: '', err: '' }
  const type = async (...argv: string[]) => {
    shown.out = ''
    shown.err = ''
    const status = await run([...argv, '--base', 'base.sqlite'], {
      cwd,
      now: new Date('2026-01-15T10:00:00Z'),
      out: (text) => {
        shown.out += text
      },
      err: (text) => {
        shown.err += text
      },
      askSecret: async () => null,
      readInput: async () => piped.text,
    })
    const { out, err } = shown
    return { status, out, err, json: () => JSON.parse(out) as Record<string, unknown> }
  }
  /** Pipes a text into the next commands. */
  const pipe = (text: string) => {
    piped.text = text
  }
  return { cwd, type, pipe }
}

/** `aTerminal` whose base holds the dossier of the example. */
export async function aTerminalWithExemple() {
  const terminal = aTerminal()
  const imported = await terminal.type('dossier', 'importer', EXEMPLE)
  if (imported.status !== 0) throw new Error(imported.err)
  return terminal
}
