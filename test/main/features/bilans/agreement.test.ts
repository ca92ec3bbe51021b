import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { docxToPages } from '../../../../main/documents/page/docx-to-pages.ts'
import {
  type BilanCalcule,
  bilanVue,
  computeBilan,
} from '../../../../main/features/bilans/bilans.service.ts'
import { generateBilan } from '../../../../main/features/bilans/generate-bilan.service.ts'
import { createEnvoi, writeMail } from '../../../../main/features/envois/envois.service.ts'
import { type BilanRempli, sectionsOf } from '../../../../shared/domain/bilan.ts'
import { STATUTS } from '../../../../shared/domain/listes.ts'
import { PALIERS } from '../../../../shared/domain/niveau.ts'
import { champsOf } from '../../../../shared/domain/trame.ts'
import { formatNumber } from '../../../../shared/format.ts'
import { LIBELLES_PALIER, LIBELLES_STATUT } from '../../../../shared/texts/libelles.ts'
import { texteOf } from '../../../../shared/texts/valeurs.ts'
import { TRAMES_FOLDER } from '../../../builders/a-trame.ts'
import { arbitraryDossier } from '../../../builders/arbitrary-dossier.ts'
import { docxOutline } from '../../../builders/docx-outline.ts'
import { withDossier } from '../../../builders/figures.ts'
import { letters, pdfPages, printed } from '../../../builders/pdf-words.ts'
import { tempFolder } from '../../../builders/temp-folder.ts'
import { readWorkbook, rowByHeader, sheetOf } from '../../../builders/written-annexes.ts'

const NOW = new Date('2022-09-01T09:00:00Z')
const DATES = ['2021-11-15', '2022-04-30', '2022-08-31']

/** What a cell or a paragraph says, whatever its spaces. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f\u2007\u2008]+/g, ' ').trim()

/** A figure of the form, as a number. */
const figureOf = (bilan: BilanRempli, code: string): number => {
  const valeur = bilan.champs[code]?.valeur
  return typeof valeur === 'number' ? valeur : 0
}

/** All that the page for the board shows: its four figures, the values of its two charts, the figures of its sentences. */
function onOnePage({ bilan, indicateurs }: BilanCalcule) {
  const of = (code: string) => figureOf(bilan, code)
  const counted = (code: string) => Number(indicateurs.figures.get(code)?.valeur ?? 0)
  const taux = indicateurs.figures.get('assiduite.taux')?.valeur
  const [filles, garcons] = [counted('public.enfants.sexe-F'), counted('public.enfants.sexe-M')]
  const heures = of('intervenants.total.heures')
  const some = (parts: readonly (readonly [string, number])[]) =>
    parts.filter(([, valeur]) => valeur > 0).map(([libelle, valeur]) => `${libelle} ${valeur}`)
  const paliers = some(PALIERS.map((one) => [LIBELLES_PALIER[one], of(`public.${one}`)]))
  return {
    chiffres: [
      ...[of('public.total'), of('public.familles'), Math.round(heures)].map((one) =>
        formatNumber(one),
      ),
      typeof taux === 'number' ? `${formatNumber(taux * 100, 0)} %` : '–',
    ].map(plain),
    graphiques: [
      paliers.length === 1
        ? some([
            ['Filles', filles],
            ['Garçons', garcons],
            ['Non précisé', counted('public.total') - filles - garcons],
          ])
        : paliers,
      some(
        STATUTS.map((one) => [LIBELLES_STATUT[one], Math.round(of(`intervenants.${one}.heures`))]),
      ),
    ].filter((parts) => parts.length > 0),
    phrases: [
      ...(of('public.total') === 0
        ? []
        : ['public.total', 'public.familles', 'public.collectifs', 'calendrier.semaines'].map(of)),
      ...(of('intervenants.total.nombre') === 0
        ? []
        : [of('intervenants.total.nombre'), of('intervenants.benevole.nombre'), heures]),
    ].map((one) => plain(formatNumber(one, 2))),
  }
}

/** The same, read in the file. */
function readOnePage(docx: Uint8Array) {
  const outline = plain(docxOutline(docx))
  const row = outline.split('\n').find((line) => line.includes('assiduité |')) ?? ''
  const sentences = outline.split('\n').filter((line) => /accueilli|donné/.test(line))
  const charts = docxToPages(docx).corps.matchAll(/<svg[^>]*aria-label="[^"]*? : ([^"]*)"/g)
  return {
    chiffres: [...row.matchAll(/\| ([^|/]+) \//g)].map(([, valeur]) => plain(valeur ?? '')),
    graphiques: [...charts].map(([, parts = '']) => plain(parts).split(', ')),
    phrases: sentences.flatMap((line) => line.match(/\d[\d ]*(?:,\d+)?/g) ?? []).map(plain),
  }
}

/** What each row of a laid-out document says: those of the screen, that the PDF is printed from. */
const rowsOf = (html: string): readonly string[] =>
  html
    .split('<tr')
    .map(
      (row) =>
        row
          .split('</tr>')[0]
          ?.replace(/^[^>]*>/, '')
          .replace(/<\/t[hd]>/g, ' ') ?? '',
    )
    .map((row) => plain(row.replace(/<[^>]*>/g, '').replaceAll('&amp;', '&')).replace(/ +/g, ' '))

/** The file of that kind joined to an e-mail. */
const joinedTo = (eml: string, kind: 'wordprocessingml' | 'spreadsheetml'): Uint8Array => {
  const [, base64 = ''] =
    eml
      .split('\r\n--')
      .find((part) => part.includes(kind))
      ?.split('\r\n\r\n') ?? []
  return new Uint8Array(Buffer.from(base64, 'base64'))
}

/** The lines of « Synthèse » in a workbook of annexes. */
async function synthese(annexes: Uint8Array) {
  const sheet = sheetOf(await readWorkbook(annexes), 'Synthèse')
  return Array.from({ length: sheet.rowCount }, (_, at) => rowByHeader(sheet, at + 1))
}

test('every figure is the same on screen, in Word, PDF, annexes, one page and e-mail, at three dates', async () => {
  let compared = 0
  const dates = new Set<string>()

  await fc.assert(
    fc.asyncProperty(arbitraryDossier, fc.constantFrom(...DATES), (input, arreteAu) =>
      withDossier(input, async ({ db }) => {
        const demande = { actionId: 'a1', arreteAu, trame: 'caf47' }
        const computed = await computeBilan(db, TRAMES_FOLDER, demande)
        if (!computed.ok) throw new Error(computed.error.code)
        const { bilan } = bilanVue(computed.value)
        const written = await generateBilan(db, demande, {
          ...{ tramesFolder: TRAMES_FOLDER, sortie: tempFolder(), annexesNominatives: false },
          ...{ siPris: 'demander', unePage: true, now: NOW },
        })
        if (!written.ok) throw new Error(written.error.code)
        const sent = await createEnvoi(db, demande, {
          ...{ tramesFolder: TRAMES_FOLDER, now: NOW },
          ...({ brouillon: 'garder', fichier: 'cartable' } as const),
        })
        if (!sent.ok) throw new Error(sent.error.code)
        const { reponses } = await db
          .selectFrom('envoi')
          .select('reponses')
          .where('id', '=', sent.value.envoiId)
          .executeTakeFirstOrThrow()

        const word = docxOutline(readFileSync(written.value.bilan)).split('\n').map(plain)
        const excel = await synthese(readFileSync(written.value.annexes))
        const pages = docxToPages(readFileSync(written.value.bilan))
        const shownRows = rowsOf(pages.corps)
        // Printing takes seconds: one of each date is enough, the pages are those of every run.
        const isPrinted = !dates.has(arreteAu)
        dates.add(arreteAu)
        const pdf = isPrinted ? letters((await pdfPages(await printed(pages))).join(' ')) : null
        const eml = join(tempFolder(), 'bilan.eml')
        await writeMail(db, sent.value.envoiId, { path: eml, now: NOW })
        const mail = readFileSync(eml, 'utf8')
        const mailed = docxOutline(joinedTo(mail, 'wordprocessingml')).split('\n').map(plain)
        const mailedExcel = await synthese(joinedTo(mail, 'spreadsheetml'))
        expect(readOnePage(readFileSync(written.value.unePage ?? ''))).toEqual(
          onOnePage(computed.value),
        )
        const kept = JSON.parse(reponses) as { code: string; texte: string | null }[]

        const champs = champsOf({ ...bilan.trame, sections: [...sectionsOf(bilan)] })
        for (const champ of champs) {
          const valeur = bilan.champs[champ.code]?.valeur ?? null
          if (!['number', 'hours'].includes(champ.kind) || typeof valeur !== 'number') continue
          const shown = plain(texteOf(bilan.trame, champ, valeur) ?? '')
          const lines = word.filter((line) => line.startsWith(`| ${plain(champ.label)}`))
          expect([
            champ.code,
            lines.some((line) => plain(line.slice(0, -1)).endsWith(`| ${shown}`)),
          ]).toEqual([champ.code, true])
          for (const one of [excel, mailedExcel]) {
            const row = one.find(({ Indicateur }) => Indicateur === champ.label)
            expect([champ.code, formatNumber(Number(row?.['Valeur du bilan']), 2)]).toEqual([
              champ.code,
              formatNumber(valeur, 2),
            ])
          }
          expect(plain(kept.find(({ code }) => code === champ.code)?.texte ?? '')).toBe(shown)
          expect([champ.code, shownRows]).toEqual([
            champ.code,
            expect.arrayContaining([plain(`${champ.label} ${shown}`)]),
          ])
          expect([champ.code, lines.every((line) => mailed.includes(line))]).toEqual([
            champ.code,
            true,
          ])
          if (pdf !== null) {
            expect([champ.code, pdf.includes(letters(`${champ.label} ${shown}`))]).toEqual([
              champ.code,
              true,
            ])
          }
          compared += 1
        }
      }),
    ),
    // Three years at each of three dates.
    { numRuns: 9, seed: 20260430 },
  )

  expect(compared).toBeGreaterThan(100)
  expect(dates.size).toBe(DATES.length)
})
