import type { Kysely } from 'kysely'
import { type IsoDate, libelleAnnee } from '../../../shared/dates.ts'
import type { ClasseFiche, FicheVierge } from '../../../shared/domain/fiche-vierge.ts'
import type { Trame } from '../../../shared/domain/trame.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { Database } from '../../db/schema.ts'
import { readStructure } from '../structure/structure.service.ts'
import { findAnnee } from './orientations.repository.ts'
import { readCriteres } from './reglages.service.ts'

const LIGNES = 30

export type DemandeFiche = {
  readonly anneeId: string
  readonly etablissement: string | null
  readonly classes: readonly ClasseFiche[]
  readonly retourAvant: IsoDate | null
}

/** The blank fiche of the structure for a school, in the words of the form that its bilan will use. */
export async function findFicheVierge(
  db: Kysely<Database>,
  trame: Trame,
  { anneeId, etablissement, classes, retourAvant }: DemandeFiche,
): Promise<Result<FicheVierge, AppError>> {
  const annee = await findAnnee(db, anneeId)
  if (!annee) return err({ code: 'not-found', what: 'annee', name: anneeId })
  const structure = await readStructure(db)
  if (!structure.ok) return structure
  const { nom, mail, telephone, referentMail, referentTelephone } = structure.value
  const retour = [referentMail ?? mail, referentTelephone ?? telephone].filter(
    (part) => part !== null,
  )
  return ok({
    structure: nom,
    anneeScolaire: libelleAnnee(annee),
    retour: retour.length === 0 ? null : retour.join(' ou au '),
    retourAvant,
    etablissement,
    classes,
    origines: labelsOf(trame, 'origines.'),
    situations: labelsOf(trame, 'situations.'),
    criteres: (await readCriteres(db, anneeId)).map(({ libelle }) => libelle),
    lignes: LIGNES,
  })
}

const labelsOf = ({ sections }: Trame, prefix: string): readonly string[] =>
  sections
    .flatMap(({ list }) => list?.items ?? [])
    .filter(({ code }) => code.startsWith(prefix))
    .map(({ label }) => label)
