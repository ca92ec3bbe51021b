import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from '../../../../main/db/open.ts'
import { vacancesScolaires } from '../../../../main/features/calendrier/vacances-scolaires.ts'
import { readDossierFile } from '../../../../main/features/dossiers/dossier-file.service.ts'
import { importDossier } from '../../../../main/features/dossiers/dossiers.service.ts'
import {
  EXEMPLE_ARRETE_AU,
  installExemple,
} from '../../../../main/features/exemple/exemple.service.ts'
import { findIndicateurs } from '../../../../main/features/indicateurs/indicateurs.service.ts'
import { calendrierOf, isJourOuvert } from '../../../../shared/domain/calendrier.ts'
import { CATEGORIES_HEURES, STATUTS } from '../../../../shared/domain/listes.ts'
import { etatsDesObjectifs } from '../../../../shared/domain/objectif.ts'
import { RESOURCES_FOLDER } from '../../../builders/a-trame.ts'
import { given } from '../../../builders/given.ts'

const read = await readDossierFile(resolve(RESOURCES_FOLDER, 'exemple/dossier.json'))
if (!read.ok) throw new Error(read.error.code)
const dossier = read.value
const tenues = dossier.seances.filter((seance) => seance.etat === 'tenue')

test('it has the size of a real centre social', () => {
  const collectifs = dossier.actions.flatMap((action) => action.collectifs)
  const statuts = new Set(dossier.intervenants.flatMap((i) => i.statuts.map((s) => s.statut)))
  const changed = dossier.intervenants.filter((i) => i.statuts.length > 1)

  expect(dossier.actions.map((action) => action.numero)).toEqual(['1', '2'])
  expect(collectifs).toHaveLength(5)
  expect(dossier.enfants).toHaveLength(48)
  expect(dossier.familles.length).toBeLessThan(40)
  expect(dossier.intervenants).toHaveLength(14)
  expect(statuts).toEqual(new Set(STATUTS))
  expect(changed).toHaveLength(1)
})

test('nobody is entered twice and every telephone is a fictitious one', () => {
  const noms = [...dossier.enfants, ...dossier.intervenants].map((p) => `${p.prenom} ${p.nom}`)
  const responsables = dossier.familles.flatMap((famille) => famille.responsables)
  const telephones = [...responsables, ...dossier.intervenants].flatMap((p) => p.telephone ?? [])

  expect(new Set(noms).size).toBe(noms.length)
  expect(new Set(telephones).size).toBe(telephones.length)
  expect(telephones.filter((telephone) => !/^06 00 00 00 \d\d$/.test(telephone))).toEqual([])
})

test('no séance falls on a holiday of its zone, and the year runs from October to June', () => {
  const calendrier = calendrierOf(vacancesScolaires(), dossier.anneeScolaire, 'A')
  const dates = dossier.seances.map((seance) => seance.date)

  expect(dates.filter((date) => !isJourOuvert(date, calendrier))).toEqual([])
  expect(dates[0]).toMatch(/^2025-10/)
  expect(dates.at(-1)).toMatch(/^2026-06/)
  expect(new Set(dates.map((date) => date.slice(0, 7))).size).toBe(9)
})

test('an enfant has a présence only in a collectif and on days where it is inscrit', () => {
  const outside = tenues.flatMap((seance) =>
    seance.presences.filter(
      ({ enfantId }) =>
        !dossier.inscriptions.some(
          (i) =>
            i.enfantId === enfantId &&
            i.collectifId === seance.collectifId &&
            i.statut === 'inscrit' &&
            i.debut <= seance.date &&
            (i.fin === null || seance.date <= i.fin),
        ),
    ),
  )

  expect(outside).toEqual([])
})

test('it holds what real years hold: departures, a waiting list, one who never came, one in two collectifs', () => {
  const inscrits = dossier.inscriptions.filter((i) => i.statut === 'inscrit')
  const collectifsOf = (enfantId: string) =>
    new Set(inscrits.filter((i) => i.enfantId === enfantId).map((i) => i.collectifId)).size

  expect(inscrits.filter((i) => i.fin !== null).length).toBeGreaterThanOrEqual(3)
  expect(dossier.inscriptions.filter((i) => i.statut === 'liste-attente').length).toBeGreaterThan(1)
  expect(dossier.inscriptions.filter((i) => i.statut === 'jamais-venu')).toHaveLength(1)
  expect(dossier.enfants.filter((e) => collectifsOf(e.id) > 1)).toHaveLength(1)
  expect(dossier.enfants.filter((e) => e.anneeNaissance !== null).length).toBeGreaterThan(1)
})

test('cancelled séances say why, held ones have someone to run them, nobody runs two in one day', () => {
  const annulees = dossier.seances.filter((seance) => seance.etat === 'annulee')
  const places = tenues.flatMap((seance) =>
    seance.intervenants.map((i) => `${i.intervenantId} ${seance.date}`),
  )

  expect(annulees.length).toBeGreaterThan(3)
  expect(annulees.filter((seance) => !seance.motif)).toEqual([])
  expect(tenues.filter((seance) => seance.intervenants.length === 0)).toEqual([])
  expect(new Set(places).size).toBe(places.length)
})

test('hours of every category are counted, always under a statut in force', () => {
  const categories = new Set(dossier.heures.map((heures) => heures.categorie))
  const worked = [
    ...dossier.heures.map(({ intervenantId, date }) => ({ intervenantId, date })),
    ...tenues.flatMap(({ date, intervenants }) =>
      intervenants.map(({ intervenantId }) => ({ intervenantId, date })),
    ),
  ]
  const isInForce = ({ intervenantId, date }: (typeof worked)[number]) =>
    dossier.intervenants
      .find((i) => i.id === intervenantId)
      ?.statuts.some((s) => s.debut <= date && (s.fin === null || date <= s.fin))

  expect(categories).toEqual(new Set(CATEGORIES_HEURES))
  expect(worked.filter((minutes) => !isInForce(minutes))).toEqual([])
})

test('more heads than familles come to a meeting, never fewer', () => {
  const impossible = dossier.actionsParents.filter(
    ({ participants, familleIds }) => participants !== null && participants < familleIds.length,
  )

  expect(impossible).toEqual([])
})

test('it imports into an empty base, and its figures are those of a plausible year', async () => {
  const open = openDatabase(':memory:')
  const imported = await importDossier(open, dossier, { remplacer: false })
  const actions = await open.db.selectFrom('action').select('id').orderBy('numero').execute()

  const figures = await Promise.all(
    actions.map(async ({ id }) => {
      const found = await findIndicateurs(open.db, id, EXEMPLE_ARRETE_AU)
      if (!found.ok) throw new Error(found.error.code)
      return found.value.indicateurs
    }),
  )

  expect(imported.ok).toBe(true)
  for (const { figures: byCode } of figures) {
    const figureOf = (code: string) => Number(byCode.get(code)?.valeur)
    expect(figureOf('assiduite.taux')).toBeGreaterThan(0.85)
    expect(figureOf('assiduite.taux')).toBeLessThan(0.92)
    expect(figureOf('assiduite.inconnues')).toBeGreaterThan(0)
    expect(figureOf('calendrier.semaines')).toBe(22)
    expect(figureOf('public.familles')).toBeLessThanOrEqual(figureOf('public.total'))
    expect(figureOf('public.enfantsParAccompagnateur')).toBeGreaterThan(1.5)
    expect(figureOf('public.enfantsParAccompagnateur')).toBeLessThan(7)
    for (const statut of STATUTS) {
      expect(figureOf(`intervenants.${statut}.heures`)).toBeGreaterThan(10)
    }
  }
  expect(figures.map((f) => f.figures.get('public.total')?.valeur)).toEqual([27, 16])
  expect(figures.map((f) => f.constats.map((c) => c.code))).toEqual([
    expect.arrayContaining(['total-intervenants-distincts', 'presences-inconnues']),
    expect.arrayContaining(['enfants-sans-famille']),
  ])
  expect(figures.flatMap((f) => f.constats).map((c) => c.code)).not.toContain('minutes-sans-statut')
})

test('a newcomer sees the four axes alive: every objective but a few has its evidence in each action', async () => {
  const open = openDatabase(':memory:')
  await importDossier(open, dossier, { remplacer: false })
  const actions = await open.db.selectFrom('action').select('id').orderBy('numero').execute()

  const rien = await Promise.all(
    actions.map(async ({ id }) => {
      const { faits } = given(await findIndicateurs(open.db, id, EXEMPLE_ARRETE_AU))
      expect(faits.axes.faitsMarquants.length).toBeGreaterThan(2)
      expect(
        faits.axes.projets.every(
          ({ seances, actionsParents }) => seances.length + actionsParents.length > 1,
        ),
      ).toBe(true)
      expect(faits.axes.evaluations.length).toBeGreaterThan(0)
      expect(faits.formations.formations.length).toBeGreaterThan(0)
      return etatsDesObjectifs(faits).filter(({ preuves }) => preuves.length === 0)
    }),
  )

  // What « rien encore » looks like is to be seen too.
  expect(rien.map((own) => own.map(({ objectif }) => objectif))).toEqual([
    ['suivi-presences'],
    ['suivi-presences', 'convivialite', 'reunions-ecole'],
  ])
})

test('the sample school’s fiche comes in as a user would bring it: known children recognised, unclear rows left out', async () => {
  const open = openDatabase(':memory:')

  const installed = await installExemple(open, RESOURCES_FOLDER)

  expect(installed.ok).toBe(true)
  const rows = await open.db
    .selectFrom('orientation as o')
    .innerJoin('etablissement as e', 'e.id', 'o.etablissement_id')
    .innerJoin('enfant as k', 'k.id', 'o.enfant_id')
    .where('o.import_id', 'is not', null)
    .select(['k.prenom', 'o.niveau', 'o.enseignant', 'e.nom as etablissement'])
    .orderBy('o.source_sheet')
    .orderBy('o.source_row')
    .execute()
  expect(rows.map((row) => `${row.prenom}, ${row.niveau}, ${row.enseignant}`)).toEqual([
    'Yasmine, CE1, Mme Delmas',
    'Beatriz, CE2, Mme Delmas',
    'Sacha, CE1, Mme Delmas',
    'Lucas, CE2, Mme Delmas',
    'Hugo, CE2, Mme Delmas',
    'Nina, CM1, M. Roussel',
    'Tahmid, CM2, M. Roussel',
    'Manon, CM2, M. Roussel',
    'Eva, CM2, M. Roussel',
    'Ismaël, CM1, M. Roussel',
  ])
  expect(new Set(rows.map((row) => row.etablissement))).toEqual(
    new Set(['École élémentaire Les Marronniers']),
  )
})

test('a column named after a situation of the form fills that situation, even when it speaks of the parents', async () => {
  const open = openDatabase(':memory:')
  await installExemple(open, RESOURCES_FOLDER)

  const situations = await open.db
    .selectFrom('orientation_situation as s')
    .innerJoin('orientation as o', 'o.id', 's.orientation_id')
    .where('o.import_id', 'is not', null)
    .select('s.situation')
    .distinct()
    .orderBy('s.situation')
    .execute()

  expect(situations.map((row) => row.situation)).toEqual([
    'difficulte-scolaire',
    'disponibilite-parents',
    'maitrise-francais',
  ])
})
