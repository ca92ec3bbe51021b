import type { Difference } from '../../../../shared/domain/import-orientation.ts'
import { formatDate, formatPersonne } from '../../../../shared/format.ts'
import type { EnfantConnu, FamilleConnue, ResponsableConnu } from './connus.ts'
import { compareResponsables } from './familles.ts'
import { birthKey } from './identite.ts'
import type { Proposition } from './judge.ts'

/** Where a row and the record of its child do not say the same: what would be filled, what would be kept. */
export function differencesOf(
  { lu, connu }: Proposition,
  famille: FamilleConnue | null,
): readonly Difference[] {
  if (connu === null) return []
  return [...birthDifference(lu.enfant, connu), ...sexeDifference(lu.enfant.sexe, connu)].concat(
    situationDifferences(lu.inscription.situations, connu),
    responsableDifferences(lu.responsables, famille),
  )
}

type Births = Pick<EnfantConnu, 'dateNaissance' | 'anneeNaissance'>

function birthDifference(lu: Births, connu: Births): readonly Difference[] {
  const fichier = birthText(lu)
  if (fichier === null || birthKey(lu) === birthKey(connu)) return []
  const effet = connu.dateNaissance === null && lu.dateNaissance !== null ? 'complete' : 'garde'
  return [{ champ: 'naissance', connu: birthText(connu), fichier, effet }]
}

function birthText({ dateNaissance, anneeNaissance }: Births): string | null {
  if (dateNaissance !== null) return formatDate(dateNaissance)
  return anneeNaissance === null ? null : String(anneeNaissance)
}

function sexeDifference(fichier: 'F' | 'M' | null, { sexe }: EnfantConnu): readonly Difference[] {
  if (fichier === null || fichier === sexe) return []
  return [{ champ: 'sexe', connu: sexe, fichier, effet: sexe === null ? 'complete' : 'garde' }]
}

function situationDifferences(
  found: readonly string[],
  { situations }: EnfantConnu,
): readonly Difference[] {
  const known: readonly string[] = situations
  const added = found.filter((code) => !known.includes(code))
  if (added.length === 0) return []
  const connu = situations.length === 0 ? null : situations.join(', ')
  return [{ champ: 'situations', connu, fichier: added.join(', '), effet: 'complete' }]
}

function responsableDifferences(
  found: Proposition['lu']['responsables'],
  famille: FamilleConnue | null,
): readonly Difference[] {
  const { added, completed, otherTelephones } = compareResponsables(famille, found)
  const before = new Map(famille?.responsables.map((one) => [one.id, one]))
  return [
    ...added.map((adulte) => ({
      champ: 'responsables' as const,
      connu: null,
      fichier: adulteText(adulte),
      effet: 'complete' as const,
    })),
    ...completed.map((adulte) => ({
      champ: 'responsables' as const,
      connu: adulteText(before.get(adulte.id) ?? adulte),
      fichier: adulteText(adulte),
      effet: 'complete' as const,
    })),
    ...otherTelephones.map(({ known, found: fichier }) => ({
      champ: 'telephone' as const,
      connu: known,
      fichier,
      effet: 'garde' as const,
    })),
  ]
}

function adulteText({
  nom,
  prenom,
  telephone,
  mail,
}: Omit<ResponsableConnu, 'id' | 'lien'>): string {
  const name = formatPersonne({ nom: nom ?? '', prenom: prenom ?? '' })
  return [name, telephone, mail].filter((part) => part !== null && part !== '').join(', ')
}
