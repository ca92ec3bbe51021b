import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withImportFile } from '../../../../../main/features/imports/import-file.ts'
import { findCellules } from '../../../../../main/features/imports/imports.service.ts'
import {
  commitOrientation,
  ORIENTATIONS,
  previewOrientation,
} from '../../../../../main/features/imports/orientations/import-orientations.service.ts'
import { given } from '../../../../builders/given.ts'
import { aBase, NOW } from '../../../../builders/orientations/a-list.ts'
import { fixturePath } from '../../../../builders/orientations/fixture-files.ts'
import { tempFolder } from '../../../../builders/temp-folder.ts'

const aFile = (name: string, ...rows: readonly string[]): string => {
  const path = join(tempFolder(), name)
  writeFileSync(path, rows.join('\r\n'))
  return path
}

test('a table that gives nobody is refused with what was recognised and what was left aside', async () => {
  const { open, options } = await aBase()
  const path = aFile('vide.csv', 'Nom;Prénom;Classe', 'Total;;2', 'Ex : MARTIN;Paul;CP')
  const said = { anneeId: options.anneeId, now: NOW }

  for (const result of [
    await previewOrientation(open.db, path, said),
    await commitOrientation(open.db, path, said),
  ]) {
    if (result.ok || result.error.code !== 'unusable-file') throw new Error('not refused')
    const reason = result.error.reason.replace(/[\u00a0\u202f]/g, ' ')
    expect(reason).toContain('« Prénom »')
    expect(reason).toContain('1 ligne de total ou de légende (vide : 2)')
    expect(reason).toContain('1 ligne d’exemple ou de consigne (vide : 3)')
  }
  expect(open.sqlite.prepare('select count(*) from import').pluck().get()).toBe(0)
})

test('the adults of a row are shown by a name or a number, not by a mail alone', async () => {
  const { open, options } = await aBase()
  const path = aFile(
    'liste.csv',
    'Nom;Prénom;Nom mère;Prénom mère;Portable mère;Courriel mère',
    'BENALI;Inès;Roy;;;',
    'COSTA;Élio;;Ana;;',
    'SOW;Awa;;;0600000002;',
    'PETIT;Tom;;;;tom@courriel.example',
  )

  const { lignes } = given(
    await previewOrientation(open.db, path, { anneeId: options.anneeId, now: NOW }),
  )

  const none = { nom: null, prenom: null, telephone: null }
  expect(lignes.map(({ responsables }) => responsables)).toEqual([
    [{ ...none, nom: 'Roy' }],
    [{ ...none, prenom: 'Ana' }],
    [{ ...none, telephone: '06 00 00 00 02' }],
    [],
  ])
})

test('hidden rows are imported only when they are taken back', async () => {
  const { open, options } = await aBase()
  const path = fixturePath('lignes-filtrees.xlsx')
  const said = { anneeId: options.anneeId, now: NOW }

  const shown = await previewOrientation(open.db, path, said)
  const all = await previewOrientation(open.db, path, { ...said, avecMasquees: true })

  if (!shown.ok || !all.ok) throw new Error('refused')
  expect([shown.value.lignes.length, all.value.lignes.length]).toEqual([1, 3])
  expect(shown.value.laissees).toMatchObject([{ raison: 'masquee', lignes: [2, 4] }])
})

test('the cells of a row are shown with what each is read as, and none of a column never kept', async () => {
  const { open, options } = await aBase()
  const path = aFile(
    'liste.csv',
    'Nom;Prénom;Date et lieu de naissance;Adresse;Mère;Portable',
    'BENALI;Inès;12/03/2013 à CANARI;CANARI;COSTA Ana;0600000002',
    'PETIT;Tom;;CANARI;;',
  )

  const cellules = await withImportFile(path, (file) =>
    findCellules(
      open.db,
      ORIENTATIONS,
      file,
      { anneeId: options.anneeId, now: NOW },
      { feuille: 'liste', ligne: 2, rang: 0 },
    ),
  )

  const gone = await withImportFile(path, (file) =>
    findCellules(
      open.db,
      ORIENTATIONS,
      file,
      { anneeId: 'gone', now: NOW },
      { feuille: 'liste', ligne: 2, rang: 0 },
    ),
  )
  expect(gone).toMatchObject({ error: { code: 'not-found', what: 'annee' } })
  if (!cellules.ok) throw new Error('refused')
  expect(cellules.value.map(({ champ, texte }) => [champ, texte])).toEqual([
    ['nom', 'BENALI'],
    ['prenom', 'Inès'],
    ['dateNaissance', '(seule la date est lue)'],
    ['responsablemere.nomPrenom', 'COSTA Ana'],
    ['responsablemere.telephone', '0600000002'],
  ])
})
