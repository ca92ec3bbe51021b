import {
  CATEGORIES_HEURES,
  type CategorieHeures,
  STATUTS,
  type Statut,
} from '../../../shared/domain/listes.ts'
import type { OpenDatabase } from '../../db/open.ts'
import {
  commitHeures,
  type ImportHeuresOptions,
  previewHeures,
} from '../../features/imports/heures/import-heures.service.ts'
import { chooseAction, chooseAnnee, dateOption, textOption } from '../choose.ts'
import { type Command, type CommandContext, WrongUsage } from '../command.ts'
import { importText, tryThenImport } from '../import-text.ts'

export const importerHeures: Command = {
  usage:
    'importer-heures FICHIER [--feuille NOM] [--action N] [--date JJ/MM/AAAA] [--categorie NOM] [--statut NOM] [--essai] [--annee 2021-2022]',
  summary:
    'lit un tableur d’heures d’intervenants ; avec --essai, montre ce qui serait fait sans rien écrire',
  options: {
    feuille: { type: 'string' },
    action: { type: 'string' },
    date: { type: 'string' },
    categorie: { type: 'string' },
    statut: { type: 'string' },
    essai: { type: 'boolean' },
    annee: { type: 'string' },
  },
  arguments: 1,
  async run(context) {
    const file = context.resolvePath(context.args[0] ?? '')
    const open = context.openBase()
    const { db } = open
    const options = await readOptions(context, open)
    return tryThenImport(
      context.options.essai === true,
      () => previewHeures(db, file, options),
      () => commitHeures(db, file, options, context.now),
      (value) => importText(value, ({ intervenant }) => intervenant),
    )
  },
}

/** Answers that the window would ask for, read from the command's options. */
async function readOptions(
  context: CommandContext,
  open: OpenDatabase,
): Promise<ImportHeuresOptions> {
  const annee = await chooseAnnee(context, open)
  const action =
    textOption(context, 'action') === undefined ? null : (await chooseAction(context, open)).action
  return {
    anneeId: annee.id,
    actionId: action?.id ?? null,
    date: textOption(context, 'date') === undefined ? null : dateOption(context, 'date'),
    statut: oneOf<Statut>(context, 'statut', STATUTS) ?? 'benevole',
    feuille: textOption(context, 'feuille') ?? null,
    categorie: oneOf<CategorieHeures>(context, 'categorie', CATEGORIES_HEURES),
    personnes: [],
    corrections: [],
    correspondances: [],
    ignorees: [],
  }
}

function oneOf<C extends string>(
  context: CommandContext,
  name: string,
  codes: readonly C[],
): C | null {
  const text = textOption(context, name)
  if (text === undefined) return null
  const code = codes.find((one) => one === text)
  if (code === undefined) {
    throw new WrongUsage(`« --${name} » : choisissez parmi ${codes.join(', ')}.`)
  }
  return code
}
