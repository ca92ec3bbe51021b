import { readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { openDatabase } from '../../../../main/db/open.ts'
import { importDossier } from '../../../../main/features/dossiers/dossiers.service.ts'
import { saveParametres } from '../../../../main/features/parametres/parametres.service.ts'
import { buildContribution } from '../../../../main/features/reseau/contribution.service.ts'
import { updateReseau } from '../../../../main/features/reseau/reseau.repository.ts'
import {
  contributionText,
  readContribution,
  writeConsolidation,
} from '../../../../main/features/reseau/reseau.service.ts'
import { consolidate } from '../../../../shared/domain/consolidation.ts'
import type { Contribution } from '../../../../shared/domain/contribution.ts'
import type { Dossier } from '../../../../shared/domain/dossier.ts'
import { PARAMETRES_PAR_DEFAUT } from '../../../../shared/domain/faits.ts'
import type { StatutOrientation as Statut } from '../../../../shared/domain/listes.ts'
import { clePersonne } from '../../../../shared/domain/nom.ts'
import { aTown } from '../../../builders/a-town.ts'
import {
  aCollectif,
  aFamille,
  anAction,
  anAnnee,
  anEnfant,
  anEtablissement,
  anInscription,
  anIntervenant,
  anOrientation,
  aSeance,
  aStructure,
} from '../../../builders/records.ts'
import { tempFolder } from '../../../builders/temp-folder.ts'

const ARRETE_AU = '2026-04-30'
const now = new Date('2026-05-04T08:00:00Z')
const CLE = 'une clé que seuls les porteurs ont'

/** The contribution that a porteur would send, made from its own base. */
async function contributionOf(
  dossier: Dossier,
  { arreteAu = ARRETE_AU, avecEmpreintes = true, sansMasque = true, at = now } = {},
): Promise<Contribution> {
  const open = openDatabase(':memory:')
  try {
    const imported = await importDossier(open, dossier, { remplacer: false })
    if (!imported.ok) throw new Error(imported.error.code)
    const { anneeId } = imported.value
    const demande = { anneeId, arreteAu, reseau: null, sansMasque, avecEmpreintes: false }
    await buildContribution(open.db, demande, at)
    await updateReseau(open.db, { cle: CLE })
    const built = await buildContribution(open.db, { ...demande, avecEmpreintes }, at)
    if (!built.ok) throw new Error(built.error.code)
    return built.value
  } finally {
    await open.close()
  }
}

const dossiers = aTown()
let town: readonly Contribution[]
beforeAll(async () => {
  town = await Promise.all(dossiers.map((dossier) => contributionOf(dossier)))
})

/** Enfants that count as of the date, with their identity and the telephone of their famille. */
const accueillis = (dossier: Dossier) =>
  dossier.inscriptions
    .filter(({ statut, debut }) => statut === 'inscrit' && debut <= ARRETE_AU)
    .flatMap(({ enfantId }) => {
      const enfant = dossier.enfants.find(({ id }) => id === enfantId)
      const famille = dossier.familles.find(({ id }) => id === enfant?.familleId)
      return enfant === undefined
        ? []
        : {
            cle: `${clePersonne(enfant)} ${enfant.dateNaissance}`,
            telephone: famille?.responsables[0]?.telephone,
          }
    })

test('what a porteur sends is what stands at the date: of its two actions, and of no other année', async () => {
  const open = openDatabase(':memory:')
  const { db } = open
  await aStructure(db)
  const { id: anneeId } = await anAnnee(db)
  const next = await anAnnee(db, { debut: '2022-09-01', fin: '2023-08-31' })
  const [one, two, later] = [
    await anAction(db),
    await anAction(db),
    await anAction(db, { annee_id: next.id }),
  ]
  const mardi = await aCollectif(db, { action_id: one.id })
  await aCollectif(db, { action_id: two.id, nom: 'Jeudi' })
  await aCollectif(db, { action_id: later.id, nom: 'Après' })
  const ferry = await anEtablissement(db, { commune: 'Agen' })
  const from = { etablissement_id: ferry.id }
  const place = { action_id: one.id, collectif_id: mardi.id, ...from }
  const { id: famille_id } = await aFamille(db, { quartier_prioritaire: 'Les Tilleuls' })
  const { id: both } = await anEnfant(db, { famille_id })
  await anInscription(db, { ...place, enfant_id: both, fin: '2022-04-30' })
  await anInscription(db, { action_id: two.id, enfant_id: both })
  await anInscription(db, { ...place, niveau: 'CM1', debut: '2022-04-30' })
  await anInscription(db, { ...place, niveau: 'CM2', fin: '2022-04-29' })
  await anInscription(db, { ...place, debut: '2022-05-01' })
  await anInscription(db, { ...place, action_id: later.id, collectif_id: null })
  const waiting = { action_id: two.id, statut: 'liste-attente', ...from } as const
  await anInscription(db, { ...waiting, debut: '2022-04-30' })
  await anInscription(db, { ...waiting, fin: '2022-04-30' })
  await anInscription(db, { ...waiting, niveau: 'CP', etablissement_id: null })
  await anInscription(db, { ...waiting, debut: '2022-05-01' })
  await anInscription(db, { ...waiting, fin: '2022-04-29' })
  await anInscription(db, { ...waiting, action_id: later.id })
  const propose = (statut: Statut, reached: string, date = '2022-04-20') =>
    anOrientation(db, {
      ...{ ...from, annee_id: anneeId, statut, date, criteres: ['Lecture'] },
      etapes: statut === 'recue' ? {} : { [statut]: reached },
    })
  await propose('inscrite', '2022-04-30')
  await propose('inscrite', '2022-04-22')
  await propose('inscrite', '2022-05-01')
  await propose('refusee', '2022-04-21')
  await propose('accord', '2022-04-21')
  await propose('recue', '')
  await propose('sans-suite', '2022-04-23', '2022-04-23')
  await propose('recue', '', '2022-05-01')
  await anOrientation(db, { ...from, annee_id: next.id, date: '2022-04-20', criteres: ['Oral'] })
  const [omar, lina] = [await anIntervenant(db), await anIntervenant(db, { nom: 'Roy' })]
  const train = async (date: string, is_conjointe: 0 | 1, action_id = one.id) => {
    const id = `${date} ${is_conjointe} ${action_id}`
    const training = { action_id, date, is_conjointe, id, theme: 'Lire', minutes: 180 }
    await db.insertInto('formation').values(training).execute()
    for (const [{ id: intervenant_id }, minutes] of [
      [omar, null],
      [lina, 60],
    ] as const) {
      await db
        .insertInto('formation_intervenant')
        .values({ formation_id: id, intervenant_id, minutes })
        .execute()
    }
  }
  await train('2022-04-30', 1, two.id)
  await train('2022-04-30', 0)
  await train('2022-05-01', 1)
  await train('2022-04-30', 1, later.id)
  for (const date of ['2022-04-29', '2022-04-30', '2022-05-01']) {
    await aSeance(db, { collectif_id: mardi.id, date })
  }
  await aSeance(db, { collectif_id: mardi.id, etat: 'annulee' })

  const demande = { anneeId, arreteAu: '2022-04-30', reseau: null, sansMasque: true }
  const built = await buildContribution(db, { ...demande, avecEmpreintes: false }, now)

  if (!built.ok) throw new Error(built.error.code)
  const { ensemble, actions, ventilations, flux, attente, formationsCommunes, ...rest } =
    built.value
  expect(ensemble['public.total']).toBe(3)
  expect(actions.map(({ figures }) => figures['public.total'])).toEqual([3, 1])
  expect(ensemble).toMatchObject({
    ...{ 'seances.tenues': 2, 'seances.heures': 3 },
    ...{ 'formations.intervenants': 2, 'formations.heures': 8 },
  })
  expect(actions.map(({ figures }) => figures['seances.tenues'])).toEqual([2, 0])
  expect(ventilations).toMatchObject({
    ...{ niveaux: { CE2: 1, CM1: 1, CM2: 1 }, criteres: { Lecture: 7 } },
    quartiers: { 'Les Tilleuls': 1, 'non précisé': 2 },
  })
  expect(attente).toEqual({ CE2: 2, CP: 1 })
  const nothing = { proposes: 0, inscrits: 0, attente: 0, refuses: 0, sansSuite: 0, enCours: 0 }
  expect(flux).toEqual([
    {
      etablissement: { nom: 'École Jules-Ferry', commune: 'Agen', type: 'ecole' },
      ...{ proposes: 7, inscrits: 2, attente: 1, refuses: 1, sansSuite: 1, enCours: 2 },
      // 10, 2, 1 and 0 days.
      ...{ aboutis: 4, delaiMoyenJours: 3.3, enfants: 3, listeAttente: 2 },
    },
    {
      etablissement: { nom: 'non précisé', commune: null, type: 'autre' },
      ...{ ...nothing, aboutis: 0, delaiMoyenJours: null, enfants: 0, listeAttente: 1 },
    },
  ])
  expect(formationsCommunes).toEqual([
    { date: '2022-04-30', theme: 'Lire', presents: 2, heures: 4 },
  ])
  const placesFor = async (effectifMax: number | null) => {
    const parametres = { ...PARAMETRES_PAR_DEFAUT, effectifMin: null, effectifMax }
    await saveParametres(db, { anneeId, parametres }, now)
    const again = await buildContribution(db, { ...demande, avecEmpreintes: false }, now)
    return again.ok && [again.value.placesLibres, again.value.placesNiveaux]
  }
  expect(await placesFor(1)).toEqual([1, { 'non précisé': 1 }])
  expect(await placesFor(null)).toEqual([null, {}])
  // Of twelve places each, two are taken in the first collectif on the day itself.
  expect(rest).toMatchObject({
    ...{ placesLibres: 22, placesNiveaux: { 'CE2, CM1': 10, 'non précisé': 12 } },
    ...{ arreteAu: '2022-04-30', annee: { debut: '2021-09-01', fin: '2022-08-31' } },
  })
  await open.close()
})

test('over twelve porteurs, different children and familles are those of an independent count', () => {
  const all = dossiers.flatMap(accueillis)

  const { distincts } = consolidate(town, ARRETE_AU)

  const sum = town.reduce((total, c) => total + (c.ensemble['public.total'] ?? 0), 0)
  expect(distincts.get('public.total')).toBe(new Set(all.map(({ cle }) => cle)).size)
  expect(distincts.get('public.familles')).toBe(new Set(all.map((e) => e.telephone)).size)
  expect(sum).toBeGreaterThan(new Set(all.map(({ cle }) => cle)).size)
})

test('sums are those of the porteurs, of hours as of children', () => {
  const { figures } = consolidate(town, ARRETE_AU)

  for (const code of ['public.total', 'intervenants.benevole.heures', 'seances.tenues']) {
    const expected = town.reduce((total, c) => total + (c.ensemble[code] ?? 0), 0)
    expect(expected).toBeGreaterThan(0)
    expect(figures.get(code)).toBeCloseTo(expected, 2)
  }
})

test('neither the order of the files nor a file given twice changes anything', () => {
  const straight = consolidate(town, ARRETE_AU)
  const turned = consolidate([...town.toReversed(), ...town.slice(0, 3)], ARRETE_AU)

  expect(turned.remplacees).toEqual([])
  expect(turned.repetees).toHaveLength(3)
  expect({ ...turned, repetees: [], flux: [] }).toEqual({ ...straight, flux: [] })
  expect(turned.flux.map(({ nom, proposes }) => [nom, proposes])).toEqual(
    straight.flux.map(({ nom, proposes }) => [nom, proposes]),
  )
})

test('of one porteur the newest counts, the older is told; a later one than asked is left aside', async () => {
  const [first] = town
  if (first === undefined) throw new Error('no contribution')
  const older = { ...first, arreteAu: '2026-03-31', controle: 'older' }
  const later = { ...first, arreteAu: '2026-06-30', controle: 'later' }

  const { porteurs, remplacees, posterieures } = consolidate([older, later, first], ARRETE_AU)

  expect(porteurs).toEqual([first])
  expect(remplacees).toEqual([older])
  expect(posterieures).toEqual([later])
})

test('two contributions of one identity are of two centres by another name or commune, or fewer than half of the enfants in common', () => {
  const [given] = town
  if (given?.empreintes == null) throw new Error('no contribution')
  const empreintes = { ...given.empreintes, enfants: ['a', 'b', 'c', 'd', 'e', 'f'] }
  const first: Contribution = { ...given, empreintes }
  const told = (changes: Partial<Contribution>) => {
    const second = { ...first, controle: 'second', arreteAu: '2026-03-31', ...changes }
    const { identitesDoubles } = consolidate([second, first], ARRETE_AU)
    return identitesDoubles.map(({ compte, autre, raison }) => [
      ...[compte.controle === first.controle, autre.controle === 'second'],
      raison,
    ])
  }
  const of = (...enfants: string[]) => ({ empreintes: { ...empreintes, enfants } })
  const named = (changes: object) => ({ porteur: { ...first.porteur, ...changes } })

  expect(told({})).toEqual([])
  expect(told(named({ nom: first.porteur.nom.toUpperCase() }))).toEqual([])
  expect(told(named({ nom: 'Le Port' }))).toEqual([[true, true, 'nom']])
  expect(told(named({ commune: 'Ailleurs' }))).toEqual([[true, true, 'nom']])
  expect(told(of('a', 'b', 'c', 'x', 'y', 'z'))).toEqual([])
  expect(told(of('a', 'b', 'w', 'x', 'y', 'z'))).toEqual([[true, true, 'enfants']])
  expect(told(of('a', 'z'))).toEqual([])
  expect(told({ empreintes: null })).toEqual([])
})

test('without fingerprints the number of different children has two bounds', async () => {
  const plain = await Promise.all(
    dossiers.slice(0, 2).map((dossier) => contributionOf(dossier, { avecEmpreintes: false })),
  )
  const counts = plain.map((c) => c.ensemble['public.total'] ?? 0)

  expect(consolidate(plain, ARRETE_AU).distincts.get('public.total')).toEqual({
    auMoins: Math.max(...counts),
    auPlus: counts.reduce((a, b) => a + b, 0),
  })
})

test('nothing of a contribution is a name, a birth date, a telephone or a mail of the dossier', async () => {
  for (const [rank, dossier] of dossiers.entries()) {
    const text = contributionText(town[rank] as Contribution).toLowerCase()
    const adults = dossier.familles.flatMap(({ responsables }) => responsables)
    const secrets = [
      ...dossier.enfants.flatMap((e) => [e.nom, e.prenom, e.dateNaissance]),
      ...dossier.intervenants.flatMap((i) => [i.nom, i.prenom, i.telephone, i.mail]),
      ...adults.flatMap((r) => [r.nom, r.prenom, r.telephone, r.mail]),
      ...dossier.orientations.flatMap((o) => [o.enseignant, o.objectif]),
    ].filter((secret): secret is string => secret !== null && secret.length > 3)

    // Whole words: « Rosa » also stands in « rosaces ».
    const found = secrets.filter((secret) => text.includes(`"${secret.toLowerCase()}"`))
    expect(secrets.length).toBeGreaterThan(100)
    expect(found).toEqual([])
    expect(text).not.toContain(CLE)
  }
})

test('small counts are masked, and no lone one that the total would give back', async () => {
  const [dossier] = dossiers
  if (dossier === undefined) throw new Error('no dossier')
  const masked = await contributionOf(dossier, { sansMasque: false })

  for (const counts of [...Object.values(masked.ventilations), masked.attente]) {
    const small = Object.values(counts).filter((n) => n !== null && n > 0 && n < 5)
    expect(small).toEqual([])
  }
  const niveaux = Object.values(masked.ventilations.niveaux)
  expect(niveaux.filter((n) => n === null).length).not.toBe(1)
  expect(niveaux.filter((n) => n === null).length).toBeGreaterThan(1)
})

test('a file that was altered, cut, of another version or of another kind is refused with what to do', () => {
  const text = contributionText(town[0] as Contribution)
  const told = (changed: string) => {
    const path = join(tempFolder(), 'porteur.json')
    writeFileSync(path, changed)
    const read = readContribution(path)
    return read.ok
      ? 'lu'
      : read.error.code === 'unusable-file'
        ? read.error.reason
        : read.error.code
  }

  expect(told(text)).toBe('lu')
  expect(told(text.replace(/"public.total": \d+/, '"public.total": 999'))).toContain(
    'redemandez-le',
  )
  expect(told(text.slice(0, 400))).toContain('redemandez-le')
  expect(told(text.replace('"version": 1', '"version": 2'))).toContain('mettez Cartable à jour')
  expect(told('{"format":"cartable/dossier"}')).toContain('ce n’est pas une contribution')
  expect(told('[]')).toContain('ce n’est pas une contribution')
  expect(told('null')).toContain('ce n’est pas une contribution')
})

test('années before make the trend; they are never added to the année of the date', () => {
  const [one, two] = town as [Contribution, Contribution]
  const before = {
    ...one,
    annee: { debut: '2024-09-01', fin: '2025-08-31' },
    arreteAu: '2025-06-30',
    controle: 'before',
    ensemble: { ...one.ensemble, 'public.total': 31 },
  }
  // Another porteur begins its année the next day: it is the same année.
  const next = { ...two, annee: { debut: '2025-09-02', fin: '2026-07-03' } }

  const { annee, porteurs, figures, tendance, posterieures } = consolidate(
    [next, before, one],
    ARRETE_AU,
  )

  const total = (one.ensemble['public.total'] ?? 0) + (two.ensemble['public.total'] ?? 0)
  expect(annee).toBe('2025-2026')
  expect(porteurs).toHaveLength(2)
  expect(figures.get('public.total')).toBe(total)
  expect(tendance.map((t) => [t.annee, t.porteurs.length, t.figures.get('public.total')])).toEqual([
    ['2024-2025', 1, 31],
    ['2025-2026', 2, total],
  ])
  expect(consolidate([before, one], '2025-06-30').posterieures).toEqual([one])
  expect(posterieures).toEqual([])
})

test('documents of the town: what was corrected in Word is kept, the next one goes beside it', async () => {
  const sortie = tempFolder()
  const options = { reseau: 'Ville', sortie, now }
  const whole = consolidate(town, ARRETE_AU)
  const consolidation = { ...whole, flux: whole.flux.slice(0, 2) }
  const first = await writeConsolidation(consolidation, options)
  const [bilan = '', ...others] = first.ok ? first.value : []
  writeFileSync(bilan, 'corrected by hand')

  const second = await writeConsolidation(consolidation, options)

  expect(others.map((path) => relative(sortie, path))).toEqual([
    'Bilan consolidé – arrêté au 30-04-2026.xlsx',
    'Le Clas de la ville en une page – arrêté au 30-04-2026.docx',
    ...consolidation.flux.map(({ nom }) =>
      join('Retours aux écoles – arrêté au 30-04-2026', `${nom}.docx`),
    ),
  ])
  expect(second.ok && second.value).toHaveLength(5)
  expect(second.ok && second.value).not.toContain(bilan)
  expect(readFileSync(bilan, 'utf8')).toBe('corrected by hand')
})
