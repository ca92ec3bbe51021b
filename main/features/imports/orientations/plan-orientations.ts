import type { AccordParental } from '../../../../shared/domain/import-orientation.ts'
import { dayReached } from '../../../../shared/domain/orientation.ts'
import type { Connus, OrientationConnue } from './connus.ts'
import type { Draft, Placed, PlanOptions } from './plan-types.ts'

/** Plans the orientation with its source; one of the same school for the same child is completed instead. */
export function planOrientation(
  placed: Placed,
  connus: Connus,
  isInscrit: boolean,
  options: PlanOptions,
  { inserts, completions, inscrites }: Draft,
): void {
  const { proposition, enfantId, etablissementId } = placed
  const { lu, groupe } = proposition
  const existing = findExisting(connus.orientations, enfantId, etablissementId)
  const id = existing?.id ?? options.newId()
  const values = {
    niveau: lu.inscription.niveau,
    classe: lu.inscription.classe,
    etablissement_id: etablissementId,
    enseignant: lu.inscription.enseignant,
    objectif: lu.inscription.objectif,
    accord_parental: accordText(lu.inscription.accordParental),
  }
  const suivi = existing ?? { statut: 'recue', date: lu.date ?? options.date, etapes: {} }
  if (isInscrit && suivi.statut !== 'inscrite') {
    const date = dayReached('inscrite', suivi, options.date)
    inserts.orientation_etape.push({ orientation_id: id, statut: 'inscrite', date })
  }
  if (existing) {
    completions.orientation.push({ id, values })
    if (isInscrit && existing.statut !== 'inscrite') inscrites.push(id)
  } else {
    inserts.orientation.push({
      id,
      annee_id: options.anneeId,
      enfant_id: enfantId,
      ...otherNames(placed),
      ...values,
      date: suivi.date,
      statut: isInscrit ? 'inscrite' : 'recue',
      import_id: options.importId,
      source_file: options.sourceFile,
      source_sheet: groupe.first.feuille,
      source_row: groupe.first.ligne,
    })
  }
  planLists(id, placed, existing, inserts)
}

/**
 * Orientation of the année that the row completes: that of the same school, or the child's only one when the
 * row or the orientation names no school. Another school makes another orientation.
 */
function findExisting(
  orientations: readonly OrientationConnue[],
  enfantId: string,
  etablissementId: string | null,
): OrientationConnue | undefined {
  const ofEnfant = orientations.filter((one) => one.enfantId === enfantId)
  const exact = ofEnfant.find((one) => one.etablissementId === etablissementId)
  if (exact || ofEnfant.length !== 1) return exact
  const [only] = ofEnfant
  return only?.etablissementId === null || etablissementId === null ? only : undefined
}

/** The other name or spelling under which the file proposes the child, kept to recognise the next file. */
function otherNames({ proposition: { lu, connu } }: Placed) {
  const shown = connu ?? lu.enfant
  const nom = lu.nomFamille ?? lu.enfant.nom
  const { prenom } = lu.enfant
  return nom === shown.nom && prenom === shown.prenom
    ? { nom: null, prenom: null }
    : { nom, prenom }
}

function planLists(
  orientationId: string,
  { proposition: { lu } }: Placed,
  existing: OrientationConnue | undefined,
  inserts: Draft['inserts'],
): void {
  const { origines, situations } = lu.inscription
  inserts.orientation_origine.push(
    ...origines
      .filter((origine) => !existing?.origines.includes(origine))
      .map((origine) => ({ orientation_id: orientationId, origine })),
  )
  inserts.orientation_situation.push(
    ...situations
      .filter((situation) => !existing?.situations.includes(situation))
      .map((situation) => ({ orientation_id: orientationId, situation })),
  )
  const known = existing?.criteres ?? []
  inserts.orientation_critere.push(
    ...lu.criteres
      .filter((critere) => !known.includes(critere))
      .map((critere, index) => ({
        orientation_id: orientationId,
        position: known.length + index,
        critere,
      })),
  )
}

const accordText = (accord: AccordParental): string | null =>
  typeof accord === 'boolean' ? (accord ? 'oui' : 'non') : accord
