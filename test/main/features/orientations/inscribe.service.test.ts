import { expect, test } from 'vitest'
import { openDatabase } from '../../../../main/db/open.ts'
import { undoLast } from '../../../../main/features/journal/journal.service.ts'
import { findOrientations } from '../../../../main/features/orientations/orientations.service.ts'
import { inscribeOrientation } from '../../../../main/features/orientations/suivi.service.ts'
import { dataSnapshot } from '../../../builders/orientations/snapshot.ts'
import { aCollectif, anAnnee, anEnfant, anOrientation } from '../../../builders/records.ts'

const NOW = new Date('2021-11-02T10:00:00')
const TODAY = '2021-11-02'

async function aScene() {
  const open = openDatabase(':memory:')
  const annee = await anAnnee(open.db)
  const collectif = await aCollectif(open.db)
  const lignes = () => findOrientations(open.db, annee.id, TODAY)
  return { open, db: open.db, annee, collectif, lignes }
}

const anInscriptionIn = (collectif: { readonly id: string; readonly action_id: string }) => ({
  actionId: collectif.action_id,
  collectifId: collectif.id,
  debut: '2021-10-19',
  fin: null,
  statut: 'inscrit' as const,
  niveau: 'CE2' as const,
  classe: null,
  etablissementId: null,
  origines: ['enseignant' as const],
  accordParental: null,
})

test('inscribing into a collectif closes the orientation; one undo takes both back', async () => {
  const { open, db, annee, collectif, lignes } = await aScene()
  const enfant = await anEnfant(db)
  const { id } = await anOrientation(db, {
    annee_id: annee.id,
    enfant_id: enfant.id,
    statut: 'accord',
    etapes: { accord: '2021-10-12' },
  })
  const later = { annee_id: annee.id, date: '2021-09-30', statut: 'famille-contactee' } as const
  await anOrientation(db, { ...later, etapes: { 'famille-contactee': '2021-10-06' } })
  const before = dataSnapshot(open)

  const saisie = anInscriptionIn(collectif)
  const done = await inscribeOrientation(db, { orientationId: id, saisie }, NOW)

  expect(await inscribeOrientation(db, { orientationId: 'gone', saisie }, NOW)).toMatchObject({
    error: { code: 'not-found', what: 'orientation' },
  })
  expect(done).toEqual({ ok: true, value: { enfantId: enfant.id } })
  expect((await lignes()).map(({ etapes }) => etapes)).toEqual([
    { accord: '2021-10-12', inscrite: '2021-10-19' },
    { 'famille-contactee': '2021-10-06' },
  ])
  expect(await lignes()).toMatchObject([
    {
      statut: 'inscrite',
      etapes: { accord: '2021-10-12', inscrite: '2021-10-19' },
      inscription: 'inscrit',
      enAttente: null,
    },
    { statut: 'famille-contactee' },
  ])
  await undoLast(db, NOW)
  expect(dataSnapshot(open)).toEqual(before)
})

test('on the waiting list the orientation stays at the agreement, and is not late', async () => {
  const { db, annee, collectif, lignes } = await aScene()
  const enfant = await anEnfant(db)
  const { id } = await anOrientation(db, { annee_id: annee.id, enfant_id: enfant.id })

  const saisie = { ...anInscriptionIn(collectif), statut: 'liste-attente' as const }
  await inscribeOrientation(db, { orientationId: id, saisie }, NOW)

  expect(await lignes()).toMatchObject([
    {
      statut: 'accord',
      etapes: { accord: '2021-10-19' },
      inscription: 'liste-attente',
      enAttente: null,
    },
  ])
})

test('a child who was but a name becomes a record of ours, with what the school said of it', async () => {
  const { db, annee, collectif, lignes } = await aScene()
  const { id } = await anOrientation(db, {
    annee_id: annee.id,
    nom: 'Cissé',
    prenom: 'Djeneba',
    annee_naissance: 2013,
    situations: ['logement'],
  })
  const other = { annee_id: annee.id, date: '2021-09-30', nom: 'Sow', prenom: 'Awa' }
  await anOrientation(db, { ...other, situations: ['acces-culture'] })

  await inscribeOrientation(db, { orientationId: id, saisie: anInscriptionIn(collectif) }, NOW)

  const [enfant] = await db.selectFrom('enfant').selectAll().execute()
  expect(enfant).toMatchObject({ nom: 'Cissé', prenom: 'Djeneba', annee_naissance: 2013 })
  expect(await db.selectFrom('enfant_situation').select('situation').execute()).toEqual([
    { situation: 'logement' },
  ])
  expect(await lignes()).toMatchObject([
    { enfantId: enfant?.id, statut: 'inscrite' },
    { enfantId: null, nom: 'Sow', statut: 'recue' },
  ])
})

test('an inscription outside the année is refused, and the orientation stays where it was', async () => {
  const { open, db, annee, collectif } = await aScene()
  const { id } = await anOrientation(db, { annee_id: annee.id })
  const before = dataSnapshot(open)

  const saisie = { ...anInscriptionIn(collectif), debut: '2023-01-10' }
  const done = await inscribeOrientation(db, { orientationId: id, saisie }, NOW)

  expect(done).toMatchObject({ ok: false, error: { code: 'validation' } })
  expect(dataSnapshot(open)).toEqual(before)
})
