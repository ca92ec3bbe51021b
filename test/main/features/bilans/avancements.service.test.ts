import { beforeEach, expect, test } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../../../main/db/open.ts'
import {
  bilanVue,
  computeBilan,
  findAvancements,
} from '../../../../main/features/bilans/bilans.service.ts'
import { saveReponse } from '../../../../main/features/bilans/reponses.service.ts'
import { importDossier } from '../../../../main/features/dossiers/dossiers.service.ts'
import { TRAMES_FOLDER } from '../../../builders/a-trame.ts'
import { aDossier, anExempleInput } from '../../../builders/fixture-dossiers.ts'

const TODAY = '2022-06-15'
let open: OpenDatabase
let anneeId: string

beforeEach(async () => {
  open = openDatabase(':memory:')
  const imported = await importDossier(open, aDossier(anExempleInput()), { remplacer: false })
  if (!imported.ok) throw new Error(imported.error.code)
  anneeId = imported.value.anneeId
})

const avancements = async (today = TODAY) => {
  const found = await findAvancements(open.db, TRAMES_FOLDER, { anneeId, actionId: null }, today)
  if (!found.ok) throw new Error(found.error.code)
  return found.value
}

test('Accueil counts the questions that the Bilan screen shows as to be completed', async () => {
  const [first] = await avancements()
  const computed = await computeBilan(open.db, TRAMES_FOLDER, {
    actionId: 'a1',
    arreteAu: '2022-04-30',
    trame: 'caf47',
  })

  if (!computed.ok) throw new Error(computed.error.code)
  const { champs } = bilanVue(computed.value).bilan
  expect(first).toMatchObject({ actionId: 'a1', arreteAu: '2022-04-30' })
  expect(first?.sansReponse).toContain('libre.difficultes')
  // The action has no bonification for the parents: its questions are not asked.
  expect(first?.sansReponse.filter((code) => code.startsWith('bonificationParent'))).toEqual([])
  expect(first?.sansReponse.every((code) => champs[code]?.origine === 'vide')).toBe(true)
})

test('an answer is one question less', async () => {
  const [before] = await avancements()

  await saveReponse(
    open.db,
    TRAMES_FOLDER,
    {
      actionId: 'a1',
      arreteAu: '2022-04-30',
      trame: 'caf47',
      code: 'libre.difficultes',
      reponse: { valeur: 'Trop peu de bénévoles.', raison: null },
    },
    new Date('2022-06-15T10:00:00Z'),
  )

  const [after] = await avancements()
  expect(after?.sansReponse).toEqual(
    before?.sansReponse.filter((code) => code !== 'libre.difficultes'),
  )
})

test('what was announced stands beside what happened; nothing where nothing was', async () => {
  const [announced] = await avancements()
  await open.db.deleteFrom('previsionnel_item').execute()
  await open.db.deleteFrom('previsionnel').execute()

  const [silent] = await avancements()

  expect(announced?.comparaisons).toContainEqual({
    code: 'calendrier.semaines',
    prevu: expect.any(Number),
    prevuALaDate: expect.any(Number),
    base: 'seances',
    reel: expect.any(Number),
    aVenir: expect.any(Number),
    differs: expect.any(Boolean),
  })
  expect(silent?.comparaisons).toEqual([])
})

test('the bilan is read at a day of the année, even when the année is over or has not begun', async () => {
  const [over] = await avancements('2024-01-01')
  const [early] = await avancements('2021-07-01')

  expect([over?.arreteAu, early?.arreteAu]).toEqual(['2022-04-30', '2021-09-01'])
})
