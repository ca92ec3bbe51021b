import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { OpenDatabase } from '../../../main/db/open.ts'
import { findHeures as findAnnexeHeures } from '../../../main/features/annexes/annexes.repository.ts'
import {
  findHeures,
  findHeuresFormations,
  findHeuresSeances,
  findTotals,
} from '../../../main/features/heures/heures.service.ts'
import { findFaits } from '../../../main/features/indicateurs/indicateurs.repository.ts'
import { findIntervenantsOf } from '../../../main/features/intervenants/intervenants.service.ts'
import { findInscrits } from '../../../main/features/presences/presences.repository.ts'
import { countInconnus } from '../../../main/features/seances/seances.repository.ts'
import { statutAt } from '../../../shared/domain/intervenant.ts'
import { arbitraryDossier } from '../../builders/arbitrary-dossier.ts'
import { withDossier } from '../../builders/figures.ts'
import { given } from '../../builders/given.ts'

type Db = OpenDatabase['db']
type Line = {
  readonly intervenantId: string
  readonly statut: string | null
  readonly minutes: number
}

const DATES = ['2021-11-15', '2022-04-30', '2022-08-31']

/** Minutes by intervenant and statut (« sans » for none), without the zeros. */
function sums(lines: readonly Line[]): Readonly<Record<string, number>> {
  const all: Record<string, number> = {}
  for (const { intervenantId, statut, minutes } of lines) {
    const key = `${intervenantId} ${statut ?? 'sans'}`
    all[key] = (all[key] ?? 0) + minutes
  }
  return Object.fromEntries(Object.entries(all).filter(([, minutes]) => minutes > 0))
}

/** The rule said again in plain code, on the rows of the tables. */
async function naiveTemps(db: Db, actionId: string, day: string): Promise<readonly Line[]> {
  const statuts = await db.selectFrom('intervenant_statut').selectAll().execute()
  const collectifs = await db.selectFrom('collectif').selectAll().execute()
  const seances = await db.selectFrom('seance').selectAll().execute()
  const equipes = await db.selectFrom('seance_intervenant').selectAll().execute()
  const heures = await db.selectFrom('heures').selectAll().execute()
  const lineOf = (intervenantId: string, date: string, minutes: number): Line => ({
    ...{ intervenantId, minutes },
    statut: statutAt(
      statuts.filter((one) => one.intervenant_id === intervenantId),
      date,
    ),
  })
  const enSeance = equipes.flatMap(({ seance_id, intervenant_id, minutes }) => {
    const seance = seances.find(({ id }) => id === seance_id)
    const own = collectifs.find(({ id }) => id === seance?.collectif_id)
    if (seance === undefined || own?.action_id !== actionId) return []
    if (seance.etat !== 'tenue' || seance.date > day) return []
    return [lineOf(intervenant_id, seance.date, minutes ?? seance.minutes)]
  })
  const horsSeance = heures
    .filter(({ action_id, date }) => action_id === actionId && date <= day)
    .map(({ intervenant_id, date, minutes }) => lineOf(intervenant_id, date, minutes))
  const formations = await db.selectFrom('formation').selectAll().execute()
  const venus = await db.selectFrom('formation_intervenant').selectAll().execute()
  const enFormation = venus.flatMap(({ formation_id, intervenant_id, minutes }) => {
    const formation = formations.find(({ id }) => id === formation_id)
    if (formation?.action_id !== actionId || formation.date > day) return []
    return [lineOf(intervenant_id, formation.date, minutes ?? formation.minutes)]
  })
  return [...enSeance, ...horsSeance, ...enFormation]
}

/** A formation in each action, that everyone followed; every other one for a time of their own. */
async function addFormations(db: Db, actions: readonly { readonly id: string }[]): Promise<void> {
  const intervenants = await db.selectFrom('intervenant').select('id').orderBy('id').execute()
  for (const [index, { id: action_id }] of actions.entries()) {
    const formation = { id: `f${index}`, action_id, date: '2022-01-20', minutes: 150 + index }
    await db
      .insertInto('formation')
      .values({ ...formation, theme: 'Lire', is_conjointe: 0 })
      .execute()
    for (const [rank, one] of intervenants.entries()) {
      const own = rank % 2 === 0 ? null : 40 + rank
      await db
        .insertInto('formation_intervenant')
        .values({ formation_id: `f${index}`, intervenant_id: one.id, minutes: own })
        .execute()
    }
  }
}

test('time worked is the same in the list of hours, its totals, the list of intervenants, the figures and the annexes', async () => {
  let compared = 0
  let withoutStatut = 0

  await fc.assert(
    fc.asyncProperty(arbitraryDossier, fc.constantFrom(...DATES), (input, day) =>
      withDossier(input, async ({ db }, anneeId) => {
        const actions = await db.selectFrom('action').select('id').execute()
        await addFormations(db, actions)
        for (const { id: actionId } of actions) {
          const scope = { anneeId, actionId }
          const expected = sums(await naiveTemps(db, actionId, day))
          const list = [
            ...given(await findHeures(db, scope)).filter(({ date }) => date <= day),
            ...given(await findHeuresSeances(db, scope, day)),
            ...given(await findHeuresFormations(db, scope, day)),
          ]
          const annexe = (await findAnnexeHeures(db, { actionId, arreteAu: day })).map(
            ({ parMois, ...row }) => ({
              ...row,
              minutes: Object.values(JSON.parse(parMois) as Record<string, number>).reduce(
                (sum, minutes) => sum + minutes,
                0,
              ),
            }),
          )
          const faits = await findFaits(db, { actionId, arreteAu: day })
          expect(sums(list)).toEqual(expected)
          expect(sums(given(await findTotals(db, scope, day)))).toEqual(expected)
          expect(sums(faits.minutes)).toEqual(expected)
          expect(sums(annexe)).toEqual(expected)
          for (const line of given(await findIntervenantsOf(db, scope, day))) {
            const own = Object.entries(expected).filter(([key]) =>
              key.startsWith(`${line.intervenantId} `),
            )
            const sum = (isSans: boolean) =>
              own
                .filter(([key]) => key.endsWith(' sans') === isSans)
                .reduce((total, [, minutes]) => total + minutes, 0)
            expect(line.minutesSeances + line.minutesAutres).toBe(sum(false))
            expect(line.minutesSansStatut).toBe(sum(true))
          }
          compared += Object.keys(expected).length
          withoutStatut += Object.keys(expected).filter((key) => key.endsWith(' sans')).length
        }
      }),
    ),
    { numRuns: 80, seed: 20261129 },
  )

  expect(compared).toBeGreaterThan(60)
  expect(withoutStatut).toBeGreaterThan(0)
})

test('attendance expected is the same in the registers, the calendar and the figures', async () => {
  let compared = 0

  await fc.assert(
    fc.asyncProperty(arbitraryDossier, fc.constantFrom(...DATES), (input, day) =>
      withDossier(input, async ({ db }) => {
        const seances = await db
          .selectFrom('seance as s')
          .innerJoin('collectif as c', 'c.id', 's.collectif_id')
          .select(['s.id', 's.date', 's.etat', 's.collectif_id', 'c.action_id'])
          .execute()
        const inscriptions = await db.selectFrom('inscription').selectAll().execute()
        const presences = await db.selectFrom('presence').selectAll().execute()
        const naive = new Map(
          seances.map(({ id, date, collectif_id }) => [
            id,
            new Set(
              inscriptions
                .filter(
                  (one) =>
                    one.collectif_id === collectif_id &&
                    one.statut === 'inscrit' &&
                    one.debut <= date &&
                    (one.fin ?? '9999-12-31') >= date,
                )
                .map(({ enfant_id }) => enfant_id),
            ),
          ]),
        )
        const inscrits = await findInscrits(
          db,
          seances.map(({ id }) => id),
        )
        const inconnusOf = (id: string) =>
          [...(naive.get(id) ?? [])].filter(
            (enfant) => !presences.some((p) => p.seance_id === id && p.enfant_id === enfant),
          ).length

        for (const { id } of seances) {
          const own = inscrits.filter(({ seanceId }) => seanceId === id)
          expect(own.map(({ enfantId }) => enfantId).sort()).toEqual(
            [...(naive.get(id) ?? [])].sort(),
          )
        }
        for (const actionId of new Set(seances.map(({ action_id }) => action_id))) {
          const past = seances.filter((s) => s.action_id === actionId && s.date <= day)
          const calendar = await countInconnus(db, { actionIds: [actionId] }, day)
          for (const { id, etat } of past) {
            const told = calendar.find(({ seanceId }) => seanceId === id)?.inconnus ?? 0
            expect(told).toBe(etat === 'annulee' ? 0 : inconnusOf(id))
            compared += naive.get(id)?.size ?? 0
          }
          const faits = await findFaits(db, { actionId, arreteAu: day })
          expect(faits.presencesInconnues.count).toBe(
            past
              .filter(({ etat }) => etat === 'tenue')
              .reduce((sum, { id }) => sum + inconnusOf(id), 0),
          )
        }
      }),
    ),
    { numRuns: 80, seed: 20261130 },
  )

  expect(compared).toBeGreaterThan(60)
})
