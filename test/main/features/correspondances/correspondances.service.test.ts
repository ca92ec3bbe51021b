import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from '../../../../main/db/open.ts'
import {
  findCorrespondances,
  forgetCorrespondance,
} from '../../../../main/features/correspondances/correspondances.service.ts'
import { undoImport } from '../../../../main/features/imports/imports.service.ts'
import {
  commitOrientation,
  previewOrientation,
} from '../../../../main/features/imports/orientations/import-orientations.service.ts'
import { undoLast } from '../../../../main/features/journal/journal.service.ts'
import { apercuOrientation } from '../../../builders/an-apercu.ts'
import { aBase, NOW } from '../../../builders/orientations/a-list.ts'
import { ODD_LIST, writeOddList } from '../../../builders/orientations/odd-list.ts'
import { anAnnee } from '../../../builders/records.ts'
import { tempFolder } from '../../../builders/temp-folder.ts'

const FERRY = 'École Jules-Ferry'

/** A base into which the odd list of a school was imported once it was explained. */
async function anExplainedBase(etablissement: string | undefined = FERRY) {
  const base = await aBase()
  const file = writeOddList(tempFolder())
  const options = { anneeId: base.options.anneeId, now: NOW, etablissement }
  const correspondances = [ODD_LIST]
  const done = await commitOrientation(base.open.db, file, { ...options, correspondances })
  return { db: base.open.db, file, options, importId: (done.ok && done.value.importId) || '' }
}

test('a list that nobody explained is refused, and shown to who can explain it', async () => {
  const { open, options } = await aBase()
  const file = writeOddList(tempFolder())
  const { anneeId } = options

  const [preview, done, apercu] = [
    await previewOrientation(open.db, file, { anneeId, now: NOW }),
    await commitOrientation(open.db, file, { anneeId, now: NOW }),
    await apercuOrientation(open.db, file, { anneeId, now: NOW }),
  ]

  const refused = { error: { code: 'unusable-file', reason: expect.stringMatching(/en-têtes/) } }
  expect([preview, done]).toMatchObject([refused, refused])
  expect(apercu).toMatchObject({
    ok: true,
    value: { lignes: [], lecture: [{ origine: 'aucune' }] },
  })
})

test('once imported, the next file of the school is read in the same way', async () => {
  const { db, file, options } = await anExplainedBase()
  writeOddList(join(file, '..'), ['COSTA;Élio;Lutins;;'])

  const named = await previewOrientation(db, file, options)
  const unnamed = await previewOrientation(db, file, { ...options, etablissement: undefined })
  const other = await previewOrientation(db, file, { ...options, etablissement: 'Collège Tillion' })

  for (const preview of [named, unnamed]) {
    expect(preview).toMatchObject({
      value: {
        lignes: [{ enfant: { nom: 'COSTA', prenom: 'Élio' }, inscription: { niveau: 'CE1' } }],
      },
    })
  }
  expect(other.ok).toBe(false)
})

test('the last explanation replaces the one before it, of that school alone', async () => {
  const { db, file, options } = await anExplainedBase()
  const said = { ...ODD_LIST, valeurs: [{ champ: 'classe', texte: 'Lutins', code: 'CP' }] }
  const again = { ...options, correspondances: [said] }

  await commitOrientation(db, file, { ...again, etablissement: 'école jules ferry' })
  await commitOrientation(db, file, { ...again, etablissement: undefined })

  const kept = await findCorrespondances(db)
  expect(kept.map(({ ecole, valeurs }) => [ecole, valeurs[0]?.code]).sort()).toEqual([
    [null, 'CP'],
    ['école jules ferry', 'CP'],
  ])
})

test('undoing the import keeps what was explained, for the import that will replace it', async () => {
  const { db, file, options, importId } = await anExplainedBase()

  const undone = await undoImport(db, importId, NOW)

  expect(undone.ok).toBe(true)
  expect(await previewOrientation(db, file, options)).toMatchObject({
    value: { lignes: [{ statut: 'nouveau' }] },
  })
})

test('forgotten, the titles alone are read again; this can be undone', async () => {
  const { db, file, options } = await anExplainedBase()
  const [kept] = await findCorrespondances(db)

  await forgetCorrespondance(db, kept?.correspondanceId ?? '', NOW)
  const forgotten = await previewOrientation(db, file, options)
  const undone = await undoLast(db, NOW)

  expect(forgotten.ok).toBe(false)
  expect(undone).toMatchObject({ value: { label: `Colonnes oubliées\u00a0: ${FERRY}` } })
  expect(await findCorrespondances(db)).toEqual([kept])
  expect(await forgetCorrespondance(db, 'gone', NOW)).toEqual({ ok: true, value: undefined })
})

test('nothing is kept of a file that its titles explain', async () => {
  const { open, options } = await aBase()
  const file = writeOddList(tempFolder(), ['Nom;Prénom', 'BENALI;Inès'])

  await commitOrientation(open.db, file, { anneeId: options.anneeId, now: NOW })

  expect(await findCorrespondances(open.db)).toEqual([])
})

test('what is kept holds no title and no cell, but the codes of the columns that are read', async () => {
  const folder = tempFolder()
  const open = openDatabase(join(folder, 'cartable.sqlite'))
  const annee = await anAnnee(open.db)
  const unread = { champ: 'objectif', texte: 'CANARI', code: null }
  const said = { ...ODD_LIST, valeurs: [...ODD_LIST.valeurs, unread] }
  const file = writeOddList(tempFolder())

  await commitOrientation(open.db, file, {
    anneeId: annee.id,
    now: NOW,
    correspondances: [said],
  })

  const written = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'))
  expect(written.join('')).toContain('Lutins')
  expect(written.filter((bytes) => /canari|0123456789A|Gamin|Machinchose/i.test(bytes))).toEqual([])
  await open.close()
})
