import { beforeEach, describe, expect, test } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../../../main/db/open.ts'
import {
  findFaitsMarquants,
  saveFaitMarquant,
} from '../../../../main/features/faits-marquants/faits-marquants.service.ts'
import { findObjectifs } from '../../../../main/features/objectifs/objectifs.service.ts'
import { OBJECTIFS, type Objectif } from '../../../../shared/domain/listes.ts'
import { readFigures } from '../../../builders/figures.ts'
import { given } from '../../../builders/given.ts'
import {
  aCollectif,
  aConcertation,
  anAction,
  anActionParents,
  anEnfant,
  anEtablissement,
  anInscription,
  anOrientation,
  aPartenaire,
  aSeance,
} from '../../../builders/records.ts'

const NOW = new Date('2022-05-02T09:00:00Z')
let open: OpenDatabase
let action: Awaited<ReturnType<typeof anAction>>
let other: Awaited<ReturnType<typeof anAction>>

beforeEach(async () => {
  open = openDatabase(':memory:')
  action = await anAction(open.db)
  other = await anAction(open.db)
})

const scope = () => ({ anneeId: action.annee_id, actionId: action.id })

describe('the fourteen objectives', () => {
  const shown = async (day: string, actionId = action.id): Promise<readonly Objectif[]> =>
    given(await findObjectifs(open.db, actionId, day))
      .filter(({ preuves }) => preuves.length > 0)
      .map(({ objectif }) => objectif)

  /** What falls short, without the no-break spaces. */
  const manques = async (day: string): Promise<readonly string[]> =>
    given(await findObjectifs(open.db, action.id, day))
      .flatMap((etat) => etat.manques)
      .map((manque) => manque.replace(/[\u00a0\u202f]/g, ' '))

  test('an action without records shows nothing yet, for all fourteen in their order', async () => {
    const etats = given(await findObjectifs(open.db, action.id, '2022-04-30'))

    expect(etats.map(({ objectif }) => objectif)).toEqual(OBJECTIFS)
    expect(etats.flatMap(({ preuves, faitsMarquants }) => [...preuves, ...faitsMarquants])).toEqual(
      [],
    )
  })

  test('each record counts from its day on, for its action alone', async () => {
    const collectif = await aCollectif(open.db, { action_id: action.id })
    await aSeance(open.db, {
      collectif_id: collectif.id,
      date: '2021-11-09',
      activites: ['methodologie', 'jeux'],
    })
    await anActionParents(open.db, {
      action_id: action.id,
      date: '2021-11-09',
      genre: 'convivialite',
    })
    await aConcertation(open.db, {
      action_id: action.id,
      date: '2021-11-09',
      axe: 'territoire',
      genre: 'visite',
    })

    expect(await shown('2021-11-08')).toEqual([])
    const there = ['methodologie', 'vie-collective', 'convivialite', 'acteurs-territoire']
    expect(await shown('2021-11-09')).toEqual(there)
    expect(await shown('2022-04-30')).toEqual(there)
    expect(await shown('2022-04-30', other.id)).toEqual([])
  })

  test('the two meetings with the school are asked: one before the projet, one for the bilan', async () => {
    const meet = (date: string, moment: 'amont' | 'bilan' | null) =>
      aConcertation(open.db, {
        action_id: action.id,
        axe: 'ecole',
        genre: 'echanges-reguliers',
        date,
        moment,
      })
    await meet('2021-09-14', 'amont')
    await meet('2022-01-11', null)
    expect(await shown('2022-04-30')).toEqual(['relations-ecole'])
    expect(await manques('2022-04-30')).toEqual([
      '1 réunion en amont : 14/09/2021 ; celle du bilan n’est pas encore notée',
    ])

    await meet('2022-04-12', 'bilan')

    expect(await shown('2022-04-11')).toEqual(['relations-ecole'])
    expect(await shown('2022-04-12')).toEqual(['relations-ecole', 'reunions-ecole'])
  })

  test('registers are followed when 90 % of the séances tenues have a full one', async () => {
    const collectif = await aCollectif(open.db, { action_id: action.id })
    const enfant = await anEnfant(open.db)
    await anInscription(open.db, {
      enfant_id: enfant.id,
      collectif_id: collectif.id,
      debut: '2021-09-06',
    })
    const hold = (day: number, isMarked: boolean) =>
      aSeance(open.db, {
        collectif_id: collectif.id,
        date: `2021-11-${String(day).padStart(2, '0')}`,
        ...(isMarked ? { presences: { [enfant.id]: 'present' as const } } : {}),
      })
    for (let day = 1; day <= 9; day += 1) await hold(day, true)
    await hold(10, false)
    expect(await shown('2021-11-30')).toEqual(['suivi-presences'])

    await hold(11, false)

    expect(await shown('2021-11-10')).toEqual(['suivi-presences'])
    expect(await shown('2021-11-11')).toEqual([])
    expect(await manques('2021-11-10')).toEqual([])
    expect(await manques('2021-11-11')).toEqual([
      '9 registres complets sur 11 séances tenues, 90 % attendus',
    ])
  })

  test('exchanges with parents noted in one trimestre are no regular exchanges; in two they are', async () => {
    const note = (date: string) =>
      saveFaitMarquant(
        open.db,
        null,
        { actionId: action.id, date, objectif: 'echanges-informels', note: 'Un café à la sortie.' },
        NOW,
      )
    given(await note('2021-10-04'))
    given(await note('2021-12-31'))
    expect(await shown('2022-04-30')).toEqual([])
    const told = given(await findObjectifs(open.db, action.id, '2022-04-30')).filter(
      ({ faitsMarquants }) => faitsMarquants.length > 0,
    )
    expect(told).toMatchObject([{ objectif: 'echanges-informels', faitsMarquants: { length: 2 } }])

    given(await note('2022-01-01'))

    expect(await shown('2021-12-31')).toEqual([])
    expect(await shown('2022-01-01')).toEqual(['echanges-informels'])
    expect(given(await findFaitsMarquants(open.db, scope()))).toHaveLength(3)
  })

  test('competences ask the follow-up of half of the enfants, in a trimestre already begun', async () => {
    const enfants = await Promise.all(
      ['Awa', 'Noé', 'Lou'].map((prenom) => anEnfant(open.db, { prenom })),
    )
    for (const { id } of enfants) {
      await anInscription(open.db, { enfant_id: id, action_id: action.id, debut: '2021-09-06' })
    }
    const level = (enfant_id: string, trimestre: 1 | 2 | 3) =>
      open.db
        .insertInto('progression')
        .values({
          ...{ enfant_id, trimestre, niveau: 2 },
          annee_id: action.annee_id,
          echelle_id: 'echelle-methode',
        })
        .execute()
    await level(enfants[0]?.id ?? '', 2)
    expect(await shown('2022-04-30')).toEqual([])

    await level(enfants[1]?.id ?? '', 2)

    expect(await shown('2021-12-31')).toEqual([])
    expect(await shown('2022-01-01')).toEqual(['competences'])
    expect((await readFigures(open.db, action.id, '2022-01-01')).valeur('progression.mesure')).toBe(
      true,
    )
  })

  test('an orientation from a school counts once the school was answered', async () => {
    const ecole = await anEtablissement(open.db)
    const enfant = await anEnfant(open.db)
    await anInscription(open.db, {
      enfant_id: enfant.id,
      action_id: action.id,
      debut: '2021-10-01',
    })
    await anOrientation(open.db, {
      ...{ enfant_id: enfant.id, etablissement_id: ecole.id, date: '2021-09-20' },
      annee_id: action.annee_id,
      retour_ecole: '2021-10-05',
    })

    expect(await shown('2021-10-04')).toEqual([])
    expect(await shown('2021-10-05')).toEqual(['orientation-ecole'])
  })

  test('a partner of culture and a projet widen the interests', async () => {
    const mediatheque = await aPartenaire(open.db, { nom: 'Médiathèque Prévert' })
    await aConcertation(open.db, {
      ...{ action_id: action.id, axe: 'territoire', genre: 'accueil', date: '2022-01-11' },
      partenaire_id: mediatheque.id,
    })

    expect(await shown('2022-01-10')).toEqual([])
    expect(await shown('2022-01-11')).toEqual(['centres-interet', 'acteurs-territoire'])
  })

  test('each piece of evidence says how many, when and with whom, and names its records', async () => {
    const { id: action_id } = action
    const { id: collectif_id } = await aCollectif(open.db, { action_id })
    const day = (n: number) => `2021-11-0${n}`
    const activites = ['methodologie'] as const
    const jeux = await aSeance(open.db, { collectif_id, date: day(1), activites: ['jeux'] })
    const seances = []
    for (const n of [5, 4, 3, 2, 1, 1]) {
      const at = { date: day(n), debut: `1${n}:00`, fin: `1${n}:30` }
      seances.push((await aSeance(open.db, { collectif_id, ...at, activites })).id)
    }
    const parents = []
    for (const n of [1, 2, 3, 4, 5, 6]) {
      const own = { action_id, date: day(n), genre: 'convivialite' } as const
      parents.push((await anActionParents(open.db, own)).id)
    }
    const met = []
    for (const nom of ['Théâtre', 'Médiathèque', 'Garage']) {
      const partenaire_id = (await aPartenaire(open.db, { id: nom, nom })).id
      const own = { action_id, partenaire_id, axe: 'territoire', genre: 'visite' } as const
      met.push((await aConcertation(open.db, { ...own, date: day(met.length + 1) })).id)
    }
    const genre = 'ouverture-culturelle'
    const projet = { action_id, genre, debut: day(1) } as const
    await open.db
      .insertInto('projet')
      .values([
        { ...projet, id: 'p1', titre: 'Lire', partenaire_id: 'Médiathèque' },
        { ...projet, id: 'p2', titre: 'Jouer', partenaire_id: null },
        { ...projet, id: 'p3', titre: 'Loger', genre: 'accompagnement-parents' },
      ])
      .execute()

    const told = new Map(
      given(await findObjectifs(open.db, action_id, '2022-04-30')).map((etat) => [
        etat.objectif,
        etat.preuves.map(({ texte, provenance }) => [texte.replace(/\s/g, ' '), provenance]),
      ]),
    )

    const [[held, ofSeances] = []] = told.get('methodologie') ?? []
    expect(held).toMatch(
      /^6 séances tenues « .* » : 01\/11\/2021, 02\/11\/2021, 03\/11\/2021, 04\/11\/2021, 05\/11\/2021$/,
    )
    expect(ofSeances).toEqual({ seances: expect.arrayContaining(seances) })
    expect(ofSeances).not.toEqual({ seances: expect.arrayContaining([jeux.id]) })
    expect(told.get('vie-collective')?.map(([text]) => text)).toEqual([
      expect.stringMatching(/^1 séance tenue « .* » : 01\/11\/2021$/),
    ])
    expect(told.get('convivialite')).toEqual([
      [
        expect.stringMatching(/^6 actions « .* » : du 01\/11\/2021 au 06\/11\/2021$/),
        { actionsParents: expect.arrayContaining(parents) },
      ],
    ])
    expect(told.get('centres-interet')?.toSorted()).toEqual([
      [
        'Partenaires culturels : Médiathèque, Théâtre',
        {
          partenaires: expect.arrayContaining(['Médiathèque', 'Théâtre']),
          concertations: expect.arrayContaining(met.slice(0, 2)),
        },
      ],
      ['Projet « Jouer » depuis le 01/11/2021', { projets: ['p2'] }],
      ['Projet « Lire » depuis le 01/11/2021, avec Médiathèque', { projets: ['p1'] }],
    ])
    expect(told.get('acteurs-territoire')?.map(([text]) => text)).toEqual([
      '3 rencontres : 01/11/2021, 02/11/2021, 03/11/2021',
    ])
  })
})
