import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  HEURES_IMPORT,
  type PlaceHeures,
} from '../../../../../main/features/imports/heures/import-heures.service.ts'
import { judgePersonnes } from '../../../../../main/features/imports/heures/judge-personnes.ts'
import type { HeuresLue, HeuresLues } from '../../../../../main/import/heures/heures-lues.ts'
import type { ChoixPersonne } from '../../../../../shared/domain/import-heures.ts'
import { clePersonne } from '../../../../../shared/domain/nom.ts'
import { aBaseOfHours, aTable, aTableAs } from '../../../../builders/heures/a-table.ts'
import { anIntervenant } from '../../../../builders/records.ts'

const HEADER = 'Nom;Prénom;Date;Durée;Catégorie;Titre'

const NOMS = ['DURAND', 'Sy', 'Petit'] as const
const PRENOMS = ['Hélène', 'Omar'] as const

const anyRow = fc
  .tuple(
    fc.constantFrom(...NOMS),
    fc.constantFrom(...PRENOMS),
    fc.constantFrom('05/10/2021', '', '31/02/2022'),
    fc.constantFrom('1h', '60 min', ''),
    fc.constantFrom('Préparation', 'Transport'),
    fc.constantFrom('', 'Jeux'),
  )
  .map((cells) => cells.join(';'))

const anyAnswer = fc.record({
  who: fc.tuple(fc.constantFrom(...NOMS), fc.constantFrom(...PRENOMS)),
  choix: fc.constantFrom(0, 1, 'nouveau', 'occasionnel', 'ignorer'),
  ignoree: fc.option(fc.integer({ min: 2, max: 11 })),
  corrected: fc.option(fc.integer({ min: 2, max: 11 })),
  date: fc.constantFrom('2021-11-10', '2021-11-10', null),
})

async function aKnowingBase() {
  const base = await aBaseOfHours()
  const { db } = base.open
  const helene = await anIntervenant(db, { nom: 'Durand', prenom: 'Hélène' })
  const occasionnel = await anIntervenant(db, { nom: 'Bénévole occasionnel', prenom: '' })
  return { ...base, ids: [helene.id, occasionnel.id] }
}

function keepRows(before: HeuresLues, after: HeuresLues): HeuresLues {
  const lignes = after.lignes.map((ligne, index) => {
    const old = before.lignes[index]
    return JSON.stringify(old) === JSON.stringify(ligne) && old ? old : ligne
  })
  return { ...after, lignes }
}

test('hours judged answer by answer are the hours judged whole', async () => {
  const { open, options, ids } = await aKnowingBase()
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyRow, { minLength: 1, maxLength: 10 }),
      fc.array(anyAnswer, { minLength: 1, maxLength: 6 }),
      async (rows, answers) => {
        let lues = aTable(HEADER, ...rows)
        let place: PlaceHeures = { ...options, sourceFile: 'heures.csv' }
        const corrections: {
          feuille: string
          ligne: number
          rang: 0
          champ: string
          texte: string
        }[] = []
        let standing = await HEURES_IMPORT.judge(open.db, lues, place, null)
        for (const {
          who: [nom, prenom],
          choix,
          ignoree,
          corrected,
          date,
        } of answers) {
          const cle = clePersonne({ nom, prenom })
          const said: ChoixPersonne =
            typeof choix === 'number'
              ? { kind: 'intervenant', intervenantId: ids[choix] ?? '' }
              : { kind: choix as 'nouveau' }
          place = {
            ...place,
            date,
            personnes: [...place.personnes.filter((one) => one.cle !== cle), { cle, choix: said }],
            ignorees: ignoree === null ? [] : [{ feuille: 'heures', ligne: ignoree }],
          }
          if (corrected !== null) {
            corrections.push({
              feuille: 'heures',
              ligne: corrected,
              rang: 0,
              champ: 'nom',
              texte: 'Sy',
            })
            lues = keepRows(lues, aTableAs({ corrections }, HEADER, ...rows))
          }

          standing = await HEURES_IMPORT.judge(open.db, lues, place, standing)
          const whole = await HEURES_IMPORT.judge(open.db, lues, place, null)

          expect(standing.apercu).toEqual(whole.apercu)
        }
      },
    ),
    { numRuns: 120 },
  )
  open.close()
})

test('a row left out leaves those of other people as they were, the same objects', async () => {
  const { open, options } = await aKnowingBase()
  const lues = aTable(
    HEADER,
    'Durand;Hélène;05/10/2021;1h;Préparation;',
    'Petit;Omar;05/10/2021;1h;Préparation;',
  )
  const place = { ...options, sourceFile: 'heures.csv' }
  const before = await HEURES_IMPORT.judge(open.db, lues, place, null)

  const ignorees = [{ feuille: 'heures', ligne: 2 }]
  const after = await HEURES_IMPORT.judge(open.db, lues, { ...place, ignorees }, before)

  expect(after.apercu.lignes[0]).toMatchObject({ isIgnoree: true })
  expect(after.apercu.lignes[1]).toBe(before.apercu.lignes[1])
})

test('a catégorie explained on one row is explained for the rows of other people too', async () => {
  const { open, options } = await aKnowingBase()
  const lues = aTable(
    HEADER,
    'Durand;Hélène;05/10/2021;1h;Transport;',
    'Petit;Marc;05/10/2021;1h;Transport;',
  )
  const place = { ...options, sourceFile: 'heures.csv' }
  const before = await HEURES_IMPORT.judge(open.db, lues, place, null)
  const [first, ...others] = lues.lignes
  if (!first) throw new Error('no row')

  const said = { ...lues, lignes: [{ ...first, categorieDite: 'autre' as const }, ...others] }
  const after = await HEURES_IMPORT.judge(open.db, said, place, before)

  expect(before.apercu.lignes.map(({ statut }) => statut)).toEqual(['ambigu', 'ambigu'])
  expect(after.apercu.lignes.map(({ statut }) => statut)).toEqual(['nouveau', 'nouveau'])
})

test.each<[string, string, string]>([
  ['Omar Sy', 'Sy Omar', 'intervenant'],
  ['Le Goff Anne', 'Le Goff Anne', 'intervenant'],
  ['Legoff Anne', 'Le Goff Anne', 'intervenant'],
  ['Goff Anne Le', 'Le Goff Anne', 'ressemble'],
  ['Durand H.', 'Durand Helene', 'ressemble'],
  ['Durand Helene-Marie', 'Durand Helene', 'ressemble'],
  ['Durand Jeanne', 'Durand Helene', 'nouveau'],
  ['Helene ', 'Durand Helene', 'ressemble'],
  ['Durand ', 'Durand Helene', 'ressemble'],
  ['Duran ', 'Durand Helene', 'incomplet'],
  // One letter more, less or changed, in six letters at least.
  ['Durant Helene', 'Durand Helene', 'ressemble'],
  ['Durandt Helene', 'Durand Helene', 'ressemble'],
  ['urand Helene', 'Durand Helene', 'ressemble'],
  ['Burant Helene', 'Durand Helene', 'nouveau'],
  ['Durandts Helene', 'Durand Helene', 'nouveau'],
  ['Ali Bah', 'Ali Baha', 'ressemble'],
  ['Ala Bah', 'Ali Bah', 'ressemble'],
  ['Ala Ba', 'Ali Ba', 'nouveau'],
])('« %s » beside « %s » is taken as %s', (named, known, expected) => {
  const cut = (name: string) => {
    const at = name.lastIndexOf(' ')
    return { nom: name.slice(0, at), prenom: name.slice(at + 1) }
  }
  const ligne = { ...cut(named), isNomSur: true, statut: null } as unknown as HeuresLue

  const [personne] = judgePersonnes([ligne], [{ id: 'i', ...cut(known), statuts: [] }], [])

  const told = personne?.texte?.startsWith('Ressemble') ? 'ressemble' : 'incomplet'
  expect(personne?.choix?.kind ?? told).toBe(expected)
  expect(personne?.candidats.length).toBe(expected === 'ressemble' ? 1 : 0)
})

test('a name of which one row is not sure is read again, and nobody is made of it', () => {
  const ligne = (isNomSur: boolean) =>
    ({ nom: 'Bah', prenom: 'Awa', isNomSur, statut: null }) as unknown as HeuresLue
  const judged = (...lignes: readonly HeuresLue[]) => judgePersonnes(lignes, [], [])[0]

  expect(judged(ligne(true), ligne(true))?.choix).toEqual({ kind: 'nouveau' })
  expect(judged(ligne(true), ligne(false))).toMatchObject({
    ...{ choix: null, lignes: 2, candidats: [] },
    texte: expect.stringContaining('sont à séparer'),
  })
})
