import type { OpenDatabase } from '../../db/open.ts'
import {
  commitInscrits,
  type ImportInscritsOptions,
  previewInscrits,
} from '../../features/imports/inscrits/import-inscrits.service.ts'
import { chooseAction, chooseCollectif, optionalDateOption, textOption } from '../choose.ts'
import type { Command, CommandContext } from '../command.ts'
import { importText, tryThenImport } from '../import-text.ts'

export const importerInscrits: Command = {
  usage:
    'importer-inscrits FICHIER --action N [--collectif NOM] [--entree JJ/MM/AAAA] [--etablissement NOM] [--feuille NOM] [--essai] [--annee 2021-2022]',
  summary:
    'lit votre liste des enfants inscrits et les inscrit ; avec --essai, montre ce qui serait fait sans rien écrire',
  options: {
    action: { type: 'string' },
    collectif: { type: 'string' },
    entree: { type: 'string' },
    etablissement: { type: 'string' },
    feuille: { type: 'string' },
    essai: { type: 'boolean' },
    annee: { type: 'string' },
  },
  arguments: 1,
  async run(context) {
    const file = context.resolvePath(context.args[0] ?? '')
    const open = context.openBase()
    const options = await readOptions(context, open)
    return tryThenImport(
      context.options.essai === true,
      () => previewInscrits(open.db, file, options),
      () => commitInscrits(open.db, file, options),
      (value) => importText(value, ({ enfant }) => enfant),
    )
  },
}

/** Defaults of the rows that say nothing; a collectif that the list names and nobody knows is created. */
async function readOptions(
  context: CommandContext,
  open: OpenDatabase,
): Promise<ImportInscritsOptions> {
  const { annee, action } = await chooseAction(context, open)
  const nom = textOption(context, 'collectif')
  const collectif = nom === undefined ? null : await chooseCollectif(open, action.id, nom)
  return {
    now: context.now,
    anneeId: annee.id,
    actionId: action.id,
    collectifId: collectif?.id ?? null,
    collectifs: [],
    entree: optionalDateOption(context, 'entree') ?? null,
    etablissement: textOption(context, 'etablissement'),
    feuille: textOption(context, 'feuille'),
  }
}
