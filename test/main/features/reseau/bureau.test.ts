import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from '../../../../main/db/open.ts'
import { undoLast } from '../../../../main/features/journal/journal.service.ts'
import {
  contributionText,
  findEtatReseau,
  readFolder,
  receiveContributions,
  removeContribution,
} from '../../../../main/features/reseau/reseau.service.ts'
import type { Contribution } from '../../../../shared/domain/contribution.ts'
import { aNetwork } from '../../../builders/a-network.ts'
import { anAnnee, aStructure } from '../../../builders/records.ts'
import { tempFolder } from '../../../builders/temp-folder.ts'

const now = new Date('2026-07-04T08:00:00Z')
const contributions = [...aNetwork({ porteurs: 3, annees: 10 })].filter(
  ({ annee }) => annee.debut >= '2024',
)

/** A town's base with the année 2025-2026. */
async function aDesk() {
  const open = openDatabase(':memory:')
  await aStructure(open.db)
  const { id: anneeId } = await anAnnee(open.db, { debut: '2025-09-01', fin: '2026-08-31' })
  const etatAt = async (arreteAu: string) => {
    const found = await findEtatReseau(open.db, { anneeId, arreteAu })
    if (!found.ok) throw new Error(found.error.code)
    return found.value
  }
  return { open, etatAt }
}

test('contributions of a folder are one act; the same ones again change nothing', async () => {
  const { open, etatAt } = await aDesk()

  await receiveContributions(open.db, contributions, now)
  await receiveContributions(open.db, [...contributions, ...contributions], now)
  const { contributions: received, tables } = await etatAt('2026-06-30')
  await undoLast(open.db, now)

  expect(received.map(({ porteur, etat }) => [porteur, etat])).toEqual([
    ['Porteur 1', 'compte'],
    ['Porteur 2', 'compte'],
    ['Porteur 3', 'compte'],
  ])
  expect(
    tables.find(({ titre }) => titre === 'Évolution')?.lignes.map((l) => l.cellules[0]),
  ).toEqual(['2024-2025', '2025-2026'])
  expect((await etatAt('2026-06-30')).contributions).toEqual([])
})

test('a porteur that sent nothing for the année by then is to be asked', async () => {
  const { open, etatAt } = await aDesk()
  await receiveContributions(open.db, contributions, now)
  const before = await etatAt('2026-06-29')
  const { contributionId = '' } = (await etatAt('2026-06-30')).contributions[1] ?? {}
  await removeContribution(open.db, contributionId, now)

  expect(before.contributions.map(({ etat }) => etat)).toEqual(Array(3).fill('posterieure'))
  expect(before.attendus).toHaveLength(3)
  expect((await etatAt('2026-06-30')).attendus).toEqual([
    { porteur: 'Porteur 2', derniere: '2025-06-30' },
  ])
})

test('each figure is the sum of what is behind it', async () => {
  const { open, etatAt } = await aDesk()
  await receiveContributions(open.db, contributions, now)

  const { tables } = await etatAt('2026-06-30')

  const summed = tables
    .flatMap(({ lignes }) => lignes)
    .filter(({ par, cellules }) => par.length > 0 && typeof cellules[1] === 'number')
    .filter(({ par }) => par.every(({ valeur }) => typeof valeur === 'number'))
  expect(summed.length).toBeGreaterThan(20)
  for (const { cellules, par } of summed) {
    expect(par.reduce((sum, { valeur }) => sum + Number(valeur), 0)).toBeCloseTo(
      Number(cellules[1]),
    )
  }
})

test('the contribution of another network than the model of the desk is refused, and nothing is kept', async () => {
  const { open, etatAt } = await aDesk()
  const [first, ...others] = contributions as [Contribution, ...Contribution[]]
  await receiveContributions(open.db, others, now)

  const foreign = { ...first, reseau: 'un-autre-reseau', controle: 'f'.repeat(64) }
  const refused = await receiveContributions(open.db, [foreign], now)

  expect(refused.ok ? '' : refused.error).toMatchObject({
    code: 'unusable-file',
    file: 'Porteur 1',
  })
  expect((await etatAt('2026-06-30')).contributions).toHaveLength(3)
})

test('files of a folder that are no contribution are told, the others are taken', async () => {
  const folder = tempFolder()
  const [first] = contributions as [Contribution]
  writeFileSync(join(folder, 'a.json'), contributionText(first))
  writeFileSync(join(folder, 'b.JSON'), '{"format":"autre"}')
  writeFileSync(join(folder, 'lisez-moi.txt'), 'bonjour')

  const { contributions: read, refusees } = await readFolder(folder)

  expect(read.map(({ porteur }) => porteur.nom)).toEqual([first.porteur.nom])
  expect(refusees.map(({ fichier }) => fichier)).toEqual(['b.JSON'])
})
