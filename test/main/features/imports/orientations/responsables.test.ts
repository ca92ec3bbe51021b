import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { undoImport } from '../../../../../main/features/imports/imports.service.ts'
import {
  aBase,
  aList,
  importInto,
  NOW,
  previewLu,
  statuts,
} from '../../../../builders/orientations/a-list.ts'
import { readFixture } from '../../../../builders/orientations/fixture-files.ts'
import { dataSnapshot } from '../../../../builders/orientations/snapshot.ts'
import { undoAll } from '../../../../builders/orientations/undo-all.ts'
import { aFamille, anEnfant, anInscription, anOrientation } from '../../../../builders/records.ts'

const CHILD = ';Nom d’usage enfant;Nom de famille enfant;Prénom enfant;Classes enfants'
const HEADER = `Nom responsable;Prénom responsable;Courriel;Téléphone portable${CHILD}${CHILD}`

type Base = Awaited<ReturnType<typeof aBase>>

/** Inès (CE2) and Adam (CM2) are known, without any family. */
async function aBaseOfSiblings() {
  const base = await aBase()
  const { db } = base.open
  const ines = await anEnfant(db, { nom: 'Benali', prenom: 'Inès', famille_id: null })
  const adam = await anEnfant(db, { nom: 'Benali', prenom: 'Adam', famille_id: null })
  const { actionId, collectifId } = base.place
  for (const [enfant, niveau] of [
    [ines, 'CE2'],
    [adam, 'CM2'],
  ] as const) {
    await anInscription(db, {
      enfant_id: enfant.id,
      action_id: actionId ?? '',
      collectif_id: collectifId,
      niveau,
    })
  }
  return { ...base, ines, adam }
}

/** Each child with the adults of its family, and with whom it shares it. */
const families = ({ open }: Pick<Base, 'open'>) =>
  open.sqlite
    .prepare(
      `select e.prenom,
         (select group_concat(coalesce(r.prenom, '') || ' ' || coalesce(r.telephone, '?'), ', ' order by r.position)
            from responsable r where r.famille_id = e.famille_id) as adultes,
         (select group_concat(f.prenom, ', ' order by f.prenom) from enfant f where f.famille_id = e.famille_id) as fratrie
       from enfant e order by e.prenom, e.nom`,
    )
    .all()

const textsOf = (apercu: Awaited<ReturnType<typeof previewLu>>) =>
  apercu.lignes.map(({ messages }) => messages.map(({ texte }) => texte).join(' '))

test('ONDE’s file completes the families of known children, and proposes nobody', async () => {
  const base = await aBaseOfSiblings()

  const done = await importInto(base.open, readFixture('onde-responsables.csv'), base.options)

  expect(done.genre).toBe('responsables')
  expect(statuts(done)).toEqual(['2 a-completer', '2 a-completer', '3 doublon-fichier', '4 ambigu'])
  expect(textsOf(done)[3]).toContain('Pas dans Cartable')
  expect(families(base)).toEqual([
    { prenom: 'Adam', adultes: 'Samira 06 00 00 00 01', fratrie: 'Adam' },
    { prenom: 'Inès', adultes: 'Karim 06 00 00 00 03, Samira 06 00 00 00 01', fratrie: 'Inès' },
  ])
  const count = (table: string) =>
    base.open.sqlite.prepare(`select count(*) from ${table}`).pluck().get()
  expect([count('orientation'), count('enfant')]).toEqual([0, 2])
  expect(base.open.sqlite.prepare('select genre from import').pluck().all()).toEqual([
    'responsables',
  ])
  expect(await undoImport(base.open.db, done.importId ?? '', NOW)).toMatchObject({
    value: { familles: 2, responsables: 3, enfants: 0, retablis: 2 },
  })
})

test('of a list of parents that names no child of ours, each child is proposed, with its parents', async () => {
  const base = await aBase()

  const done = await importInto(base.open, readFixture('onde-responsables.csv'), base.options)

  expect(done.genre).toBe('orientations')
  expect(statuts(done).filter((statut) => statut.endsWith('nouveau'))).toHaveLength(3)
  expect(done.lignes[0]?.responsables).toMatchObject([{ prenom: 'Samira' }])
  expect(base.open.sqlite.prepare('select genre from import').pluck().all()).toEqual([
    'orientations',
  ])
})

describe('one family or two', () => {
  const samira = 'BENALI;Samira;;0600000001;;BENALI;Inès;CE2 A;;BENALI;Adam;CM2'

  test('brothers and sisters of exactly the same adults share one', async () => {
    const base = await aBaseOfSiblings()

    await importInto(base.open, aList(HEADER, samira), base.options)

    expect(families(base)).toEqual([
      { prenom: 'Adam', adultes: 'Samira 06 00 00 00 01', fratrie: 'Adam, Inès' },
      { prenom: 'Inès', adultes: 'Samira 06 00 00 00 01', fratrie: 'Adam, Inès' },
    ])
  })

  test('a nom alone, or two addresses, make no family of two; one address does', async () => {
    const fratries = async (ofInes: string, ofAdam: string) => {
      const base = await aBaseOfSiblings()
      const rows = [`${ofInes};;BENALI;Inès;CE2 A;;;;`, `${ofAdam};;BENALI;Adam;CM2;;;;`]
      const done = await importInto(base.open, aList(HEADER, ...rows), base.options)
      return [families(base).map((one) => (one as { fratrie: string }).fratrie), textsOf(done)]
    }

    const nomAlone = await fratries('BENALI;;;', 'BENALI;;;')
    const twoMails = await fratries(';;a@famille.example;', ';;b@famille.example;')
    const oneMail = await fratries(';;a@famille.example;', ';;a@famille.example;')

    expect(nomAlone).toEqual([
      ['Adam', 'Inès'],
      ['', ''],
    ])
    expect(twoMails).toEqual([
      ['Adam', 'Inès'],
      ['', ''],
    ])
    expect(oneMail).toEqual([
      ['Adam, Inès', 'Adam, Inès'],
      ['', ''],
    ])
  })

  test('who lives with an adult of that nom alone is not thereby of the family', async () => {
    const base = await aBaseOfSiblings()
    const { db } = base.open
    const famille = await aFamille(db, {
      responsables: [{ nom: 'Benali', prenom: null, telephone: null }],
    })
    await anEnfant(db, { nom: 'Benali', prenom: 'Lia', famille_id: famille.id })

    await importInto(base.open, aList(HEADER, 'BENALI;;;;;BENALI;Adam;CM2;;;;'), base.options)

    expect(families(base)).toMatchObject([
      { fratrie: 'Adam' },
      { fratrie: null },
      { fratrie: 'Lia' },
    ])
  })

  test('an adult in common is not enough, and it is said', async () => {
    const base = await aBaseOfSiblings()
    const karim = 'BENALI;Karim;;0600000003;;BENALI;Inès;CE2 A;;;;'

    const apercu = await previewLu(base.open.db, aList(HEADER, samira, karim), base.options)

    expect(textsOf(apercu).slice(0, 2)).toEqual([
      expect.stringContaining('Partage un responsable avec BENALI Adam'),
      expect.stringContaining('Partage un responsable avec BENALI Inès'),
    ])
  })

  test('who has no family joins that of the other, unless somebody unknown to the file lives there', async () => {
    const join = async (prenom: string) => {
      const base = await aBaseOfSiblings()
      const famille = await aFamille(base.open.db, {
        responsables: [{ nom: 'Benali', prenom, telephone: null }],
      })
      await base.open.db
        .updateTable('enfant')
        .set({ famille_id: famille.id })
        .where('id', '=', base.ines.id)
        .execute()
      const done = await importInto(base.open, aList(HEADER, samira), base.options)
      return { fratrie: families(base).at(-1), texts: textsOf(done) }
    }

    const safe = await join('Samira')
    const unsafe = await join('Fatou')

    expect(safe.fratrie).toMatchObject({ adultes: 'Samira 06 00 00 00 01', fratrie: 'Adam, Inès' })
    expect(safe.texts).toEqual(['', ''])
    expect(unsafe.fratrie).toMatchObject({ fratrie: 'Inès' })
    expect(unsafe.texts[1]).toContain('Mêmes responsables que BENALI Inès')
  })

  test('a sister who is not in the file shares her family when a number makes it sure', async () => {
    const base = await aBase()
    const { db } = base.open
    const famille = await aFamille(db, {
      responsables: [{ nom: 'Costa', prenom: 'Ana', telephone: '06 00 00 00 07' }],
    })
    await anEnfant(db, { nom: 'Diaz', prenom: 'Lia', famille_id: famille.id })
    await anEnfant(db, { nom: 'Costa', prenom: 'Élio', famille_id: null })

    await importInto(
      base.open,
      aList(HEADER, 'COSTA;Ana;;0600000007;;COSTA;Élio;CM1;;;;'),
      base.options,
    )

    expect(families(base)).toMatchObject([{ fratrie: 'Lia, Élio' }, { fratrie: 'Lia, Élio' }])
  })
})

describe('who is meant', () => {
  test('the class tells two children of one name apart; without it the person is asked', async () => {
    const base = await aBaseOfSiblings()
    await anEnfant(base.open.db, { nom: 'Benali', prenom: 'Adam', famille_id: null })
    const row = (classe: string) => `BENALI;Samira;;0600000001;;BENALI;Adam;${classe};;;;`

    const told = await previewLu(base.open.db, aList(HEADER, row('CM2 B')), base.options)
    const untold = await previewLu(base.open.db, aList(HEADER, row('')), base.options)

    expect(statuts(told)).toEqual(['2 a-completer'])
    expect(statuts(untold)).toEqual(['2 ambigu'])
    expect(untold.lignes[0]?.candidats).toHaveLength(2)
  })

  test('another class is a doubt that the person settles; nobody new is ever made', async () => {
    const base = await aBaseOfSiblings()
    const list = aList(
      HEADER,
      'BENALI;Samira;;0600000001;;BENALI;Adam;CP;;;;',
      'SY;Awa;;0600000004;;SY;Omar;CP;;;;',
    )
    const place = { feuille: 'liste', ligne: 2, rang: 0 }
    const unknown = { feuille: 'liste', ligne: 3, rang: 0 }

    const before = await previewLu(base.open.db, list, base.options)
    const after = await previewLu(base.open.db, list, {
      ...base.options,
      decisions: [
        { ...place, choix: { kind: 'enfant', enfantId: base.adam.id } },
        { ...unknown, choix: { kind: 'nouveau' } },
      ],
    })

    expect(textsOf(before)[0]).toContain('dans une autre classe')
    expect(statuts(before)).toEqual(['2 ambigu', '3 ambigu'])
    expect(statuts(after)).toEqual(['2 a-completer', '3 ambigu'])
  })

  test('another class is no doubt of a child who has an orientation without any', async () => {
    const base = await aBaseOfSiblings()
    await anOrientation(base.open.db, {
      ...{ annee_id: base.options.anneeId, enfant_id: base.adam.id },
      ...{ niveau: null, classe: null },
    })
    const list = aList(HEADER, 'BENALI;Samira;;0600000001;;BENALI;Adam;CP;;;;')

    expect(statuts(await previewLu(base.open.db, list, base.options))).toEqual(['2 a-completer'])
  })

  test('a class of two niveaux is no doubt here', async () => {
    const base = await aBaseOfSiblings()

    const { lignes } = await previewLu(
      base.open.db,
      aList(HEADER, 'BENALI;Samira;;0600000001;;BENALI;Inès;CE1/CE2;;;;'),
      base.options,
    )

    expect(lignes).toMatchObject([{ statut: 'a-completer', messages: [] }])
  })
})

test('an empty cell never wipes, another number is shown and the known one kept', async () => {
  const base = await aBaseOfSiblings()
  const first = aList(HEADER, 'BENALI;Samira;s@famille.example;0600000001;;BENALI;Inès;CE2;;;;')
  await importInto(base.open, first, base.options)
  const known = dataSnapshot(base.open)

  const empty = aList(HEADER, 'BENALI;Samira;;;;BENALI;Inès;CE2;;;;')
  const other = aList(HEADER, 'BENALI;Samira;;0600000009;;BENALI;Inès;CE2;;;;')
  const again = await importInto(base.open, empty, base.options)
  const changed = await importInto(base.open, other, base.options)

  expect(statuts(again)).toEqual(['2 connu'])
  expect(changed.lignes[0]?.differences).toMatchObject([{ champ: 'telephone', effet: 'garde' }])
  expect(textsOf(changed)[0]).toContain('06 00 00 00 09')
  expect(dataSnapshot(base.open)).toEqual(known)
  const father = aList(HEADER, 'SOW;Malick;;;;BENALI;Inès;CE2;;;;')
  expect((await previewLu(base.open.db, father, base.options)).lignes[0]?.differences).toEqual([
    { champ: 'responsables', connu: null, fichier: 'SOW Malick', effet: 'complete' },
  ])
})

describe('whatever the file', () => {
  const anyChild = fc.constantFrom(
    ';BENALI;Inès;CE2',
    ';Benali;Adam;CM2',
    ';BENALI;ADAM;CP',
    ';COSTA;Élio;CM1',
    ';;;',
  )
  const anyRow = fc
    .tuple(
      fc.constantFrom('BENALI;Samira', 'Benali;Karim', 'Costa;Ana', 'BENALI;'),
      fc.constantFrom('', 's@famille.example'),
      fc.constantFrom('', '0600000001', '0600000003'),
      anyChild,
      anyChild,
    )
    .map((cells) => cells.join(';'))
  const anyRows = fc.array(anyRow, { minLength: 1, maxLength: 7 })

  test('importing it twice is importing it once', async () => {
    const { open, options } = await aBaseOfSiblings()
    await fc.assert(
      fc
        .asyncProperty(anyRows, async (rows) => {
          await importInto(open, aList(HEADER, ...rows), options)
          const once = dataSnapshot(open)

          await importInto(open, aList(HEADER, ...rows), options)

          expect(dataSnapshot(open)).toEqual(once)
        })
        .afterEach(() => undoAll(open)),
      { numRuns: 40 },
    )
  })

  test('undoing it gives the base back as it was', async () => {
    const { open, options } = await aBaseOfSiblings()
    await fc.assert(
      fc
        .asyncProperty(anyRows, anyRows, async (before, rows) => {
          await importInto(open, aList(HEADER, ...before), options)
          const known = dataSnapshot(open)

          const { importId } = await importInto(open, aList(HEADER, ...rows), options)
          const undone = await undoImport(open.db, importId ?? '', NOW)

          expect(undone).toMatchObject({ ok: true })
          expect(dataSnapshot(open)).toEqual(known)
        })
        .afterEach(() => undoAll(open)),
      { numRuns: 30 },
    )
  })

  test('the order of its rows does not matter', async () => {
    const base = await aBaseOfSiblings()
    const { open, options } = base
    const anyShuffled = anyRows.chain((rows) =>
      fc.record({
        rows: fc.constant(rows),
        shuffled: fc.shuffledSubarray(rows, { minLength: rows.length }),
      }),
    )
    await fc.assert(
      fc
        .asyncProperty(anyShuffled, async ({ rows, shuffled }) => {
          await importInto(open, aList(HEADER, ...rows), options)
          const one = families(base)
          await undoAll(open)

          await importInto(open, aList(HEADER, ...shuffled), options)

          expect(families(base)).toEqual(one)
        })
        .afterEach(() => undoAll(open)),
      { numRuns: 40 },
    )
  })
})
