import { expect, test } from 'vitest'
import {
  addCritere,
  moveCritere,
  toReglages,
  valuesOfReglages,
} from '../../../../renderer/features/orientations/reglages-form.ts'
import {
  etapesAsked,
  isInscribing,
  toSaisieSuivi,
  valuesOf,
} from '../../../../renderer/features/orientations/suivi-form.ts'
import type { OrientationLigne } from '../../../../shared/ipc/orientations.ipc.ts'

const critere = (libelle: string, key: string) => ({ libelle, key, lien: null })
const THREE = [
  critere('Lecture', 'connu-0'),
  critere('Calcul', 'connu-1'),
  critere('Oral', 'connu-2'),
]
const libelles = (rows: readonly { readonly libelle: string }[]) => rows.map((row) => row.libelle)

test('a criterion moves up or down by one, its key with it; one that is not there moves nothing', () => {
  expect(libelles(moveCritere(THREE, 1, -1))).toEqual(['Calcul', 'Lecture', 'Oral'])
  expect(libelles(moveCritere(THREE, 1, 1))).toEqual(['Lecture', 'Oral', 'Calcul'])
  expect(moveCritere(THREE, 1, 1)[2]).toBe(THREE[1])
  expect(moveCritere(THREE, 3, 1)).toBe(THREE)
})

test('a blank criterion is added under a key that no row has, even once others are gone', () => {
  const one = addCritere(THREE)
  const two = addCritere(one)
  const after = addCritere(two.toSpliced(3, 1))

  const keysAdded = (rows: typeof one) => rows.slice(3).map(({ key }) => key)
  expect(one.at(-1)).toEqual({ key: 'nouveau-1', libelle: '', lien: null })
  expect(keysAdded(two)).toEqual(['nouveau-1', 'nouveau-2'])
  expect(keysAdded(after)).toEqual(['nouveau-2', 'nouveau-3'])
})

test('the rules that are shown are those sent; a blank delay is no number, a blank text none', () => {
  const reglages = {
    delais: { contact: 7, reponse: 14, inscription: 0 },
    criteres: [{ libelle: 'Lecture', lien: null }],
    texteFiche: 'Merci',
  }
  const values = valuesOfReglages(reglages)

  expect(toReglages(values)).toEqual(reglages)
  const blank = toReglages({
    ...values,
    delais: { ...values.delais, reponse: ' ' },
    fiche: { texteFiche: '  ' },
  })
  expect([blank.delais.reponse, blank.delais.contact, blank.texteFiche]).toEqual([
    Number.NaN,
    7,
    null,
  ])
  expect(valuesOfReglages({ ...reglages, texteFiche: null }).fiche.texteFiche).toBe('')
})

const PLACE = { actionId: 'a', collectifId: 'c', debut: '04/10/2021' }
const ligne = (overrides: Partial<OrientationLigne>) =>
  ({
    ...{ orientationId: 'o', inscription: null, statut: 'famille-contactee' },
    ...{ etapes: { 'famille-contactee': '2021-09-20' }, retourEcole: '2021-09-25' },
    ...overrides,
  }) as OrientationLigne

test('« Inscrite » inscribes an enfant that no inscription holds: its day is then that of the place', () => {
  expect(isInscribing(ligne({}), 'inscrite')).toBe(true)
  expect(isInscribing(ligne({ inscription: 'inscrit' }), 'inscrite')).toBe(false)
  expect(isInscribing(ligne({}), 'accord')).toBe(false)
  expect(isInscribing(ligne({}), null)).toBe(false)
  expect(etapesAsked(ligne({}), 'inscrite')).not.toContain('inscrite')
  expect(etapesAsked(ligne({ inscription: 'inscrit' }), 'inscrite')).toContain('inscrite')
  expect(etapesAsked(ligne({}), 'accord')).toContain('accord')
})

test('a follow-up that is shown is the one sent, with the steps of its statut and a place when it inscribes', () => {
  const known = ligne({})
  const values = valuesOf(known, PLACE)
  const send = (overrides: Partial<typeof values>, of = known) =>
    toSaisieSuivi(of, { ...values, ...overrides })

  expect(values).toMatchObject({
    etapes: { 'famille-contactee': '20/09/2021' },
    retourEcole: '25/09/2021',
  })
  expect(send({})).toEqual({
    ...{ orientationId: 'o', statut: 'famille-contactee', place: null },
    ...{ etapes: { 'famille-contactee': '2021-09-20' }, retourEcole: '2021-09-25' },
  })
  const place = { actionId: 'a', collectifId: 'c', debut: '2021-10-04' }
  const dated = { ...values.etapes, inscrite: '05/10/2021' }
  expect(send({ statut: 'inscrite', etapes: dated })).toMatchObject({
    place,
    etapes: { 'famille-contactee': '2021-09-20' },
  })
  expect(send({ statut: 'inscrite', etapes: dated }).etapes).not.toHaveProperty('inscrite')
  const already = ligne({ statut: 'inscrite' })
  const noPlace = { statut: 'inscrite', place: { ...PLACE, collectifId: null } } as const
  expect(send({ ...noPlace, etapes: dated }, already)).toMatchObject({
    place: null,
    etapes: { inscrite: '2021-10-05' },
  })
  expect(send(noPlace)).toMatchObject({ place: { ...place, collectifId: '' } })
  expect(send({ retourEcole: '' }).retourEcole).toBeNull()
})

test('a follow-up without a return to the school shows a blank day', () => {
  expect(valuesOf(ligne({ retourEcole: null }), PLACE).retourEcole).toBe('')
})
