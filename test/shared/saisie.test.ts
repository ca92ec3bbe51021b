import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { saisieActionSchema } from '../../shared/domain/action.ts'
import {
  saisieAutorisationsSchema,
  saisieEnfantSchema,
  saisieFamilleSchema,
  saisieInscriptionSchema,
} from '../../shared/domain/enfant.ts'
import { saisieEvaluationSchema } from '../../shared/domain/evaluation.ts'
import { saisieFaitMarquantSchema } from '../../shared/domain/fait-marquant.ts'
import { saisieIntervenantSchema } from '../../shared/domain/intervenant.ts'
import { saisieProjetSchema } from '../../shared/domain/projet.ts'
import { saisieConcertationSchema } from '../../shared/domain/rencontre.ts'
import { contactName, saisiePartenaireSchema } from '../../shared/domain/repertoire.ts'
import { appIpc } from '../../shared/ipc/app.ipc.ts'
import { calendrierIpc } from '../../shared/ipc/calendrier.ipc.ts'
import { collectifsIpc } from '../../shared/ipc/collectifs.ipc.ts'
import { presencesIpc } from '../../shared/ipc/presences.ipc.ts'
import {
  ligneSaisieSchema,
  nomSaisieSchema,
  paragrapheSaisieSchema,
} from '../../shared/ipc/saisie.ts'
import { seancesIpc } from '../../shared/ipc/seances.ipc.ts'

/** « Café » as some computers compose it, with what a paste may bring. */
const PASTED = ' Cafe\u0301\u0000 '

test.each([
  ['a line', ligneSaisieSchema],
  ['a paragraph', paragrapheSaisieSchema],
  ['a name', nomSaisieSchema('Indiquez un nom.')],
  ['the numéro of an action', saisieActionSchema.shape.numero],
  ['the name of the structure at first start', appIpc['app:startEmpty'].input.shape.structure],
  ['the name of a collectif', collectifsIpc['collectifs:rename'].input.shape.nom],
  ['the note of a séance', seancesIpc['seances:setNote'].input.shape.note],
  [
    'the note of a présence',
    presencesIpc['presences:save'].input.shape.presences.element.shape.note,
  ],
  [
    'the name of a period',
    calendrierIpc['calendrier:save'].input.shape.vacances.unwrap().element.shape.nom,
  ],
])('%s is cleaned on the way in', (_, schema) => {
  expect(schema.parse(PASTED)).toBe('Café')
})

describe('a text that is typed', () => {
  test('is no text when nothing is left of it', () => {
    expect(ligneSaisieSchema.parse(' \u0000 ')).toBeNull()
  })

  test('may be none, so that what was kept without one is saved again', () => {
    const departure = {
      actionId: 'action',
      collectifId: null,
      debut: '2026-01-27',
      fin: '2026-02-03',
      statut: 'inscrit',
      niveau: 'CP',
      classe: null,
      etablissementId: null,
      origines: [],
      accordParental: null,
    }

    expect(saisieInscriptionSchema.parse(departure)).toEqual(departure)
  })

  test('is refused beyond its length, which is said with its no-break space', () => {
    const refused = paragrapheSaisieSchema.safeParse('a'.repeat(5_001))

    expect(paragrapheSaisieSchema.parse('a'.repeat(5_000))).toHaveLength(5_000)
    expect(refused.error?.issues[0]?.message).toBe(
      'Ce texte est trop long : 5\u202f000 caractères au plus.',
    )
  })

  test('is asked for when a name is blank', () => {
    const refused = nomSaisieSchema('Indiquez un nom.').safeParse('  ')

    expect(refused.error?.issues[0]?.message).toBe('Indiquez un nom.')
  })
})

describe('rules between the fields of a form', () => {
  /** Places of the fields refused, « publics.0.reponses »; none when the entry is accepted. */
  const refused = (schema: z.ZodType, entry: object): readonly string[] =>
    schema.safeParse(entry).error?.issues.map(({ path }) => path.join('.')) ?? []
  const meeting = { actionId: 'a1', date: '2026-01-27' }

  test.each([
    [10, 10, []],
    [10, 11, ['publics.0.reponses']],
    [null, 11, []],
    [10, null, []],
    [null, null, []],
  ])('of %j people asked, %j answered: refused at %j', (interroges, reponses, at) => {
    const publics = [{ public: 'enfants', interroges, reponses }]

    const entry = { ...meeting, titre: 'Questionnaire', publics, constat: null }

    expect(refused(saisieEvaluationSchema, entry)).toEqual(at)
    const twice = { ...entry, publics: [publics[0], { ...publics[0], reponses: null }] }
    expect(refused(saisieEvaluationSchema, twice)).toEqual([...at, 'publics'])
  })

  test.each([
    [null, []],
    ['2026-01-26', ['fin']],
    ['2026-01-27', []],
    ['2026-01-28', []],
  ])('a projet of 27 January that ends on %j is refused at %j', (fin, at) => {
    const words = { titre: 'Théâtre', description: null, effets: null }
    const links = { partenaireId: null, seanceIds: [], actionParentsIds: [] }

    const entry = { ...meeting, genre: 'ouverture-culturelle', fin, ...words, ...links }

    expect(refused(saisieProjetSchema, entry)).toEqual(at)
  })

  test.each([
    ['ecole', 'orientation', []],
    ['ecole', 'Point sur les classes', ['genre']],
    ['territoire', 'Point sur les classes', []],
  ])('a concertation with the %s about « %s » is refused at %j', (axe, genre, at) => {
    const links = { etablissementId: null, partenaireId: null, note: null, rappel: null }

    expect(refused(saisieConcertationSchema, { ...meeting, axe, genre, ...links })).toEqual(at)
  })

  test('a fait marquant is told in words', () => {
    const entry = { ...meeting, objectif: 'methodologie', note: 'Il a lu.' }

    expect(refused(saisieFaitMarquantSchema, entry)).toEqual([])
    expect(refused(saisieFaitMarquantSchema, { ...entry, note: ' ' })).toEqual(['note'])
  })

  test('a contact has a name or a function, a blank line is none, and a phone is spaced', () => {
    const blank = { nom: null, fonction: null, telephone: null, mail: null, note: null }
    const partenaire = (...contacts: readonly object[]) => ({
      nom: 'Médiathèque',
      type: null,
      contacts: contacts.map((one) => ({ ...blank, ...one })),
    })
    const kept = partenaire(
      { nom: 'Mme Roy', telephone: '0553000001' },
      {},
      { fonction: 'accueil' },
    )

    const { contacts } = saisiePartenaireSchema.parse(kept)

    expect(contacts.map(contactName)).toEqual(['Mme Roy', 'accueil'])
    expect(contacts.map(({ telephone }) => telephone)).toEqual(['05 53 00 00 01', null])
    expect(contactName({ ...blank, nom: 'Mme Roy', fonction: 'accueil' })).toBe('Mme Roy')
    const nobody = partenaire({ fonction: 'accueil' }, { mail: 'a@b.fr' })
    expect(refused(saisiePartenaireSchema, nobody)).toEqual(['contacts.1.nom'])
  })

  test('a proche has a name; a blank line is nobody, and a phone is spaced', () => {
    const blank = { nom: null, lien: null, telephone: null, isAutorise: true, isAPrevenir: false }
    const entry = (...proches: readonly object[]) => ({
      ...{ rentreSeul: null, droitImage: null, contratSigne: null },
      proches: proches.map((one) => ({ ...blank, ...one })),
    })

    const { proches } = saisieAutorisationsSchema.parse(
      entry({ nom: 'Mamie', telephone: '0553000001' }, {}, { nom: 'Papi', lien: 'grand-père' }),
    )

    expect(proches.map(({ nom, telephone }) => [nom, telephone])).toEqual([
      ['Mamie', '05 53 00 00 01'],
      ['Papi', null],
    ])
    expect(
      refused(saisieAutorisationsSchema, entry({ lien: 'oncle' }, { telephone: '12' })),
    ).toEqual(['proches.0.nom', 'proches.1.nom'])
  })

  test('a responsable left blank is nobody; the phone of another is spaced', () => {
    const blank = { nom: null, prenom: null, telephone: null, mail: null, lien: null }
    const responsables = [blank, { ...blank, telephone: '0553000001' }, { ...blank, lien: 'mère' }]

    const entry = { commune: null, quartierPrioritaire: null, responsables }

    expect(saisieFamilleSchema.parse(entry).responsables).toEqual([
      { ...blank, telephone: '05 53 00 00 01' },
      { ...blank, lien: 'mère' },
    ])
  })

  test('a day of birth leaves no year beside it; a year alone stays', () => {
    const entry = { nom: 'Sow', prenom: 'Awa', sexe: null, situations: [], anneeNaissance: 2014 }
    const births = [null, '2013-03-12'].map((dateNaissance) => {
      const read = saisieEnfantSchema.parse({ ...entry, dateNaissance })
      return [read.dateNaissance, read.anneeNaissance]
    })

    expect(births).toEqual([
      [null, 2014],
      ['2013-03-12', null],
    ])
  })

  test('an intervenant without a phone has none; another phone is spaced', () => {
    const entry = { nom: 'Sy', prenom: ' Omar ', mail: null, statuts: [], disponibilites: [] }
    const phones = [null, '0553000001'].map(
      (telephone) => saisieIntervenantSchema.parse({ ...entry, telephone }).telephone,
    )

    expect(phones).toEqual([null, '05 53 00 00 01'])
  })
})
