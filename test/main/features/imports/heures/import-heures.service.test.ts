import { describe, expect, test } from 'vitest'
import { commitHeures } from '../../../../../main/features/imports/heures/import-heures.service.ts'
import { undoImport } from '../../../../../main/features/imports/imports.service.ts'
import { apercuHeures } from '../../../../builders/an-apercu.ts'
import {
  aBaseOfHours,
  aTable,
  aTableAs,
  importHours,
  NOW,
  previewHours,
  statutsOf,
} from '../../../../builders/heures/a-table.ts'
import { heuresPath } from '../../../../builders/heures/fixture-files.ts'
import { dataSnapshot } from '../../../../builders/orientations/snapshot.ts'
import { aCollectif, anAction, anIntervenant } from '../../../../builders/records.ts'

const HEADER = 'Nom;Prénom;Date;Durée;Catégorie'

const written = (open: Awaited<ReturnType<typeof aBaseOfHours>>['open']) =>
  open.sqlite
    .prepare(
      `select i.nom, i.prenom, s.statut, s.debut, h.date, h.minutes, h.categorie, h.note
       from heures h join intervenant i on i.id = h.intervenant_id
       left join intervenant_statut s on s.intervenant_id = i.id order by i.nom, h.date`,
    )
    .all()

describe('who', () => {
  test('a known intervenant is recognised whatever the accents, the case and the order', async () => {
    const { open, options } = await aBaseOfHours()
    await anIntervenant(open.db, { nom: 'N’Diaye', prenom: 'Hélène' })

    const { personnes, lignes, aDire } = await previewHours(
      open,
      aTable(HEADER, 'HELENE;NDIAYE;05/10/2021;1h;Préparation'),
      options,
    )

    expect(aDire).toEqual({ jour: false, action: false, statut: false })
    expect(personnes).toMatchObject([{ choix: { kind: 'intervenant' }, texte: null }])
    expect(lignes).toMatchObject([{ statut: 'nouveau', messages: [] }])
  })

  test('a new intervenant holds the statut of the file, else the one said for all, from the first day', async () => {
    const { open, options } = await aBaseOfHours()
    const table = aTable(
      `${HEADER};Statut`,
      'DURAND;Helene;05/10/2021;1h;Préparation;Salariée',
      'Durand;Hélène;06/10/2021;1h;Préparation;',
      'PETIT;Marc;06/10/2021;1h;Préparation;',
    )

    await importHours(open, table, { ...options, statut: 'volontaire' })

    expect(written(open)).toMatchObject([
      { nom: 'Durand', prenom: 'Hélène', statut: 'salarie', debut: '2021-09-01' },
      { nom: 'Durand', statut: 'salarie' },
      { nom: 'PETIT', statut: 'volontaire', debut: '2021-09-01' },
    ])
  })

  test.each([
    ['homonyms', 'Sy;Omar', '2 intervenants portent ce nom'],
    ['one letter of difference', 'Lefèbvre;Annie', 'Ressemble à Lefebre Annie'],
    ['a shortened prénom', 'Lefebre;A.', 'Ressemble à Lefebre Annie'],
    ['a nom alone', 'Lefebre;', 'Ressemble à Lefebre Annie'],
    ['a nom alone that nobody bears', 'Divers;', 'Le nom n’est pas entier'],
  ])('%s: left to the person', async (_case, name, expected) => {
    const { open, options } = await aBaseOfHours()
    await anIntervenant(open.db)
    await anIntervenant(open.db)
    await anIntervenant(open.db, { nom: 'Lefebre', prenom: 'Annie' })

    const { personnes, lignes } = await previewHours(
      open,
      aTable(HEADER, `${name};05/10/2021;1h;Préparation`),
      options,
    )

    expect(personnes[0]?.choix).toBeNull()
    expect(personnes[0]?.texte).toContain(expected)
    expect(lignes[0]?.statut).toBe('ambigu')
  })

  test('somebody may be decided to be known, unnamed, or left out', async () => {
    const { open, options } = await aBaseOfHours()
    const annie = await anIntervenant(open.db, { nom: 'Lefebre', prenom: 'Annie' })
    const table = aTable(
      HEADER,
      'Lefèbvre;Annie;05/10/2021;1h;Préparation',
      'Divers;;06/10/2021;2h;Préparation',
      'PETIT;Marc;07/10/2021;3h;Préparation',
    )
    const { personnes } = await previewHours(open, table, options)
    const [lefebvre = '', divers = '', petit = ''] = personnes.map(({ cle }) => cle)

    const done = await importHours(open, table, {
      ...options,
      personnes: [
        { cle: lefebvre, choix: { kind: 'intervenant', intervenantId: annie.id } },
        { cle: divers, choix: { kind: 'occasionnel' } },
        { cle: petit, choix: { kind: 'ignorer' } },
      ],
    })

    expect(done.lignes.map(({ statut, isIgnoree }) => [statut, isIgnoree])).toEqual([
      ['nouveau', false],
      ['nouveau', false],
      ['ambigu', true],
    ])
    expect(written(open)).toMatchObject([
      { nom: 'Bénévole occasionnel', prenom: '', statut: 'benevole', minutes: 120 },
      { nom: 'Lefebre', minutes: 60 },
    ])
  })

  test('an intervenant known by name is not created again, even when « nouveau » is asked', async () => {
    const { open, options } = await aBaseOfHours()
    const annie = await anIntervenant(open.db, { nom: 'Lefebre', prenom: 'Annie' })
    const table = aTable(
      HEADER,
      'Lefebre;Annie;05/10/2021;1h;Préparation',
      'Divers;;06/10/2021;2h;Préparation',
    )
    const { personnes: before } = await previewHours(open, table, options)

    const { personnes } = await previewHours(open, table, {
      ...options,
      personnes: before.map(({ cle }) => ({ cle, choix: { kind: 'nouveau' } })),
    })

    expect(personnes.map(({ choix }) => choix)).toEqual([
      { kind: 'intervenant', intervenantId: annie.id },
      { kind: 'nouveau' },
    ])
  })

  test('a new person of two statuts is not guessed', async () => {
    const { open, options } = await aBaseOfHours()

    const { lignes } = await previewHours(
      open,
      aTable(
        `${HEADER};Statut`,
        'PETIT;Marc;05/10/2021;1h;Préparation;bénévole',
        'PETIT;Marc;05/05/2022;1h;Préparation;salarié',
      ),
      options,
    )

    expect(lignes.map(({ statut, messages }) => [statut, messages[0]?.texte])).toEqual([
      ['ambigu', expect.stringContaining('plusieurs statuts')],
      ['ambigu', expect.stringContaining('plusieurs statuts')],
    ])
  })

  test('hours without a statut that day get a remark that they count nowhere; the fiche wins over the statut of the file', async () => {
    const { open, options } = await aBaseOfHours()
    await anIntervenant(open.db, { statuts: [{ statut: 'salarie', debut: '2022-01-01' }] })

    const { lignes } = await previewHours(
      open,
      aTable(
        `${HEADER};Statut`,
        'Sy;Omar;05/10/2021;1h;Préparation;',
        'Sy;Omar;05/02/2022;1h;Préparation;bénévole',
        'Sy;Omar;06/02/2022;1h;Préparation;salarié',
        'Sy;Omar;07/02/2022;1h;Préparation;',
      ),
      options,
    )

    expect(lignes.map(({ statut, messages }) => [statut, messages[0]?.texte])).toEqual([
      ['nouveau', expect.stringContaining('ne compteront pas au bilan')],
      ['nouveau', expect.stringContaining('La fiche dit')],
      ['nouveau', undefined],
      ['nouveau', undefined],
    ])
  })
})

describe('what, when and where', () => {
  test('the day and the action of the rows that say none are said once for all', async () => {
    const { open, options, actionId } = await aBaseOfHours()
    await anAction(open.db, { annee_id: options.anneeId })
    const table = aTable('Nom;Prénom;Heures;Catégorie', 'PETIT;Marc;1,5;Préparation')
    const before = await previewHours(open, table, options)

    const after = await previewHours(open, table, { ...options, actionId, date: '2021-11-10' })

    expect(before.aDire).toEqual({ jour: true, action: true, statut: true })
    expect(statutsOf(before)).toEqual(['2 ambigu'])
    expect(after.lignes).toMatchObject([{ statut: 'nouveau', date: '2021-11-10', minutes: 90 }])
  })

  test('the action is found by its numéro, its intitulé or a collectif', async () => {
    const { open, options, actionId } = await aBaseOfHours()
    const second = await anAction(open.db, { annee_id: options.anneeId, intitule: 'Collégiens' })
    await aCollectif(open.db, { action_id: second.id, nom: 'Les 6e' })
    const { numero } = open.sqlite
      .prepare('select numero from action where id = ?')
      .get(actionId) as { numero: string }
    const table = aTable(
      `${HEADER};Action;Collectif`,
      `PETIT;Marc;05/10/2021;1h;Préparation;Action ${numero};`,
      'PETIT;Marc;06/10/2021;1h;Préparation;collegiens;',
      'PETIT;Marc;07/10/2021;1h;Préparation;;Les 6E',
      'PETIT;Marc;08/10/2021;1h;Préparation;99;',
    )

    const { lignes } = await previewHours(open, table, options)

    expect(lignes.map(({ action, statut }) => [action, statut])).toEqual([
      [numero, 'nouveau'],
      [second.numero, 'nouveau'],
      [second.numero, 'nouveau'],
      [null, 'erreur'],
    ])
    expect(lignes[3]?.messages[0]).toMatchObject({ colonne: 'Action' })
  })

  test('a collectif of two actions says neither, an unknown one is an error: unless the action is said for all', async () => {
    const { open, options, actionId } = await aBaseOfHours()
    const second = await anAction(open.db, { annee_id: options.anneeId })
    await aCollectif(open.db, { action_id: second.id, nom: 'Mardi' })
    await aCollectif(open.db, { action_id: actionId, nom: 'mardi' })
    const table = aTable(
      `${HEADER};Action;Collectif`,
      'PETIT;Marc;05/10/2021;1h;Préparation;;Mardi',
      'PETIT;Marc;06/10/2021;1h;Préparation;;Nulle part',
      `PETIT;Marc;07/10/2021;1h;Préparation;n° ${second.numero};Mardi`,
      `PETIT;Marc;08/10/2021;1h;Préparation;Numéro ${second.numero};`,
    )
    const told = async (chosen: string | null) =>
      (await previewHours(open, table, { ...options, actionId: chosen })).lignes.map((ligne) => [
        ...[ligne.statut, ligne.action, ligne.messages[0]?.colonne ?? null],
      ])
    const { numero } = second

    expect(await told(null)).toEqual([
      ['ambigu', null, null],
      ['erreur', null, 'Collectif'],
      ['nouveau', numero, null],
      ['nouveau', numero, null],
    ])
    expect((await told(second.id)).map(([statut, action]) => [statut, action])).toEqual(
      Array.from({ length: 4 }, () => ['nouveau', numero]),
    )
  })

  test('a day outside the année is an error that names its cell', async () => {
    const { open, options } = await aBaseOfHours()
    const days = ['31/08/2021', '01/09/2021', '31/08/2022', '01/09/2022']

    const { lignes } = await previewHours(
      open,
      aTable(HEADER, ...days.map((day) => `PETIT;Marc;${day};1h;Préparation`)),
      options,
    )

    expect(lignes.map(({ statut }) => statut)).toEqual(['erreur', 'nouveau', 'nouveau', 'erreur'])
    expect(lignes[0]?.messages).toMatchObject([
      { colonne: 'Date', texte: expect.stringContaining('année') },
    ])
  })

  test('a cell written over by the person is read anew; a row may be left out', async () => {
    const { open, options } = await aBaseOfHours()
    const rows = [
      HEADER,
      'PETIT;Marc;05/10/2021;demi-journée;Préparation',
      'A;B;05/10/2021;1h;Autre',
    ]
    const place = { feuille: 'heures', ligne: 2 }
    const table = aTableAs(
      { corrections: [{ ...place, rang: 0, champ: 'duree', texte: '3h30' }] },
      ...rows,
    )

    const { lignes } = await previewHours(open, table, {
      ...options,
      ignorees: [{ feuille: 'heures', ligne: 3 }],
    })

    expect(lignes).toMatchObject([
      { statut: 'nouveau', minutes: 210 },
      { statut: 'ambigu', isIgnoree: true },
    ])
  })
})

describe('what stands already', () => {
  test('a row of the same person, day, durée and catégorie is known, whatever its note', async () => {
    const { open, options } = await aBaseOfHours()
    await importHours(
      open,
      aTable(`${HEADER};Note`, 'Petit;Marc;05/10/2021;1h;Préparation;Jeux'),
      options,
    )

    const again = await previewHours(
      open,
      aTable(
        `${HEADER};Note`,
        'PETIT;marc;05/10/2021;60 min;préparation;Jeux de société',
        'PETIT;Marc;05/10/2021;1h;Réunion;Jeux',
        'PETIT;Marc;05/10/2021;2h;Préparation;Jeux',
      ),
      options,
    )

    expect(statutsOf(again)).toEqual(['2 connu', '3 nouveau', '4 nouveau'])
    const twoNotes = ['Contes', 'Jeux'].map(
      (note) => `PETIT;Marc;05/10/2021;1h;Préparation;${note}`,
    )
    const both = await previewHours(open, aTable(`${HEADER};Note`, ...twoNotes), options)
    expect(statutsOf(both)).toEqual(['2 nouveau', '3 connu'])
  })

  test('the same entry for another action is new, with a remark', async () => {
    const { open, options, actionId } = await aBaseOfHours()
    const second = await anAction(open.db, { annee_id: options.anneeId, numero: '7' })
    const table = aTable(HEADER, 'PETIT;Marc;05/10/2021;1h;Préparation')
    await importHours(open, table, { ...options, actionId: second.id })

    const done = await importHours(open, table, { ...options, actionId })
    const again = await previewHours(open, table, { ...options, actionId })

    expect(statutsOf(done)).toEqual(['2 nouveau'])
    expect(done.lignes[0]?.messages.at(-1)?.texte).toContain('déjà notée pour l’action 7')
    expect(again.lignes).toMatchObject([{ statut: 'connu', messages: [] }])
    expect(written(open)).toHaveLength(2)
  })

  test('the same row twice counts once; two titles on one day are two entries', async () => {
    const { open, options } = await aBaseOfHours()

    const done = await importHours(
      open,
      aTable(
        `${HEADER};Titre`,
        'PETIT;Marc;05/10/2021;1h;Préparation;Jeux',
        'PETIT;Marc;05/10/2021;1h;Préparation;Jeux',
        'PETIT;Marc;05/10/2021;1h;Préparation;Contes',
      ),
      options,
    )

    expect(statutsOf(done)).toEqual(['2 nouveau', '3 doublon-fichier', '4 nouveau'])
    expect(done.lignes[1]?.messages.at(-1)?.texte).toContain('La ligne 2')
    expect(written(open)).toHaveLength(2)
  })
})

describe('from the file', () => {
  const options = async () => {
    const base = await aBaseOfHours()
    return {
      ...base,
      all: { ...base.options, feuille: null, corrections: [], correspondances: [] },
    }
  }

  test('Bénévalibre’s export is imported, listed in the history, and undone whole', async () => {
    const { open, all } = await options()
    const before = dataSnapshot(open)

    const done = await commitHeures(open.db, heuresPath('benevalibre-export.csv'), all, NOW)
    const importId = (done.ok ? done.value.importId : null) ?? ''
    const undone = await undoImport(open.db, importId, NOW)

    expect(done).toMatchObject({ ok: true, value: { lignes: [{}, {}, {}] } })
    expect(undone).toMatchObject({ ok: true, value: { heures: 3, intervenants: 3 } })
    expect(dataSnapshot(open)).toEqual(before)
    expect(open.sqlite.prepare('select genre, source_file from import').all()).toEqual([
      { genre: 'heures', source_file: 'benevalibre-export.csv' },
    ])
  })

  test('an unusable file is refused with the reason, and nothing is written', async () => {
    const { open, all } = await options()
    const list = heuresPath('../orientations/gepi.csv')

    const noHours = await commitHeures(open.db, list, all, NOW)
    const noFile = await apercuHeures(open.db, heuresPath('absent.csv'), all)
    const noAction = await apercuHeures(open.db, list, { ...all, actionId: 'absente' })
    const noAnnee = await apercuHeures(open.db, list, { ...all, anneeId: 'absente' })

    expect(noHours).toMatchObject({ error: { code: 'unusable-file', reason: /Durée/ } })
    expect(noFile).toMatchObject({ error: { code: 'not-found', what: 'fichier' } })
    expect(noAction).toMatchObject({ error: { code: 'not-found', what: 'action' } })
    expect(noAnnee).toMatchObject({ error: { code: 'not-found', what: 'annee' } })
    expect(open.sqlite.prepare('select count(*) from import').pluck().get()).toBe(0)
  })
})
