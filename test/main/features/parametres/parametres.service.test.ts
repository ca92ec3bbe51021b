import { expect, test } from 'vitest'
import { openDatabase } from '../../../../main/db/open.ts'
import { saveCalendrier } from '../../../../main/features/calendrier/calendrier.service.ts'
import { findIndicateurs } from '../../../../main/features/indicateurs/indicateurs.service.ts'
import { undoLast } from '../../../../main/features/journal/journal.service.ts'
import {
  readParametres,
  saveParametres,
} from '../../../../main/features/parametres/parametres.service.ts'
import { PARAMETRES_PAR_DEFAUT, type ParametresAnnee } from '../../../../shared/domain/faits.ts'
import { anAction, anAnnee } from '../../../builders/records.ts'

const NOW = new Date('2021-09-10T09:00:00.000Z')
const OWN: ParametresAnnee = {
  lectureEncadrement: 'par-effectif',
  toleranceEcart: 0.1,
  effectifMin: 5,
  effectifMax: 15,
  intervenantsParSeance: null,
  enfantsParIntervenant: 6,
  absencesAvantAppel: 4,
  seancesParSemaine: 1,
  registresComplets: null,
}

test('the rules of an année are the figures’ own, and go back with one undo', async () => {
  const { db } = openDatabase(':memory:')
  const { id: anneeId } = await anAnnee(db)
  const action = await anAction(db)

  await saveParametres(db, { anneeId, parametres: OWN }, NOW)

  const figures = await findIndicateurs(db, action.id, '2022-06-30')
  expect(figures).toMatchObject({ value: { faits: { parametres: OWN } } })
  await undoLast(db, new Date(NOW))
  expect(await readParametres(db, anneeId)).toEqual({ ok: true, value: PARAMETRES_PAR_DEFAUT })
})

test('the rules leave alone what else the année keeps', async () => {
  const { db } = openDatabase(':memory:')
  const { id: anneeId } = await anAnnee(db)
  await saveCalendrier(db, { anneeId, vacances: [] }, NOW)

  await saveParametres(db, { anneeId, parametres: OWN }, NOW)
  await saveParametres(db, { anneeId, parametres: OWN }, NOW)

  const keys = await db.selectFrom('parametre').select('cle').orderBy('cle').execute()
  expect(keys.map(({ cle }) => cle)).toEqual([
    'absencesAvantAppel',
    'calendrierPropre',
    'effectifMax',
    'effectifMin',
    'enfantsParIntervenant',
    'intervenantsParSeance',
    'lectureEncadrement',
    'registresComplets',
    'seancesParSemaine',
    'toleranceEcart',
  ])
})

test('an unknown année is told', async () => {
  const { db } = openDatabase(':memory:')

  expect(await readParametres(db, 'none')).toMatchObject({ error: { what: 'annee' } })
})

test('a group cannot be asked for more children than it may have', async () => {
  const { db } = openDatabase(':memory:')
  const { id: anneeId } = await anAnnee(db)

  const saved = await saveParametres(db, { anneeId, parametres: { ...OWN, effectifMax: 4 } }, NOW)

  expect(saved).toMatchObject({
    error: { code: 'validation', fields: { 'parametres.effectifMax': expect.any(String) } },
  })
})
