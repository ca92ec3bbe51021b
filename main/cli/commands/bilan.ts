import { generateBilan } from '../../features/bilans/generate-bilan.service.ts'
import { chooseAction, chooseTrame, dateOption, requiredOption } from '../choose.ts'
import type { Command } from '../command.ts'
import { valueOrRefuse } from '../messages.ts'
import { tramesFolder } from '../resources-folder.ts'

export const bilan: Command = {
  usage:
    'bilan --action N --arrete-au DATE --sortie DOSSIER [--trame caf47|generique] [--annexes-nominatives] [--une-page] [--annee 2021-2022]',
  summary: 'écrit le bilan rempli (.docx) et ses annexes (.xlsx)',
  options: {
    action: { type: 'string' },
    'arrete-au': { type: 'string' },
    sortie: { type: 'string' },
    trame: { type: 'string' },
    'annexes-nominatives': { type: 'boolean' },
    'une-page': { type: 'boolean' },
    annee: { type: 'string' },
  },
  arguments: 0,
  async run(context) {
    const arreteAu = dateOption(context, 'arrete-au')
    const sortie = context.resolvePath(requiredOption(context, 'sortie'))
    const open = context.openBase()
    const { annee, action } = await chooseAction(context, open)
    const demande = {
      actionId: action.id,
      arreteAu,
      trame: await chooseTrame(context, open, annee),
    }
    const written = valueOrRefuse(
      await generateBilan(open.db, demande, {
        tramesFolder,
        sortie,
        annexesNominatives: context.options['annexes-nominatives'] === true,
        unePage: context.options['une-page'] === true,
        siPris: 'autre-nom',
        now: context.now,
      }),
    )
    const { bilan: word, annexes, unePage } = written
    const fichiers = [word, annexes, ...(unePage === null ? [] : [unePage])]
    return { json: { fichiers }, text: fichiers.join('\n') }
  },
}
