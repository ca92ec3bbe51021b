import { constants, openSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '../../main/cli/run.ts'

/**
 * On Windows: writes the sample's bilans, holds one as Word does, writes them again. Exit 0 when the command
 * then either took a free name or was refused in a sentence that says that the file is open elsewhere.
 */
// libuv: open for this process alone, as Word opens a document. Node's types do not know it.
const { UV_FS_O_EXLOCK } = constants as unknown as { readonly UV_FS_O_EXLOCK: number }
const sortie = join(process.argv[2] ?? '', 'tenu')
const told: string[] = []
const demo = () =>
  run(['demo', '--sortie', sortie], {
    cwd: process.cwd(),
    now: new Date(),
    out: () => {},
    err: (text) => told.push(text),
  })

await demo()
const before = readdirSync(sortie)
const bilan = before.find((name) => name.endsWith('.docx')) ?? ''
openSync(join(sortie, bilan), constants.O_RDWR | UV_FS_O_EXLOCK)
const status = await demo()
const added = readdirSync(sortie).filter((name) => !before.includes(name))
const isRefused =
  status === 1 && added.length === 0 && /ouvert dans un autre logiciel/.test(told.join())
const isBeside = status === 0 && added.length > 0
process.stderr.write(`${status} ${added.join(', ')} ${told.join(' ')}\n`)
process.exitCode = isRefused || isBeside ? 0 : 1
