import { expect, test } from 'vitest'
import { findControles } from '../../../../main/features/controles/controles.service.ts'
import { findNoms, findNomsLus } from '../../../../main/features/personnes/noms.service.ts'
import { effacer } from '../../../../main/features/personnes/personnes.service.ts'
import { TRAMES_FOLDER } from '../../../builders/a-trame.ts'
import { anEnfant, anEtablissement, anOrientation, aStructure } from '../../../builders/records.ts'
import { aBaseWithZoe, NOW, ZOE } from '../../../builders/someone-to-erase.ts'

/** Digest of the place of a form. */
const CLE = 'p'.repeat(64)

async function aBaseWithAnswers() {
  const base = await aBaseWithZoe()
  const { db } = base.open
  await aStructure(db, { nom: 'Centre Louis', referent_nom: 'Kerbrat', referent_prenom: 'Soizic' })
  await db
    .insertInto('reponse')
    .values([
      { action_id: 'a1', code: 'q1', valeur: '"Zoé a lu devant tous."', raison: null },
      { action_id: 'a1', code: 'q0', valeur: '"Une année calme."', raison: null },
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
  expect(await findNomsLus(open.db, 'a0')).toMatchObject([{ code: 'q1', noms: ['Louis'] }])
  expect(await findNoms(open.db, 'Soizic Kerbrat et Louis au Centre Louis')).toEqual(['Louis'])
  await open.close()
})

test('a name is found in every text that the Caf would read of this action, and in no note that stays here', async () => {
  const { open } = await aBaseWithAnswers()
  const { db } = open
  for (const [action_id, nom] of [
    ['a0', 'Zoé'],
    ['a1', 'Louis'],
  ] as const) {
    const own = { id: `d-${action_id}`, action_id }
    await db
      .insertInto('formation')
      .values({
        ...own,
        date: '2021-11-02',
        theme: `${nom} apprend`,
        is_conjointe: 0,
        minutes: 120,
      })
      .execute()
    await db
      .insertInto('concertation')
      .values({
        ...{ ...own, date: '2021-11-09', axe: 'territoire', genre: `Point sur ${nom} avec le PRE` },
        ...{ etablissement_id: null, partenaire_id: null, note: 'Zoé est venue.', moment: null },
      })
      .execute()
    await db
      .insertInto('projet')
      .values({
        ...{ ...own, genre: 'ouverture-culturelle', titre: 'Théâtre', partenaire_id: null },
        ...{ debut: '2021-10-01', fin: null, description: `${nom} joue`, effets: null },
      })
      .execute()
    await db
      .insertInto('evaluation')
      .values({ ...own, date: '2022-06-01', titre: 'Bilan', constat: `${nom} est content` })
      .execute()
    await db
      .insertInto('place_reponse')
      .values({ action_id, cle: CLE, valeur: JSON.stringify(`Pour ${nom}`), is_confirmation: 0 })
      .execute()
    await db
      .insertInto('ecrit')
      .values({ action_id, document: 'experience', champ: 'titre', texte: `${nom} et nous` })
      .execute()
    await db
      .insertInto('fait_marquant')
      .values({ ...own, date: '2021-11-12', objectif: 'methodologie', note: `${nom} a lu` })
      .execute()
    await db
      .insertInto('cadre')
      .values({ action_id, diagnostic: `Les besoins de ${nom}` })
      .execute()
  }

  const found = await findNomsLus(db, 'a1')

  expect(found.slice(2).toSorted((a, b) => a.ou.localeCompare(b.ou))).toEqual([
    { ou: 'diagnostic', code: 'a1', noms: ['Louis'] },
    { ou: 'document joint au bilan', code: 'titre', noms: ['Louis'] },
    { ou: 'évaluation', code: 'd-a1', noms: ['Louis'] },
    { ou: 'fait marquant', code: 'd-a1', noms: ['Louis'] },
    { ou: 'nature d’une concertation', code: 'd-a1', noms: ['Louis'] },
    { ou: 'projet', code: 'd-a1', noms: ['Louis'] },
    { ou: 'réponse de votre formulaire', code: CLE, noms: ['Louis'] },
    { ou: 'thème d’une formation', code: 'd-a1', noms: ['Louis'] },
  ])
  await open.close()
})

test('a child proposed without a record is known by that name, a parent of the référent’s family too, a town and a school are not', async () => {
  const { open } = await aBaseWithAnswers()
  const { db } = open
  await anOrientation(db, { annee_id: 'y1', nom: 'Sow', prenom: 'Mamadou' })
  await anEnfant(db, { nom: 'Kerbrat', prenom: 'Yann' })
  await anEnfant(db, { nom: 'Agen', prenom: 'Soizic' })
  await anEtablissement(db, { nom: 'École Louis-Aragon' })

  const said = 'Mamadou Sow, Yann Kerbrat et Louis, de l’école Louis-Aragon à Agen, avec M. Sow'

  expect(await findNoms(db, said)).toEqual(['Mamadou Sow', 'Yann Kerbrat', 'M. Sow', 'Louis'])
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
