import {
  commitPresences,
  previewPresences,
} from '../../features/imports/presences/import-presences.service.ts'
import { chooseAction, chooseCollectif, requiredOption, textOption } from '../choose.ts'
import type { Command } from '../command.ts'
import { importText, tryThenImport } from '../import-text.ts'

export const importerPresences: Command = {
  usage:
    'importer-presences FICHIER --action N --collectif NOM [--feuille NOM] [--essai] [--annee 2021-2022]',
  summary:
    'lit une grille de présences (enfants × jours) d’un collectif ; avec --essai, montre ce qui serait fait sans rien écrire',
  options: {
    action: { type: 'string' },
    collectif: { type: 'string' },
    feuille: { type: 'string' },
    essai: { type: 'boolean' },
    annee: { type: 'string' },
  },
  arguments: 1,
  async run(context) {
    const file = context.resolvePath(context.args[0] ?? '')
    const open = context.openBase()
    const { annee, action } = await chooseAction(context, open)
    const nom = requiredOption(context, 'collectif')
    const collectif = await chooseCollectif(open, action.id, nom)
    const options = {
      anneeId: annee.id,
      collectifId: collectif.id,
      feuille: textOption(context, 'feuille') ?? null,
      ignorees: [],
      now: context.now,
    }
    return tryThenImport(
      context.options.essai === true,
      () => previewPresences(open.db, file, options),
      () => commitPresences(open.db, file, options),
      (value) => importText(value, ({ enfant }) => enfant),
    )
  },
}
