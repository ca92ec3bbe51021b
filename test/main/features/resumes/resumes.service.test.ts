import { expect, test } from 'vitest'
import { openDatabase } from '../../../../main/db/open.ts'
import { importDossier } from '../../../../main/features/dossiers/dossiers.service.ts'
import { findEnfants } from '../../../../main/features/enfants/enfants.service.ts'
import { findIndicateurs } from '../../../../main/features/indicateurs/indicateurs.service.ts'
import { findIntervenantsOf } from '../../../../main/features/intervenants/intervenants.service.ts'
import { findResume } from '../../../../main/features/resumes/resumes.service.ts'
import { findSeancesOf } from '../../../../main/features/seances/seances.service.ts'
import { addDays } from '../../../../shared/dates.ts'
import { STATUTS } from '../../../../shared/domain/listes.ts'
import { PALIERS } from '../../../../shared/domain/niveau.ts'
import { aDossier, anExempleInput } from '../../../builders/fixture-dossiers.ts'
import { buildLargeDossier } from '../../../builders/large-dossier.ts'
import {
  aCollectif,
  aConcertation,
  anAction,
  anActionParents,
  anAnnee,
  anEnfant,
  anEtablissement,
  anInscription,
  anIntervenant,
  anOrientation,
  aSeance,
} from '../../../builders/records.ts'

const TODAY = '2022-04-30'

async function resumeOf(
  db: ReturnType<typeof openDatabase>['db'],
  anneeId: string,
  { actionId = null, today = TODAY }: { actionId?: string | null; today?: string } = {},
) {
  const result = await findResume(db, { anneeId, actionId }, today)
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

async function aYear(dossier = aDossier(anExempleInput())) {
  const open = openDatabase(':memory:')
  const imported = await importDossier(open, dossier, { remplacer: false })
  if (!imported.ok) throw new Error(JSON.stringify(imported.error))
  const { id: actionId } = await open.db.selectFrom('action').select('id').executeTakeFirstOrThrow()
  return { ...open, anneeId: imported.value.anneeId, actionId }
}

test('Accueil says, any day of the année, what the bilan arrêté au that day says', async () => {
  const { db, anneeId, actionId } = await aYear()
  const { annee } = await db
    .selectFrom('annee')
    .select(({ fn }) => fn.min('debut').as('annee'))
    .executeTakeFirstOrThrow()

  // Every third week, first and last days included.
  for (let day = 0; day < 365; day += 21) {
    const today = addDays(annee, day)
    const resume = await resumeOf(db, anneeId, { actionId, today })
    const found = await findIndicateurs(db, actionId, today)
    if (!found.ok) throw new Error(JSON.stringify(found.error))
    const figure = (code: string) => found.value.indicateurs.figures.get(code)?.valeur

    expect({
      enfants: resume.enfants,
      familles: resume.familles,
      collectifs: resume.collectifs,
      intervenants: resume.intervenants,
      inconnues: resume.presencesInconnues,
      taux: resume.assiduite === null ? null : Math.round(resume.assiduite * 10_000) / 10_000,
      paliers: PALIERS.map((palier) => resume.enfantsParPalier[palier]),
      heures: STATUTS.map((statut) => resume.minutesParStatut[statut] / 60),
    }).toEqual({
      enfants: figure('public.total'),
      familles: figure('public.familles'),
      collectifs: figure('public.collectifs'),
      intervenants: figure('intervenants.total.nombre'),
      inconnues: figure('assiduite.inconnues'),
      taux: figure('assiduite.taux'),
      paliers: PALIERS.map((palier) => figure(`public.${palier}`)),
      heures: STATUTS.map((statut) => figure(`intervenants.${statut}.heures`)),
    })
  }
})

test('the months add up to the totals and leave no gap between the first and the last', async () => {
  const { db, anneeId } = await aYear()

  const { mois, seancesTenues, minutesParStatut } = await resumeOf(db, anneeId)

  expect(mois.map((line) => line.mois)).toEqual([
    '2021-09',
    '2021-10',
    '2021-11',
    '2021-12',
    '2022-01',
    '2022-02',
  ])
  expect(mois.reduce((sum, line) => sum + line.seances, 0)).toBe(seancesTenues)
  for (const statut of STATUTS) {
    expect(mois.reduce((sum, line) => sum + line.minutesParStatut[statut], 0)).toBe(
      minutesParStatut[statut],
    )
  }
})

test('months go from the first séance to the last; an intervenant counts from one minute under a statut', async () => {
  const { db } = openDatabase(':memory:')
  const annee = await anAnnee(db)
  const { id: collectif_id } = await aCollectif(db)
  const [lina, nobody] = [await anIntervenant(db), await anIntervenant(db, { statuts: [] })]
  await aSeance(db, { collectif_id, date: '2021-09-28' })
  const alone = await resumeOf(db, annee.id)
  await aSeance(db, { collectif_id, date: '2021-12-07' })
  const both = await resumeOf(db, annee.id)
  const led = { [lina.id]: 1, [nobody.id]: 60 }
  await aSeance(db, { collectif_id, date: '2021-11-16', intervenants: led })

  expect(alone.mois.map(({ mois }) => mois)).toEqual(['2021-09'])
  expect(both.mois.map(({ mois, seances }) => [mois, seances])).toEqual([
    ...[
      ['2021-09', 1],
      ['2021-10', 0],
      ['2021-11', 0],
      ['2021-12', 1],
    ],
  ])
  expect((await resumeOf(db, annee.id)).intervenants).toBe(1)
})

test('an enfant on the waiting list is counted apart, unless inscrit elsewhere', async () => {
  const { db } = openDatabase(':memory:')
  const annee = await anAnnee(db)
  const action = await anAction(db)
  const both = await anEnfant(db)
  await anInscription(db, { enfant_id: both.id, action_id: action.id })
  await anInscription(db, { enfant_id: both.id, action_id: action.id, statut: 'liste-attente' })
  for (let n = 0; n < 2; n++) {
    await anInscription(db, { action_id: action.id, statut: 'liste-attente' })
  }
  await anInscription(db, { action_id: action.id, statut: 'jamais-venu' })
  for (const fin of ['2022-04-29', TODAY]) {
    await anInscription(db, { action_id: action.id, statut: 'liste-attente', fin })
  }

  const { enfants, listeAttente } = await resumeOf(db, annee.id)

  expect({ enfants, listeAttente }).toEqual({ enfants: 1, listeAttente: 3 })
})

test('of two inscriptions begun on one day, Accueil and the bilan hold the same for the latest, whatever their ids', async () => {
  const { db } = openDatabase(':memory:')
  const annee = await anAnnee(db)
  const action = await anAction(db)
  const { id: enfant_id } = await anEnfant(db)
  const place = { enfant_id, action_id: action.id, debut: '2021-09-13' }
  await anInscription(db, { ...place, id: 'a', niveau: '6e', fin: null })
  await anInscription(db, { ...place, id: 'b', niveau: 'CM2', fin: '2021-12-31' })

  const { enfantsParPalier } = await resumeOf(db, annee.id)
  const found = await findIndicateurs(db, action.id, TODAY)

  expect(enfantsParPalier).toMatchObject({ college: 1, elementaire: 0 })
  if (!found.ok) throw new Error(JSON.stringify(found.error))
  expect(found.value.indicateurs.figures.get('public.college')?.valeur).toBe(1)
})

test('« À faire » lists what waits, and nothing when all is in order', async () => {
  const { db } = openDatabase(':memory:')
  const annee = await anAnnee(db)
  const { id: collectif_id, action_id } = await aCollectif(db)
  const nobody = await anIntervenant(db, { statuts: [] })
  expect((await resumeOf(db, annee.id)).aFaire).toEqual([])

  await anInscription(db, { action_id, collectif_id, niveau: null })
  await aSeance(db, { collectif_id, intervenants: { [nobody.id]: null } })
  await aSeance(db, { collectif_id, date: '2022-05-03', etat: 'prevue' })
  await anOrientation(db, { annee_id: annee.id })

  expect((await resumeOf(db, annee.id)).aFaire).toEqual([
    { code: 'registres-a-saisir', count: 1 },
    { code: 'seances-sans-intervenant', count: 1 },
    { code: 'orientations-en-retard', count: 1 },
    { code: 'orientations-sans-reponse', count: 1 },
    { code: 'heures-sans-statut', count: 1 },
    { code: 'enfants-sans-niveau', count: 1 },
    { code: 'enfants-sans-famille', count: 1 },
    { code: 'enfants-sans-etablissement', count: 1 },
    { code: 'enfants-sans-origine', count: 1 },
    { code: 'seances-sans-activite', count: 1 },
  ])
})

test('a meeting to take up again is recalled from its day on, the oldest first, until it is done', async () => {
  const { db } = openDatabase(':memory:')
  const annee = await anAnnee(db)
  const { id: action_id } = await anAction(db)
  const late = { action_id, rappel_date: '2022-04-01', rappel_objet: 'rappeler le principal' }
  const concertation = await aConcertation(db, late)
  const parents = await anActionParents(db, { action_id, rappel_date: '2022-03-01' })
  await aConcertation(db, { ...late, rappel_date: '2022-05-01' })
  await aConcertation(db, { ...late, is_rappel_fait: 1 })

  const { rappels } = await resumeOf(db, annee.id)

  expect(rappels).toEqual([
    {
      rencontre: 'action-parents',
      rencontreId: parents.id,
      date: parents.date,
      rappel: { date: '2022-03-01', objet: null },
    },
    {
      rencontre: 'concertation',
      rencontreId: concertation.id,
      date: concertation.date,
      rappel: { date: '2022-04-01', objet: 'rappeler le principal' },
    },
  ])
})

test('each enfant is counted at one school, the latest; two schools of one name stay two', async () => {
  const { db } = openDatabase(':memory:')
  const annee = await anAnnee(db)
  const { id: action_id } = await anAction(db)
  const [ferry, other] = [await anEtablissement(db), await anEtablissement(db)]
  const moved = await anEnfant(db)
  const at = (etablissement_id: string | null, debut = '2021-09-01', enfant_id?: string) =>
    anInscription(db, {
      action_id,
      etablissement_id,
      debut,
      ...(enfant_id === undefined ? {} : { enfant_id }),
    })
  await at(other.id, '2021-09-01', moved.id)
  await at(ferry.id, '2022-01-03', moved.id)
  await at(ferry.id)
  await at(other.id)
  await at((await anEtablissement(db, { nom: 'École Zola' })).id)
  await at((await anEtablissement(db, { nom: 'École Curie' })).id)
  for (let n = 0; n < 3; n++) await at(null)

  const { enfants, enfantsParEtablissement } = await resumeOf(db, annee.id)

  expect(enfants).toBe(8)
  expect(enfantsParEtablissement).toEqual([
    { etablissement: 'École Jules-Ferry', enfants: 2 },
    { etablissement: 'École Curie', enfants: 1 },
    { etablissement: 'École Jules-Ferry', enfants: 1 },
    { etablissement: 'École Zola', enfants: 1 },
    { etablissement: null, enfants: 3 },
  ])
})

test('séances of today count once held; none counts after', async () => {
  const { db } = openDatabase(':memory:')
  const annee = await anAnnee(db)
  const { id: collectif_id } = await aCollectif(db)
  await aSeance(db, { collectif_id, date: TODAY })
  await aSeance(db, { collectif_id, date: TODAY, debut: '10:00', etat: 'prevue' })
  await aSeance(db, { collectif_id, date: '2022-05-01' })
  for (const date of ['2022-04-29', '2022-05-03'])
    await aSeance(db, { collectif_id, date, etat: 'annulee' })

  const resume = await resumeOf(db, annee.id)

  expect(resume).toMatchObject({ seancesTenues: 1, seancesPrevues: 1, seancesAnnulees: 2 })
  expect(resume.mois).toMatchObject([{ mois: '2022-04', seances: 1 }])
})

test('a list costs the same number of queries however long it is', async () => {
  const small = await aYear()
  const large = await aYear(buildLargeDossier({ enfants: 60, intervenants: 20 }))
  const countQueries = async ({ db, anneeId }: Awaited<ReturnType<typeof aYear>>) => {
    let count = 0
    const counting = db.withPlugin({
      transformQuery: ({ node }) => {
        count++
        return node
      },
      transformResult: async ({ result }) => result,
    })
    const input = { anneeId, actionId: null }
    await findEnfants(counting, input, TODAY)
    await findSeancesOf(counting, input, TODAY)
    await findIntervenantsOf(counting, input, TODAY)
    await findResume(counting, input, TODAY)
    return count
  }

  expect(await countQueries(small)).toBeGreaterThan(15)
  expect(await countQueries(large)).toBe(await countQueries(small))
})
