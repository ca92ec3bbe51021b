import { PDFDocument } from '@cantoo/pdf-lib'
import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { fillFormulaire } from '../../../../main/documents/formulaire/fill-formulaire.ts'
import { fillPdf } from '../../../../main/documents/formulaire/fill-pdf.ts'
import { fits, type ValeurPlace } from '../../../../main/documents/formulaire/valeur-place.ts'
import { readFormulaire } from '../../../../main/import/formulaire/read-formulaire.ts'
import { reasonOfRefus } from '../../../../main/import/formulaire/refus.ts'
import { FORMES } from '../../../builders/formulaires/formes.ts'
import { readForm } from '../../../builders/formulaires/index.ts'
import { MAKES } from '../../../builders/formulaires/makes.ts'
import { docx, p } from '../../../builders/formulaires/word.ts'

/** A letter of each kind that a file has to write in its own way, and the rank of its place. */
const answerAt = (rang: number): ValeurPlace => ({
  kind: 'texte',
  valeur: `Réponse ${rang} & « <b> » fin`,
})

/** A form of tables, one of lines, one of lists and of several blanks on a line. */
const TRIED = FORMES.filter(({ nom }) => ['ain', 'seinesaintdenis', 'eure'].includes(nom))

async function textsOf(bytes: Uint8Array): Promise<string> {
  if (new TextDecoder('latin1').decode(bytes.subarray(0, 5)) === '%PDF-') {
    const form = (await PDFDocument.load(bytes)).getForm()
    return form
      .getFields()
      .map((field) =>
        'getText' in field ? String((field as { getText(): unknown }).getText()) : '',
      )
      .join('\n')
  }
  const parts = Object.entries(unzipSync(bytes)).filter(([name]) =>
    /document\.xml$|sheet\d+\.xml$/.test(name),
  )
  return parts
    .map(([, part]) => new TextDecoder().decode(part).replace(/<[^>]+>/g, ''))
    .join('\n')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
}

const INVITATIONS = /Réponse \d+ & « <b> » fin|Cliquez ici pour entrer du texte\.|[\s.…_\u2002]+/g

describe.each(Object.keys(MAKES))('a form filled, as %s', (make) => {
  test.each(TRIED)('$nom: each answer stands once, in the order of its places', async (forme) => {
    const bytes = (await MAKES[make]?.(forme)) ?? new Uint8Array()
    const lu = await readFormulaire(bytes)
    const zip = lu.format === 'pdf' ? null : unzipSync(bytes)
    const asked = lu.places.flatMap(({ lieu, faible }, rang) =>
      !faible && (lieu.type === 'texte' || lieu.type === 'champ') ? [rang] : [],
    )

    const filled = await fillFormulaire(
      bytes,
      (part) => zip?.[part] ?? new Uint8Array(),
      lu,
      new Map(asked.map((rang) => [rang, answerAt(rang)])),
    )

    const found = [...(await textsOf(filled)).matchAll(/Réponse (\d+) & « <b> » fin/g)]
    expect(asked.length).toBeGreaterThan(5)
    expect(found.map((match) => Number(match[1]))).toEqual(asked)
    // The words of the form all stand; only what invited to write gave way.
    const [before, after] = (await Promise.all([textsOf(bytes), textsOf(filled)])).map((text) =>
      text.replace(INVITATIONS, ''),
    )
    if (lu.format !== 'pdf') expect(after).toBe(before)
  })
})

test('lines to write on, one under the other, give way to one answer; none to no answer', async () => {
  const lines = ['Quel bilan tirez-vous de l’action ?', ...Array(3).fill('…………………………')]
  const bytes = docx([...lines.map((line) => p(line)), p('Fin.')])
  const lu = await readFormulaire(bytes)
  const parts = unzipSync(bytes)

  const filled = await fillFormulaire(
    bytes,
    (part) => parts[part] ?? new Uint8Array(),
    lu,
    new Map([[0, { kind: 'texte', valeur: 'Une belle année.' }]]),
  )

  expect(lu.places).toHaveLength(1)
  expect(await textsOf(filled)).toContain('Quel bilan tirez-vous de l’action ?Une belle année.Fin.')
})

test('a field that counts its letters is never given a part of an answer', async () => {
  const pdf = await PDFDocument.create()
  const page = pdf.addPage()
  for (const [name, max] of [
    ['Début de l’action', 8],
    ['Nom de la structure', 4],
  ] as const) {
    const field = pdf.getForm().createTextField(name)
    field.setMaxLength(max)
    field.addToPage(page)
  }
  const bytes = await pdf.save()
  const lu = await readFormulaire(bytes)
  const debut: ValeurPlace = { kind: 'date', valeur: '2021-09-28' }
  const structure: ValeurPlace = { kind: 'texte', valeur: 'Les Trois Ponts' }

  const filled = await fillFormulaire(
    bytes,
    () => new Uint8Array(),
    lu,
    new Map([
      [0, debut],
      [1, structure],
    ]),
  )

  const [first, second] = lu.places.map((one) => one.lieu)
  expect([first && fits(first, debut), second && fits(second, structure)]).toEqual([true, false])
  // What she types all the same stands whole.
  expect(await textsOf(filled)).toBe('28092021\nLes Trois Ponts')
})

test('a letter that the font of a field lacks is written all the same', async () => {
  const pdf = await PDFDocument.create()
  pdf.getForm().createTextField('Nom de la structure').addToPage(pdf.addPage())
  const bytes = await pdf.save()

  const filled = await fillPdf(bytes, [{ champ: 'Nom de la structure', valeur: '李 Ćwik' }])

  expect(await textsOf(filled)).toBe('李 Ćwik')
})

describe('an encrypted PDF', () => {
  const encrypted = async (algorithm: 'AES-256' | 'AES-128' | 'RC4-128', userPassword: string) => {
    const pdf = await PDFDocument.load(readForm('champs.pdf'))
    pdf.encrypt({ ownerPassword: 'caf', userPassword, algorithm, allowWeakCryptography: true })
    return pdf.save()
  }

  test.each(['AES-256', 'AES-128', 'RC4-128'] as const)(
    'that anyone opens (%s) is read and filled as the same in clear',
    async (algorithm) => {
      const bytes = await encrypted(algorithm, '')
      const lu = await readFormulaire(bytes)
      const clear = await readFormulaire(readForm('champs.pdf'))

      const filled = await fillFormulaire(
        bytes,
        () => new Uint8Array(),
        lu,
        new Map([[0, answerAt(0)]]),
      )

      expect(lu).toEqual(clear)
      expect(await textsOf(filled)).toContain('Réponse 0 & « <b> » fin')
    },
  )

  test('that asks for a password is refused, with what to do', async () => {
    const error = await readFormulaire(await encrypted('AES-256', 'secret')).catch((one) => one)

    expect(reasonOfRefus(error)).toMatch(
      /mot de passe à l’ouverture : ouvrez-le, enregistrez-le sans/,
    )
  })
})
