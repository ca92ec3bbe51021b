import {
  PDFCheckBox,
  PDFDocument,
  PDFDropdown,
  type PDFField,
  PDFHexString,
  PDFName,
  PDFOptionList,
  PDFRadioGroup,
  PDFString,
  PDFTextField,
} from '@cantoo/pdf-lib'
import type { GenrePlace, Lieu, MorceauFormulaire } from '../../../shared/domain/formulaire.ts'
import { RefusedFile } from '../reading/refusal.ts'
import { addTrous, clean, contenuOf, type Lecture, newLecture } from './lecture.ts'
import type { LigneLue, Trou } from './ligne.ts'
import { answerOf, pairUp } from './oui-non.ts'
import { RefusedFormulaire } from './refus.ts'

type Rectangle = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}
type Boite = Rectangle & { readonly page: number; readonly trou: Omit<Trou, 'debut' | 'fin'> }
type Mot = {
  readonly page: number
  readonly x: number
  readonly y: number
  readonly texte: string
  readonly taille: number
  readonly gras: boolean
}

/** The fields of a PDF, each with the words printed around it. */
export async function readPdf(bytes: Uint8Array) {
  const { pdf, fields, hasXFA } = await open(bytes)
  if (fields.length === 0) throw new RefusedFormulaire(hasXFA ? 'pdf-xfa' : 'pdf-sans-champ')
  const boites = fields.flatMap((field) => boitesOf(field, pdf))
  const mots = pdf.getPages().flatMap((page, index) => motsOf(page, index))
  return pageByPage(boites, mots, pdf.getPageCount())
}

async function open(bytes: Uint8Array) {
  try {
    const pdf = await load(bytes)
    // A file cut short fails here: its catalogue or its pages are missing.
    pdf.getPages()
    const form = pdf.getForm()
    return { pdf, fields: form.getFields(), hasXFA: form.hasXFA() }
  } catch (error) {
    if (error instanceof RefusedFormulaire) throw error
    throw new RefusedFile('damaged')
  }
}

/** Loads a PDF; one encrypted with an empty password is open to anyone. */
async function load(bytes: Uint8Array): Promise<PDFDocument> {
  if (!Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('/Encrypt'))
    return PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true })
  try {
    // No `throwOnInvalidObject`: the library reads the file once before decrypting it, when no object is
    // valid yet.
    return await PDFDocument.load(bytes, { updateMetadata: false, password: '' })
  } catch (error) {
    const isAsked = error instanceof Error && /password/i.test(error.message)
    throw new RefusedFormulaire(isAsked ? 'password' : 'pdf-protege')
  }
}

function boitesOf(field: PDFField, pdf: PDFDocument): readonly Boite[] {
  if (field.isReadOnly()) return []
  const champ = field.getName()
  const tip = field.acroField.dict.lookup(PDFName.of('TU'))
  const nom = tip instanceof PDFString || tip instanceof PDFHexString ? clean(tip.decodeText()) : ''
  return field.acroField.getWidgets().flatMap((widget, index): readonly Boite[] => {
    const page = pageOf(field, index, pdf)
    const trou = trouOf(field, champ, nom, index)
    return trou === null ? [] : [{ ...widget.getRectangle(), page, trou }]
  })
}

function trouOf(field: PDFField, champ: string, nom: string, index: number): Boite['trou'] | null {
  const of = (genre: GenrePlace, lieu: Lieu, rempli: boolean, options: readonly string[] = []) => ({
    genre,
    nom,
    options,
    lieu,
    rempli,
  })
  if (field instanceof PDFTextField) {
    const max = field.getMaxLength()
    const lieu = { type: 'champ', champ, ...(max === undefined ? {} : { max }) } as const
    return index > 0 ? null : of('texte', lieu, (field.getText() ?? '').trim() !== '')
  }
  if (field instanceof PDFCheckBox) {
    const on = field.acroField.getWidgets()[index]?.getOnValue()?.decodeText() ?? null
    return of(
      'case',
      { type: 'champs', choix: { coche: { champ, valeur: on } } },
      field.isChecked(),
    )
  }
  if (field instanceof PDFRadioGroup) {
    const option = field.getOptions()[index]
    if (option === undefined) return null
    return {
      ...of(
        'case',
        { type: 'champs', choix: { coche: { champ, valeur: option } } },
        field.getSelected() !== undefined,
      ),
      nom: nom === '' ? option : nom,
    }
  }
  if (field instanceof PDFDropdown || field instanceof PDFOptionList) {
    const options = field.getOptions().filter((option) => option.trim() !== '')
    const choix = Object.fromEntries(options.map((option) => [option, { champ, valeur: option }]))
    return index > 0
      ? null
      : of(
          'liste',
          { type: 'champs', choix },
          field.getSelected().some((one) => one.trim() !== ''),
          options,
        )
  }
  return null
}

function pageOf(field: PDFField, index: number, pdf: PDFDocument): number {
  const widget = field.acroField.getWidgets()[index]
  const ref = widget?.P()
  const pages = pdf.getPages()
  const named = pages.findIndex((page) => page.ref === ref)
  if (named >= 0) return named
  const own = widget === undefined ? undefined : pdf.context.getObjectRef(widget.dict)
  return Math.max(
    0,
    pages.findIndex((page) => own !== undefined && page.node.Annots()?.asArray().includes(own)),
  )
}

function motsOf(page: ReturnType<PDFDocument['getPages']>[number], index: number): readonly Mot[] {
  try {
    return page.extractContents().flatMap((asset) => {
      if (asset.kind !== 'text') return []
      const texte = asset.getText()
      return texte.trim() === ''
        ? []
        : [
            {
              page: index,
              x: asset.x,
              y: asset.y,
              texte: texte.trim().replace(/\n/g, ' '),
              taille: asset.fontSize,
              gras: /bold|gras|heavy|black/i.test(asset.fontFamily),
            },
          ]
    })
  } catch {
    // On a page whose drawing cannot be read, the fields keep their own names.
    return []
  }
}

/** The lines of each page from top to bottom: words and fields of one height are one line. */
function pageByPage(boites: readonly Boite[], mots: readonly Mot[], pages: number) {
  const lecture = newLecture('pdf')
  const morceaux: MorceauFormulaire[] = []
  const usual = usualSize(mots)
  for (let page = 0; page < pages; page++) {
    for (const ligne of linesOf(
      boites.filter((one) => one.page === page),
      mots.filter((one) => one.page === page),
    )) {
      morceaux.push(
        readLine(
          ligne,
          lecture,
          usual,
          mots.filter((one) => one.page === page),
          boites.filter((one) => one.page === page),
        ),
      )
    }
  }
  return pairUp(lecture.places, morceaux)
}

type LignePdf = { readonly mots: readonly Mot[]; readonly boites: readonly Boite[] }

const middle = (boite: Rectangle): number => boite.y + boite.height / 2

function linesOf(boites: readonly Boite[], mots: readonly Mot[]): readonly LignePdf[] {
  const lines: { y: number; mots: Mot[]; boites: Boite[] }[] = []
  const at = (y: number, tolerance: number) =>
    lines.find((line) => Math.abs(line.y - y) <= tolerance)
  // The baseline of a word is a third of a letter under the middle of its line.
  for (const mot of mots) {
    const y = mot.y + mot.taille * 0.33
    const line = at(y, Math.max(2, mot.taille * 0.35))
    if (line) line.mots.push(mot)
    else lines.push({ y, mots: [mot], boites: [] })
  }
  for (const boite of boites) {
    // A frame of several lines is at the height of its first one.
    const tall = boite.height > 30
    const y = tall ? boite.y + boite.height - 8 : middle(boite)
    const near = lines.filter(
      (line) => Math.abs(line.y - y) <= Math.max(7, Math.min(12, boite.height / 2)),
    )
    const line = near.sort((a, b) => Math.abs(a.y - y) - Math.abs(b.y - y))[0]
    if (line) line.boites.push(boite)
    else lines.push({ y, mots: [], boites: [boite] })
  }
  return lines.sort((a, b) => b.y - a.y)
}

function usualSize(mots: readonly Mot[]): number {
  const sizes = mots.map((mot) => Math.round(mot.taille)).sort((a, b) => a - b)
  return sizes[Math.floor(sizes.length / 2)] ?? 11
}

function readLine(
  { mots, boites }: LignePdf,
  lecture: Lecture,
  usual: number,
  page: readonly Mot[],
  others: readonly Boite[],
): MorceauFormulaire {
  const pieces = [
    ...mots.map((mot) => ({ x: mot.x, end: mot.x + widthOf(mot), mot, boite: null })),
    ...boites.map((boite) => ({ x: boite.x, end: boite.x + boite.width, mot: null, boite })),
  ].sort((a, b) => a.x - b.x)
  if (boites.length === 0) return readWords(mots, lecture, usual)
  let texte = ''
  let end = 0
  const trous: Trou[] = []
  const columns: (readonly string[])[] = []
  for (const piece of pieces) {
    if (texte !== '' && piece.x - end > 1) texte += piece.x - end > 24 ? '   ' : ' '
    if (piece.boite !== null) {
      trous.push({ ...piece.boite.trou, debut: texte.length, fin: texte.length + 1 })
      columns.push(headsAbove(piece.boite, page, others))
      texte += '\ufffc'
    } else texte += piece.mot.texte
    end = piece.end
  }
  const ligne: LigneLue = { texte, trous }
  const first = lecture.places.length
  addTrous(ligne, lecture)
  const head = clean(texte.slice(0, trous[0]?.debut ?? 0))
  // One box under « Non » stands there by chance: the row has its own words.
  const areAnswers = columns.every(
    ([above = ''], index) => trous[index]?.genre !== 'case' || answerOf(above) !== null,
  )
  for (const [index, columnHeads] of columns.entries()) {
    const place = lecture.places[first + index]
    if (place === undefined || place.contexte.nom !== '') continue
    if (trous[index]?.genre === 'case') {
      const [answer = ''] = columnHeads
      // « Difficulté scolaire ☐ ☐ » under « Oui » and « Non ».
      if (!areAnswers || answerOf(place.etiquette) !== null) continue
      lecture.places[first + index] = {
        ...place,
        etiquette: answer,
        contexte: { ...place.contexte, avant: head, apres: '' },
      }
      continue
    }
    // A field without words of its own takes those of its row and of its column.
    const bare = place.contexte.avant === ''
    const isTable =
      trous.length > 1 &&
      !boites.some((one) => one.trou.genre === 'case') &&
      trous.slice(1).every((t, i) => clean(texte.slice(trous[i]?.fin ?? 0, t.debut)) === '')
    // « ___ bénévoles ont assuré ___ heures »: the sentence is the label, not the words above.
    if ((bare && /^\p{Ll}/u.test(place.contexte.apres)) || (!bare && !isTable)) continue
    lecture.places[first + index] = {
      ...place,
      contexte: {
        ...place.contexte,
        avant: '',
        lignes: head === '' ? [] : [head],
        colonnes: columnHeads,
        // Of the heads above, the one of the place's own column alone counts.
        dessus: place.contexte.dessus.filter(
          (line) => !columnHeads.some((own) => line !== own && line.includes(own)),
        ),
      },
    }
  }
  return { type: 'texte', contenu: contenuOf(ligne, first) }
}

const widthOf = (mot: Mot): number => mot.texte.length * mot.taille * 0.5

function readWords(mots: readonly Mot[], lecture: Lecture, usual: number): MorceauFormulaire {
  const sorted = [...mots].sort((a, b) => a.x - b.x)
  const whole = clean(sorted.map((mot) => mot.texte).join(' '))
  const taille = Math.max(...mots.map((mot) => mot.taille))
  const isTitle = taille > usual * 1.12 || (mots.every((mot) => mot.gras) && whole.length < 120)
  if (isTitle) {
    const niveau = -Math.round(taille)
    lecture.titres = [
      ...lecture.titres.filter((one) => one.niveau < niveau),
      { niveau, texte: whole },
    ]
    lecture.dessus = []
    return { type: 'titre', contenu: [whole] }
  }
  lecture.dessus = [whole, ...lecture.dessus].slice(0, 3)
  return { type: 'texte', contenu: [whole] }
}

/** The nearest words above a field, over the other fields of its column. */
function headsAbove(
  boite: Boite,
  mots: readonly Mot[],
  boites: readonly Boite[],
): readonly string[] {
  const top = boite.y + boite.height
  const over = mots.filter(
    (mot) =>
      mot.y >= top - 2 &&
      mot.x < boite.x + boite.width &&
      mot.x + widthOf(mot) > boite.x &&
      // The first words of a row are no heads of the cells under them.
      !boites.some((one) => Math.abs(middle(one) - mot.y - mot.taille * 0.33) < 7 && mot.x < one.x),
  )
  const nearest = over.sort((a, b) => a.y - b.y)[0]
  if (nearest === undefined) return []
  const between = boites.filter(
    (one) =>
      one !== boite &&
      one.y >= top - 2 &&
      one.y < nearest.y &&
      one.x < boite.x + boite.width &&
      one.x + one.width > boite.x,
  )
  // Words far above, with nothing of the column in between, are no head of the field.
  if (between.length === 0 && nearest.y - top > 40) return []
  const line = over.filter((mot) => Math.abs(mot.y - nearest.y) < 3).sort((a, b) => a.x - b.x)
  const head = clean(line.map((mot) => mot.texte).join(' '))
  const floor = mots.filter((mot) => Math.abs(mot.y - nearest.y) < 3)
  const isRepeated = floor.filter((mot) => clean(mot.texte) === head).length > 1
  const over2 = isRepeated ? floorAbove(boite, nearest, mots, boites) : null
  return over2 === null ? [head] : [head, over2]
}

/** « Nombre » and « Heures » over « Prévu, Réel, Prévu, Réel »: the last that starts before the field. */
function floorAbove(
  boite: Boite,
  { y, taille }: Mot,
  mots: readonly Mot[],
  boites: readonly Boite[],
): string | null {
  const floor = mots.filter((mot) => mot.y - y > 3 && mot.y - y < taille * 3.5)
  const lowest = Math.min(...floor.map((mot) => mot.y))
  const line = floor.filter((mot) => Math.abs(mot.y - lowest) < 3)
  if (boites.some((one) => Math.abs(middle(one) - lowest) < 8)) return null
  const own = line.filter((mot) => mot.x <= boite.x + 8).sort((a, b) => b.x - a.x)[0]
  return own === undefined ? null : clean(own.texte)
}
