import type {
  ComptePresences,
  GrilleAnnexe,
  LigneGrille,
  Marque,
} from '../../../shared/domain/annexes.ts'
import { frCollator } from '../../../shared/format.ts'
import type { InscriptionRow } from './annexes-enfants.repository.ts'
import type { PresenceRow, SeanceRow } from './annexes-seances.repository.ts'

type Registres = {
  readonly grilles: readonly GrilleAnnexe[]
  readonly parSeance: ReadonlyMap<string, ComptePresences>
  readonly parEnfant: ReadonlyMap<string, ComptePresences>
}

type Compte = { -readonly [K in keyof ComptePresences]: ComptePresences[K] }

const COMPTE_DE = {
  present: 'presents',
  absent: 'absents',
  excuse: 'excuses',
  inconnu: 'inconnus',
} as const

/** No présence at all. */
export const AUCUNE_PRESENCE: ComptePresences = { presents: 0, absents: 0, excuses: 0, inconnus: 0 }

/**
 * The registers of the séances tenues, one per collectif, and what they add up to by séance and by
 * enfant. An enfant's cell is unknown while the inscription in that collectif runs and nothing was
 * recorded; a présence recorded outside of it is kept all the same.
 */
export function assembleGrilles(
  seances: readonly SeanceRow[],
  inscriptions: readonly InscriptionRow[],
  presences: readonly PresenceRow[],
  nomDe: (enfantId: string) => string,
): Registres {
  const tenues = seances.filter((seance) => seance.etat === 'tenue')
  const inscriptionsDe = Map.groupBy(inscriptions, (inscription) => inscription.collectifId)
  const presencesDe = Map.groupBy(presences, (presence) => presence.seanceId)
  const parSeance = new Map<string, Compte>()
  const parEnfant = new Map<string, Compte>()
  const grilles: GrilleAnnexe[] = []
  for (const [collectifId, own] of Map.groupBy(tenues, (seance) => seance.collectifId)) {
    const marques = marquesOf(own, inscriptionsDe.get(collectifId) ?? [], presencesDe)
    for (const [enfantId, ligne] of marques) {
      for (const [index, marque] of ligne.entries()) {
        if (marque === 'hors-inscription') continue
        countOf(parSeance, own[index]?.seanceId as string)[COMPTE_DE[marque]]++
        countOf(parEnfant, enfantId)[COMPTE_DE[marque]]++
      }
    }
    grilles.push({
      collectif: own[0]?.collectif as string,
      dates: own.map((seance) => seance.date),
      lignes: [...marques]
        .map(([enfantId, ligne]) => ligneOf(nomDe(enfantId), ligne))
        .sort((a, b) => frCollator.compare(a.enfant, b.enfant)),
    })
  }
  return {
    grilles: grilles.sort((a, b) => frCollator.compare(a.collectif, b.collectif)),
    parSeance,
    parEnfant,
  }
}

/** By enfant: one marque per séance, for whoever was inscribed or came at least once. */
function marquesOf(
  seances: readonly SeanceRow[],
  inscriptions: readonly InscriptionRow[],
  presencesDe: ReadonlyMap<string, readonly PresenceRow[]>,
): ReadonlyMap<string, Marque[]> {
  const marques = new Map<string, Marque[]>()
  const of = (enfantId: string): Marque[] => {
    const known = marques.get(enfantId)
    if (known !== undefined) return known
    const blank = seances.map((): Marque => 'hors-inscription')
    marques.set(enfantId, blank)
    return blank
  }
  for (const { enfantId, debut, fin, statut } of inscriptions) {
    if (statut !== 'inscrit') continue
    for (const [index, { date }] of seances.entries()) {
      if (date >= debut && (fin === null || date <= fin)) of(enfantId)[index] = 'inconnu'
    }
  }
  for (const [index, { seanceId }] of seances.entries()) {
    for (const { enfantId, etat } of presencesDe.get(seanceId) ?? []) of(enfantId)[index] = etat
  }
  return marques
}

function ligneOf(enfant: string, marques: readonly Marque[]): LigneGrille {
  const compte: Compte = { ...AUCUNE_PRESENCE }
  for (const marque of marques) {
    if (marque !== 'hors-inscription') compte[COMPTE_DE[marque]]++
  }
  return { enfant, marques, ...compte }
}

function countOf(counts: Map<string, Compte>, key: string): Compte {
  const known = counts.get(key)
  if (known !== undefined) return known
  const blank = { ...AUCUNE_PRESENCE }
  counts.set(key, blank)
  return blank
}
