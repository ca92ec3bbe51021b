import { beforeEach, expect, test } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../../../main/db/open.ts'
import { findFicheEnfant } from '../../../../main/features/enfants/enfants.service.ts'
import {
  mergeEnfants,
  previewMerge,
} from '../../../../main/features/enfants/merge-enfants.service.ts'
import { undoLast } from '../../../../main/features/journal/journal.service.ts'
import {
  aCollectif,
  aFamille,
  anEnfant,
  anInscription,
  aSeance,
} from '../../../builders/records.ts'

const NOW = new Date('2021-10-04T16:00:00Z')
let open: OpenDatabase
let keptId: string
let removedId: string

/** Two records of Inès; both came to the first séance, the second record alone to the other. */
beforeEach(async () => {
  open = openDatabase(':memory:')
  const { db } = open
  const mardi = await aCollectif(db)
  const famille = await aFamille(db)
  keptId = (await anEnfant(db, { annee_naissance: 2013, situations: ['logement'] })).id
  const double = { nom: 'BENALI', prenom: 'Ines', date_naissance: '2013-03-12', sexe: 'F' } as const
  removedId = (
    await anEnfant(db, {
      ...double,
      famille_id: famille.id,
      situations: ['logement', 'acces-culture'],
    })
  ).id
  await anInscription(db, { enfant_id: keptId, collectif_id: mardi.id })
  await anInscription(db, { enfant_id: removedId, collectif_id: mardi.id })
  await aSeance(db, {
    collectif_id: mardi.id,
    presences: { [keptId]: 'present', [removedId]: 'absent' },
  })
  await aSeance(db, {
    collectif_id: mardi.id,
    date: '2021-10-05',
    presences: { [removedId]: 'excuse' },
  })
})

const ficheOf = async (enfantId: string) => {
  const found = await findFicheEnfant(open.db, enfantId)
  return found.ok ? found.value : null
}

test('the preview says what comes, what is given up and what is double, and writes nothing', async () => {
  const before = await ficheOf(removedId)

  const apercu = await previewMerge(open.db, { keptId, removedId })

  expect(apercu).toMatchObject({
    ok: true,
    value: {
      kept: { enfantId: keptId },
      removed: { enfantId: removedId },
      completes: [
        'Naissance\u00a0: 12/03/2013',
        'Sexe\u00a0: fille',
        'Sa famille et ses responsables',
      ],
      abandons: ['Nom\u00a0: BENALI Ines'],
      inscriptions: 1,
      presences: 2,
      presencesEnDouble: 1,
      orientations: 0,
    },
  })
  expect(await ficheOf(removedId)).toEqual(before)
})

test('the record kept fills its blanks, takes what stood on the other, and keeps its own présence', async () => {
  await mergeEnfants(open.db, { keptId, removedId }, NOW)

  const fiche = await ficheOf(keptId)
  expect(await ficheOf(removedId)).toBeNull()
  expect(fiche).toMatchObject({
    nom: 'Benali',
    dateNaissance: '2013-03-12',
    anneeNaissance: null,
    sexe: 'F',
    situations: ['logement', 'acces-culture'],
    famille: { responsables: [{ nom: 'Benali', prenom: 'Samira' }] },
  })
  expect(fiche?.inscriptions).toHaveLength(2)
  expect(fiche?.presences.map(({ date, etat }) => [date, etat])).toEqual([
    ['2021-10-05', 'excuse'],
    ['2021-09-28', 'present'],
  ])
})

test('a merge is undone whole', async () => {
  const before = [await ficheOf(keptId), await ficheOf(removedId)]
  await mergeEnfants(open.db, { keptId, removedId }, NOW)

  const undone = await undoLast(open.db, NOW)

  expect(undone).toMatchObject({ value: { label: 'Fusion de BENALI Ines avec Benali Inès' } })
  expect([await ficheOf(keptId), await ficheOf(removedId)]).toEqual(before)
})

test('a record is not merged with itself, nor with one that is gone', async () => {
  const itself = await mergeEnfants(open.db, { keptId, removedId: keptId }, NOW)
  const gone = await previewMerge(open.db, { keptId, removedId: 'gone' })

  expect([itself, gone]).toMatchObject([
    { error: { code: 'not-found' } },
    { error: { code: 'not-found' } },
  ])
  expect(await ficheOf(keptId)).not.toBeNull()
})
