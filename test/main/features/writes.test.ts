import { expect, test } from 'vitest'
import { UNJOURNALED } from '../../../main/db/journal.ts'
import type { OpenDatabase } from '../../../main/db/open.ts'
import { createHandlers } from '../../../main/features/index.ts'
import { undoLast } from '../../../main/features/journal/journal.service.ts'
import type { Channel, Input } from '../../../shared/ipc/contract.ts'
import { aYear, DAY } from '../../builders/a-year.ts'
import { handlerServices } from '../../builders/handler-services.ts'
import { type Reads, spyReads } from '../../builders/spied-reads.ts'
import { twin } from '../../builders/twin.ts'

const NOW = new Date('2026-03-12T10:00:00Z')
const TODAY = '2026-03-12'
const ACTION = 'action-1'
const COLLECTIF = 'petits'
const ENFANT = 'amrani-ines'

/** One write about the records of these ids: nothing that names none of them may change. */
type Write = { readonly ids: readonly string[] } & {
  [C in Channel]: { readonly channel: C; readonly input: Input<C> }
}[Channel]

const personne = { nom: 'Martin', prenom: 'Claude', telephone: null, mail: null }
const naissance = { dateNaissance: '2018-02-03', anneeNaissance: null, sexe: null }
const inscription: Input<'inscriptions:save'>['saisie'] = {
  actionId: ACTION,
  collectifId: COLLECTIF,
  debut: '2025-10-07',
  fin: null,
  statut: 'inscrit',
  niveau: 'CP',
  classe: 'CP B',
  etablissementId: null,
  origines: ['famille'],
  accordParental: null,
}
const rencontre = { actionId: ACTION, date: DAY, note: 'vue', rappel: null }
const horaire = { jour: 'vendredi', debut: '16:00', fin: '17:30' } as const

/** One write of each kind, each about one record among others of its kind. */
function writes({ sqlite }: OpenDatabase, anneeId: string): readonly Write[] {
  const id = (query: string): string => sqlite.prepare(query).pluck().get() as string
  const inscriptionId = id(`select id from inscription where enfant_id = '${ENFANT}'`)
  const attenteId = id(
    `select id from inscription where statut = 'liste-attente' and action_id = '${ACTION}'`,
  )
  const heuresId = id(`select id from heures where action_id = '${ACTION}'`)
  const [parents, concertation] = ['action_parents', 'concertation'].map((table) =>
    id(`select id from ${table} where action_id = '${ACTION}'`),
  ) as [string, string]
  const seanceId = id(
    `select id from seance where etat = 'tenue' and collectif_id = '${COLLECTIF}'`,
  )
  const prevue = id(
    `select s.id from seance as s where collectif_id = '${COLLECTIF}' and date > '${TODAY}' order by date`,
  )
  const creneauId = id(`select id from creneau where collectif_id = '${COLLECTIF}'`)
  const orientationId = id("select id from orientation where statut <> 'inscrite' order by date")
  const present = id(`select enfant_id from presence where seance_id = '${seanceId}'`)
  const [axe, absent] = ['axe-0', 'haddad-rayan']
  return [
    {
      ids: ['amrani'],
      channel: 'familles:save',
      input: {
        familleId: 'amrani',
        saisie: {
          commune: 'Agen',
          quartierPrioritaire: null,
          responsables: [{ ...personne, lien: null }],
        },
      },
    },
    {
      ids: [ENFANT],
      channel: 'enfants:save',
      input: {
        enfantId: ENFANT,
        saisie: { nom: 'Martin', prenom: 'Claude', ...naissance, situations: ['logement'] },
      },
    },
    {
      ids: [ENFANT],
      channel: 'enfants:saveAutorisations',
      input: {
        enfantId: ENFANT,
        anneeId,
        saisie: {
          rentreSeul: true,
          droitImage: false,
          contratSigne: DAY,
          proches: [
            { nom: 'Mamie', lien: null, telephone: null, isAutorise: true, isAPrevenir: false },
          ],
        },
      },
    },
    {
      ids: [inscriptionId],
      channel: 'inscriptions:save',
      input: { inscriptionId, saisie: inscription },
    },
    {
      ids: [attenteId],
      channel: 'inscriptions:promote',
      input: { inscriptionId: attenteId, collectifId: COLLECTIF, debut: DAY },
    },
    {
      ids: ['rosa'],
      channel: 'intervenants:save',
      input: {
        intervenantId: 'rosa',
        saisie: {
          ...personne,
          statuts: [{ statut: 'benevole', debut: '2025-09-01', fin: null }],
          disponibilites: [horaire],
        },
      },
    },
    {
      ids: [heuresId],
      channel: 'heures:save',
      input: {
        heuresId,
        saisie: {
          intervenantId: 'rosa',
          actionId: ACTION,
          date: DAY,
          categorie: 'preparation',
          minutes: 45,
          note: null,
        },
      },
    },
    { ids: [heuresId], channel: 'heures:delete', input: { heuresId } },
    {
      ids: [parents],
      channel: 'rencontres:saveActionParents',
      input: {
        rencontreId: parents,
        saisie: { ...rencontre, genre: 'convivialite', participants: 3, familleIds: ['amrani'] },
      },
    },
    { ids: [parents], channel: 'rencontres:deleteActionParents', input: { rencontreId: parents } },
    {
      ids: [concertation],
      channel: 'rencontres:saveConcertation',
      input: {
        rencontreId: concertation,
        saisie: {
          ...rencontre,
          axe: 'territoire',
          genre: 'Réunion',
          etablissementId: null,
          partenaireId: null,
          moment: null,
        },
      },
    },
    {
      ids: [concertation],
      channel: 'rencontres:deleteConcertation',
      input: { rencontreId: concertation },
    },
    {
      ids: [axe],
      channel: 'formations:save',
      input: {
        formationId: axe,
        saisie: {
          actionId: ACTION,
          date: DAY,
          theme: 'Lire',
          organisateur: null,
          isConjointe: false,
          minutes: 30,
          participants: [{ intervenantId: 'rosa', minutes: null }],
          note: null,
        },
      },
    },
    { ids: [axe], channel: 'formations:delete', input: { formationId: axe } },
    {
      ids: [axe],
      channel: 'evaluations:save',
      input: {
        evaluationId: axe,
        saisie: {
          actionId: ACTION,
          date: DAY,
          titre: 'Bilan',
          publics: [{ public: 'enfants', interroges: 4, reponses: 2 }],
          constat: null,
        },
      },
    },
    { ids: [axe], channel: 'evaluations:delete', input: { evaluationId: axe } },
    {
      ids: [axe],
      channel: 'projets:save',
      input: {
        projetId: axe,
        saisie: {
          actionId: ACTION,
          genre: 'ouverture-culturelle',
          titre: 'Musée',
          partenaireId: null,
          date: DAY,
          fin: null,
          description: null,
          effets: null,
          seanceIds: [seanceId],
          actionParentsIds: [],
        },
      },
    },
    { ids: [axe], channel: 'projets:delete', input: { projetId: axe } },
    {
      ids: [axe],
      channel: 'faits-marquants:save',
      input: {
        faitMarquantId: axe,
        saisie: { actionId: ACTION, date: DAY, objectif: 'methodologie', note: 'Un fait' },
      },
    },
    { ids: [axe], channel: 'faits-marquants:delete', input: { faitMarquantId: axe } },
    {
      ids: ['prevert'],
      channel: 'repertoire:saveEtablissement',
      input: {
        etablissementId: 'prevert',
        saisie: {
          nom: 'École Prévert',
          type: 'ecole',
          commune: 'Agen',
          educationPrioritaire: null,
          quartierPrioritaire: null,
          contacts: [],
        },
      },
    },
    {
      ids: [COLLECTIF],
      channel: 'collectifs:rename',
      input: { collectifId: COLLECTIF, nom: 'Les petits' },
    },
    {
      ids: [creneauId],
      channel: 'collectifs:changeCreneau',
      input: { creneauId, vers: horaire, replanifier: false },
    },
    { ids: [seanceId], channel: 'seances:setActivites', input: { seanceId, activites: ['jeux'] } },
    { ids: [seanceId], channel: 'seances:setNote', input: { seanceId, note: 'calme' } },
    {
      ids: [seanceId],
      channel: 'seances:saveIntervenant',
      input: { seanceId, intervenantId: 'rosa', isPresent: true, minutes: 50 },
    },
    {
      ids: [prevue],
      channel: 'seances:move',
      input: { seanceId: prevue, date: '2026-03-18', debut: '10:00', fin: '11:00' },
    },
    {
      ids: [prevue],
      channel: 'seances:setEtat',
      input: { seanceId: prevue, etat: 'annulee', motif: 'Grève' },
    },
    {
      ids: [seanceId],
      channel: 'presences:save',
      input: { presences: [{ seanceId, enfantId: present, etat: 'excuse', note: 'malade' }] },
    },
    {
      ids: [absent],
      channel: 'presences:saveAppel',
      input: { enfantId: absent, date: DAY, note: null },
    },
    {
      ids: [orientationId],
      channel: 'orientations:saveSuivi',
      input: {
        orientationId,
        statut: 'sans-suite',
        etapes: { 'sans-suite': DAY },
        retourEcole: DAY,
        place: null,
      },
    },
    {
      ids: [ACTION],
      channel: 'actions:saveCadre',
      input: {
        actionId: ACTION,
        saisie: {
          diagnosticLe: null,
          diagnostic: 'Un besoin',
          charteLe: null,
          charteSignataires: null,
        },
      },
    },
    {
      ids: [ACTION],
      channel: 'ecrits:save',
      input: {
        actionId: ACTION,
        document: 'experience',
        arreteAu: DAY,
        textes: { intitule: 'Un titre' },
      },
    },
    { ids: [anneeId], channel: 'heures:saveTaux', input: { anneeId, taux: 1500 } },
    {
      ids: [anneeId],
      channel: 'calendrier:save',
      input: { anneeId, vacances: [{ nom: 'Pont', debut: '2026-05-15', fin: '2026-05-15' }] },
    },
  ]
}

/** Every row of the year, as text. */
function rowsOf({ sqlite }: OpenDatabase): ReadonlySet<string> {
  const tables = sqlite
    .prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'")
    .pluck()
    .all() as string[]
  return new Set(
    tables
      .filter((table) => !UNJOURNALED.includes(table))
      .flatMap((table) =>
        sqlite
          .prepare(`select * from ${table}`)
          .all()
          .map((row) => `${table} ${JSON.stringify(row)}`),
      ),
  )
}

const missing = (from: ReadonlySet<string>, to: ReadonlySet<string>) =>
  [...from].filter((row) => !to.has(row))

/** The same write about records that are no more. */
const ofTheGone = ({ ids, channel, input }: Write) => {
  const text = ids.reduce(
    (rest, id) => rest.replaceAll(JSON.stringify(id), '"gone"'),
    JSON.stringify(input),
  )
  return { ids, channel, input: JSON.parse(text) } as Write
}

test('a write changes the record that it is about, none of its neighbours, and is undone whole', async () => {
  const { open, anneeId } = await aYear()
  const reads: [Reads, Reads] = [{}, {}]
  // The sample year is over: here its séances from tomorrow on are still to come.
  open.sqlite.exec(`delete from presence where seance_id in (select id from seance where date > '${TODAY}');
    update seance set etat = 'prevue', note = null where etat = 'tenue' and date > '${TODAY}'`)
  const asked = writes(open, anneeId)
  const write = async ({ channel, input }: Write, into: Reads) => {
    const spied = spyReads(open, into, () => channel)
    const handlers = createHandlers(handlerServices(spied, { now: () => NOW }))
    return (handlers[channel] as (input: unknown) => Promise<unknown>)(input)
  }
  const before = rowsOf(open)

  for (const one of asked) {
    const { ids, channel } = one
    const answer = await write(one, reads[0])
    const after = rowsOf(open)
    const undone = await undoLast(open.db, NOW)
    const back = rowsOf(open)

    expect([channel, answer]).toMatchObject([channel, { ok: true }])
    const gone = missing(before, after)
    const others = gone.filter((row) => !ids.some((id) => row.includes(JSON.stringify(id))))
    expect([channel, others]).toEqual([channel, []])
    const changed = gone.length + missing(after, before).length
    expect([channel, changed > 0, undone.ok]).toEqual([channel, true, true])
    expect([channel, [...missing(before, back), ...missing(back, before)]]).toEqual([channel, []])
    const refused = await write(ofTheGone(one), {})
    expect([channel, refused]).toMatchObject([channel, { ok: false, error: {} }])
  }

  // The answer stays the same when another action has the same persons and days.
  twin(open.sqlite, { table: 'action', id: 'action-2' }, ' bis', (row, table) =>
    table === 'action' ? { ...row, numero: '9' } : row,
  )
  for (const one of asked) {
    await write(one, reads[1])
    await undoLast(open.db, NOW)
  }
  await open.close()
  const more = Object.keys(reads[0]).filter(
    (read) => (reads[1][read] ?? reads[0][read]) !== reads[0][read],
  )
  expect(more.filter((read) => !read.includes('operation_under_way'))).toEqual([
    expect.stringMatching(/^enfants:saveAutorisations: .* left join "action"/),
    expect.stringMatching(/^heures:saveTaux: .* left join "action"/),
  ])
})
