import { expect, test } from 'vitest'
import { findControles } from '../../../../main/features/controles/controles.service.ts'
import { findNoms, findNomsLus } from '../../../../main/features/personnes/noms.service.ts'
import { effacer } from '../../../../main/features/personnes/personnes.service.ts'
import { TRAMES_FOLDER } from '../../../builders/a-trame.ts'
import { aStructure } from '../../../builders/records.ts'
import { aBaseWithZoe, NOW, ZOE } from '../../../builders/someone-to-erase.ts'

async function aBaseWithAnswers() {
  const base = await aBaseWithZoe()
  const { db } = base.open
  await aStructure(db, { nom: 'Centre Louis', referent_nom: 'Kerbrat', referent_prenom: 'Soizic' })
  await db
    .insertInto('reponse')
    .values([
      { action_id: 'a1', code: 'q1', valeur: '"Zoé a lu devant tous."', raison: null },
      { action_id: 'a1', code: 'q2', valeur: '12', raison: 'Mme Quintrec l’a dit.' },
      { action_id: 'a0', code: 'q1', valeur: '"Louis aussi."', raison: null },
    ])
    .execute()
  return base
}

test('names in the answers of an action are found, those of another action and the référent left out', async () => {
  const { open } = await aBaseWithAnswers()

  expect(await findNomsLus(open.db, 'a1')).toEqual([
    { ou: 'réponse du bilan', code: 'q1', noms: ['Zoé'] },
    { ou: 'réponse du bilan', code: 'q2', noms: ['Mme Quintrec'] },
  ])
  expect(await findNoms(open.db, 'Soizic Kerbrat et Louis au Centre Louis')).toEqual(['Louis'])
  await open.close()
})

test('a name in what the bilan lists of a meeting or a formation is found, in a note that stays here it is not', async () => {
  const { open } = await aBaseWithAnswers()
  await open.db
    .insertInto('formation')
    .values({
      ...{ id: 'f1', action_id: 'a1', date: '2021-11-02' },
      ...{ theme: 'Ce que Zoé nous apprend', is_conjointe: 0, minutes: 120 },
    })
    .execute()
  await open.db
    .insertInto('concertation')
    .values({
      ...{ id: 'c1', action_id: 'a1', date: '2021-11-09', axe: 'territoire' },
      ...{ genre: 'Point sur Louis avec le PRE', etablissement_id: null, partenaire_id: null },
      ...{ note: 'Zoé est venue.', moment: null },
    })
    .execute()

  const found = await findNomsLus(open.db, 'a1')

  expect(found.slice(2)).toEqual([
    { ou: 'nature d’une concertation', code: 'c1', noms: ['Louis'] },
    { ou: 'thème d’une formation', code: 'f1', noms: ['Zoé'] },
  ])
  await open.close()
})

test('once the enfant is erased, nothing is said of the texts any more', async () => {
  const { open } = await aBaseWithAnswers()

  await effacer(open, { genre: 'enfant', id: ZOE }, NOW)

  expect((await findNomsLus(open.db, 'a1')).flatMap(({ noms }) => noms)).toEqual([])
  await open.close()
})

test('the controls before a bilan say which names the Caf would read', async () => {
  const { open } = await aBaseWithAnswers()
  const demande = { actionId: 'a1', arreteAu: '2022-04-30', trame: 'caf47' }

  const controles = await findControles(open.db, TRAMES_FOLDER, demande, '2022-05-12')

  const found = controles.ok ? controles.value.filter(({ code }) => code === 'noms-cites') : []
  expect(found).toMatchObject([{ gravite: 'avertissement', ids: ['q1', 'q2'] }])
  expect(found[0]?.texte).toContain('Zoé')
  await open.close()
})
