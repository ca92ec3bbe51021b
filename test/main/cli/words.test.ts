import { expect, test } from 'vitest'
import {
  dateOption,
  optionalDateOption,
  requiredOption,
  textOption,
} from '../../../main/cli/choose.ts'
import { type CommandContext, Refusal, WrongUsage } from '../../../main/cli/command.ts'
import {
  type Imported,
  importText,
  type Ligne,
  tryThenImport,
} from '../../../main/cli/import-text.ts'
import { refusalText, valueOrRefuse } from '../../../main/cli/messages.ts'
import type { LignesLaissees, StatutLigne } from '../../../shared/domain/import-orientation.ts'
import { err, ok } from '../../../shared/result.ts'
import { comptesRendusTexts, personneText } from '../../../shared/texts/lignes-laissees.ts'

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')

test('a dossier tells forty of its problems, each in one line, then how many others', () => {
  const problem = { path: 'enfants[0].nom', message: 'Il manque.' }
  const told = (count: number) =>
    plain(refusalText({ code: 'dossier-refused', problems: Array(count).fill(problem) })).split(
      '\n',
    )
  const own = (path: string, message: string) =>
    plain(refusalText({ code: 'dossier-refused', problems: [{ path, message }] })).split('\n')[1]

  expect(told(40)).toHaveLength(41)
  expect(told(40).at(-1)).toBe('  enfants[0].nom : Il manque.')
  expect(told(41)).toHaveLength(42)
  expect(told(41).at(-1)).toBe('  … et 1 autre')
  expect(told(42)[0]).toMatch(/^Ce dossier contient 42 erreurs ;/)
  expect(own('', 'Il est vide.')).toBe('  (racine) : Il est vide.')
  expect(own('x', 'a'.repeat(500))).toHaveLength(400)
})

test('what refuses an undo or a deletion is told with each of its reasons', () => {
  const reasons = ['Une séance.', 'Deux présences.']
  const told = (code: 'undo-refused' | 'deletion-refused') =>
    plain(refusalText({ code, label: 'Inès', reasons } as never)).split('\n')

  expect(told('undo-refused')).toEqual([
    '« Inès » ne peut pas être annulé :',
    ...['  Une séance.', '  Deux présences.'],
  ])
  expect(told('deletion-refused')[0]).toBe('« Inès » ne peut pas être supprimé :')
  expect(valueOrRefuse(ok(3))).toBe(3)
  expect(() => valueOrRefuse(err({ code: 'cancelled' }))).toThrow(
    new Refusal('Abandonné\u00a0: rien n’a été écrit.'),
  )
})

const aLigne = (ligne: number, statut: StatutLigne, messages: Ligne['messages'] = []): Ligne => ({
  ...{ feuille: 'Feuil1', ligne, statut, messages },
})

test.each<[string, readonly StatutLigne[], boolean, boolean | null]>([
  ['of which every row waits', ['ambigu', 'erreur'], false, null],
  ['of which a row can be written', ['ambigu', 'nouveau'], false, true],
  ['of no row', [], false, true],
  ['that is only tried', ['nouveau'], true, false],
  ['that is only tried, and of which every row waits', ['erreur'], true, false],
])('a list %s (%j, tried: %s) is written: %s', async (_what, statuts, isEssai, isWritten) => {
  const lignes = statuts.map((statut, index) => aLigne(index + 2, statut))
  const committed: string[] = []
  const found = tryThenImport(
    isEssai,
    async () => ok({ lignes, from: 'preview' }),
    async () => {
      committed.push('once')
      return ok({ lignes, from: 'commit' })
    },
    ({ from }) => `Lu par ${from}`,
  )

  if (isWritten === null) {
    await expect(found).rejects.toThrow(/Rien n’a été importé.*\nLu par preview$/)
  } else {
    const from = isWritten ? 'commit' : 'preview'
    expect(await found).toMatchObject({ json: { from }, text: `Lu par ${from}` })
  }
  expect(committed).toEqual(isWritten === true ? ['once'] : [])
})

test('an import is told by its rows of each statut, what was left aside, and each row with its messages', () => {
  const told: Imported<Ligne> = {
    importId: null,
    avis: [{ feuille: null, texte: 'Un avis.' }],
    laissees: [{ feuille: 'Feuil1', raison: 'total', lignes: [9] }],
    lignes: [
      aLigne(2, 'nouveau'),
      aLigne(3, 'erreur', [
        { colonne: 'Né le', texte: 'Jour inconnu.' },
        { colonne: null, texte: 'Ligne vide.' },
      ] as Ligne['messages']),
      aLigne(4, 'nouveau'),
    ],
  }
  const text = (importId: string | null) =>
    plain(
      importText({ ...told, importId }, ({ ligne }) => ({ nom: 'Bah', prenom: `Awa ${ligne}` })),
    )

  expect(text(null).split('\n')).toEqual([
    'Essai, rien n’est écrit : 3 lignes (2 nouveau · 1 erreur)',
    '  Un avis.',
    '  Laissé de côté : 1 ligne de total ou de légende (Feuil1 : 9).',
    '  Feuil1 ligne 2 : nouveau · Bah Awa 2',
    '  Feuil1 ligne 3 : erreur · Bah Awa 3',
    '      Né le : Jour inconnu.',
    '      Ligne vide.',
    '  Feuil1 ligne 4 : nouveau · Bah Awa 4',
  ])
  expect(text('i1')).toMatch(/^Import i1 : 3 lignes/)
})

test('up to eight rows left aside are told one by one; a table that gives nobody says where it was read', () => {
  const laissee = (count: number): LignesLaissees => ({
    ...{ feuille: 'Feuil1', raison: 'sans-nom' },
    lignes: Array.from({ length: count }, (_, n) => n + 2),
  })
  const texts = (count: number) =>
    comptesRendusTexts({ avis: [], laissees: [laissee(count)] }).map(plain)
  const feuille = (ligneEntete: number) => ({
    ...{ nom: 'Feuil1', ligneEntete, colonnes: { nom: 'NOM', prenom: 'NOM', classe: 'Cl.' } },
  })
  const personne = (ligneEntete: number, ...laissees: readonly LignesLaissees[]) =>
    plain(personneText({ avis: [], laissees }, [feuille(ligneEntete)] as never))

  expect(texts(8)).toEqual([
    'Laissé de côté : 8 lignes sans nom ni prénom (Feuil1 : 2, 3, 4, 5, 6, 7, 8, 9).',
  ])
  expect(texts(9)[0]).toMatch(/7, 8, 9…\)\.$/)
  expect(personne(1)).toBe(
    'un tableau a été reconnu (Feuil1, titres en ligne 1 (« NOM », « Cl. »)), mais aucune de ses lignes ne peut être importée. Il n’y a rien sous ses titres : vérifiez que c’est le bon fichier.',
  )
  expect(personne(0, laissee(1))).toMatch(
    /Feuil1, sans ligne de titres .* Ont été laissées de côté : 1 ligne .*\. Vérifiez les colonnes/,
  )
})

test('an option that is empty, missing or no date is a slip; a date may be written the French way', () => {
  const context = (options: CommandContext['options']) => ({ options }) as CommandContext

  expect(textOption(context({}), 'sortie')).toBeUndefined()
  expect(textOption(context({ sortie: true }), 'sortie')).toBeUndefined()
  expect(textOption(context({ sortie: ' a ' }), 'sortie')).toBe(' a ')
  expect(() => textOption(context({ sortie: ' ' }), 'sortie')).toThrow(
    new WrongUsage('L’option « --sortie » est vide.'),
  )
  expect(() => requiredOption(context({}), 'sortie')).toThrow(
    new WrongUsage('Il manque l’option « --sortie ».'),
  )
  expect(optionalDateOption(context({}), 'au')).toBeUndefined()
  expect(optionalDateOption(context({ au: '2026-04-30' }), 'au')).toBe('2026-04-30')
  expect(dateOption(context({ au: '30/04/2026' }), 'au')).toBe('2026-04-30')
  expect(() => dateOption(context({ au: '31/04/2026' }), 'au')).toThrow(WrongUsage)
})
