import { rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from '../../../../main/db/open.ts'
import { openImportFile, withImportFile } from '../../../../main/features/imports/import-file.ts'
import { findBaseMark } from '../../../../main/features/imports/imports.repository.ts'
import { commitFile } from '../../../../main/features/imports/imports.service.ts'
import { createOpenedImports } from '../../../../main/features/imports/opened-imports.ts'
import { ORIENTATIONS } from '../../../../main/features/imports/orientations/import-orientations.service.ts'
import { createHandlers } from '../../../../main/features/index.ts'
import type { Demande } from '../../../../shared/ipc/imports.ipc.ts'
import { err, type Result } from '../../../../shared/result.ts'
import { handlerServices } from '../../../builders/handler-services.ts'
import { encode, lines } from '../../../builders/orientations/encode.ts'
import {
  aCollectif,
  anAction,
  anAnnee,
  anEnfant,
  anIntervenant,
} from '../../../builders/records.ts'
import { tempFolder } from '../../../builders/temp-folder.ts'

const HEADER = 'Nom;Prénom;Né le;Responsable légal;Téléphone'
const ROWS = [
  'BENALI;Inès;;BENALI Samira;0600000001',
  'COSTA;Élio;02/11/2012;COSTA Rui;0600000002',
  'SY;Adam;14/05/2012;SY Awa;0600000003',
] as const

/** The app with a school's list chosen, and the handlers that the window calls. */
async function aChosenFile(rows: readonly string[] = ROWS, header = HEADER, nom = 'liste.csv') {
  const database = openDatabase(':memory:')
  const path = join(tempFolder(), nom)
  const save = (...next: readonly string[]) =>
    writeFileSync(path, encode(lines(header, ...next), 'utf-8'))
  save(...rows)
  const handlers = createHandlers(
    handlerServices(database, {
      dialogs: {
        chooseFolder: async () => null,
        chooseFile: async () => path,
        saveFile: async () => null,
      },
      now: () => new Date('2021-10-01T10:00:00Z'),
    }),
  )
  const annee = await anAnnee(database.db)
  await anAction(database.db, { annee_id: annee.id })
  const { fichierId } = value(await handlers['imports:open']({ genre: 'orientations' }))
  const demande: Demande<'orientations'> = {
    genre: 'orientations',
    fichierId,
    anneeId: annee.id,
    etablissement: null,
    actionId: null,
    collectifId: null,
    corrections: [],
    decisions: [],
    correspondances: [],
  }
  return { database, db: database.db, handlers, path, save, demande }
}

function value<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`)
  return result.value
}

const ignore = (ligne: number) => ({
  feuille: 'liste',
  ligne,
  rang: 0,
  choix: { kind: 'ignorer' as const },
})

/** « BENALI Inès: Samira 0600000001 »: every child with the adults of its family. */
const childrenOf = ({ database }: Awaited<ReturnType<typeof aChosenFile>>) =>
  database.sqlite
    .prepare(
      `select e.nom || ' ' || e.prenom || coalesce(': ' || r.prenom || ' ' || r.telephone, '') as text
       from enfant e left join responsable r on r.famille_id = e.famille_id order by 1`,
    )
    .all()
    .map((row) => (row as { text: string }).text)

test('a list sorted anew between its preview and its import gives each child their own parent and phone, once she keeps what she saw', async () => {
  const chosen = await aChosenFile()
  const { handlers, demande, save } = chosen
  const corrections = [
    { feuille: 'liste', ligne: 2, rang: 0, champ: 'responsable1.telephone', texte: '0611111111' },
  ]
  value(await handlers['imports:preview']({ demande: { ...demande, corrections }, since: null }))
  save(...ROWS.toReversed())

  const asked = await handlers['imports:commit']({
    demande: { ...demande, corrections },
    evenIfChanged: false,
  })
  const written = childrenOf(chosen)
  value(
    await handlers['imports:commit']({ demande: { ...demande, corrections }, evenIfChanged: true }),
  )

  expect(asked).toEqual({ ok: false, error: { code: 'file-changed', file: 'liste.csv' } })
  expect(written).toEqual([])
  expect(childrenOf(chosen)).toEqual([
    'BENALI Inès: Samira 06 11 11 11 11',
    'COSTA Élio: Rui 06 00 00 00 02',
    'SY Adam: Awa 06 00 00 00 03',
  ])
})

test('a row that she ignored stays out, whatever row stands there on the disk since', async () => {
  const chosen = await aChosenFile()
  const { handlers, demande, save } = chosen
  const decisions = [ignore(2)]
  value(await handlers['imports:preview']({ demande: { ...demande, decisions }, since: null }))
  save('NEUF;Zoé;01/01/2013;;', ...ROWS)

  value(
    await handlers['imports:commit']({ demande: { ...demande, decisions }, evenIfChanged: true }),
  )

  expect(childrenOf(chosen)).toEqual([
    'COSTA Élio: Rui 06 00 00 00 02',
    'SY Adam: Awa 06 00 00 00 03',
  ])
})

test('opened anew, the file is what the disk holds; the one before is let go', async () => {
  const { handlers, demande, save } = await aChosenFile()
  save('NEUF;Zoé;01/01/2013;;')

  const { fichierId } = value(await handlers['imports:reopen']({ fichierId: demande.fichierId }))
  const again = value(
    await handlers['imports:preview']({ demande: { ...demande, fichierId }, since: null }),
  )
  const before = await handlers['imports:preview']({ demande, since: null })

  expect(again.lignes).toMatchObject([{ enfant: { nom: 'NEUF' } }])
  expect(before).toMatchObject({ ok: false, error: { code: 'not-found', what: 'fichier' } })
})

test('a file has changed when its bytes have: not when it was saved as it was, nor taken away', async () => {
  const { handlers, demande, path, save } = await aChosenFile()
  const hasChanged = async () =>
    value(await handlers['imports:hasChanged']({ fichierId: demande.fichierId }))

  const untouched = await hasChanged()
  utimesSync(path, new Date('2030-01-01'), new Date('2030-01-01'))
  const savedAgain = await hasChanged()
  save(...ROWS, 'NEUF;Zoé;01/01/2013;;')
  const changed = await hasChanged()
  rmSync(path)
  const taken = await hasChanged()
  value(await handlers['imports:commit']({ demande, evenIfChanged: false }))

  expect({ untouched, savedAgain, changed, taken }).toEqual({
    untouched: false,
    savedAgain: false,
    changed: true,
    taken: false,
  })
})

test('an answer sends the rows that it changed when the window holds the preview before it, else every row', async () => {
  const { handlers, demande } = await aChosenFile()
  const first = value(await handlers['imports:preview']({ demande, since: null }))
  const said = { ...demande, decisions: [ignore(3)] }

  const answer = value(await handlers['imports:preview']({ demande: said, since: first.version }))
  const back = value(await handlers['imports:preview']({ demande, since: first.version }))

  expect(first.lignes).toHaveLength(3)
  expect(answer).toMatchObject({ lignes: null, changed: [[1, { enfant: { nom: 'COSTA' } }]] })
  expect(answer.apercu).not.toHaveProperty('lignes')
  expect(back.lignes).toHaveLength(3)
})

test('a correction gives its own row alone', async () => {
  const { handlers, demande } = await aChosenFile()
  const first = value(await handlers['imports:preview']({ demande, since: null }))
  const corrections = [{ feuille: 'liste', ligne: 4, rang: 0, champ: 'prenom', texte: 'Aminata' }]

  const answer = value(
    await handlers['imports:preview']({
      demande: { ...demande, corrections },
      since: first.version,
    }),
  )

  expect(answer).toMatchObject({ lignes: null, changed: [[2, { enfant: { prenom: 'Aminata' } }]] })
})

test('what was written to the base since is seen by the next answer, on every row', async () => {
  const { handlers, demande, db } = await aChosenFile()
  const first = value(await handlers['imports:preview']({ demande, since: null }))
  await anEnfant(db, { nom: 'Sy', prenom: 'Adam', date_naissance: '2012-05-14' })

  const answer = value(
    await handlers['imports:preview']({
      demande: { ...demande, decisions: [ignore(2)] },
      since: first.version,
    }),
  )

  expect(answer.changed.map(([index, { statut }]) => [index, statut])).toContainEqual([
    2,
    'a-completer',
  ])
})

test('answers given one after the other are answered in their order, each for what it asked', async () => {
  const { handlers, demande } = await aChosenFile()
  const asked = [2, 3, 4].map((ligne) => ({ ...demande, decisions: [ignore(ligne)] }))

  const answers = await Promise.all(
    asked.map((one) => handlers['imports:preview']({ demande: one, since: null })),
  )

  const rows = answers.map((one) => value(one).lignes?.map(({ statut }) => statut))
  expect(rows).toEqual([
    ['ambigu', 'nouveau', 'nouveau'],
    ['nouveau', 'ambigu', 'nouveau'],
    ['nouveau', 'nouveau', 'ambigu'],
  ])
})

test('a closed file is not found any more, and closing it twice does no harm', async () => {
  const { handlers, demande } = await aChosenFile()
  const { fichierId } = demande

  const closed = [
    await handlers['imports:close']({ fichierId }),
    await handlers['imports:close']({ fichierId }),
  ]

  expect(closed).toEqual([
    { ok: true, value: undefined },
    { ok: true, value: undefined },
  ])
  expect(await handlers['imports:commit']({ demande, evenIfChanged: true })).toMatchObject({
    ok: false,
    error: { code: 'not-found', what: 'fichier' },
  })
})

test('a table of hours is kept in the same way: an hour stays that of its own person', async () => {
  const rows = ['Durand;Hélène;05/10/2021;1h;Préparation', 'Petit;Marc;06/10/2021;2h;Réunion']
  const { handlers, demande, db, database, save } = await aChosenFile(
    rows,
    'Nom;Prénom;Date;Durée;Catégorie',
    'heures.csv',
  )
  await anIntervenant(db, { nom: 'Durand', prenom: 'Hélène' })
  const { fichierId } = value(await handlers['imports:open']({ genre: 'heures' }))
  const said: Demande<'heures'> = {
    genre: 'heures',
    fichierId,
    anneeId: demande.anneeId,
    actionId: null,
    date: null,
    statut: 'benevole',
    personnes: [],
    ignorees: [{ feuille: 'heures', ligne: 3 }],
    corrections: [],
    correspondances: [],
  }
  const first = value(
    await handlers['imports:preview']({ demande: { ...said, ignorees: [] }, since: null }),
  )
  const answer = value(await handlers['imports:preview']({ demande: said, since: first.version }))
  save(...rows.toReversed())
  value(await handlers['imports:commit']({ demande: said, evenIfChanged: true }))

  expect(answer.changed).toMatchObject([[1, { isIgnoree: true }]])
  expect(
    database.sqlite
      .prepare(
        'select i.nom, h.minutes from heures h join intervenant i on i.id = h.intervenant_id',
      )
      .all(),
  ).toEqual([{ nom: 'Durand', minutes: 60 }])
})

const LECTURE = {
  genre: 'eleves',
  options: { feuille: null, latest: '2022-08-31' },
} as const

test('corrections asked one after the other are answered each for its own', async () => {
  const { handlers, demande } = await aChosenFile()
  const corrected = (ligne: number) => ({
    ...demande,
    corrections: [{ feuille: 'liste', ligne, rang: 0, champ: 'prenom', texte: 'Aminata' }],
  })

  const answers = await Promise.all(
    [2, 3, 4].map((ligne) =>
      handlers['imports:preview']({ demande: corrected(ligne), since: null }),
    ),
  )

  const rows = answers.map((one) =>
    value(one).lignes?.map((ligne) => 'enfant' in ligne && ligne.enfant.prenom),
  )
  expect(rows).toEqual([
    ['Aminata', 'Élio', 'Adam'],
    ['Inès', 'Aminata', 'Adam'],
    ['Inès', 'Élio', 'Aminata'],
  ])
})

test('a file is understood once for the same answers, and is let go when another is opened', async () => {
  const { path } = await aChosenFile()
  const files = createOpenedImports()
  const { file } = files.open(await openImportFile(path))

  const [first, again] = [await file.read(LECTURE), await file.read(LECTURE)]
  const { file: other } = files.open(await openImportFile(path))
  const gone = await file.read(LECTURE)
  files.close(other.fichierId)

  expect(value(again)).toBe(value(first))
  expect(gone).toMatchObject({ ok: false, error: { code: 'not-found', what: 'fichier' } })
})

test('a collectif deleted while the file is read is found missing by the act that imports, which then writes nothing', async () => {
  const { db, database, path, demande } = await aChosenFile()
  const missing = err({ code: 'not-found', what: 'collectif', name: 'mardi' } as const)
  const kind = {
    ...ORIENTATIONS,
    prepare: async (...args: Parameters<typeof ORIENTATIONS.prepare>) =>
      args[0].isTransaction ? missing : ORIENTATIONS.prepare(...args),
  }
  const now = new Date('2021-10-01T10:00:00Z')

  const done = await withImportFile(path, (file) =>
    commitFile(db, kind, file, { anneeId: demande.anneeId, now }, now),
  )

  const count = (table: string) =>
    database.sqlite.prepare(`select count(*) from ${table}`).pluck().get()
  expect(done).toEqual(missing)
  expect([count('enfant'), count('import'), count('operation')]).toEqual([0, 0, 0])
})

test('the mark of the base changes with what another program writes to it, and only then', async () => {
  const path = join(tempFolder(), 'base.sqlite')
  const [ours, theirs] = [openDatabase(path), openDatabase(path)]
  const before = await findBaseMark(ours.db)
  const again = await findBaseMark(ours.db)

  await anAnnee(theirs.db)
  const after = await findBaseMark(ours.db)
  await ours.close()
  await theirs.close()

  expect(again).toBe(before)
  expect(after).not.toBe(before)
})

test('a pasted list is previewed and imported like a file, under its own name', async () => {
  const { handlers, demande, db } = await aChosenFile()
  const action = await anAction(db, { annee_id: demande.anneeId, numero: '2' })
  const mardi = await aCollectif(db, { action_id: action.id, nom: 'Mardi' })
  const texte = 'Amrani Inès CE2\nBenali Adam CM1'

  const { fichierId, nom } = value(await handlers['imports:openTexte']({ texte }))
  const inscrits: Demande<'inscrits'> = {
    ...{ genre: 'inscrits', fichierId, anneeId: demande.anneeId, etablissement: null },
    ...{ actionId: action.id, collectifId: mardi.id, collectifs: [], entree: null },
    ...{ corrections: [], decisions: [], correspondances: [] },
  }
  const { lignes } = value(await handlers['imports:preview']({ demande: inscrits, since: null }))
  const hasChanged = value(await handlers['imports:hasChanged']({ fichierId }))
  const again = value(await handlers['imports:reopen']({ fichierId }))
  value(await handlers['imports:commit']({ demande: inscrits, evenIfChanged: false }))

  expect(lignes).toMatchObject([
    { statut: 'nouveau', enfant: { nom: 'Amrani', prenom: 'Inès' } },
    { statut: 'nouveau', enfant: { nom: 'Benali', prenom: 'Adam' } },
  ])
  expect({ nom, hasChanged, again }).toEqual({
    nom: 'Liste collée',
    hasChanged: false,
    again: { fichierId, nom },
  })
  const history = value(await handlers['imports:findAll']({ anneeId: demande.anneeId }))
  expect(history).toMatchObject([{ genre: 'inscrits', fichier: 'Liste collée' }])
})
