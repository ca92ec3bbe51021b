import { expect, test } from 'vitest'
import { departInscription } from '../../../../../main/features/inscriptions/inscriptions.service.ts'
import { given } from '../../../../builders/given.ts'
import { aBase, aList, decide, NOW, previewLu } from '../../../../builders/orientations/a-list.ts'
import {
  anEnfant,
  anEtablissement,
  anInscription,
  anOrientation,
} from '../../../../builders/records.ts'

/** Inès and Élio in CE2, Tom in CM2, of École Jules-Ferry, and Lou in CE2 of another school: all inscribed. */
async function aRentree() {
  const { open, options, place } = await aBase()
  const { db } = open
  const ferry = await anEtablissement(db, { nom: 'École Jules-Ferry' })
  const zola = await anEtablissement(db, { nom: 'École Zola' })
  const inscribe = async (prenom: string, niveau: 'CE2' | 'CM2', etablissement_id: string) => {
    const enfant = await anEnfant(db, { nom: 'Benali', prenom })
    const inscription = await anInscription(db, {
      ...{ enfant_id: enfant.id, action_id: place.actionId ?? '', niveau, etablissement_id },
      collectif_id: place.collectifId,
    })
    return { enfantId: enfant.id, inscriptionId: inscription.id }
  }
  const ines = await inscribe('Inès', 'CE2', ferry.id)
  const elio = await inscribe('Élio', 'CE2', ferry.id)
  await inscribe('Tom', 'CM2', ferry.id)
  await inscribe('Lou', 'CE2', zola.id)
  const absents = async (...rows: readonly string[]) =>
    (await previewLu(db, aList(...rows), { ...options, etablissement: 'Jules Ferry' })).absents.map(
      ({ prenom }) => prenom,
    )
  return { open, options, ines, elio, absents }
}

test('a class list says who of its school and niveaux is inscribed and no longer in it', async () => {
  const { open, options, ines, absents } = await aRentree()

  expect(await absents('Nom;Prénom;Classe', 'BENALI;Ines;CE2', 'PETIT;Zoé;CE2')).toEqual(['Élio'])
  expect(await absents('Nom;Prénom', 'BENALI;Ines', 'PETIT;Zoé')).toEqual(['Élio', 'Tom'])
  const partly = ['Nom;Prénom;Classe;Origine', 'BENALI;Ines;CE2;', 'PETIT;Zoé;CE2;PRE']
  expect(await absents(...partly)).toEqual(['Élio'])
  const named = { ...options, etablissement: 'Jules Ferry' }
  const { absents: told } = await previewLu(open.db, aList(...partly), named)
  expect(told).toMatchObject([
    { nom: 'Benali', prenom: 'Élio', niveau: 'CE2', etablissement: 'École Jules-Ferry' },
  ])
  // A school knows Inès under two names: either is hers.
  const { anneeId: annee_id } = options
  await anOrientation(open.db, { ...{ annee_id, nom: 'Roy' }, enfant_id: ines.enfantId })
  for (const nom of ['BENALI', 'ROY']) {
    expect(await absents('Nom;Prénom;Classe', `${nom};Ines;CE2`)).toEqual(['Élio'])
  }
  await open.close()
})

test('a list of the children whom a school proposes says nothing of the others', async () => {
  const { open, absents } = await aRentree()

  expect(await absents('Nom;Prénom;Classe;Origine', 'PETIT;Zoé;CE2;PRE')).toEqual([])
  await open.close()
})

test('a child under another name, once decided, is in the list; one whose departure is noted is told no more', async () => {
  const { open, options, ines, elio, absents } = await aRentree()
  const rows = ['Nom;Prénom;Classe', 'BEN ALI-ROY;Inès;CE2', 'PETIT;Zoé;CE2']
  expect(await absents(...rows)).toEqual(['Élio', 'Inès'])

  const { absents: decided } = await previewLu(open.db, aList(...rows), {
    ...options,
    etablissement: 'Jules Ferry',
    decisions: [decide(2, { kind: 'enfant', enfantId: ines.enfantId })],
  })
  expect(decided.map(({ prenom }) => prenom)).toEqual(['Élio'])

  const refused = await departInscription(open.db, { ...elio, fin: '2020-01-01' }, NOW)
  expect(refused).toMatchObject({ ok: false, error: { code: 'validation' } })
  given(await departInscription(open.db, { ...elio, fin: '2021-09-30' }, NOW))
  expect(await absents(...rows)).toEqual(['Inès'])
  await open.close()
})
