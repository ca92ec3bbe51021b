import { expect, test } from 'vitest'
import { buildBilanDocx } from '../../../../main/documents/bilan/build-bilan.ts'
import { optionParagraphs } from '../../../../main/documents/bilan/choices.ts'
import { type Trame, trameSchema } from '../../../../shared/domain/trame.ts'
import { aBilan, aChamp } from '../../../builders/a-bilan.ts'
import { docxOutline } from '../../../builders/docx-outline.ts'

/** A form that shares no word with the one of Lot-et-Garonne, and uses what that one does not. */
const TRAME: Trame = trameSchema.parse({
  format: 'cartable/trame',
  version: 1,
  id: 'exemple',
  name: 'Formulaire d’exemple',
  title: 'Fiche annuelle',
  subtitle: 'Période {anneeScolaire}',
  notes: ['Avant le {dateRetour}'],
  wording: {
    oui: 'vrai',
    non: 'faux',
    objective: 'But',
    objectives: 'Buts',
    action: 'Projet {numero}',
    page: 'feuille {page} sur {pages}',
  },
  sections: [
    {
      id: 'lieux',
      heading: 'Lieux',
      objectives: ['Situer'],
      fields: [
        { code: 'a.commune', label: 'Commune', kind: 'text', from: 'entered' },
        { code: 'a.taux', label: 'Taux', kind: 'number', decimals: 2, from: 'entered' },
        {
          code: 'a.locaux',
          label: 'Locaux',
          kind: 'choice',
          from: 'entered',
          options: [
            { value: 'structure', label: 'de la structure' },
            { value: 'autres', label: 'autres' },
          ],
        },
        { code: 'a.pedt', label: 'Projet de territoire ?', kind: 'yes-no', from: 'entered' },
        { code: 'a.reaap', label: 'Réseau de parents ?', kind: 'yes-no', from: 'entered' },
        { code: 'a.cel', label: 'Contrat ?', kind: 'yes-no', from: 'entered', ifYes: 'Lequel' },
        { code: 'a.vie', label: 'Vie du projet', kind: 'long-text', lines: 2, from: 'entered' },
        { code: 'a.suite', label: 'Date de la suite', kind: 'date', from: 'entered' },
      ],
      note: 'Merci.',
    },
  ],
})

test('another form is set from its own words alone', () => {
  const bilan = {
    ...aBilan(),
    trame: TRAME,
    champs: {
      'a.commune': aChamp('Agen'),
      'a.taux': aChamp(12.345),
      'a.locaux': aChamp('autres'),
      'a.pedt': aChamp(true),
      'a.reaap': aChamp(null),
      'a.cel': aChamp(null),
      'a.vie': aChamp(' \u0007\n'),
      'a.suite': aChamp('après les vacances'),
    },
  }

  const docx = buildBilanDocx(bilan, { date: new Date('2022-05-02'), author: 'Équipe' })

  expect(docxOutline(docx)).toMatchInlineSnapshot(`
    "# Fiche annuelle
    Période 2021/2022
    Avant le 31 mai 2022
    ## Lieux
    But :
    - Situer
    | Commune | Agen |
    | Taux | 12,35 |
    Locaux :
    ☐  de la structure  ☒  autres
    |  | vrai | faux |
    | Projet de territoire ? | ☒ | ☐ |
    | Réseau de parents ? | ☐ | ☐ |
    | Contrat ? | vrai / ☐ | faux / ☐ |
    | Lequel : / …. / …. / …. |
    Vie du projet :
    ….
    ….
    | Date de la suite | après les vacances |
    Merci."
  `)
  expect(docxOutline(docx, 'word/header1.xml')).toContain('Projet 1 – ')
  expect(docxOutline(docx, 'word/footer1.xml')).toContain('feuille {PAGE} sur {NUMPAGES}')
})

test('the options of a choice stand on one line up to sixty letters in all, else on one each', () => {
  const linesOf = (...lengths: readonly number[]) =>
    optionParagraphs(aBilan({ champs: { 'a.choix': aChamp(null) } }), {
      ...{ code: 'a.choix', label: 'Choix', kind: 'choice', from: 'entered' },
      options: lengths.map((length) => ({ value: `v${length}`, label: 'x'.repeat(length) })),
    }).length

  expect([linesOf(30, 30), linesOf(30, 31), linesOf(61)]).toEqual([1, 2, 1])
  expect(linesOf(30, 20, 11)).toBe(3)
})
