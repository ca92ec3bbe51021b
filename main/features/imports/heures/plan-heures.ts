import type { PersonneImport } from '../../../../shared/domain/import-heures.ts'
import { OCCASIONNEL } from '../../../../shared/domain/intervenant.ts'
import type { Statut } from '../../../../shared/domain/listes.ts'
import { newId } from '../../../db/new-id.ts'
import type { InsertsHeures } from './import-heures.repository.ts'
import type { JugementHeures } from './judge-heures.ts'
import { type HeuresJugees, NOUVEL_OCCASIONNEL } from './judge-ligne-heures.ts'
import { cleOf } from './judge-personnes.ts'

/** Plan of all the rows that an import of hours writes. New people hold their statut from the année's first day. */
export function planHeures(
  { lignes, personnes }: JugementHeures,
  { debut, statut }: { readonly debut: string; readonly statut: Statut },
): InsertsHeures {
  const ids = new Map<string, string>()
  const intervenant: InsertsHeures['intervenant'][number][] = []
  const intervenant_statut: InsertsHeures['intervenant_statut'][number][] = []
  const byCle = new Map(personnes.map((one) => [one.cle, one]))
  const idOf = (qui: string, ligne: HeuresJugees): string => {
    if (!qui.startsWith('nouveau ')) return qui
    const known = ids.get(qui)
    if (known !== undefined) return known
    const id = newId()
    ids.set(qui, id)
    intervenant.push({ id, ...nameOf(qui, byCle.get(cleOf(ligne.ligne))) })
    const own = qui === NOUVEL_OCCASIONNEL ? 'benevole' : (statutOf(qui, lignes) ?? statut)
    intervenant_statut.push({ id: newId(), intervenant_id: id, statut: own, debut, fin: null })
    return id
  }
  const heures = lignes.flatMap((ligne) => {
    if (ligne.saisie === null) return []
    const { qui, actionId, ...saisie } = ligne.saisie
    return [{ id: newId(), intervenant_id: idOf(qui, ligne), action_id: actionId, ...saisie }]
  })
  return { intervenant, intervenant_statut, heures }
}

function nameOf(qui: string, personne: PersonneImport | undefined) {
  if (qui === NOUVEL_OCCASIONNEL || !personne) return { nom: OCCASIONNEL, prenom: '' }
  // An intervenant must have a nom: a lone prénom takes its place.
  return personne.nom === ''
    ? { nom: personne.prenom, prenom: '' }
    : { nom: personne.nom, prenom: personne.prenom }
}

/** The statut that the file gives to a new person, on any of their rows. */
const statutOf = (qui: string, lignes: readonly HeuresJugees[]): Statut | undefined =>
  lignes.find((one) => one.saisie?.qui === qui && one.ligne.statut !== null)?.ligne.statut ??
  undefined
