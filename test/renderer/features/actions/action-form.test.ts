import { expect, test } from 'vitest'
import {
  type ActionValues,
  fieldOf,
  inputOf,
  unreadOf,
  valuesOf,
} from '../../../../renderer/features/actions/action-form.ts'
import { PREVISIONNEL_VIDE, type SaisieAction } from '../../../../shared/domain/action.ts'

const ACTION: SaisieAction = {
  ...{ numero: '1', intitule: 'Élémentaire', lieu: 'Salle A', adresse: 'rue du Moulin' },
  ...{ naturesLocal: [], zonages: [], bonificationEnfant: true, bonificationParent: false },
  dateRetour: '2022-05-15',
  previsionnel: {
    ...{ debut: '2021-09-28', fin: '2022-06-30', semaines: 0 },
    intervenants: {
      salarie: { nombre: 2, minutes: 90 },
      volontaire: { nombre: null, minutes: 60 },
      benevole: { nombre: 0, minutes: null },
    },
    public: { ...PREVISIONNEL_VIDE.public, elementaire: 12, collectifs: 3 },
    ...{ activites: ['jeux'], parents: ['convivialite'], ecole: [] },
  },
}
const BARE: SaisieAction = {
  ...ACTION,
  ...{
    intitule: null,
    lieu: null,
    adresse: null,
    dateRetour: null,
    previsionnel: PREVISIONNEL_VIDE,
  },
}

test.each([ACTION, BARE])('what is saved is shown, and saved again the same', (saisie) => {
  const values = valuesOf(saisie)

  expect(unreadOf(values)).toEqual({})
  expect(inputOf('a', values)).toEqual({
    actionId: 'a',
    // A line left blank is sent blank: main keeps none of it.
    saisie: {
      ...saisie,
      intitule: saisie.intitule ?? '',
      lieu: saisie.lieu ?? '',
      adresse: saisie.adresse ?? '',
    },
  })
})

test('what cannot be read is told at its field, and nothing else is', () => {
  const values = valuesOf(BARE)
  const typed: ActionValues = {
    ...values,
    identite: { ...values.identite, dateRetour: '31/02/2022' },
    calendrier: { debut: 'hier', fin: '  ', semaines: '2,5' },
    intervenants: {
      ...values.intervenants,
      'salarie.nombre': ' 12 ',
      'salarie.minutes': 'deux heures',
      'volontaire.nombre': '-1',
      'volontaire.minutes': '12 h',
      'benevole.minutes': ' ',
    },
    public: { ...values.public, lycee: '1234567', college: '123456', familles: 'x' },
  }

  const unread = unreadOf(typed)

  expect(Object.keys(unread).toSorted()).toEqual([
    ...['calendrier.debut', 'calendrier.semaines', 'identite.dateRetour'],
    ...['intervenants.salarie.minutes', 'intervenants.volontaire.nombre'],
    ...['public.familles', 'public.lycee'],
  ])
  expect(unread['calendrier.debut']).toContain('28/09/2021')
  expect(unread['public.lycee']).toContain('nombre entier')
  expect(unread['intervenants.salarie.minutes']).toContain('Écrivez')
})

test('main’s message about a value is shown at its field', () => {
  const paths = [
    ...['saisie.numero', 'saisie.previsionnel.debut', 'saisie.previsionnel.semaines'],
    ...['previsionnel.fin', 'saisie.previsionnel.public.lycee'],
    'saisie.previsionnel.intervenants.salarie.nombre',
  ]

  expect(paths.map(fieldOf)).toEqual([
    ...['identite.numero', 'calendrier.debut', 'calendrier.semaines', 'calendrier.fin'],
    ...['public.lycee', 'intervenants.salarie.nombre'],
  ])
})
