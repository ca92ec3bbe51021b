import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ORIENTATIONS } from '../../../../../main/features/imports/orientations/import-orientations.service.ts'
import type { FichierLu } from '../../../../../main/import/understand/ligne-lue.ts'
import type { Decision } from '../../../../../shared/domain/import-orientation.ts'
import { aBase, aCorrectedList, aList, decide } from '../../../../builders/orientations/a-list.ts'
import { aFamille, anEnfant } from '../../../../builders/records.ts'

const HEADER = 'Nom;Prénom;Né le;Sexe;Classe;Responsable légal;Téléphone;Mail'
/** A list of adults with two children each, as ONDE gives it. */
const CHILD = ';Nom de famille enfant;Prénom enfant;Classe enfant'
const PARENTS = `Nom responsable;Prénom responsable;Courriel;Téléphone portable${CHILD}${CHILD}`

/** Children of two households, one without any, and two homonyms. */
async function aKnowingBase() {
  const base = await aBase()
  const { db } = base.open
  const samira = { nom: 'BENALI', prenom: 'Samira', telephone: '0600000001' }
  const benali = await aFamille(db, { responsables: [samira] })
  const costa = await aFamille(db, {
    responsables: [{ nom: 'COSTA', prenom: 'Rui', telephone: '0600000002' }],
  })
  const ids: string[] = []
  for (const [nom, prenom, date_naissance, famille_id] of [
    ['Benali', 'Inès', '2013-03-12', benali.id],
    ['Benali', 'Inès', '2012-11-02', null],
    ['Costa', 'Élio', '2012-11-02', costa.id],
    ['Costa', 'Adam', null, null],
  ] as const) {
    ids.push((await anEnfant(db, { nom, prenom, date_naissance, famille_id, sexe: null })).id)
  }
  return { ...base, ids }
}

const anyRow = fc
  .tuple(
    fc.constantFrom('BENALI', 'Costa', 'N’Diaye', 'Sy'),
    fc.constantFrom('Inès', 'Adam', 'Élio'),
    fc.constantFrom('', '', '12/03/2013', '2012', '02/11/2012', '31/02/2013'),
    fc.constantFrom('', 'F', 'M'),
    fc.constantFrom('', 'CE2', 'CM1'),
    fc.constantFrom('', 'BENALI Samira', 'COSTA Rui', 'SY Awa'),
    fc.constantFrom('', '0600000001', '0600000002', '0600000003'),
    fc.constantFrom('', 'foyer@exemple.fr'),
  )
  .map((cells) => cells.join(';'))

const anyChild = fc.tuple(
  fc.constantFrom('BENALI', 'Costa', 'Sy'),
  fc.constantFrom('Inès', 'Adam', 'Élio'),
  fc.constantFrom('', 'CE2'),
)
const anyParents = fc
  .tuple(
    fc.constantFrom('BENALI', 'COSTA', ''),
    fc.constantFrom('Samira', 'Rui', ''),
    fc.constantFrom('', 'foyer@exemple.fr'),
    fc.constantFrom('', '0600000001', '0600000002', '0600000003'),
    anyChild,
    fc.oneof(anyChild, fc.constant(['', '', ''])),
  )
  .map(([nom, prenom, mail, telephone, one, two]) =>
    [nom, prenom, mail, telephone, ...one, ...two].join(';'),
  )

/** A row, and what is said of it: the index of a known child (4 is a child that has gone), or a word. */
const anyAnswer = fc.record({
  ligne: fc.integer({ min: 2, max: 11 }),
  choix: fc.constantFrom(0, 1, 2, 3, 4, 'nouveau', 'ignorer', null),
  prenom: fc.constantFrom(null, null, null, 'Inès', 'Zoé'),
  /** Whether the children are to be inscribed. */
  isPlaced: fc.constantFrom(true, true, false),
})

/** The rows that read the same are the same objects, as the reader of the file promises. */
function keepRows(before: FichierLu, after: FichierLu): FichierLu {
  const lignes = after.lignes.map((ligne, index) => {
    const old = before.lignes[index]
    return JSON.stringify(old) === JSON.stringify(ligne) && old ? old : ligne
  })
  return { ...after, lignes }
}

test.each([
  ['children', HEADER, anyRow],
  ['parents', PARENTS, anyParents],
] as const)(
  'a list of %s judged answer by answer is the list judged whole',
  async (_name, header, row) => {
    const { open, options, ids, place } = await aKnowingBase()
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 10 }),
        fc.array(anyAnswer, { minLength: 1, maxLength: 6 }),
        async (rows, answers) => {
          let lu = aList(header, ...rows)
          let decisions: readonly Decision[] = []
          const corrections = new Map<number, string>()
          let all = { ...options, ...place }
          let standing = await ORIENTATIONS.judge(open.db, lu, { ...all, decisions }, null)
          for (const { ligne, choix, prenom, isPlaced } of answers) {
            decisions = [
              ...decisions.filter((one) => one.ligne !== ligne),
              ...(choix === null
                ? []
                : [
                    decide(
                      ligne,
                      typeof choix === 'number'
                        ? { kind: 'enfant', enfantId: ids[choix] ?? 'gone' }
                        : { kind: choix as 'nouveau' },
                    ),
                  ]),
            ]
            all = isPlaced ? { ...options, ...place } : options
            if (prenom !== null) corrections.set(ligne, prenom)
            const said = [...corrections].map(([at, texte]) => ({
              feuille: 'liste',
              ligne: at,
              rang: 0,
              champ: 'prenom',
              texte,
            }))
            lu = prenom === null ? lu : keepRows(lu, aCorrectedList([header, ...rows], said))

            standing = await ORIENTATIONS.judge(open.db, lu, { ...all, decisions }, standing)
            const whole = await ORIENTATIONS.judge(open.db, lu, { ...all, decisions }, null)

            expect(standing.apercu).toEqual(whole.apercu)
          }
        },
      ),
      { numRuns: 100 },
    )
    open.close()
  },
)

test('an answer on one row leaves the rows that it cannot change as they were, the same objects', async () => {
  const { open, options } = await aKnowingBase()
  const lu = aList(HEADER, 'Benali;Inès;;;CE2;;;', 'Sy;Adam;;;CE2;;;', 'N’Diaye;Élio;;;CM1;;;')
  const before = await ORIENTATIONS.judge(open.db, lu, options, null)

  const decisions = [decide(2, { kind: 'nouveau' })]
  const after = await ORIENTATIONS.judge(open.db, lu, { ...options, decisions }, before)

  expect(after.apercu.lignes.map(({ statut }) => statut)).toEqual(['nouveau', 'nouveau', 'nouveau'])
  expect(after.apercu.lignes[0]).not.toBe(before.apercu.lignes[0])
  expect(after.apercu.lignes[1]).toBe(before.apercu.lignes[1])
  expect(after.apercu.lignes[2]).toBe(before.apercu.lignes[2])
})

test('an answer on one row changes the row of a child who would then be in the same household', async () => {
  const { open, options } = await aKnowingBase()
  // Two children of one number, one of them said to be of the known family Costa.
  const lu = aList(
    HEADER,
    'Costa;Élio;;;CE2;COSTA Ana;0600000009;',
    'Costa;Adam;;;CM1;;0600000009;',
  )
  const before = await ORIENTATIONS.judge(open.db, lu, options, null)

  const decisions = [decide(2, { kind: 'ignorer' })]
  const after = await ORIENTATIONS.judge(open.db, lu, { ...options, decisions }, before)

  expect(after.apercu).toEqual(
    (await ORIENTATIONS.judge(open.db, lu, { ...options, decisions }, null)).apercu,
  )
})

test('a correction that makes a list name one of ours makes it a list of parents', async () => {
  const { open, options } = await aKnowingBase()
  const rows = [PARENTS, 'BENALI;Samira;;0600000007;Benali;Zoé;CE2;;;', 'SY;Awa;;;Sy;Adam;CE2;;;']
  const lu = aList(...rows)
  const before = await ORIENTATIONS.judge(open.db, lu, options, null)

  const said = [{ feuille: 'liste', ligne: 2, rang: 0, champ: 'prenom', texte: 'Inès' }]
  const corrected = keepRows(lu, aCorrectedList(rows, said))
  const after = await ORIENTATIONS.judge(open.db, corrected, options, before)

  expect(before.apercu.genre).toBe('orientations')
  expect(after.apercu.genre).toBe('responsables')
})

test('another school said for the rows that name none is that of every row', async () => {
  const { open, options } = await aKnowingBase()
  const lu = aList(HEADER, 'Sy;Adam;;;CE2;;;', 'N’Diaye;Élio;;;CM1;;;')
  const before = await ORIENTATIONS.judge(open.db, lu, options, null)

  const named = { ...options, etablissement: 'École Jules-Ferry' }
  const after = await ORIENTATIONS.judge(open.db, lu, named, before)

  expect(after.apercu.lignes.map(({ inscription }) => inscription.etablissement)).toEqual([
    'École Jules-Ferry',
    'École Jules-Ferry',
  ])
})

test('children whose parents share nothing but a mail address answer for each other', async () => {
  const { open, options, ids } = await aKnowingBase()
  const foyer = ';;foyer@exemple.fr;'
  const lu = aList(PARENTS, `${foyer};Benali;Inès;;;;`, `${foyer};Costa;Adam;;;;`)
  const ines = decide(2, { kind: 'enfant', enfantId: ids[0] ?? '' })
  const before = await ORIENTATIONS.judge(open.db, lu, { ...options, decisions: [ines] }, null)

  const decisions = [ines, decide(3, { kind: 'ignorer' })]
  const after = await ORIENTATIONS.judge(open.db, lu, { ...options, decisions }, before)

  const texts = ({ apercu }: typeof before) => apercu.lignes[0]?.messages.map(({ texte }) => texte)
  expect(texts(before)).toEqual([expect.stringContaining('Mêmes responsables que Costa Adam')])
  expect(texts(after)).toEqual([])
})
