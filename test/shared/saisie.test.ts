import { describe, expect, test } from 'vitest'
import { saisieActionSchema } from '../../shared/domain/action.ts'
import { saisieInscriptionSchema } from '../../shared/domain/enfant.ts'
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
