import { expect, test } from 'vitest'
import { openDatabase } from '../../../../main/db/open.ts'
import { installExemple } from '../../../../main/features/exemple/exemple.service.ts'

test('the sample school’s fiche comes in as a user would bring it: the known recognised, the unclear left out', async () => {
  const open = openDatabase(':memory:')

  const installed = await installExemple(open)

  expect(installed.ok).toBe(true)
  const rows = await open.db
    .selectFrom('orientation as o')
    .innerJoin('etablissement as e', 'e.id', 'o.etablissement_id')
    .innerJoin('enfant as k', 'k.id', 'o.enfant_id')
    .where('o.import_id', 'is not', null)
    .select(['k.prenom', 'o.niveau', 'o.enseignant', 'e.nom as etablissement'])
    .orderBy('o.source_sheet')
    .orderBy('o.source_row')
    .execute()
  expect(rows.map((row) => `${row.prenom}, ${row.niveau}, ${row.enseignant}`)).toEqual([
    'Yasmine, CE1, Mme Delmas',
    'Beatriz, CE2, Mme Delmas',
    'Sacha, CE1, Mme Delmas',
    'Lucas, CE2, Mme Delmas',
    'Hugo, CE2, Mme Delmas',
    'Nina, CM1, M. Roussel',
    'Tahmid, CM2, M. Roussel',
    'Manon, CM2, M. Roussel',
    'Eva, CM2, M. Roussel',
    'Ismaël, CM1, M. Roussel',
  ])
  expect(new Set(rows.map((row) => row.etablissement))).toEqual(
    new Set(['École élémentaire Les Marronniers']),
  )
})

test('a situation of the form is read as such, even when it speaks of the parents', async () => {
  const open = openDatabase(':memory:')
  await installExemple(open)

  const situations = await open.db
    .selectFrom('orientation_situation as s')
    .innerJoin('orientation as o', 'o.id', 's.orientation_id')
    .where('o.import_id', 'is not', null)
    .select('s.situation')
    .distinct()
    .orderBy('s.situation')
    .execute()

  expect(situations.map((row) => row.situation)).toEqual([
    'difficulte-scolaire',
    'disponibilite-parents',
    'maitrise-francais',
  ])
})
