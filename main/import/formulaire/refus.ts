import { type RefusalCode, RefusedFile } from '../reading/refusal.ts'

const REASONS = {
  empty: 'ce fichier est vide : redemandez-le à votre Caf.',
  doc: 'ce formulaire est au format .doc des anciens Word : ouvrez-le dans Word ou LibreOffice, choisissez « Enregistrer sous », « Document Word (.docx) », puis recommencez avec le nouveau fichier.',
  xls: 'ce formulaire est au format .xls des anciens Excel : ouvrez-le dans Excel ou LibreOffice, choisissez « Enregistrer sous », « Classeur Excel (.xlsx) », puis recommencez avec le nouveau fichier.',
  ods: 'ce formulaire est un classeur de LibreOffice (.ods) : ouvrez-le, choisissez « Enregistrer sous », « Excel 2007-365 (.xlsx) », puis recommencez avec le nouveau fichier.',
  'pdf-sans-champ':
    'ce PDF n’a aucun champ à remplir : c’est une impression ou un document numérisé. Demandez à votre Caf le fichier Word ou Excel d’origine, ou remplissez-le à la main à côté du bilan de Cartable.',
  'pdf-xfa':
    'ce PDF est un formulaire dynamique d’Adobe (XFA), que seul Adobe Reader sait remplir. Demandez à votre Caf le fichier Word ou Excel d’origine.',
  'pdf-protege':
    'ce PDF est protégé d’une façon que Cartable ne sait pas ouvrir : demandez à votre Caf un exemplaire sans protection, ou le fichier Word ou Excel d’origine.',
  password:
    'ce formulaire est protégé par un mot de passe à l’ouverture : ouvrez-le, enregistrez-le sans mot de passe, puis recommencez ; ou demandez à votre Caf un exemplaire sans mot de passe.',
  damaged:
    'ce formulaire est abîmé ou incomplet : redemandez-le à votre Caf, ou ouvrez-le dans Word ou LibreOffice et enregistrez-le à nouveau.',
  bomb: 'ce fichier se déplie en un volume démesuré, il n’a pas été ouvert par prudence : vérifiez d’où il vient.',
  doctype:
    'ce fichier contient une déclaration (DOCTYPE) que Word, Excel et LibreOffice n’écrivent pas, il n’a pas été ouvert par prudence : vérifiez d’où il vient.',
  'no-place':
    'aucun endroit à remplir n’a été trouvé dans ce fichier : vérifiez que c’est bien le formulaire, et qu’il n’est pas déjà rempli.',
  slow: 'la lecture de ce formulaire prenait trop de temps, elle a été arrêtée : vérifiez que c’est le bon fichier, ou ouvrez-le dans Word ou LibreOffice, enregistrez-le à nouveau, puis recommencez.',
  'too-big': 'ce fichier est trop gros pour être un formulaire : vérifiez que c’est le bon.',
  unknown:
    'ce fichier n’est pas un formulaire que Cartable sait remplir : il lui faut un fichier .docx, .odt, .xlsx, ou un PDF avec des champs.',
} as const

export type RefusFormulaire = keyof typeof REASONS

/** A form cannot be filled, for a reason that its reader can act upon. */
export class RefusedFormulaire extends Error {
  override readonly name = 'RefusedFormulaire'
  readonly code: RefusFormulaire

  constructor(code: RefusFormulaire) {
    super(code)
    this.code = code
  }
}

/** Refusals of the guard of the zips, in the words of a form. */
const OF_FILE: Readonly<Partial<Record<RefusalCode, RefusFormulaire>>> = {
  empty: 'empty',
  password: 'password',
  damaged: 'damaged',
  bomb: 'bomb',
  slow: 'slow',
  'foreign-zip': 'unknown',
}

/** Code of a refusal; null for any other failure, which is a bug. */
export function codeOfRefus(error: unknown): RefusFormulaire | null {
  if (error instanceof RefusedFormulaire) return error.code
  return error instanceof RefusedFile ? (OF_FILE[error.code] ?? 'unknown') : null
}

/** The sentence of a refusal; null for any other failure, which is a bug. */
export function reasonOfRefus(error: unknown): string | null {
  const code = codeOfRefus(error)
  return code === null ? null : REASONS[code]
}
