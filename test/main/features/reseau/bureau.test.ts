import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from '../../../../main/db/open.ts'
import { undoLast } from '../../../../main/features/journal/journal.service.ts'
import {
  ensurePorteur,
  renewPorteur,
} from '../../../../main/features/reseau/contribution.service.ts'
import { controleOf } from '../../../../main/features/reseau/empreintes.ts'
import {
  checkTogether,
  contributionText,
  findEtatReseau,
  readFolder,
  receiveContributions,
  removeContribution,
} from '../../../../main/features/reseau/reseau.service.ts'
import { consolidate } from '../../../../shared/domain/consolidation.ts'
import type { Contribution } from '../../../../shared/domain/contribution.ts'
import type { ModeleReseau } from '../../../../shared/domain/modele-reseau.ts'
import { ok } from '../../../../shared/result.ts'
import { aNetwork } from '../../../builders/a-network.ts'
import { anAnnee, aStructure } from '../../../builders/records.ts'
import { tempFolder } from '../../../builders/temp-folder.ts'

const now = new Date('2026-07-04T08:00:00Z')
const contributions = [...aNetwork({ porteurs: 3, annees: 10 })].filter(
  ({ annee }) => annee.debut >= '2024',
)

/** The same contribution with other parts, sealed again. */
function aCopyOf(contribution: Contribution, changes: Partial<Contribution>): Contribution {
  const parts = { ...contribution, ...changes }
  return { ...parts, controle: controleOf(parts) }
}

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

  const taken = await receiveContributions(open.db, contributions, now)
  await receiveContributions(open.db, [...contributions, ...contributions], now)
  const { contributions: received, tables } = await etatAt('2026-06-30')
  const undone = await undoLast(open.db, now)
  await receiveContributions(open.db, contributions.slice(0, 1), now)
  const undoneOne = await undoLast(open.db, now)

  expect(received.map(({ porteur, etat }) => [porteur, etat])).toEqual([
    ['Porteur 1', 'compte'],
    ['Porteur 2', 'compte'],
    ['Porteur 3', 'compte'],
  ])
  expect(
    tables.find(({ titre }) => titre === 'Évolution')?.lignes.map((l) => l.cellules[0]),
  ).toEqual(['2024-2025', '2025-2026'])
  expect((await etatAt('2026-06-30')).contributions).toEqual([])
  expect(taken).toEqual(ok({ porteurs: ['Porteur 1', 'Porteur 2', 'Porteur 3'] }))
  expect([undone, undoneOne]).toMatchObject([
    { value: { label: '6 contributions au réseau' } },
    { value: { label: 'Contribution de Porteur 1, arrêtée au 30/06/2025' } },
  ])
})

test('a porteur that sent nothing for the année by then is to be asked', async () => {
  const { open, etatAt } = await aDesk()
  await receiveContributions(open.db, contributions, now)
  const before = await etatAt('2026-06-29')
  const { contributionId = '' } = (await etatAt('2026-06-30')).contributions[1] ?? {}
  await removeContribution(open.db, contributionId, now)

  expect(before.contributions.map(({ etat }) => etat)).toEqual(Array(3).fill('posterieure'))
  expect(before.attendus.map(({ porteur }) => porteur)).toEqual([
    ...['Porteur 1', 'Porteur 2', 'Porteur 3'],
  ])
  expect(before.tables).toEqual([])
  expect(await removeContribution(open.db, contributionId, now)).toMatchObject({
    error: { code: 'not-found', what: 'contribution' },
  })
  expect((await etatAt('2026-06-30')).attendus).toEqual([
    { porteur: 'Porteur 2', derniere: '2025-06-30' },
  ])
})

test('of one porteur the last contribution counts, whether of the day itself or before; the desk is told which', async () => {
  const { open, etatAt } = await aDesk()
  const [first, second] = contributions.filter(({ annee }) => annee.debut === '2025-09-01') as [
    Contribution,
    Contribution,
  ]
  const older = aCopyOf(second, { arreteAu: '2026-03-31' })
  await receiveContributions(open.db, [older, first, second], now)
  const etats = async (arreteAu: string) =>
    (await etatAt(arreteAu)).contributions.map((one) => [one.porteur, one.arreteAu, one.etat])

  expect(await etats('2026-07-01')).toEqual([
    ['Porteur 1', '2026-06-30', 'ancienne'],
    ['Porteur 2', '2026-06-30', 'ancienne'],
    ['Porteur 2', '2026-03-31', 'remplacee'],
  ])
  expect((await etats('2026-06-30')).map(([, , etat]) => etat)).toEqual([
    ...['compte', 'compte', 'remplacee'],
  ])
  expect((await etats('2026-03-31')).map(([, , etat]) => etat)).toEqual([
    ...['posterieure', 'posterieure', 'compte'],
  ])
  expect(await findEtatReseau(open.db, { anneeId: 'none', arreteAu: '2026-06-30' })).toMatchObject({
    error: { code: 'not-found', what: 'annee' },
  })
})

test('each figure is the sum of what is behind it, in every table', async () => {
  const { open, etatAt } = await aDesk()
  await receiveContributions(open.db, contributions, now)

  const { tables } = await etatAt('2026-06-30')

  const checked = tables.flatMap(({ titre, colonnes, lignes }) =>
    lignes.flatMap(({ cellules, par }) =>
      cellules.flatMap((cellule, colonne) => {
        // Two sums of persons, or a mean: not what their sources add up to.
        if (/ifférents|Délai/.test(colonnes[colonne] ?? '')) return []
        const sent = par.map(({ valeurs }) => valeurs[colonne] ?? 0)
        if (typeof cellule !== 'number' || !sent.every((one) => typeof one === 'number')) return []
        return { where: `${titre}: ${colonnes[colonne]}`, cellule, sum: sum(sent) }
      }),
    ),
  )
  expect(checked.filter(({ cellule, sum: of }) => Math.abs(cellule - of) > 0.01)).toEqual([])
  expect(new Set(checked.map(({ where }) => where.split(':')[0]))).toEqual(
    new Set([
      'Chiffres de la ville',
      'Évolution',
      'Porteurs',
      'Enfants par niveau',
      'Enfants par quartier prioritaire',
      'Origine des inscriptions',
      'Situations',
      'Critères d’orientation',
      'D’où viennent les enfants',
      'Des écoles vers les porteurs',
      'Attente et places par niveau',
      'Formations communes',
    ]),
  )
})

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)

test('a base copied to another centre is told: two names, or other enfants, under one identity', async () => {
  const { open, etatAt } = await aDesk()
  const [first] = contributions.filter(({ annee }) => annee.debut === '2025-09-01') as [
    Contribution,
  ]
  const copied = (changes: Partial<Contribution>) => [
    first,
    aCopyOf(first, { faiteLe: '2026-07-04T08:00:00.000Z', ...changes }),
  ]
  const told = async (given: readonly Contribution[]) => {
    await receiveContributions(open.db, given, now)
    const { identitesDoubles } = await etatAt('2026-06-30')
    await undoLast(open.db, now)
    return identitesDoubles
  }

  const others = first.empreintes && {
    ...first.empreintes,
    enfants: Array.from({ length: 50 }, (_, rank) => String(rank).padStart(64, '0')),
  }

  expect(await told(copied({}))).toEqual([])
  expect(await told(copied({ porteur: { ...first.porteur, nom: 'Le Port' } }))).toEqual([
    { compte: 'Le Port', autre: 'Porteur 1', raison: 'nom' },
  ])
  expect(await told(copied({ empreintes: others }))).toEqual([
    { compte: 'Porteur 1', autre: 'Porteur 1', raison: 'enfants' },
  ])
})

test('a centre that began with a copy of another base takes an identity of its own, and undoes it', async () => {
  const { open } = await aDesk()
  const identity = async () =>
    (await open.db.selectFrom('reseau').select('porteur_id').executeTakeFirst())?.porteur_id
  const before = await ensurePorteur(open.db)

  await renewPorteur(open.db, now)
  const renewed = await identity()
  await undoLast(open.db, now)

  expect(renewed).toMatch(/^[0-9a-f-]{36}$/)
  expect(renewed).not.toBe(before)
  expect(await identity()).toBe(before)
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

test('two networks are not put together: whoever follows another than the model, or than the first, is named; whoever follows none goes with any', () => {
  const [one, two, three] = contributions as [Contribution, Contribution, Contribution]
  const modele = { reseau: { id: 'reseau-de-la-ville', nom: 'Ville' } } as ModeleReseau
  const [foreign, alone] = [
    { ...two, reseau: 'autre' },
    { ...three, reseau: null },
  ]

  for (const known of [modele, null]) {
    expect(checkTogether([one, alone], known)).toEqual(ok([one, alone]))
  }
  expect(checkTogether([foreign, foreign, alone, one], modele)).toMatchObject({
    error: { code: 'unusable-file', file: 'Porteur 2' },
  })
  expect(checkTogether([foreign], modele).ok).toBe(false)
  expect(checkTogether([alone, one, foreign])).toMatchObject({ error: { file: 'Porteur 2' } })
})

test('files of a folder that are no contribution are told, the others are taken', async () => {
  const folder = tempFolder()
  const [first] = contributions as [Contribution]
  writeFileSync(join(folder, 'a.json'), contributionText(first))
  writeFileSync(join(folder, 'b.JSON'), '{"format":"autre"}')
  writeFileSync(join(folder, 'lisez-moi.txt'), 'bonjour')

  const { contributions: read, refusees } = await readFolder(folder)

  expect(read.map(({ porteur }) => porteur.nom)).toEqual([first.porteur.nom])
  expect(refusees).toEqual([
    { fichier: 'b.JSON', raison: expect.stringContaining('ce n’est pas une contribution') },
  ])
})

test('of one porteur alone the persons are as many as it says; of none, nobody is counted', () => {
  const [one] = aNetwork({ porteurs: 1, annees: 1 })
  if (one === undefined) throw new Error('no porteur')

  const { distincts, annee } = consolidate([{ ...one, empreintes: null }], one.arreteAu)
  const nobody = consolidate([], one.arreteAu)

  expect([annee, distincts.get('public.total')]).toEqual([
    '2016-2017',
    one.ensemble['public.total'],
  ])
  expect([nobody.annee, nobody.porteurs, nobody.tendance]).toEqual([null, [], []])
})
