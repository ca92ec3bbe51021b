import { type IsoDate, isIsoDate, libelleAnnee } from '../../shared/dates.ts'
import type { AnneeResume } from '../../shared/ipc/app.ipc.ts'
import type { OpenDatabase } from '../db/open.ts'
import { findCollectifByNom } from '../features/actions/actions.service.ts'
import { findAnnees } from '../features/annees/annees.service.ts'
import { findTrameChoisie } from '../features/trames/trames.service.ts'
import { type CommandContext, Refusal, WrongUsage } from './command.ts'
import { refusalText } from './messages.ts'
import { tramesFolder } from './resources-folder.ts'

/** Text of an option, or undefined; an empty text is refused as a slip. */
export function textOption({ options }: CommandContext, name: string): string | undefined {
  const value = options[name]
  if (value === undefined || typeof value === 'boolean') return undefined
  if (value.trim() === '') throw new WrongUsage(`L’option « --${name} » est vide.`)
  return value
}

/** Text of an option that the command cannot do without. */
export function requiredOption(context: CommandContext, name: string): string {
  const value = textOption(context, name)
  if (value === undefined) throw new WrongUsage(`Il manque l’option « --${name} ».`)
  return value
}

/** Date of an option that the command cannot do without. */
export const dateOption = (context: CommandContext, name: string): IsoDate =>
  parseDate(requiredOption(context, name))

/** Date that an option gives, or undefined. */
export function optionalDateOption(context: CommandContext, name: string): IsoDate | undefined {
  const text = textOption(context, name)
  return text === undefined ? undefined : parseDate(text)
}

/** Date written AAAA-MM-JJ, or in the French way, JJ/MM/AAAA. */
function parseDate(text: string): IsoDate {
  const french = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text)
  const date = french ? `${french[3]}-${french[2]}-${french[1]}` : text
  if (!isIsoDate(date)) {
    throw new WrongUsage(
      `« ${text} » n’est pas une date : écrivez-la AAAA-MM-JJ, par exemple 2026-04-30.`,
    )
  }
  return date
}

/** The année that `--annee` names (« 2021-2022 »), or the latest. */
export async function chooseAnnee(
  context: CommandContext,
  open: OpenDatabase,
): Promise<AnneeResume> {
  const annees = await findAnnees(open.db)
  const wanted = textOption(context, 'annee')
  const annee = wanted === undefined ? annees[0] : annees.find((a) => libelleAnnee(a) === wanted)
  if (annee) return annee
  if (wanted === undefined) {
    throw new Refusal(
      'La base ne contient aucune année : importez d’abord un dossier (« dossier importer »).',
    )
  }
  throw new Refusal(refusalText({ code: 'not-found', what: 'annee', name: wanted }))
}

/** The trame that `--trame` names, or the one that the année fills. */
export const chooseTrame = async (
  context: CommandContext,
  { db }: OpenDatabase,
  annee: AnneeResume,
): Promise<string> =>
  textOption(context, 'trame') ?? (await findTrameChoisie(db, tramesFolder, annee.id))

/** The action that `--action` numbers, in the année chosen. */
export async function chooseAction(context: CommandContext, open: OpenDatabase) {
  const annee = await chooseAnnee(context, open)
  const numero = requiredOption(context, 'action')
  const action = annee.actions.find((a) => a.numero === numero)
  if (action) return { annee, action }
  const known = annee.actions.map((a) => `« ${a.numero} »`).join(', ') || 'aucune'
  throw new Refusal(
    `Action « ${numero} » introuvable dans l’année ${libelleAnnee(annee)}. Actions de cette année : ${known}.`,
  )
}

/** The collectif of an action, by its name. */
export async function chooseCollectif({ db }: OpenDatabase, actionId: string, nom: string) {
  const collectif = await findCollectifByNom(db, actionId, nom)
  if (collectif) return collectif
  throw new Refusal(refusalText({ code: 'not-found', what: 'collectif', name: nom }))
}
