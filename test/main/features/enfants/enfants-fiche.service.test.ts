import { beforeEach, describe, expect, test } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../../../main/db/open.ts'
import {
  attachFamille,
  createEnfant,
  findBrefs,
  findFicheEnfant,
  findHomonymes,
  removeEnfant,
  saveEnfant,
} from '../../../../main/features/enfants/enfants.service.ts'
import { findFamilles } from '../../../../main/features/familles/familles.service.ts'
import { redoNext, undoLast } from '../../../../main/features/journal/journal.service.ts'
import type { SaisieEnfant, SaisieInscription } from '../../../../shared/domain/enfant.ts'
import {
  aCollectif,
  aFamille,
  anActionParents,
  anEnfant,
  anInscription,
  anOrientation,
  aSeance,
} from '../../../builders/records.ts'

const NOW = new Date('2021-10-04T16:00:00Z')
const INES: SaisieEnfant = {
  nom: 'Benali',
  prenom: 'Inès',
  dateNaissance: '2013-03-12',
  anneeNaissance: null,
  sexe: 'F',
  situations: ['logement'],
}
let open: OpenDatabase
let db: OpenDatabase['db']
let mardi: Awaited<ReturnType<typeof aCollectif>>

beforeEach(async () => {
  open = openDatabase(':memory:')
  db = open.db
  mardi = await aCollectif(db)
})

const inscription = (changes: Partial<SaisieInscription> = {}): SaisieInscription => ({
  actionId: mardi.action_id,
  collectifId: mardi.id,
  debut: '2021-10-04',
  fin: null,
  statut: 'inscrit',
  niveau: 'CM1',
  classe: null,
  etablissementId: null,
  origines: ['famille'],
  accordParental: null,
  ...changes,
})

async function ficheOf(enfantId: string) {
  const found = await findFicheEnfant(db, enfantId)
  if (!found.ok) throw new Error(found.error.code)
  return found.value
}

async function created(enfant: SaisieEnfant = INES) {
  const made = await createEnfant(
    db,
    { enfant, famille: { genre: 'aucune' }, inscription: null },
    NOW,
  )
  if (!made.ok) throw new Error(made.error.code)
  return made.value.enfantId
}

const count = async (table: 'enfant' | 'famille' | 'inscription' | 'responsable') =>
  (await db.selectFrom(table).select('id').execute()).length

describe('a new enfant', () => {
  test('comes with its famille and its inscription in one operation, undone and done again whole', async () => {
    const responsable = { nom: 'Benali', prenom: 'Samira', telephone: '06 00 00 00 01' }

    const made = await createEnfant(
      db,
      {
        enfant: INES,
        famille: {
          genre: 'nouvelle',
          saisie: {
            commune: 'Agen',
            quartierPrioritaire: null,
            responsables: [{ ...responsable, mail: null, lien: 'mère' }],
          },
        },
        inscription: inscription(),
      },
      NOW,
    )
    const fiche = made.ok ? await ficheOf(made.value.enfantId) : null
    const undone = await undoLast(open.db, NOW)
    const left = [await count('enfant'), await count('famille'), await count('inscription')]
    await redoNext(open.db)

    expect(fiche).toMatchObject({
      ...INES,
      famille: { commune: 'Agen', responsables: [responsable], fratrie: [] },
      inscriptions: [
        {
          ...{ collectif: 'Mardi', annee: '2021-2022', niveau: 'CM1', rang: null },
          origines: ['famille'],
        },
      ],
    })
    expect(undone).toMatchObject({ ok: true, value: { label: 'Nouvel enfant\u00a0: Benali Inès' } })
    expect(left).toEqual([0, 0, 0])
    expect(made.ok && (await ficheOf(made.value.enfantId))).toEqual(fiche)
  })

  test('is refused whole, each message at its field, when its inscription cannot be kept', async () => {
    const elsewhere = await aCollectif(db, { nom: 'Jeudi' })

    const refused = await createEnfant(
      db,
      {
        enfant: INES,
        famille: { genre: 'aucune' },
        inscription: inscription({ debut: '2023-01-01', collectifId: elsewhere.id }),
      },
      NOW,
    )

    expect(refused).toMatchObject({ ok: false, error: { code: 'validation' } })
    const fields = !refused.ok && refused.error.code === 'validation' ? refused.error.fields : {}
    expect(Object.keys(fields).sort()).toEqual(['inscription.collectifId', 'inscription.debut'])
    expect(await count('enfant')).toBe(0)
  })

  test('joins a known famille beside its siblings; one that is gone is asked again', async () => {
    const famille = await aFamille(db)
    const adam = await anEnfant(db, { prenom: 'Adam', famille_id: famille.id })
    const choose = (familleId: string) =>
      createEnfant(
        db,
        { enfant: INES, famille: { genre: 'connue', familleId }, inscription: null },
        NOW,
      )

    const made = await choose(famille.id)
    const gone = await choose('gone')

    const fiche = made.ok ? await ficheOf(made.value.enfantId) : null
    expect(fiche?.famille?.fratrie.map(({ enfantId }) => enfantId)).toEqual([adam.id])
    expect(gone).toEqual({
      ok: false,
      error: { code: 'validation', fields: { 'famille.familleId': 'Choisissez une famille.' } },
    })
    expect((await findFamilles(db)).map(({ responsables }) => responsables)).toEqual([
      'Benali Samira',
    ])
  })
})

describe('homonyms', () => {
  test.each([
    ['accents and case', 'BENALI', 'ines'],
    ['hyphens and spaces', 'Ben-Ali', 'Inès'],
    ['the two names the other way round', 'Inès', 'Benali'],
  ])('are found whatever the %s', async (_what, nom, prenom) => {
    const ines = await anEnfant(db, { sexe: 'F', date_naissance: '2013-03-12' })
    await anInscription(db, { enfant_id: ines.id, collectif_id: mardi.id, niveau: 'CE1' })
    await anEnfant(db, { nom: 'Benali', prenom: 'Adam' })

    const found = await findHomonymes(db, { nom, prenom, exceptId: null })

    expect(found).toEqual([
      {
        enfantId: ines.id,
        nom: 'Benali',
        prenom: 'Inès',
        dateNaissance: '2013-03-12',
        anneeNaissance: null,
        sexe: 'F',
        detail: 'CE1, Mardi',
      },
    ])
  })

  test('leave out the record that is being corrected, and wait for both names', async () => {
    const ines = await anEnfant(db)

    const itself = await findHomonymes(db, { nom: 'Benali', prenom: 'Inès', exceptId: ines.id })
    const half = await findHomonymes(db, { nom: 'Benali', prenom: ' ', exceptId: null })

    expect([...itself, ...half]).toEqual([])
  })
})

describe('a correction', () => {
  test('replaces identity and situations, and can be undone', async () => {
    const enfantId = await created()

    await saveEnfant(
      db,
      enfantId,
      { ...INES, dateNaissance: null, anneeNaissance: 2013, situations: [] },
      NOW,
    )
    const after = await ficheOf(enfantId)
    await saveEnfant(db, enfantId, { ...INES, situations: ['acces-culture'] }, NOW)
    const { situations } = await ficheOf(enfantId)
    for (let n = 0; n < 2; n++) await undoLast(open.db, NOW)
    expect(situations).toEqual(['acces-culture'])

    expect(after).toMatchObject({ dateNaissance: null, anneeNaissance: 2013, situations: [] })
    expect(await ficheOf(enfantId)).toMatchObject(INES)
  })

  test('of the famille forgets the one that nobody is left in, and undo brings it back', async () => {
    const famille = await aFamille(db)
    const { id } = await anEnfant(db, { famille_id: famille.id })
    const other = await aFamille(db)
    const cousin = await anEnfant(db, { famille_id: other.id })

    await attachFamille(db, id, { genre: 'aucune' }, NOW)
    const left = [await count('famille'), await count('responsable')]
    const [own, theirs] = [await ficheOf(id), await ficheOf(cousin.id)]
    await undoLast(open.db, NOW)

    expect(left).toEqual([1, 1])
    expect([own.famille, theirs.famille?.familleId]).toEqual([null, other.id])
    expect((await ficheOf(id)).famille).toMatchObject({ familleId: famille.id })
  })

  test('of the famille keeps the one that came to an action with parents', async () => {
    const famille = await aFamille(db)
    const { id } = await anEnfant(db, { famille_id: famille.id })
    await anActionParents(db, { action_id: mardi.action_id, familles: [famille.id] })

    await attachFamille(db, id, { genre: 'aucune' }, NOW)

    expect(await count('famille')).toBe(1)
    const gone = await attachFamille(db, id, { genre: 'connue', familleId: 'gone' }, NOW)
    expect(gone.ok).toBe(false)
    expect((await ficheOf(id)).famille).toBeNull()
  })
})

describe('a deletion', () => {
  test('is refused with every reason while records stand on the enfant', async () => {
    const { id } = await anEnfant(db)
    const other = await anEnfant(db)
    await anInscription(db, { enfant_id: id, collectif_id: mardi.id })
    for (const _ of ['twice', 'thrice']) {
      await anInscription(db, { enfant_id: other.id, collectif_id: mardi.id })
    }
    const presences = { [id]: 'absent', [other.id]: 'present' } as const
    await aSeance(db, { collectif_id: mardi.id, presences })
    const { annee_id } = await db.selectFrom('action').select('annee_id').executeTakeFirstOrThrow()
    for (const enfant_id of [id, other.id, other.id])
      await anOrientation(db, { annee_id, enfant_id })

    const refused = await removeEnfant(db, id, NOW)

    expect(refused).toMatchObject({ error: { code: 'deletion-refused', label: 'Benali Inès' } })
    const reasons =
      !refused.ok && refused.error.code === 'deletion-refused' ? refused.error.reasons : []
    expect(reasons).toEqual([
      '1\u00a0présence notée : indiquez plutôt son départ dans son inscription.',
      '1\u00a0inscription : supprimez-la d’abord, ou indiquez son départ.',
      '1\u00a0orientation reçue : fusionnez sa fiche avec la bonne, ou annulez l’import qui l’a apportée.',
    ])
  })

  test('takes the record with its situations and its empty famille, until it is undone', async () => {
    const famille = await aFamille(db)
    const { id } = await anEnfant(db, { famille_id: famille.id, situations: ['logement'] })
    const other = await anEnfant(db, { nom: 'Sow' })

    const removed = await removeEnfant(db, id, NOW)
    expect((await ficheOf(other.id)).nom).toBe('Sow')
    const left = [(await count('enfant')) - 1, await count('famille')]
    await undoLast(open.db, NOW)

    expect(removed).toEqual({ ok: true, value: undefined })
    expect(left).toEqual([0, 0])
    expect(await ficheOf(id)).toMatchObject({
      situations: ['logement'],
      famille: { familleId: famille.id },
    })
  })

  test('of someone who is gone already says so', async () => {
    expect(await removeEnfant(db, 'gone', NOW)).toMatchObject({ error: { code: 'not-found' } })
  })
})

test('a fiche tells the latest first: inscriptions, orientations, présences, and the siblings by name', async () => {
  const { id: famille_id } = await aFamille(db)
  const { id: enfant_id } = await anEnfant(db, { famille_id })
  const fratrie = [
    await anEnfant(db, { prenom: 'Zoé', famille_id, annee_naissance: 2016 }),
    await anEnfant(db, { prenom: 'Adam', famille_id, sexe: 'M', date_naissance: '2011-05-02' }),
  ]
  await anEnfant(db, { prenom: 'Autre', famille_id: (await aFamille(db)).id })
  const samedi = await aCollectif(db, { nom: 'Samedi', action_id: mardi.action_id })
  for (const [collectif_id, debut, niveau, origine] of [
    [mardi.id, '2021-09-01', 'CM1', 'famille'],
    [samedi.id, '2022-01-04', 'CM2', 'enseignant'],
    [mardi.id, '2021-11-02', null, 'enfant'],
  ] as const) {
    await anInscription(db, { enfant_id, collectif_id, debut, niveau, origines: [origine] })
  }
  // The niveau of a brother is that of his latest inscription that says one.
  const adam = fratrie[1]?.id ?? ''
  await anInscription(db, { enfant_id: adam, collectif_id: samedi.id, debut: '2021-10-01' })
  await anInscription(db, {
    ...{ enfant_id: adam, collectif_id: mardi.id, debut: '2021-11-01', niveau: '6e' },
  })
  await anInscription(db, {
    ...{ enfant_id: adam, collectif_id: mardi.id, debut: '2021-12-01', niveau: null },
  })
  const { annee_id } = await db.selectFrom('action').selectAll().executeTakeFirstOrThrow()
  for (const date of ['2021-09-10', '2021-10-10']) {
    await anOrientation(db, { annee_id, enfant_id, date })
  }
  for (const [date, debut, fin, etat] of [
    ['2021-09-28', '16:00', '17:00', 'present'],
    ['2021-10-05', '16:00', '17:00', 'absent'],
    ['2021-09-28', '17:00', '18:00', 'excuse'],
  ] as const) {
    const presences = { [enfant_id]: etat }
    await aSeance(db, { collectif_id: mardi.id, date, debut, fin, presences })
  }

  const fiche = await ficheOf(enfant_id)

  const { inscriptions, orientations, presences, famille } = fiche
  expect(
    inscriptions.map(({ debut, collectif, origines }) => [debut, collectif, origines]),
  ).toEqual([
    ['2022-01-04', 'Samedi', ['enseignant']],
    ['2021-11-02', 'Mardi', ['enfant']],
    ['2021-09-01', 'Mardi', ['famille']],
  ])
  expect(inscriptions.map(({ annee, action }) => `${annee} ${action}`)[0]).toBe('2021-2022 1')
  expect(orientations.map(({ date }) => date)).toEqual(['2021-10-10', '2021-09-10'])
  expect(presences.map(({ date, etat }) => `${date} ${etat}`)).toEqual([
    ...['2021-10-05 absent', '2021-09-28 excuse', '2021-09-28 present'],
  ])
  expect(famille?.fratrie).toEqual([
    {
      ...{ enfantId: adam, nom: 'Benali', prenom: 'Adam', sexe: 'M', anneeNaissance: null },
      ...{ dateNaissance: '2011-05-02', detail: '6e, Mardi, Samedi' },
    },
    {
      ...{ enfantId: fratrie[0]?.id, nom: 'Benali', prenom: 'Zoé', sexe: null },
      ...{ dateNaissance: null, anneeNaissance: 2016, detail: '' },
    },
  ])
  expect((await findBrefs(db)).map(({ prenom }) => prenom)).toEqual([
    ...['Adam', 'Autre', 'Inès', 'Zoé'],
  ])
})
