import { expect, test } from 'vitest'
import { errorText, faultText } from '../../../renderer/texts/errors.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import { faultMessage } from '../../../shared/ipc/fault.ts'

const WHAT = [
  ...(['annee', 'action', 'collectif', 'creneau', 'seance', 'enfant', 'famille'] as const),
  ...(['inscription', 'orientation', 'intervenant', 'heures', 'rencontre', 'envoi'] as const),
  ...(['etablissement', 'partenaire', 'fichier', 'operation', 'contribution', 'fiche'] as const),
] as const

const errors: readonly AppError[] = [
  { code: 'validation', fields: { structure: 'Indiquez le nom de votre structure.' } },
  ...WHAT.map((what) => ({ code: 'not-found', what, name: '' }) as const),
  { code: 'not-found', what: 'fichier', name: 'Bilan.docx' },
  { code: 'date-outside-annee', date: '2030-01-01', debut: '2021-09-01', fin: '2022-08-31' },
  { code: 'unusable-file', file: 'fiche.pdf', reason: 'Choisissez un tableur.' },
  { code: 'dossier-refused', problems: [{ path: 'enfants[3].nom', message: 'texte attendu' }] },
  { code: 'annee-exists', libelle: '2021-2022' },
  { code: 'unwritable', path: '/bilans', cause: 'locked', libre: 'Bilan (2).docx' },
  { code: 'unwritable', path: '/bilans', cause: 'denied' },
  { code: 'unwritable', path: '/bilans', cause: 'full' },
  { code: 'unwritable', path: '/bilans', cause: 'missing-folder' },
  { code: 'unwritable', path: '/bilans', cause: 'other' },
  { code: 'unwritable', path: '/bilans', cause: 'special' },
  { code: 'unwritable', path: '/bilans', cause: 'file-in-place' },
  { code: 'unwritable', path: '/backups', cause: 'file-in-place', isOfCopies: true },
  { code: 'unwritable', path: '/backups', cause: 'denied', isOfCopies: true },
  ...(['full', 'busy', 'denied', 'missing', 'replaced', 'damaged', 'special', 'io'] as const).map(
    (cause) => ({ code: 'storage', cause }) as const,
  ),
  { code: 'file-changed', file: 'liste.xlsx' },
  { code: 'undo-refused', label: 'Ajout d’une séance', reasons: ['Elle a des présences.'] },
  { code: 'deletion-refused', label: 'Mardi', reasons: ['Il a des séances.'] },
  { code: 'file-kept', name: 'Bilan.docx', libre: 'Bilan (2).docx' },
  { code: 'file-corrected', name: 'Bilan.docx', path: '/bilans/Bilan.docx' },
  { code: 'brouillon', reste: 1 },
  { code: 'modele-nomme', texte: 'Mme Roy' },
  { code: 'cle-absente' },
  { code: 'verrouillee' },
  { code: 'cancelled' },
]

/** Every code: one more does not compile before it stands among `errors`. */
const CODES: Readonly<Record<AppError['code'], true>> = {
  ...{ validation: true, 'not-found': true, 'date-outside-annee': true, 'unusable-file': true },
  ...{ 'file-changed': true, 'dossier-refused': true, 'annee-exists': true, cancelled: true },
  ...{ 'undo-refused': true, 'deletion-refused': true, unwritable: true, 'file-kept': true },
  ...{ brouillon: true, 'file-corrected': true, 'cle-absente': true, 'modele-nomme': true },
  ...{ storage: true, verrouillee: true },
}

test('each code has its own words, and names what it is about', () => {
  const titles = new Map(errors.map((error) => [error.code, errorText(error).title]))

  expect([...titles.keys()].toSorted()).toEqual(Object.keys(CODES).toSorted())
  expect(new Set(titles.values()).size).toBe(titles.size)
  const told = (error: AppError) => Object.values(errorText(error)).flat().join(' ')
  expect(told({ code: 'brouillon', reste: 3 })).toMatch(/3\s*réponses restent/)
  expect(told({ code: 'file-kept', name: 'a.docx', libre: 'b.docx' })).toMatch(/a\.docx.*b\.docx/)
  expect(told({ code: 'file-corrected', name: 'a.docx', path: '/x/a.docx' })).toContain('/x/a.docx')
  expect(told({ code: 'modele-nomme', texte: 'Mme Roy' })).toContain('Mme Roy')
  expect(told({ code: 'undo-refused', label: 'Ajout', reasons: ['Une présence.'] })).toMatch(
    /Ajout.*Une présence\./,
  )
  expect(told({ code: 'deletion-refused', label: 'Mardi', reasons: ['Une séance.'] })).toMatch(
    /Mardi.*Une séance\./,
  )
})

test.each(errors)(
  '$code $what $cause says what happened and what to do, never its code',
  (error) => {
    const { title, advice, kept } = errorText(error)

    expect(title).not.toBe('')
    expect(advice).toMatch(/[.…]$/)
    const isCode = error.code !== 'brouillon' && error.code !== 'verrouillee'
    expect(isCode && `${title} ${kept} ${advice}`.includes(error.code)).toBe(false)
    expect(title).not.toMatch(/«\s*»/)
  },
)

test('what is gone is named, each in its own words, and said not to have changed anything', () => {
  const texts = WHAT.map((what) => errorText({ code: 'not-found', what, name: '' }))

  expect(new Set(texts.map(({ title }) => title)).size).toBe(WHAT.length)
  expect(texts.filter(({ problems }) => problems.length > 0)).toEqual([])
  expect(errorText({ code: 'not-found', what: 'fichier', name: 'Bilan.docx' }).title).toBe(
    '« Bilan.docx » n’est plus là',
  )
})

test('in its own folder of copies, Cartable never advises to choose another one', () => {
  const causes = ['denied', 'full', 'missing-folder', 'file-in-place', 'special', 'other'] as const
  const advices = causes.map(
    (cause) => errorText({ code: 'unwritable', path: '/backups', cause, isOfCopies: true }).advice,
  )

  expect(advices.filter((advice) => /un autre dossier|Choisissez/.test(advice))).toEqual([])
})

test('every problem of a refused dossier is listed with its place', () => {
  const { problems } = errorText({
    code: 'dossier-refused',
    problems: [{ path: 'enfants[3].nom', message: 'texte attendu' }],
  })

  expect(problems).toEqual(['enfants[3].nom : texte attendu'])
})

test('a bug is told with the number under which it is found again', () => {
  const error = new Error(`Error invoking remote method 'x': Error: ${faultMessage('048284')}`)

  expect(faultText(error).advice).toContain('048284')
  expect(faultText(new Error('boom')).advice).not.toContain('boom')
})
