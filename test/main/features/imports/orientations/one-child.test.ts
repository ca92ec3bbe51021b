import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findImports, undoImport } from '../../../../../main/features/imports/imports.service.ts'
import {
  aBase,
  aList,
  decide,
  importInto,
  NOW,
  previewLu,
  statuts,
} from '../../../../builders/orientations/a-list.ts'
import { anEnfant } from '../../../../builders/records.ts'

const HEADER = 'Nom;Prénom;Né le;Sexe;Classe;Situation'

/** Inès, whom her family name and her usage name both lead to. */
async function aBaseOfInes() {
  const base = await aBase()
  const list = aList('Nom;Nom d’usage;Prénom;Né le', 'DUPONT;BENALI;Inès;12/03/2013')
  await importInto(base.open, list, base.options)
  const enfantId = base.open.sqlite.prepare('select id from enfant').pluck().get() as string
  return { ...base, enfantId }
}

describe('a child that several rows lead to', () => {
  test('by two names is written once', async () => {
    const { open, options, place } = await aBaseOfInes()
    const lu = aList(
      HEADER,
      'BENALI;Inès;12/03/2013;F;CE2;logement',
      'DUPONT;Inès;12/03/2013;;CE2;logement',
    )

    const apercu = await importInto(open, lu, { ...options, ...place })

    expect(statuts(apercu)).toEqual(['2 a-completer', '3 doublon-fichier'])
    expect(
      open.sqlite.prepare('select enfant_id, situation from enfant_situation').all(),
    ).toHaveLength(1)
    expect(open.sqlite.prepare('select count(*) from inscription').pluck().get()).toBe(1)
  })

  test('by a decision and by a name is written once', async () => {
    const { open, options, place, enfantId } = await aBaseOfInes()
    const lu = aList(HEADER, 'BENALI;Ines;;;;logement', 'BENALI;Inès;12/03/2013;F;CE2;logement')
    const decisions = [decide(2, { kind: 'enfant', enfantId })]

    const apercu = await importInto(open, lu, { ...options, ...place, decisions })

    expect(statuts(apercu)).toEqual(['2 a-completer', '3 doublon-fichier'])
    expect(open.sqlite.prepare('select sexe from enfant').pluck().all()).toEqual(['F'])
    expect(open.sqlite.prepare('select niveau from inscription').pluck().all()).toEqual(['CE2'])
  })

  test('and that contradict each other are left to the person, until she leaves one out', async () => {
    const { open, options } = await aBaseOfInes()
    const lu = aList(HEADER, 'BENALI;Inès;12/03/2013;F;CE2', 'DUPONT;Inès;12/03/2013;F;CM1')

    const before = await previewLu(open.db, lu, options)
    const after = await previewLu(open.db, lu, {
      ...options,
      decisions: [decide(3, { kind: 'ignorer' })],
    })

    expect(statuts(before)).toEqual(['2 ambigu', '3 ambigu'])
    expect(before.lignes[1]?.messages[0]?.texte).toContain('niveau, classe')
    expect(statuts(after)).toEqual(['2 a-completer', '3 ambigu'])
  })

  test('by decisions, with two births, is left to the person; the fuller birth is taken otherwise', async () => {
    const { open, options } = await aBase()
    const { id: enfantId } = await anEnfant(open.db, {
      nom: 'BENALI',
      prenom: 'Inès',
      date_naissance: null,
    })
    const decisions = [2, 3].map((ligne) => decide(ligne, { kind: 'enfant', enfantId }))

    const apart = await previewLu(
      open.db,
      aList(HEADER, 'BENALI;Inès;12/03/2013', 'BENALI;Inès;13/03/2013'),
      { ...options, decisions },
    )
    await importInto(open, aList(HEADER, 'BENALI;Inès;2013', 'BENALI;Inès;13/03/2013'), {
      ...options,
      decisions,
    })

    expect(statuts(apart)).toEqual(['2 ambigu', '3 ambigu'])
    expect(apart.lignes[0]?.messages[0]?.texte).toContain('(naissance)')
    expect(open.sqlite.prepare('select date_naissance from enfant').pluck().all()).toEqual([
      '2013-03-13',
    ])
  })
})

test('whatever its rows say and is decided of them, a child is written once', async () => {
  const anyRow = fc
    .tuple(
      fc.constantFrom('BENALI', 'DUPONT'),
      fc.constantFrom('', '2013', '12/03/2013'),
      fc.constantFrom('', 'F', 'M'),
      fc.constantFrom('', 'CE2', 'CM1'),
      fc.constantFrom('', 'logement'),
    )
    .map(([nom, ...others]) => [nom, 'Inès', ...others].join(';'))
  const anyKind = fc.constantFrom(undefined, 'enfant', 'ignorer')
  const { open, options, place, enfantId } = await aBaseOfInes()
  const count = (table: string) =>
    open.sqlite.prepare(`select count(*) from ${table} where enfant_id = ?`).pluck().get(enfantId)

  await fc.assert(
    fc
      .asyncProperty(
        fc.array(fc.tuple(anyRow, anyKind), { minLength: 1, maxLength: 5 }),
        async (rows) => {
          const decisions = rows.flatMap(([, kind], index) =>
            kind === undefined
              ? []
              : [decide(index + 2, kind === 'enfant' ? { kind, enfantId } : { kind })],
          )

          const apercu = await importInto(open, aList(HEADER, ...rows.map(([row]) => row)), {
            ...options,
            ...place,
            decisions,
          })

          const written = apercu.lignes.filter(({ statut }) => /connu|completer/.test(statut))
          expect(written.length).toBeLessThanOrEqual(1)
          expect([count('orientation'), count('inscription')]).toEqual([1, written.length])
        },
      )
      .afterEach(async () => {
        const last = (await findImports(open.db, options.anneeId))[0]
        await undoImport(open.db, last?.importId ?? '', NOW)
      }),
    { numRuns: 40 },
  )
})
