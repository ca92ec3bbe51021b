import type { IsoDate } from '../dates.ts'

/** An answer of a bilan as it was sent, in words. */
export type ReponseEnvoyee = {
  readonly code: string
  readonly label: string
  /** null where the form was left blank. */
  readonly texte: string | null
}

/** An answer that differs from the version before. */
export type ChangementEnvoi = {
  readonly label: string
  readonly avant: string | null
  readonly apres: string | null
}

/** A bilan as it was sent: read-only, with the files of that day. */
export type Envoi = {
  readonly envoiId: string
  /** Number of the action that day. */
  readonly numero: string
  /** « 2025-2026 ». */
  readonly annee: string
  readonly arreteAu: IsoDate
  readonly envoyeLe: IsoDate
  /** 1 for the first of the action. */
  readonly version: number
  readonly fichiers: readonly string[]
  /** Differences from the version before; empty for the first. */
  readonly changements: readonly ChangementEnvoi[]
}

/** Years during which a bilan that was sent is kept, whatever becomes of its records. */
export const ANNEES_ENVOI = 6

/** A bilan kept longer than `ANNEES_ENVOI`: the yearly review proposes to delete it. */
export type EnvoiEchu = Pick<Envoi, 'envoiId' | 'numero' | 'annee' | 'version' | 'envoyeLe'>

/** Differences between two versions, in the order of the form; a question absent from one of them is blank there. */
export function changementsEntre(
  avant: readonly ReponseEnvoyee[],
  apres: readonly ReponseEnvoyee[],
): readonly ChangementEnvoi[] {
  const before = new Map(avant.map((reponse) => [reponse.code, reponse]))
  const now = new Set(apres.map(({ code }) => code))
  const changed = apres.flatMap(({ code, label, texte }) => {
    const old = before.get(code)?.texte ?? null
    return old === texte ? [] : [{ label, avant: old, apres: texte }]
  })
  const gone = avant
    .filter(({ code, texte }) => !now.has(code) && texte !== null)
    .map(({ label, texte }) => ({ label, avant: texte, apres: null }))
  return [...changed, ...gone]
}
