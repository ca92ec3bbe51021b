import { expect, test } from 'vitest'
import { openDatabase } from '../../../../main/db/open.ts'
import { computeBilan } from '../../../../main/features/bilans/bilans.service.ts'
import { findLignes, findProvenance } from '../../../../main/features/bilans/provenance.service.ts'
import type { Provenance } from '../../../../shared/domain/valeur.ts'
import { TRAMES_FOLDER } from '../../../builders/a-trame.ts'
import {
  aCollectif,
  aConcertation,
  aFamille,
  anAction,
  anActionParents,
  anEnfant,
  anEtablissement,
  anInscription,
  anIntervenant,
  aPartenaire,
  aSeance,
  someHeures,
} from '../../../builders/records.ts'

test('each établissement behind the figure says how many enfants go there, each enfant once', async () => {
  const { db } = openDatabase(':memory:')
  const action = await anAction(db)
  const ferry = await anEtablissement(db, { nom: 'École Jules-Ferry', commune: 'Agen' })
  const zola = await anEtablissement(db, { nom: 'Collège Zola', commune: null })
  const ines = await anEnfant(db)
  const places = [
    { enfant_id: ines.id, etablissement_id: ferry.id },
    { enfant_id: ines.id, etablissement_id: ferry.id },
    { enfant_id: (await anEnfant(db)).id, etablissement_id: ferry.id },
    { enfant_id: (await anEnfant(db)).id, etablissement_id: zola.id },
  ]
  for (const place of places) await anInscription(db, { action_id: action.id, ...place })

  const demande = { actionId: action.id, arreteAu: '2022-04-30', trame: 'caf47' }
  const computed = await computeBilan(db, TRAMES_FOLDER, demande)
  if (!computed.ok) throw new Error(computed.error.code)
  const lines = await findProvenance(db, computed.value, 'public.etablissements')

  expect(lines.map(({ libelle, detail }) => [libelle, detail])).toEqual([
    ['Collège Zola', '1\u00a0enfant'],
    ['École Jules-Ferry', 'Agen · 2\u00a0enfants'],
  ])
})

/** Two records of each kind in one action, and one of each in another action that no line may show. */
async function twoOfEach() {
  const { db } = openDatabase(':memory:')
  const action = await anAction(db)
  const other = await anAction(db)
  const mardi = await aCollectif(db, { action_id: action.id, nom: 'Mardi' })
  const jeudi = await aCollectif(db, { action_id: action.id, nom: 'Jeudi' })
  const ailleurs = await aCollectif(db, { action_id: other.id, nom: 'Samedi' })
  const omar = await anIntervenant(db, { nom: 'Sy', prenom: 'Omar' })
  const lina = await anIntervenant(db, {
    nom: 'Émery',
    prenom: 'Lina',
    statuts: [
      { statut: 'salarie', debut: '2021-09-01', fin: '2021-12-31' },
      { statut: 'benevole', debut: '2022-01-01' },
    ],
  })
  const famille = await aFamille(db)
  const seule = await aFamille(db, { responsables: [] })
  const ines = await anEnfant(db, {
    ...{ nom: 'Benali', prenom: 'Inès', famille_id: famille.id, date_naissance: '2013-03-12' },
    situations: ['logement'],
  })
  const tom = await anEnfant(db, {
    ...{ nom: 'Émond', prenom: 'Tom', famille_id: seule.id, annee_naissance: 2012 },
    situations: ['logement'],
  })
  await anInscription(db, { enfant_id: ines.id, collectif_id: mardi.id, origines: ['famille'] })
  await anInscription(db, {
    ...{ enfant_id: tom.id, collectif_id: jeudi.id, debut: '2021-10-04', niveau: 'CM1' },
    origines: ['famille'],
  })
  await anInscription(db, { collectif_id: ailleurs.id, origines: ['famille'] })
  const intervenants = { [omar.id]: null, [lina.id]: 60 }
  await aSeance(db, { collectif_id: mardi.id, intervenants, activites: ['jeux'] })
  await aSeance(db, { collectif_id: jeudi.id, date: '2021-09-30', activites: ['jeux'] })
  await aSeance(db, { collectif_id: ailleurs.id, intervenants, activites: ['jeux'] })
  for (const action_id of [action.id, other.id]) {
    await someHeures(db, { intervenant_id: omar.id, action_id })
    const le = { intervenant_id: omar.id, action_id, date: '2021-10-11', minutes: 45 }
    await someHeures(db, { ...le, categorie: 'reunion' })
    await anActionParents(db, { action_id, participants: 12 })
    await anActionParents(db, { action_id, date: '2021-11-05' })
    await aConcertation(db, { action_id })
    await aConcertation(db, { action_id, date: '2021-11-09' })
    const partenaires: string[] = []
    for (const [nom, date] of [
      ['Médiathèque', '2021-10-12'],
      ['Écolothèque', '2021-10-19'],
    ] as const) {
      const partenaire_id = (await aPartenaire(db, { nom })).id
      partenaires.push(partenaire_id)
      await aConcertation(db, { action_id, date, axe: 'territoire', genre: 'Prêt', partenaire_id })
    }
    for (const [rank, date] of ['2022-01-20', '2022-02-03'].entries()) {
      const own = { id: `${action_id === action.id ? 'own' : 'other'}-${rank}`, action_id, date }
      const [theme, note] = [`Thème ${rank}`, `Constat ${rank}`]
      const [organisateur, partenaire_id] = rank === 0 ? ['Ligue', null] : [null, partenaires[1]]
      await db
        .insertInto('formation')
        .values({ ...own, theme, organisateur, is_conjointe: 0, minutes: 90 + rank, note: null })
        .execute()
      await db
        .insertInto('evaluation')
        .values({ ...own, titre: theme, constat: note })
        .execute()
      await db
        .insertInto('fait_marquant')
        .values({ ...own, objectif: 'methodologie', note })
        .execute()
      const { date: debut, ...projet } = own
      await db
        .insertInto('projet')
        .values({ ...projet, debut, genre: 'ouverture-culturelle', titre: theme, partenaire_id })
        .execute()
    }
  }
  const demande = { actionId: action.id, arreteAu: '2022-04-30', trame: 'caf47' }
  const computed = await computeBilan(db, TRAMES_FOLDER, demande)
  if (!computed.ok) throw new Error(computed.error.code)
  return async (asked: string | Provenance) => {
    const found =
      typeof asked === 'string'
        ? await findProvenance(db, computed.value, asked)
        : await findLignes(db, computed.value, { provenance: asked })
    return found.map(({ kind, libelle, detail }) => `${kind}: ${libelle} | ${detail}`)
  }
}

test.each([
  [
    'situations.logement',
    ['enfants: Benali Inès | né(e) le 12/03/2013', 'enfants: Émond Tom | né(e) en 2012'],
  ],
  [
    'public.familles',
    ['familles: Famille Benali Samira | Inès', 'familles: Famille sans responsable nommé | Tom'],
  ],
  [
    'origines.famille',
    [
      'inscriptions: Benali Inès | depuis le 01/09/2021 · CE2 · Mardi',
      'inscriptions: Émond Tom | depuis le 04/10/2021 · CM1 · Jeudi',
    ],
  ],
  [
    'intervenants.total.nombre',
    ['intervenants: Émery Lina | salarié, puis bénévole', 'intervenants: Sy Omar | bénévole'],
  ],
  [
    'activites.jeux',
    [
      'seances: 28/09/2021 à 16\u00a0h\u00a030 | Mardi · 1\u00a0h\u00a030 · Tenue',
      'seances: 30/09/2021 à 16\u00a0h\u00a030 | Jeudi · 1\u00a0h\u00a030 · Tenue',
    ],
  ],
  ['public.collectifs', ['collectifs: Jeudi | ', 'collectifs: Mardi | ']],
  [
    'parents.reunion-information',
    [
      'actionsParents: 24/09/2021 · Réunion d’information sur le CLAS à destination des parents | 12\u00a0participants',
      'actionsParents: 05/11/2021 · Réunion d’information sur le CLAS à destination des parents | ',
    ],
  ],
  [
    'ecole.orientation',
    [
      'concertations: 12/10/2021 · Collaboration pour l’orientation des enfants | ',
      'concertations: 09/11/2021 · Collaboration pour l’orientation des enfants | ',
    ],
  ],
])('the records behind %s are those of the action, in words', async (code, expected) => {
  const linesOf = await twoOfEach()

  expect(await linesOf(code)).toEqual(expected)
})

test('behind hours stand the persons, the séances and the time noted apart', async () => {
  const linesOf = await twoOfEach()

  expect(await linesOf('intervenants.benevole.heures')).toEqual([
    'intervenants: Sy Omar | bénévole',
    'seances: 28/09/2021 à 16\u00a0h\u00a030 | Mardi · 1\u00a0h\u00a030 · Tenue',
    'heures: 04/10/2021 · Sy Omar | Préparation · 2\u00a0h',
    'heures: 11/10/2021 · Sy Omar | Réunion · 45\u00a0min',
  ])
})

test('behind the actors of the territoire stand the meetings, then the partners', async () => {
  const linesOf = await twoOfEach()

  expect(await linesOf('territoire.acteurs')).toEqual([
    'concertations: 12/10/2021 · Prêt | Médiathèque',
    'concertations: 19/10/2021 · Prêt | Écolothèque',
    'partenaires: Écolothèque | ',
    'partenaires: Médiathèque | ',
  ])
})

test('records of the four axes are told by their day, in its order, and by what they were about', async () => {
  const linesOf = await twoOfEach()
  const ids = ['own-1', 'own-0']

  const lines = await linesOf({
    ...{ formations: ids, evaluations: ids, projets: ids, faitsMarquants: ids },
  })

  expect(lines).toEqual([
    'formations: 20/01/2022 · Thème 0 | 1\u00a0h\u00a030 · Ligue',
    'formations: 03/02/2022 · Thème 1 | 1\u00a0h\u00a031',
    'evaluations: 20/01/2022 · Thème 0 | ',
    'evaluations: 03/02/2022 · Thème 1 | ',
    'projets: Thème 0 | depuis le 20/01/2022',
    'projets: Thème 1 | depuis le 03/02/2022 · Écolothèque',
    'faitsMarquants: 20/01/2022 · Constat 0 | ',
    'faitsMarquants: 03/02/2022 · Constat 1 | ',
  ])
})
