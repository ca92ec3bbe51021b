import type { OpenDatabase } from '../../db/open.ts'
import { findAnnees } from '../../features/annees/annees.service.ts'
import {
  commitOrientation,
  previewOrientation,
} from '../../features/imports/orientations/import-orientations.service.ts'
import { chooseAction, chooseAnnee, chooseCollectif, textOption } from '../choose.ts'
import { type Command, type CommandContext, WrongUsage } from '../command.ts'
import { importText, tryThenImport } from '../import-text.ts'

export const importerOrientation: Command = {
  usage:
    'importer-orientation FICHIER [--feuille NOM] [--etablissement NOM] [--action N --collectif NOM] [--essai] [--annee 2021-2022]',
  summary: 'lit le tableur d’une école ; avec --essai, montre ce qui serait fait sans rien écrire',
  options: {
    feuille: { type: 'string' },
    etablissement: { type: 'string' },
    action: { type: 'string' },
    collectif: { type: 'string' },
    essai: { type: 'boolean' },
    annee: { type: 'string' },
  },
  arguments: 1,
  async run(context) {
    const file = context.resolvePath(context.args[0] ?? '')
    const open = context.openBase()
    const isEssai = context.options.essai === true
    const options = {
      now: context.now,
      feuille: textOption(context, 'feuille'),
      etablissement: textOption(context, 'etablissement'),
      ...(await choosePlace(context, open)),
    }
    return tryThenImport(
      isEssai,
      async () => {
        const annee = isEssai ? await anneeIfAny(context, open) : await anneeOf(context, open)
        return previewOrientation(open.db, file, { ...options, anneeId: annee })
      },
      async () =>
        commitOrientation(open.db, file, { ...options, anneeId: await anneeOf(context, open) }),
      (value) => importText(value, ({ enfant }) => enfant),
    )
  },
}

const anneeOf = async (context: CommandContext, open: OpenDatabase): Promise<string> =>
  (await chooseAnnee(context, open)).id

/** Année of the import; null when a trial has none, and recognises nobody. */
async function anneeIfAny(context: CommandContext, open: OpenDatabase): Promise<string | null> {
  if ((await findAnnees(open.db)).length === 0 && textOption(context, 'annee') === undefined)
    return null
  return (await chooseAnnee(context, open)).id
}

/** Action and collectif in which the command asks to inscribe the children, if it does. */
async function choosePlace(context: CommandContext, open: OpenDatabase) {
  const nom = textOption(context, 'collectif')
  if (textOption(context, 'action') === undefined) {
    if (nom !== undefined) throw new WrongUsage('« --collectif » demande aussi « --action ».')
    return {}
  }
  const { action } = await chooseAction(context, open)
  if (nom === undefined) return { actionId: action.id }
  const collectif = await chooseCollectif(open, action.id, nom)
  return { actionId: action.id, collectifId: collectif.id }
}
