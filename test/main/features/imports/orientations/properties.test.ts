import fc from 'fast-check'
import { expect, test } from 'vitest'
import { undoImport } from '../../../../../main/features/imports/imports.service.ts'
import { aBase, aList, importInto, NOW } from '../../../../builders/orientations/a-list.ts'
import { dataSnapshot } from '../../../../builders/orientations/snapshot.ts'
import { undoAll } from '../../../../builders/orientations/undo-all.ts'
import { aFamille, anEnfant } from '../../../../builders/records.ts'

const HEADER =
  'Nom;Prénom;Né le;Sexe;Classe;École;Responsable légal;Téléphone;Situations;Origine;Accord parental;Objectif;Critères'

// Few values, so that rows often meet: doubles, homonyms, siblings, contradictions.
const anyRow = fc
  .tuple(
    fc.constantFrom('BENALI', 'Benali', 'COSTA', 'N’Diaye'),
    fc.constantFrom('Inès', 'INES', 'Adam', 'Élio'),
    fc.constantFrom('', '12/03/2013', '2013', '2/11/2012', '31/02/2013'),
    fc.constantFrom('', 'F', 'M'),
    fc.constantFrom('', 'CE2', 'CM1 de Mme Roy', 'CE1/CE2'),
    fc.constantFrom('', 'École Jules-Ferry', 'Jules Ferry', 'Collège Tillion'),
    fc.constantFrom('', 'Mme BENALI Samira', 'COSTA Rui', 'Mme Sy'),
    fc.constantFrom('', '0600000001', '600000002'),
    fc.constantFrom('', 'logement', 'difficulté scolaire ; logement'),
    fc.constantFrom('', 'famille', 'PRE'),
    fc.constantFrom('', 'oui', 'non', '20/09/2021'),
    fc.constantFrom('', 'Lire seul', 'Oser parler'),
    fc.constantFrom('', 'Lecture', 'Autonomie, Lecture'),
  )
  .map((cells) => cells.join(';'))

const anyRows = fc.array(anyRow, { minLength: 1, maxLength: 8 })

/** A base where some of those children are known, wholly or in part. */
async function aKnowingBase() {
  const base = await aBase()
  const { db } = base.open
  const famille = await aFamille(db, {
    responsables: [{ nom: 'BENALI', prenom: 'Samira', telephone: null }],
  })
  await anEnfant(db, {
    nom: 'Benali',
    prenom: 'Inès',
    date_naissance: '2013-03-12',
    sexe: null,
    famille_id: famille.id,
  })
  await anEnfant(db, {
    nom: 'Costa',
    prenom: 'Élio',
    date_naissance: '2012-11-02',
    sexe: null,
    famille_id: null,
  })
  return base
}

/** What the base holds, its random ids replaced by what they stand for: order and identity aside. */
function meaning(open: Awaited<ReturnType<typeof aBase>>['open']): unknown {
  const query = (sql: string) => open.sqlite.prepare(sql).all()
  return {
    etablissements: query('select nom, type from etablissement order by nom'),
    enfants: query(
      `select e.nom, e.prenom, e.date_naissance, e.annee_naissance, e.sexe,
         (select group_concat(coalesce(r.nom, '') || '/' || coalesce(r.prenom, '') || '/' || coalesce(r.telephone, '') || '/' || r.position, ', ' order by r.position)
            from responsable r where r.famille_id = e.famille_id) as responsables,
         (select group_concat(f.prenom || f.nom, ',' order by f.prenom, f.nom, f.date_naissance)
            from enfant f where f.famille_id = e.famille_id) as fratrie,
         (select group_concat(situation, ',' order by situation) from enfant_situation s where s.enfant_id = e.id) as situations
       from enfant e order by 1, 2, 3, 4, 5, 6, 7`,
    ),
    orientations: query(
      `select e.nom, e.prenom, e.date_naissance, e.annee_naissance, o.nom as autre, o.prenom as autre_prenom, o.niveau, o.classe, t.nom as etablissement,
         o.enseignant, o.objectif, o.accord_parental, o.statut, o.date,
         (select group_concat(critere, ',' order by position) from orientation_critere c where c.orientation_id = o.id) as criteres,
         (select group_concat(origine, ',' order by origine) from orientation_origine g where g.orientation_id = o.id) as origines
       from orientation o join enfant e on e.id = o.enfant_id left join etablissement t on t.id = o.etablissement_id
       order by 1, 2, 3, 4, 5, 6, 7, 8, 9`,
    ),
    inscriptions: query(
      `select e.nom, e.prenom, e.date_naissance, e.annee_naissance, i.statut, i.niveau, i.classe, i.debut, i.accord_parental
       from inscription i join enfant e on e.id = i.enfant_id order by 1, 2, 3, 4, 5, 6, 7`,
    ),
  }
}

const withPlace = ({ options, place }: Awaited<ReturnType<typeof aBase>>) => ({
  ...options,
  ...place,
})

test('importing a file twice is importing it once', async () => {
  const base = await aKnowingBase()
  await fc.assert(
    fc
      .asyncProperty(anyRows, async (rows) => {
        await importInto(base.open, aList(HEADER, ...rows), withPlace(base))
        const once = dataSnapshot(base.open)

        await importInto(base.open, aList(HEADER, ...rows), withPlace(base))

        expect(dataSnapshot(base.open)).toEqual(once)
      })
      .afterEach(() => undoAll(base.open)),
    { numRuns: 40 },
  )
})

test('undoing an import gives the base back as it was', async () => {
  const base = await aKnowingBase()
  await fc.assert(
    fc
      .asyncProperty(anyRows, anyRows, async (before, rows) => {
        await importInto(base.open, aList(HEADER, ...before), withPlace(base))
        const known = dataSnapshot(base.open)

        const { importId } = await importInto(base.open, aList(HEADER, ...rows), withPlace(base))
        const undone = await undoImport(base.open.db, importId ?? '', NOW)

        expect(undone).toMatchObject({ ok: true })
        expect(dataSnapshot(base.open)).toEqual(known)
      })
      .afterEach(() => undoAll(base.open)),
    { numRuns: 30 },
  )
})

test('the order of the rows does not matter', async () => {
  const anyShuffled = anyRows.chain((rows) =>
    fc.record({
      rows: fc.constant(rows),
      shuffled: fc.shuffledSubarray(rows, { minLength: rows.length }),
    }),
  )
  const base = await aKnowingBase()
  await fc.assert(
    fc
      .asyncProperty(anyShuffled, async ({ rows, shuffled }) => {
        await importInto(base.open, aList(HEADER, ...rows), withPlace(base))
        const one = meaning(base.open)
        await undoAll(base.open)

        await importInto(base.open, aList(HEADER, ...shuffled), withPlace(base))

        expect(meaning(base.open)).toEqual(one)
      })
      .afterEach(() => undoAll(base.open)),
    { numRuns: 40 },
  )
})

test('a file never empties nor changes what was filled', async () => {
  await fc.assert(
    fc.asyncProperty(anyRows, async (rows) => {
      const base = await aKnowingBase()
      const read = () =>
        base.open.sqlite
          .prepare(
            `select e.id, e.nom, e.prenom, e.date_naissance, r.nom as adulte from enfant e
             left join responsable r on r.famille_id = e.famille_id and r.position = 0
             where e.nom in ('Benali', 'Costa') and e.date_naissance is not null and e.id in (select id from enfant)`,
          )
          .all() as { id: string; adulte: string | null }[]
      const before = read()

      await importInto(base.open, aList(HEADER, ...rows), withPlace(base))

      const after = new Map(read().map((row) => [row.id, row]))
      expect(before).toHaveLength(2)
      for (const row of before) {
        const { adulte, ...identity } = row
        expect(after.get(row.id)).toMatchObject(adulte === null ? identity : row)
      }
    }),
    { numRuns: 20 },
  )
})
