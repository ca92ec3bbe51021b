import { expect, test } from 'vitest'
import { openDatabase } from '../../../../main/db/open.ts'
import { findAnnexes } from '../../../../main/features/annexes/annexes.service.ts'
import { importDossier } from '../../../../main/features/dossiers/dossiers.service.ts'
import { aDossier, anExempleInput } from '../../../builders/fixture-dossiers.ts'
import {
  aCollectif,
  aConcertation,
  aFamille,
  anActionParents,
  anEnfant,
  anInscription,
  anIntervenant,
  anOrientation,
  aSeance,
  someHeures,
} from '../../../builders/records.ts'
import { annexesBytes, partsOf } from '../../../builders/written-annexes.ts'

const NAMES = [
  'Zibeline-nom',
  'Zibeline-prenom',
  'Zibeline-adulte',
  'Zibeline-maitresse',
  'Zibeline-oriente',
  'Zibeline-note',
  'Zibeline-genre',
  'Zibeline-benevole',
]

/** A child whose name, and those around, would be recognised anywhere. */
async function aKnownChild() {
  const { db } = openDatabase(':memory:')
  const { id: collectif_id, action_id } = await aCollectif(db)
  const { annee_id } = await db.selectFrom('action').selectAll().executeTakeFirstOrThrow()
  const famille = await aFamille(db, { responsables: [{ nom: 'Zibeline-adulte' }] })
  const enfant = await anEnfant(db, {
    nom: 'Zibeline-nom',
    prenom: 'Zibeline-prenom',
    famille_id: famille.id,
  })
  await anInscription(db, { enfant_id: enfant.id, collectif_id })
  await aSeance(db, { collectif_id, presences: { [enfant.id]: 'present' }, note: 'Zibeline-note' })
  await anOrientation(db, { annee_id, nom: 'Zibeline-oriente', prenom: 'Tom' })
  await anOrientation(db, {
    annee_id,
    enfant_id: enfant.id,
    enseignant: 'Zibeline-maitresse',
    objectif: 'Zibeline-note',
  })
  await anActionParents(db, { action_id, familles: [famille.id], note: 'Zibeline-note' })
  await aConcertation(db, { action_id, note: 'Zibeline-note' })
  await aConcertation(db, { action_id, axe: 'territoire', genre: 'Zibeline-genre' })
  const benevole = await anIntervenant(db, { nom: 'Zibeline-benevole' })
  await someHeures(db, { intervenant_id: benevole.id, action_id })
  return { db, action_id }
}

test.each([
  ['is nowhere in a pseudonymised file', false, []],
  ['is in a nominative file', true, NAMES],
])('a name that the records hold %s', async (_what, nominatif, expected) => {
  const { db, action_id } = await aKnownChild()
  const data = await findAnnexes(db, { actionId: action_id, arreteAu: '2022-04-30', nominatif })
  if (data === null) throw new Error('the action was just inserted')

  const parts = partsOf(
    await annexesBytes({ ...data, brouillon: null, figures: [], previsionnel: [] }),
  )

  const text = Object.values(parts).join('\n')
  expect(NAMES.filter((name) => text.includes(name))).toEqual(expected)
  expect(text).toContain('>E01<')
})

test('the enfants are counted by age, sexe and quartier, without a name', async () => {
  const open = openDatabase(':memory:')
  await importDossier(open, aDossier(anExempleInput()), { remplacer: false })
  const born = async (date_naissance: string) => {
    await open.db
      .updateTable('enfant')
      .set({ sexe: 'F', date_naissance, annee_naissance: null })
      .execute()
    const asked = { actionId: 'a1', arreteAu: '2022-04-30', nominatif: false }
    const data = await findAnnexes(open.db, asked)
    return {
      enfants: data?.enfants.length,
      effectifs: data?.effectifs.map(({ quartier: _quartier, ...own }) => own),
    }
  }

  // Eleven on the very day, ten the day before.
  const eleven = await born('2011-04-30')
  const ten = await born('2011-05-01')

  const total = eleven.effectifs?.reduce((sum, { nombre }) => sum + nombre, 0)
  expect(total).toBe(eleven.enfants)
  expect(new Set(eleven.effectifs?.map(({ tranche }) => tranche))).toEqual(new Set(['11-16']))
  expect(new Set(ten.effectifs?.map(({ tranche, sexe }) => `${tranche} ${sexe}`))).toEqual(
    new Set(['6-10 F']),
  )
})
