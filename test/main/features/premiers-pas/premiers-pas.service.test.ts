import { expect, test } from 'vitest'
import { openDatabase } from '../../../../main/db/open.ts'
import { importDossier } from '../../../../main/features/dossiers/dossiers.service.ts'
import { findPremiersPas } from '../../../../main/features/premiers-pas/premiers-pas.service.ts'
import { PAS } from '../../../../shared/ipc/premiers-pas.ipc.ts'
import { aDossier, anExempleInput } from '../../../builders/fixture-dossiers.ts'
import {
  aCollectif,
  anAction,
  anAnnee,
  anEtablissement,
  aSeance,
  aStructure,
} from '../../../builders/records.ts'

async function doneIn(db: ReturnType<typeof openDatabase>['db'], anneeId: string) {
  const found = await findPremiersPas(db, anneeId)
  if (!found.ok) throw new Error(found.error.code)
  return PAS.filter((pas) => found.value.faits[pas])
}

test('an année just begun has everything before it', async () => {
  const { db } = openDatabase(':memory:')
  await aStructure(db)
  const annee = await anAnnee(db)
  await anAction(db, { annee_id: annee.id })

  expect(await doneIn(db, annee.id)).toEqual([])
})

test('each step ticks from its records, those of this année alone', async () => {
  const { db } = openDatabase(':memory:')
  await aStructure(db, {
    adresse: '2 place du Marché',
    referent_nom: 'Diallo',
    mail: 'contact@moulin.example',
  })
  const annee = await anAnnee(db)
  const action = await anAction(db, { annee_id: annee.id, lieu: 'École Jules-Ferry' })
  const next = await anAnnee(db, { debut: '2022-09-01', fin: '2023-08-31' })
  await anAction(db, { annee_id: next.id })
  const collectif = await aCollectif(db, { action_id: action.id })
  await aSeance(db, { collectif_id: collectif.id })

  expect(await doneIn(db, annee.id)).toEqual(['structure', 'action', 'seances'])
  expect(await doneIn(db, next.id)).toEqual(['structure'])
})

test('a whole année has every step behind it, in the same number of queries', async () => {
  const open = openDatabase(':memory:')
  const imported = await importDossier(open, aDossier(anExempleInput()), { remplacer: false })
  if (!imported.ok) throw new Error(imported.error.code)

  const done = await doneIn(open.db, imported.value.anneeId)

  expect(done).toEqual(expect.arrayContaining(['creneaux', 'seances', 'enfants', 'intervenants']))
})

test('an unknown année is told', async () => {
  const { db } = openDatabase(':memory:')

  expect(await findPremiersPas(db, 'none')).toMatchObject({ error: { what: 'annee' } })
})

test('the schools of the children are a step, ticked by the first of them for every année', async () => {
  const { db } = openDatabase(':memory:')
  await aStructure(db)
  const annee = await anAnnee(db)
  const next = await anAnnee(db, { debut: '2022-09-01', fin: '2023-08-31' })
  const before = await doneIn(db, annee.id)

  await anEtablissement(db)

  expect(before).not.toContain('etablissements')
  expect(await doneIn(db, annee.id)).toContain('etablissements')
  expect(await doneIn(db, next.id)).toContain('etablissements')
})
