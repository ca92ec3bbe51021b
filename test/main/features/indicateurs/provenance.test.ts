import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { OpenDatabase } from '../../../../main/db/open.ts'
import { mondayOf } from '../../../../shared/dates.ts'
import {
  PROVENANCE_KINDS,
  type Provenance,
  type ProvenanceKind,
  type Valeur,
} from '../../../../shared/domain/valeur.ts'
import { arbitraryDossier } from '../../../builders/arbitrary-dossier.ts'
import { anyDate } from '../../../builders/arbitrary-values.ts'
import { type ReadFigures, readFigures, withDossier } from '../../../builders/figures.ts'

const TABLES: Readonly<Record<ProvenanceKind, string>> = {
  enfants: 'enfant',
  familles: 'famille',
  inscriptions: 'inscription',
  etablissements: 'etablissement',
  intervenants: 'intervenant',
  seances: 'seance',
  heures: 'heures',
  collectifs: 'collectif',
  actionsParents: 'action_parents',
  concertations: 'concertation',
  partenaires: 'partenaire',
  formations: 'formation',
  evaluations: 'evaluation',
  projets: 'projet',
  faitsMarquants: 'fait_marquant',
}

/** Checks the figures of generated dossiers, with the base that they come from. */
const onAnyFigures = (check: (read: ReadFigures, open: OpenDatabase) => void) =>
  fc.assert(
    fc.asyncProperty(arbitraryDossier, anyDate, (input, arreteAu) =>
      withDossier(input, async (open) => check(await readFigures(open.db, 'a1', arreteAu), open)),
    ),
    { numRuns: 25 },
  )

test('every record behind a figure or a remark is in the base, and is named once', async () => {
  const seen = new Set<ProvenanceKind>()

  await onAnyFigures(({ indicateurs }, { sqlite }) => {
    const all = [...indicateurs.figures.values(), ...indicateurs.constats]

    for (const { provenance } of all) {
      for (const kind of PROVENANCE_KINDS) {
        const ids = provenance[kind] ?? []
        const known = sqlite
          .prepare(
            `select count(*) from ${TABLES[kind]} where id in (select value from json_each(?))`,
          )
          .pluck()
          .get(JSON.stringify(ids))
        expect([kind, ids.length]).toEqual([kind, known])
        if (ids.length > 0) seen.add(kind)
      }
    }
  })

  // The dossiers generated are not all empty.
  expect([...seen]).toEqual(expect.arrayContaining(['enfants', 'seances', 'intervenants']))
})

const sizeOf =
  (...kinds: readonly ProvenanceKind[]) =>
  (provenance: Provenance) =>
    kinds.reduce((sum, kind) => sum + (provenance[kind]?.length ?? 0), 0)

test('a count is the number of the records behind it', async () => {
  await onAnyFigures(({ valeur, provenance }) => {
    const counts: readonly (readonly [string, (provenance: Provenance) => number])[] = [
      ...['salarie', 'volontaire', 'benevole', 'total'].map(
        (statut) => [`intervenants.${statut}.nombre`, sizeOf('intervenants')] as const,
      ),
      ...['elementaire', 'college', 'lycee', 'autres', 'total'].map(
        (palier) => [`public.${palier}`, sizeOf('enfants')] as const,
      ),
      ['public.collectifs', sizeOf('collectifs')],
      ['public.familles', sizeOf('familles', 'enfants')],
    ]

    for (const [code, size] of counts) {
      expect([code, valeur(code)]).toEqual([code, size(provenance(code))])
    }
    expect(valeur('public.etablissements')).toHaveLength(
      sizeOf('etablissements')(provenance('public.etablissements')),
    )
  })
})

test('a « oui » has a record behind it, a « non » has none', async () => {
  await onAnyFigures(({ indicateurs }) => {
    const lists = [...indicateurs.figures].filter(([code]) =>
      /^(situations|origines|activites|parents|ecole)\.(?!ecart)/.test(code),
    )

    expect(lists).toHaveLength(6 + 6 + 9 + 13 + 4)
    for (const [code, { valeur, provenance }] of lists) {
      expect([code, valeur]).toEqual([code, Object.values(provenance).flat().length > 0])
    }
  })
})

test('what is measured is what the séances and the heures behind it hold', async () => {
  await onAnyFigures((read, open) => {
    const expected = [
      ...['salarie', 'volontaire', 'benevole'].map(
        (statut) => [`intervenants.${statut}.heures`, hoursBehind(read, open, statut)] as const,
      ),
      ['calendrier.semaines', weeksBehind(read, open)] as const,
      ['assiduite.presents', presencesBehind(read, open, 'assiduite.presents', 'present')] as const,
      ['assiduite.absents', presencesBehind(read, open, 'assiduite.absents', 'absent')] as const,
      ['assiduite.excuses', presencesBehind(read, open, 'assiduite.excuses', 'excuse')] as const,
    ]

    for (const [code, value] of expected) expect([code, read.valeur(code)]).toEqual([code, value])
  })
})

/** Hours that the records behind a statut hold for the persons behind it, on days when they held it. */
function hoursBehind(
  { provenance }: ReadFigures,
  { sqlite }: OpenDatabase,
  statut: string,
): Valeur {
  const {
    seances = [],
    heures = [],
    intervenants = [],
  } = provenance(`intervenants.${statut}.heures`)
  const minutes = sqlite
    .prepare(
      `with spent as (
         select i.intervenant_id, s.date, coalesce(i.minutes, s.minutes) as minutes
         from seance_intervenant as i join seance as s on s.id = i.seance_id
         where s.id in (select value from json_each(@seances))
         union all
         select intervenant_id, date, minutes from heures
         where id in (select value from json_each(@heures))
       )
       select coalesce(sum(minutes), 0) from spent
       join intervenant_statut as st using (intervenant_id)
       where st.statut = @statut and date between st.debut and coalesce(st.fin, '9999-12-31')
         and intervenant_id in (select value from json_each(@intervenants))`,
    )
    .pluck()
    .get({
      statut,
      seances: JSON.stringify(seances),
      heures: JSON.stringify(heures),
      intervenants: JSON.stringify(intervenants),
    }) as number
  return Number((minutes / 60).toFixed(2))
}

function weeksBehind({ provenance }: ReadFigures, { sqlite }: OpenDatabase): Valeur {
  const dates = sqlite
    .prepare('select date from seance where id in (select value from json_each(?))')
    .pluck()
    .all(JSON.stringify(provenance('calendrier.semaines').seances)) as string[]
  return new Set(dates.map(mondayOf)).size
}

function presencesBehind(
  { provenance }: ReadFigures,
  { sqlite }: OpenDatabase,
  code: string,
  etat: string,
): Valeur {
  return sqlite
    .prepare(
      'select count(*) from presence where etat = ? and seance_id in (select value from json_each(?))',
    )
    .pluck()
    .get(etat, JSON.stringify(provenance(code).seances)) as number
}
