import { beforeEach } from 'vitest'
import { openDatabase } from '../../main/db/open.ts'
import { emptyBase, readFigures } from './figures.ts'
import { aCollectif, anAction, anEnfant, anInscription, aSeance } from './records.ts'

/** Date of the bilan by default. */
export const ARRETE_AU = '2022-04-30'

/**
 * Before each test of the file: an action `a1` of 2021-2022 with two collectifs, `c1` and `c2`, and
 * nothing else. Gives what puts records in it and reads its figures.
 */
export function figuresScene() {
  const open = openDatabase(':memory:')
  const { db } = open
  beforeEach(async () => {
    emptyBase(open)
    await anAction(db, { id: 'a1' })
    await aCollectif(db, { id: 'c1', action_id: 'a1' })
    await aCollectif(db, { id: 'c2', action_id: 'a1', nom: 'Jeudi' })
  })
  return {
    db,
    figures: (arreteAu = ARRETE_AU) => readFigures(db, 'a1', arreteAu),

    /** Adds a séance of c1, unless another collectif is given. */
    seance: (overrides: Parameters<typeof aSeance>[1] = {}) =>
      aSeance(db, { collectif_id: 'c1', ...overrides }),

    /** Inscribes an enfant, created if need be, in c1 unless told. */
    async inscrit(id: string, overrides: Parameters<typeof anInscription>[1] = {}) {
      const known = await db.selectFrom('enfant').select('id').where('id', '=', id).execute()
      if (known.length === 0) await anEnfant(db, { id })
      return anInscription(db, { enfant_id: id, collectif_id: 'c1', ...overrides })
    },

    /** Sets a rule of the année. */
    async parametre(cle: string, valeur: unknown) {
      const { id } = await db.selectFrom('annee').select('id').executeTakeFirstOrThrow()
      const row = { annee_id: id, cle, valeur: JSON.stringify(valeur) }
      await db.insertInto('parametre').values(row).execute()
    },
  }
}
