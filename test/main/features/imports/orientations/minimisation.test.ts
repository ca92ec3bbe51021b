import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from '../../../../../main/db/open.ts'
import {
  findCorrespondances,
  retainCorrespondances,
} from '../../../../../main/features/correspondances/correspondances.service.ts'
import { commitLu, NOW } from '../../../../builders/orientations/a-list.ts'
import { fixturePath, readFixture } from '../../../../builders/orientations/fixture-files.ts'
import { anAnnee, anEnfant } from '../../../../builders/records.ts'
import { tempFolder } from '../../../../builders/temp-folder.ts'

const CANARY = /canari/i

test('the fixtures do hold what must not be kept', () => {
  const names = readdirSync(fixturePath('')).filter((name) =>
    CANARY.test(readFileSync(fixturePath(name), 'latin1')),
  )

  expect(names.length).toBeGreaterThan(8)
})

test('no INE, address, place of birth or unmapped column reaches the disk, journal included', async () => {
  const folder = tempFolder()
  const open = openDatabase(join(folder, 'cartable.sqlite'))
  const annee = await anAnnee(open.db)
  const options = {
    anneeId: annee.id,
    date: '2021-10-01',
    etablissement: null,
    actionId: null,
    collectifId: null,
  }

  for (const name of readdirSync(fixturePath(''))) {
    // As if the person had explained every column, so that all is kept that can be.
    const said = readFixture(name).lecture.map(({ lue }) => lue)
    const lu = readFixture(name, said)
    await commitLu(open.db, lu, { ...options, sourceFile: name }, NOW)
    await retainCorrespondances(open.db, lu.lecture, null, NOW)
  }

  const written = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'))
  expect(written.length).toBeGreaterThan(1)
  expect(written.join('')).toContain('BENALI')
  expect((await findCorrespondances(open.db)).length).toBeGreaterThan(8)
  expect(written.filter((bytes) => CANARY.test(bytes))).toEqual([])
  await open.close()
})

test('of a list of parents, their address does not reach the disk either', async () => {
  const folder = tempFolder()
  const open = openDatabase(join(folder, 'cartable.sqlite'))
  const annee = await anAnnee(open.db)
  await anEnfant(open.db, { nom: 'Benali', prenom: 'Inès', famille_id: null })
  const options = {
    anneeId: annee.id,
    date: '2021-10-01',
    etablissement: null,
    actionId: null,
    collectifId: null,
    sourceFile: 'onde-responsables.csv',
  }

  await commitLu(open.db, readFixture('onde-responsables.csv'), options, NOW)

  const written = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'))
  expect(written.join('')).toContain('samira@famille.example')
  expect(written.filter((bytes) => CANARY.test(bytes))).toEqual([])
  await open.close()
})
