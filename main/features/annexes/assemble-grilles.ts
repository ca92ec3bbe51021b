import type { GrilleAnnexe, LigneGrille, Marque } from '../../../shared/domain/annexes.ts'
import type { Totaux } from '../../../shared/domain/presence.ts'
import { frCollator } from '../../../shared/format.ts'
import type { InscriptionRow, PresenceRow, SeanceRow } from './annexes.repository.ts'

type Registres = {
  readonly grilles: readonly GrilleAnnexe[]
  readonly parSeance: ReadonlyMap<string, Totaux>
  readonly parEnfant: ReadonlyMap<string, Totaux>
}

type Compte = Record<keyof Totaux, number>

/** Totals of an enfant without any présence. */
export const AUCUNE_PRESENCE: Totaux = { presents: 0, absents: 0, excuses: 0, inconnus: 0 }

/**
 * The registers of the séances tenues, one per collectif, and what they add up to by séance and by
 * enfant. An enfant's cell is unknown while the inscription in that collectif runs and nothing was
 * recorded; a présence recorded outside of it is kept all the same. `noms`: name or code of each enfant,
 * in the order of the lines.
 */
export function assembleGrilles(
  seances: readonly SeanceRow[],
  inscriptions: readonly InscriptionRow[],
  presences: readonly PresenceRow[],
  noms: ReadonlyMap<string, string>,
): Registres {
  const rangs = new Map([...noms.keys()].map((enfantId, rang) => [enfantId, rang]))
  const tenues = seances.filter((seance) => seance.etat === 'tenue')
  const inscriptionsDe = Map.groupBy(inscriptions, (inscription) => inscription.collectifId)
  const presencesDe = Map.groupBy(presences, (presence) => presence.seanceId)
  const parSeance = new Map<string, Compte>()
  const parEnfant = new Map<string, Compte>()
  const grilles: GrilleAnnexe[] = []
  for (const [collectifId, own] of Map.groupBy(tenues, (seance) => seance.collectifId)) {
    const comptes = own.map(() => ({ ...AUCUNE_PRESENCE }))
    const lignes: LigneGrille[] = []
    const marquesDe = marquesOf(own, inscriptionsDe.get(collectifId) ?? [], presencesDe)
    const enfants = [...marquesDe.keys()].sort(
      (a, b) => (rangs.get(a) as number) - (rangs.get(b) as number),
    )
    for (const enfantId of enfants) {
      const marques = marquesDe.get(enfantId) as readonly Marque[]
      const compte = countMarques(marques, comptes)
      parEnfant.set(enfantId, addComptes(parEnfant.get(enfantId) ?? AUCUNE_PRESENCE, compte))
      lignes.push({ enfant: noms.get(enfantId) as string, marques, ...compte })
    }
    for (const [index, { seanceId }] of own.entries()) {
      parSeance.set(seanceId, comptes[index] as Compte)
    }
    grilles.push({
      collectif: own[0]?.collectif as string,
      dates: own.map((seance) => seance.date),
      lignes,
    })
  }
  return {
    grilles: grilles.sort((a, b) => frCollator.compare(a.collectif, b.collectif)),
    parSeance,
    parEnfant,
  }
}

/** Marques by enfant, one per séance (in order of time), for each enfant inscribed or who came at least once. */
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
    const first = seances.findIndex(({ date }) => date >= debut)
    const last =
      fin === null ? seances.length - 1 : seances.findLastIndex(({ date }) => date <= fin)
    if (first >= 0 && first <= last) of(enfantId).fill('inconnu', first, last + 1)
  }
  for (const [index, { seanceId }] of seances.entries()) {
    for (const { enfantId, etat } of presencesDe.get(seanceId) ?? []) of(enfantId)[index] = etat
  }
  return marques
}

/** Totals of a line; each of its marques is also added to the compte of its séance. */
function countMarques(marques: readonly Marque[], parSeance: readonly Compte[]): Totaux {
  const compte: Compte = { ...AUCUNE_PRESENCE }
  for (let index = 0; index < marques.length; index++) {
    const marque = marques[index] as Marque
    if (marque === 'hors-inscription') continue
    count(compte, marque)
    count(parSeance[index] as Compte, marque)
  }
  return compte
}

/** Adds one marque to a compte: by names, which is quicker than a key looked up for each of a year's marques. */
function count(compte: Compte, marque: Exclude<Marque, 'hors-inscription'>): void {
  if (marque === 'present') compte.presents++
  else if (marque === 'absent') compte.absents++
  else if (marque === 'excuse') compte.excuses++
  else compte.inconnus++
}

function addComptes(a: Totaux, b: Totaux): Compte {
  return {
    presents: a.presents + b.presents,
    absents: a.absents + b.absents,
    excuses: a.excuses + b.excuses,
    inconnus: a.inconnus + b.inconnus,
  }
}
