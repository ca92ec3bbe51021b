import { readFileSync } from 'node:fs'
import validate from '@ooxml-tools/validate'
import { expect, test } from 'vitest'
import { openDatabase } from '../../../../main/db/open.ts'
import { buildBilanDocx } from '../../../../main/documents/bilan/build-bilan.ts'
import { buildUnePageDocx } from '../../../../main/documents/une-page/build-une-page.ts'
import { generateBilan } from '../../../../main/features/bilans/generate-bilan.service.ts'
import { saveReponse } from '../../../../main/features/bilans/reponses.service.ts'
import { importDossier } from '../../../../main/features/dossiers/dossiers.service.ts'
import { aBilan, aChamp } from '../../../builders/a-bilan.ts'
import { TRAMES_FOLDER } from '../../../builders/a-trame.ts'
import { docxOutline, docxPart } from '../../../builders/docx-outline.ts'
import { aDossier, anExempleInput } from '../../../builders/fixture-dossiers.ts'
import { tempFolder } from '../../../builders/temp-folder.ts'

const NOW = new Date('2022-05-02T10:00:00Z')
const DEMANDE = { actionId: 'a1', arreteAu: '2022-04-30', trame: 'caf47' }

async function thePage(arreteAu: string, correct = false, input = anExempleInput()) {
  const open = openDatabase(':memory:')
  await importDossier(open, aDossier(input), { remplacer: false })
  if (correct) {
    const reponse = { valeur: 7, raison: 'Registre perdu' }
    await saveReponse(open.db, TRAMES_FOLDER, { ...DEMANDE, code: 'public.total', reponse }, NOW)
  }
  const written = await generateBilan(
    open.db,
    { ...DEMANDE, arreteAu },
    {
      ...{ tramesFolder: TRAMES_FOLDER, sortie: tempFolder(), annexesNominatives: false },
      ...{ siPris: 'demander', unePage: true, now: NOW },
    },
  )
  if (!written.ok || written.value.unePage === null) throw new Error('no page')
  return readFileSync(written.value.unePage)
}

test('one page says the figures of the bilan: four numbers, two charts, two sentences', async () => {
  const docx = await thePage('2022-04-30')

  const text = docxOutline(docx)
  expect(text).toContain(
    '| 3 / enfants et jeunes | 2 / familles | 32 / heures d’accompagnement | 84 % / d’assiduité |',
  )
  expect(text).toContain(
    '3 enfants et jeunes, de 2 familles, ont été accueillis dans 1 collectif pendant 16 semaines d’activité.',
  )
  expect(text).toContain('2 intervenants, dont 2 bénévoles, leur ont donné 32,25 heures.')
  const levels = docxPart(docx, 'word/charts/chart1.xml')
  const hours = docxPart(docx, 'word/charts/chart2.xml')
  const valuesOf = (xml: string) =>
    [...xml.matchAll(/<c:v>([^<]*)<\/c:v>/g)].map(([, value]) => value)
  expect(valuesOf(levels)).toEqual(expect.arrayContaining(['Élémentaire', 'Collège', '2', '1']))
  expect(valuesOf(hours)).toEqual(expect.arrayContaining(['15', '17']))
})

test('an action of one palier shows its filles and garçons, as a column alone would say nothing', async () => {
  const input = anExempleInput()
  for (const one of input.inscriptions ?? []) one.niveau = 'CM1'

  const levels = docxPart(await thePage('2022-04-30', false, input), 'word/charts/chart1.xml')

  const values = [...levels.matchAll(/<c:v>([^<]*)<\/c:v>/g)].map(([, value]) => value)
  expect(values).toEqual(['Filles et garçons', 'Filles', 'Garçons', '1', '2'])
})

test('one enfant and one bénévole are told in the singular, and who gave less than two hours too', async () => {
  const input = anExempleInput()
  const [first] = input.inscriptions ?? []
  const kept = first?.enfantId ?? ''
  input.inscriptions = (input.inscriptions ?? []).filter((one) => one.enfantId === kept)
  input.seances = (input.seances ?? []).slice(0, 1).map((seance) => ({
    ...{ ...seance, presences: [{ enfantId: kept, etat: 'present' }] },
    intervenants: [{ intervenantId: input.intervenants?.[0]?.id ?? '', minutes: 60 }],
  }))
  input.heures = []

  const text = docxOutline(await thePage('2022-04-30', false, input)).replaceAll('\u00a0', ' ')

  expect(text).toContain('| 1 / enfant | 1 / famille | 1 / heure d’accompagnement | 100 % /')
  expect(text).toContain('1 enfant ou jeune, de 1 famille, a été accueilli dans 1 collectif')
  expect(text).toMatch(/1 intervenant, dont \d bénévole, lui a donné 1 heure\./)
})

test('a corrected figure is corrected on the page too, and an empty year makes a page without charts', async () => {
  expect(docxOutline(await thePage('2022-04-30', true))).toContain('| 7 / enfants et jeunes |')
  const empty = await thePage('2021-09-01')
  expect(docxOutline(empty)).toContain(
    '| 0 / enfant | 0 / famille | 0 / heure d’accompagnement | – / d’assiduité |',
  )
  expect(docxOutline(empty)).toContain('Aucun enfant n’a encore été accueilli à cette date.')
  expect(docxOutline(empty)).not.toMatch(/dont|0.intervenant/)
  expect(() => docxPart(empty, 'word/charts/chart2.xml')).toThrow()
})

test('Word finds no fault in the page, nor in a draft bilan', async () => {
  const bilan = aBilan({
    notes: { 'intervenants.total.nombre': 'Une personne compte deux fois.' },
    champs: {
      'parents.convivialite': aChamp(false, { origine: 'proposee' }),
      'ecole.ecart': aChamp(true, { origine: 'proposee' }),
      'public.etablissements': aChamp(Array.from({ length: 40 }, (_, rank) => `École ${rank}`)),
    },
  })

  expect(await validate(await thePage('2022-04-30'), 'docx', 'Microsoft365')).toEqual([])
  expect(
    await validate(buildBilanDocx(bilan, { date: NOW, author: 'Claire' }), 'docx', 'Microsoft365'),
  ).toEqual([])
})

test('a very long name and very large figures keep the page to one: names are cut, figures are smaller', () => {
  const page = (valeur: string) =>
    buildUnePageDocx(
      {
        ...{ structure: 'Association '.repeat(30), sousTitre: 'Un intitulé '.repeat(40) },
        ...{ arreteAu: '2022-04-30', graphiques: [], phrases: [] },
        chiffres: [{ valeur, libelle: 'heures' }],
      },
      NOW,
    )

  const [title = '', subtitle = ''] = docxOutline(page('116 370')).split('\n')
  expect([title.length, subtitle.length].every((length) => length < 210)).toBe(true)
  expect([title, subtitle].every((line) => line.endsWith('…'))).toBe(true)
  const sizeOf = (docx: Uint8Array) =>
    /<w:sz w:val="(\d+)"/.exec(docxPart(docx, 'word/document.xml'))
  expect([sizeOf(page('39'))?.[1], sizeOf(page('116 370'))?.[1]]).toEqual(['64', '48'])
})
