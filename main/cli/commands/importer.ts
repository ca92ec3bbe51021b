import {
  CATEGORIES_HEURES,
  type CategorieHeures,
  STATUTS,
  type Statut,
} from '../../../shared/domain/listes.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { Result } from '../../../shared/result.ts'
import type { OpenDatabase } from '../../db/open.ts'
import { findAnnees } from '../../features/annees/annees.service.ts'
import {
  commitHeures,
  type ImportHeuresOptions,
  previewHeures,
} from '../../features/imports/heures/import-heures.service.ts'
import { undoImport } from '../../features/imports/imports.service.ts'
import {
  commitInscrits,
  type ImportInscritsOptions,
  previewInscrits,
} from '../../features/imports/inscrits/import-inscrits.service.ts'
import {
  commitOrientation,
  previewOrientation,
} from '../../features/imports/orientations/import-orientations.service.ts'
import {
  commitPresences,
  previewPresences,
} from '../../features/imports/presences/import-presences.service.ts'
import {
  chooseAction,
  chooseAnnee,
  chooseCollectif,
  dateOption,
  optionalDateOption,
  requiredOption,
  textOption,
} from '../choose.ts'
import { type Command, type CommandContext, WrongUsage } from '../command.ts'
import { type Imported, importText, type Ligne, tryThenImport } from '../import-text.ts'
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

type Read<V> = () => Promise<Result<V, AppError>>

/** Command that reads a spreadsheet: with `--essai` it tells what would be done, else it imports. */
const importCommand = <V extends Imported<Ligne>>({
  usage,
  summary,
  options,
  prepare,
  personneOf,
}: Pick<Command, 'usage' | 'summary' | 'options'> & {
  /** Reads the answers that the window would ask for, then gives the two steps. */
  readonly prepare: (
    context: CommandContext,
    open: OpenDatabase,
    file: string,
  ) => Promise<{ readonly preview: Read<V>; readonly commit: Read<V> }>
  readonly personneOf: (ligne: V['lignes'][number]) => {
    readonly nom: string
    readonly prenom: string
  }
}): Command => ({
  usage: `${usage} [--feuille NOM] [--essai] [--annee 2021-2022]`,
  summary: `${summary} ; avec --essai, montre ce qui serait fait sans rien écrire`,
  options: {
    ...options,
    feuille: { type: 'string' },
    essai: { type: 'boolean' },
    annee: { type: 'string' },
  },
  arguments: 1,
  async run(context) {
    const file = context.resolvePath(context.args[0] ?? '')
    const { preview, commit } = await prepare(context, context.openBase(), file)
    const textOf = (value: V) => importText(value, personneOf)
    return tryThenImport(context.options.essai === true, preview, commit, textOf)
  },
})

export const importerPresences = importCommand({
  usage: 'importer-presences FICHIER --action N --collectif NOM',
  summary: 'lit une grille de présences (enfants × jours) d’un collectif',
  options: { action: { type: 'string' }, collectif: { type: 'string' } },
  async prepare(context, open, file) {
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
    return {
      preview: () => previewPresences(open.db, file, options),
      commit: () => commitPresences(open.db, file, options),
    }
  },
  personneOf: ({ enfant }) => enfant,
})

export const importerInscrits = importCommand({
  usage:
    'importer-inscrits FICHIER --action N [--collectif NOM] [--entree JJ/MM/AAAA] [--etablissement NOM]',
  summary: 'lit votre liste des enfants inscrits et les inscrit',
  options: {
    action: { type: 'string' },
    collectif: { type: 'string' },
    entree: { type: 'string' },
    etablissement: { type: 'string' },
  },
  async prepare(context, open, file) {
    const options = await readInscritsOptions(context, open)
    return {
      preview: () => previewInscrits(open.db, file, options),
      commit: () => commitInscrits(open.db, file, options),
    }
  },
  personneOf: ({ enfant }) => enfant,
})

export const importerOrientation = importCommand({
  usage: 'importer-orientation FICHIER [--etablissement NOM] [--action N --collectif NOM]',
  summary: 'lit le tableur d’une école',
  options: {
    etablissement: { type: 'string' },
    action: { type: 'string' },
    collectif: { type: 'string' },
  },
  async prepare(context, open, file) {
    const isEssai = context.options.essai === true
    const options = {
      now: context.now,
      feuille: textOption(context, 'feuille'),
      etablissement: textOption(context, 'etablissement'),
      ...(await choosePlace(context, open)),
    }
    return {
      async preview() {
        const anneeId = isEssai ? await anneeIfAny(context, open) : await anneeOf(context, open)
        return previewOrientation(open.db, file, { ...options, anneeId })
      },
      commit: async () =>
        commitOrientation(open.db, file, { ...options, anneeId: await anneeOf(context, open) }),
    }
  },
  personneOf: ({ enfant }) => enfant,
})

const anneeOf = async (context: CommandContext, open: OpenDatabase): Promise<string> =>
  (await chooseAnnee(context, open)).id

export const importerHeures = importCommand({
  usage:
    'importer-heures FICHIER [--action N] [--date JJ/MM/AAAA] [--categorie NOM] [--statut NOM]',
  summary: 'lit un tableur d’heures d’intervenants',
  options: {
    action: { type: 'string' },
    date: { type: 'string' },
    categorie: { type: 'string' },
    statut: { type: 'string' },
  },
  async prepare(context, open, file) {
    const options = await readHeuresOptions(context, open)
    return {
      preview: () => previewHeures(open.db, file, options),
      commit: () => commitHeures(open.db, file, options, context.now),
    }
  },
  personneOf: ({ intervenant }) => intervenant,
})

/** Answers that the window would ask for, read from the command's options. */
async function readHeuresOptions(
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

/** Defaults of the rows that say nothing; a collectif that the list names and nobody knows is created. */
async function readInscritsOptions(
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
