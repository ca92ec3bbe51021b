import { cleanText } from '../../../shared/clean-text.ts'
import { isIsoDate } from '../../../shared/dates.ts'
import { isBlank, type Reponse, same } from '../../../shared/domain/bilan.ts'
import { type ChampTrame, champsOf } from '../../../shared/domain/trame.ts'
import type { Valeur } from '../../../shared/domain/valeur.ts'
import { formatCount, shortened } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { act } from '../../db/act.ts'
import type { OpenDatabase } from '../../db/open.ts'
import { loadTrame } from '../trames/trames.service.ts'
import {
  deleteConfirmation,
  deleteReponse,
  findReponses,
  putConfirmation,
  putReponse,
} from './bilans.repository.ts'
import { type DemandeBilan, fillTrame } from './bilans.service.ts'

const refuse = (field: 'valeur' | 'raison', text: string) =>
  err({ code: 'validation', fields: { [field]: text } } as const)

/**
 * Keeps the answer to one question of the form, or gives it back to the records (null). A figure that the
 * records give is set otherwise only with a reason: the computed value stays visible beside it.
 */
export async function saveReponse(
  db: OpenDatabase['db'],
  tramesFolder: string,
  demande: DemandeBilan & { readonly code: string; readonly reponse: Reponse | null },
  now: Date,
): Promise<Result<void, AppError>> {
  const { actionId, code } = demande
  const trame = await loadTrame(tramesFolder, demande.trame)
  if (!trame.ok) return trame
  const champ = champsOf(trame.value).find((one) => one.code === code)
  if (champ === undefined) return refuse('valeur', 'Cette question n’est pas dans le formulaire.')
  const reponse = demande.reponse && clean(demande.reponse)
  if (reponse !== null && !isBlank(reponse.valeur) && !isOfKind(champ, reponse.valeur)) {
    return refuse('valeur', WRONG[champ.kind])
  }
  return act(db, { now }, async (trx, { say }) => {
    const computed = await fillTrame(trx, trame.value, demande)
    if (!computed.ok) return computed
    const { bilan } = computed.value
    say(`Bilan de l’action ${bilan.action.numero} : ${shortened(champ.label)}`)
    if (reponse === null || (isBlank(reponse.valeur) && reponse.raison === null)) {
      await deleteReponse(trx, actionId, code)
      await deleteConfirmation(trx, actionId, code)
      return ok(undefined)
    }
    const derived = bilan.champs[code]?.valeurCalculee ?? null
    const isCorrection = champ.from === 'computed' && !isBlank(derived) && !isBlank(reponse.valeur)
    if (isCorrection && reponse.raison === null) {
      return refuse('raison', 'Dites pourquoi ce chiffre est corrigé.')
    }
    await putReponse(trx, actionId, code, reponse)
    return ok(undefined)
  })
}

/**
 * Confirms proposed answers as they were shown. All are refused when one of the proposals has changed: the
 * coordinator confirms only what she saw.
 */
export async function confirmReponses(
  db: OpenDatabase['db'],
  tramesFolder: string,
  demande: DemandeBilan & {
    readonly reponses: readonly { readonly code: string; readonly valeur: Valeur }[]
  },
  now: Date,
): Promise<Result<void, AppError>> {
  const { actionId, reponses } = demande
  const trame = await loadTrame(tramesFolder, demande.trame)
  if (!trame.ok) return trame
  return act(db, { now }, async (trx, { say }) => {
    const computed = await fillTrame(trx, trame.value, demande)
    if (!computed.ok) return computed
    const { bilan } = computed.value
    say(
      `Bilan de l’action ${bilan.action.numero} : ${formatCount(reponses.length, 'réponse confirmée', 'réponses confirmées')}`,
    )
    for (const { code, valeur } of reponses) {
      const champ = bilan.champs[code]
      if (champ?.origine === 'confirmee' && same(champ.valeur, valeur)) continue
      if (champ?.origine !== 'proposee' || !same(champ.valeur, valeur)) {
        return refuse('valeur', 'Cette proposition vient de changer : relisez-la, puis confirmez.')
      }
      await putConfirmation(trx, actionId, code, valeur)
    }
    return ok(undefined)
  })
}

const WRONG: Readonly<Record<ChampTrame['kind'], string>> = {
  text: 'Écrivez un texte.',
  'long-text': 'Écrivez un texte.',
  date: 'Cette date n’existe pas : écrivez-la ainsi, 28/09/2021.',
  number: 'Indiquez un nombre, zéro ou plus.',
  hours: 'Indiquez un nombre d’heures, par exemple 17,25.',
  'yes-no': 'Répondez par oui ou par non.',
  choice: 'Choisissez parmi les cases du formulaire.',
}

function isOfKind(champ: ChampTrame, valeur: Valeur): boolean {
  switch (champ.kind) {
    case 'text':
    case 'long-text':
      return typeof valeur === 'string'
    case 'date':
      return typeof valeur === 'string' && isIsoDate(valeur)
    case 'number':
    case 'hours':
      return typeof valeur === 'number' && Number.isFinite(valeur) && valeur >= 0
    case 'yes-no':
      return typeof valeur === 'boolean'
    case 'choice':
      return (
        Array.isArray(valeur) &&
        valeur.every((one) => champ.options?.some((option) => option.value === one))
      )
  }
}

function clean({ valeur, raison }: Reponse): Reponse {
  const text = raison === null ? '' : cleanText(raison).trim()
  return {
    valeur: typeof valeur === 'string' ? cleanText(valeur).trim() : valeur,
    raison: text === '' ? null : text,
  }
}

/** The two long texts of the bilan that other documents begin with; null where she wrote none. */
export async function findTextesDuBilan(
  db: OpenDatabase['db'],
  actionId: string,
): Promise<{ readonly globalement: string | null; readonly difficultes: string | null }> {
  const reponses = await findReponses(db, actionId)
  const texte = (code: string) => {
    const valeur = reponses.get(code)?.valeur
    return typeof valeur === 'string' ? valeur : null
  }
  return { globalement: texte('libre.bilan'), difficultes: texte('libre.difficultes') }
}
