import { expect, test } from 'vitest'
import { previewOf } from '../../../../../main/features/imports/orientations/preview.ts'
import type { Niveau } from '../../../../../shared/domain/niveau.ts'
import { aBase, aList, importInto, previewLu } from '../../../../builders/orientations/a-list.ts'
import {
  anAction,
  anAnnee,
  anEnfant,
  anEtablissement,
  anInscription,
  anOrientation,
} from '../../../../builders/records.ts'

const FERRY = 'École Jules-Ferry'

/** Inès, of whom no birth is known, inscribed `before` années ago in that school and niveau. */
async function aBaseWithInes(niveau: Niveau, before: number, ecole = FERRY) {
  const { open, options } = await aBase()
  const { db } = open
  const ines = await anEnfant(db, { nom: 'BENALI', prenom: 'Inès', date_naissance: null })
  const etablissement = await anEtablissement(db, { nom: ecole, type: 'ecole' })
  const year = 2021 - before
  const annee =
    before === 0
      ? { id: options.anneeId }
      : await anAnnee(db, { debut: `${year}-09-01`, fin: `${year + 1}-08-31` })
  const action = await anAction(db, { annee_id: annee.id, numero: `x${before}` })
  await anInscription(db, {
    enfant_id: ines.id,
    action_id: action.id,
    debut: `${year}-09-10`,
    niveau,
    etablissement_id: etablissement.id,
  })
  return { open, options, ines, etablissement }
}

const LISTE = aList('Nom;Prénom;Classe;École', 'BENALI;Inès;CE2;Jules Ferry')

test.each([
  ['CE2', 0, 'déjà en CE2 cette année'],
  ['CE1', 1, 'en CE1 l’an dernier'],
  ['CP', 2, 'en CP il y a 2 ans'],
] as const)(
  'a child in %s %i années before, in the same school, is proposed with what makes it likely',
  async (niveau, before, when) => {
    const { open, options, ines } = await aBaseWithInes(niveau, before)

    const { lignes } = await previewLu(open.db, LISTE, options)

    expect(lignes).toMatchObject([
      {
        statut: 'ambigu',
        suggestion: {
          choix: { kind: 'enfant', enfantId: ines.id },
          preuve: `Même nom, même école (${FERRY}), ${when}.`,
        },
      },
    ])
  },
)

test.each([
  ['another niveau', 'CM2', 0, FERRY],
  ['a niveau that leads elsewhere', 'CM1', 1, FERRY],
  ['another school', 'CE2', 0, 'École Zola'],
] as const)('%s proposes nobody', async (_why, niveau, before, ecole) => {
  const { open, options } = await aBaseWithInes(niveau, before, ecole)

  const { lignes } = await previewLu(open.db, LISTE, options)

  expect(lignes).toMatchObject([{ statut: 'ambigu', suggestion: null }])
})

test('two children of that name in that class: nobody is proposed', async () => {
  const { open, options, etablissement } = await aBaseWithInes('CE2', 0)
  const other = await anEnfant(open.db, { nom: 'Benali', prenom: 'INES', date_naissance: null })
  await anOrientation(open.db, {
    annee_id: options.anneeId,
    enfant_id: other.id,
    niveau: 'CE2',
    etablissement_id: etablissement.id,
  })

  const { lignes } = await previewLu(open.db, LISTE, options)

  expect(lignes).toMatchObject([{ candidats: [{}, {}], suggestion: null }])
})

test('the same list again is proposed whole, and followed it adds nobody', async () => {
  const { open, options } = await aBase()
  const rows = aList('Nom;Prénom;Classe', 'BENALI;Inès;CE2', 'COSTA;Élio;CE2')
  const named = { ...options, etablissement: FERRY }
  await importInto(open, rows, named)

  const { lignes } = await previewLu(open.db, rows, named)
  const decisions = lignes.flatMap(({ feuille, ligne, rang, suggestion }) =>
    suggestion === null ? [] : [{ feuille, ligne, rang, choix: suggestion.choix }],
  )
  await importInto(open, rows, { ...named, decisions })

  expect(decisions).toHaveLength(2)
  expect(open.sqlite.prepare('select count(*) from enfant').pluck().get()).toBe(2)
})

test('the preview of the command line holds no suggestion', async () => {
  const { open, options } = await aBaseWithInes('CE2', 0)

  const preview = previewOf(await previewLu(open.db, LISTE, options))

  expect(Object.keys(preview).sort()).toEqual([
    'avis',
    'encodage',
    'feuilles',
    'importId',
    'laissees',
    'lignes',
  ])
  expect(Object.keys(preview.lignes[0] ?? {}).sort()).toEqual([
    'enfant',
    'feuille',
    'inscription',
    'ligne',
    'messages',
    'responsables',
    'statut',
  ])
})
