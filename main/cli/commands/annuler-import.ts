import { undoImport } from '../../features/imports/imports.service.ts'
import type { Command } from '../command.ts'
import { valueOrRefuse } from '../messages.ts'

export const annulerImport: Command = {
  usage: 'annuler-import ID',
  summary: 'annule un import en entier et rétablit ce qu’il avait complété',
  options: {},
  arguments: 1,
  async run({ args, openBase, now }) {
    const undone = valueOrRefuse(await undoImport(openBase().db, args[0] ?? '', now))
    const counts = Object.entries(undone).map(([part, count]) => `  ${part} : ${count}`)
    return { json: undone, text: ['Import annulé :', ...counts].join('\n') }
  },
}
