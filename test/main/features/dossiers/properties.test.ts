import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dossierText } from '../../../../main/features/dossiers/dossier-file.service.ts'
import { exportDossier } from '../../../../main/features/dossiers/dossiers.service.ts'
import type { Dossier, DossierInput } from '../../../../shared/domain/dossier.ts'
import { arbitraryDossier } from '../../../builders/arbitrary-dossier.ts'
import { withDossier } from '../../../builders/figures.ts'
import { aDossier } from '../../../builders/fixture-dossiers.ts'

const exported = (input: DossierInput): Promise<string> =>
  withDossier(input, async (open, anneeId) => {
    const dossier = await exportDossier(open, anneeId)
    if (!dossier.ok) throw new Error(JSON.stringify(dossier.error))
    return dossierText(dossier.value)
  })

test('export, import elsewhere, export again: the same bytes, whatever the dossier', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryDossier, async (input) => {
      const first = await exported(input)

      const second = await exported(JSON.parse(first))

      expect(second).toBe(first)
    }),
    { numRuns: 25 },
  )
})

/** Without what version 2 adds: the ids of records that version 1 leaves unnamed, and the complements. */
function asVersion1(dossier: Dossier): unknown {
  const unnamed = <R extends { readonly id: string | null }>(records: readonly R[]) =>
    records.map(({ id: _id, ...record }) => record)
  const { complements: _complements, ...parts } = dossier
  const { debut, fin } = dossier.anneeScolaire
  return {
    ...parts,
    version: 1,
    anneeScolaire: { debut, fin },
    actions: dossier.actions.map((action) => ({
      ...action,
      collectifs: action.collectifs.map((one) => ({ ...one, creneaux: unnamed(one.creneaux) })),
    })),
    familles: dossier.familles.map((one) => ({ ...one, responsables: unnamed(one.responsables) })),
    intervenants: dossier.intervenants.map((one) => ({
      ...one,
      disponibilites: unnamed(one.disponibilites),
      statuts: unnamed(one.statuts),
    })),
    inscriptions: unnamed(dossier.inscriptions),
    heures: unnamed(dossier.heures),
    actionsParents: unnamed(dossier.actionsParents),
    concertations: unnamed(dossier.concertations),
  }
}

/** What a dossier says, without its order nor its blanks. */
function content(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(content).toSorted(byText)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
    .map(([key, inner]) => [key, content(inner)] as const)
    .filter(([, inner]) => !isBlank(inner))
  return Object.fromEntries(entries.toSorted(byText))
}

const byText = (a: unknown, b: unknown): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)

const isBlank = (value: unknown): boolean =>
  value === null || (typeof value === 'object' && Object.keys(value).length === 0)

test('an export says all that the file said, records in any order', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryDossier, async (input) => {
      const said = content(aDossier(input))

      const back = JSON.parse(await exported(input))

      expect(content(asVersion1(back))).toEqual(said)
    }),
    { numRuns: 25 },
  )
})
