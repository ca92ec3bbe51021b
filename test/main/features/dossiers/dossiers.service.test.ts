import { expect, test } from 'vitest'
import { openDatabase } from '../../../../main/db/open.ts'
import { dossierText } from '../../../../main/features/dossiers/dossier-file.service.ts'
import {
  exportDossier as exportDossierResult,
  importDossier,
} from '../../../../main/features/dossiers/dossiers.service.ts'
import { aDossier, anExempleInput } from '../../../builders/fixture-dossiers.ts'
import { anAnnee } from '../../../builders/records.ts'

async function exportDossier(open: ReturnType<typeof openDatabase>, anneeId: string) {
  const result = await exportDossierResult(open, anneeId)
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

async function importInto(
  open: ReturnType<typeof openDatabase>,
  input = anExempleInput(),
  remplacer = false,
) {
  const result = await importDossier(open, aDossier(input), { remplacer })
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

test('export, import elsewhere, export again: the same bytes', async () => {
  const first = openDatabase(':memory:')
  const { anneeId } = await importInto(first)
  const exported = await exportDossier(first, anneeId)

  const second = openDatabase(':memory:')
  const again = await importInto(second, JSON.parse(dossierText(exported)))

  expect(dossierText(await exportDossier(second, again.anneeId))).toBe(dossierText(exported))
})

test('the export says what the file said, ids included', async () => {
  const open = openDatabase(':memory:')

  const { anneeId, counts } = await importInto(open)

  const exported = await exportDossier(open, anneeId)
  expect(exported.enfants.map((e) => e.id).sort()).toEqual(['e1', 'e2', 'e3', 'e4', 'e5'])
  expect(exported.seances).toHaveLength(19)
  expect(exported.actions[0]?.previsionnel?.intervenants?.benevole).toEqual({
    nombre: 3,
    heures: 60,
  })
  expect(counts).toMatchObject({ enfants: 5, seances: 19, intervenants: 3, inscriptions: 5 })
})

test('an année that is already there is refused, and replaced only when asked', async () => {
  const open = openDatabase(':memory:')
  await importInto(open)
  const changed = anExempleInput()
  changed.seances = changed.seances?.slice(0, 3)

  const refused = await importDossier(open, aDossier(changed), { remplacer: false })
  const replaced = await importInto(open, changed, true)

  expect(refused).toEqual({ ok: false, error: { code: 'annee-exists', libelle: '2021-2022' } })
  const exported = await exportDossier(open, replaced.anneeId)
  expect(exported.seances).toHaveLength(3)
  expect(exported.enfants).toHaveLength(5)
})

test('another année comes beside, and the same persons are recognised, not doubled', async () => {
  const open = openDatabase(':memory:')
  await importInto(open)
  const next = anExempleInput()
  const shift = (date: string) => `${Number(date.slice(0, 4)) + 1}${date.slice(4)}`
  next.anneeScolaire = { debut: '2022-09-01', fin: '2023-08-31' }
  next.seances = []
  next.inscriptions = next.inscriptions?.map((i) => ({ ...i, debut: shift(i.debut) })) ?? []
  next.enfants = (next.enfants ?? []).map((e) => ({
    ...e,
    id: `n-${e.id}`,
    nom: e.nom.toUpperCase(),
  }))
  next.inscriptions = next.inscriptions.map((i) => ({ ...i, enfantId: `n-${i.enfantId}` }))

  await importInto(open, next)

  const count = async (table: 'enfant' | 'intervenant' | 'famille' | 'etablissement' | 'action') =>
    (await open.db.selectFrom(table).select('id').execute()).length
  expect(await count('enfant')).toBe(5)
  expect(await count('intervenant')).toBe(3)
  expect(await count('famille')).toBe(2)
  expect(await count('etablissement')).toBe(2)
  expect(await count('action')).toBe(2)
})

test('an id of the file that already names someone else is not taken for that person', async () => {
  const open = openDatabase(':memory:')
  await importInto(open)
  const other = anExempleInput()
  other.anneeScolaire = { debut: '2022-09-01', fin: '2023-08-31' }
  other.enfants = [{ id: 'e1', nom: 'Delmas', prenom: 'Nino' }]
  other.familles = []
  other.inscriptions = []
  other.seances = []
  other.actionsParents = []

  const { anneeId } = await importInto(open, other)

  const enfants = await open.db.selectFrom('enfant').select(['id', 'nom']).execute()
  expect(enfants).toHaveLength(6)
  expect(enfants.find((e) => e.id === 'e1')?.nom).toBe('Benali')
  expect((await exportDossier(open, anneeId)).enfants.map((e) => e.nom)).toContain('Delmas')
})

test('an année keeps the id that its file gives it beside any other, unless that id is taken', async () => {
  const from = openDatabase(':memory:')
  const { anneeId } = await importInto(from)
  const file = dossierText(await exportDossier(from, anneeId))
  const importBeside = async (id: string) => {
    const open = openDatabase(':memory:')
    await anAnnee(open.db, { id, debut: '2030-09-01', fin: '2031-08-31' })
    return (await importInto(open, JSON.parse(file))).anneeId
  }

  expect(await importBeside('another')).toBe(anneeId)
  expect(await importBeside(anneeId)).not.toBe(anneeId)
})

test('nothing is written when the database refuses a row halfway', async () => {
  const open = openDatabase(':memory:')
  const dossier = aDossier(anExempleInput())
  const broken = {
    ...dossier,
    heures: dossier.heures.map((h) => ({ ...h, intervenantId: 'nobody' })),
  }

  await expect(importDossier(open, broken, { remplacer: false })).rejects.toThrow(/FOREIGN KEY/)

  expect(await open.db.selectFrom('enfant').select('id').execute()).toEqual([])
  expect(await open.db.selectFrom('annee').select('id').execute()).toEqual([])
})

test('the next année, with every date a year later, comes beside: an open statut ends where another begins', async () => {
  const open = openDatabase(':memory:')
  await importInto(open)
  const later = (text: string) =>
    text.replace(/\b(20\d\d)-(\d\d-\d\d)\b/g, (_all, year, day) => `${Number(year) + 1}-${day}`)
  const next = JSON.parse(later(JSON.stringify(anExempleInput())))
  const birthsOf = new Map(anExempleInput().enfants?.map((e) => [e.id, e.dateNaissance]))
  for (const enfant of next.enfants) enfant.dateNaissance = birthsOf.get(enfant.id)

  await importInto(open, next)

  const nadia = await open.db
    .selectFrom('intervenant_statut')
    .select(['statut', 'debut', 'fin'])
    .where('intervenant_id', '=', 'nadia')
    .orderBy('debut')
    .execute()
  expect(await open.db.selectFrom('enfant').select('id').execute()).toHaveLength(5)
  expect(nadia).toEqual([
    { statut: 'salarie', debut: '2021-09-01', fin: '2021-12-31' },
    { statut: 'benevole', debut: '2022-01-01', fin: '2022-08-31' },
    { statut: 'salarie', debut: '2022-09-01', fin: '2022-12-31' },
    { statut: 'benevole', debut: '2023-01-01', fin: null },
  ])
})
