import { formatNumber } from '../../../shared/format.ts'
import { MAX_ROWS } from './grid.ts'

const REASONS = {
  empty: 'ce fichier est vide : redemandez-le à qui vous l’a envoyé.',
  unreadable:
    'ce fichier ne peut pas être lu : fermez-le s’il est ouvert ailleurs, ou choisissez-en un autre.',
  'too-big':
    'ce fichier est trop gros pour être une liste : vérifiez que c’est le bon, ou enregistrez la seule feuille utile dans un nouveau fichier.',
  'too-many-rows': `ce fichier compte plus de ${formatNumber(MAX_ROWS)} lignes : gardez seulement la liste des élèves, puis recommencez.`,
  bomb: 'ce fichier se déplie en un volume démesuré, il n’a pas été ouvert par prudence : vérifiez d’où il vient, ou copiez la liste dans un nouveau fichier.',
  password:
    'ce fichier est protégé par un mot de passe : ouvrez-le dans votre tableur, enregistrez-le sans mot de passe, puis recommencez.',
  damaged:
    'ce fichier est abîmé ou incomplet : redemandez-le à qui vous l’a envoyé, ou ouvrez-le dans votre tableur et enregistrez-le à nouveau.',
  pdf: 'ce fichier est un PDF, pas un tableur : demandez le fichier d’origine (.xlsx, .ods ou .csv).',
  html: 'ce fichier est une page web sans tableau lisible, enregistrée sous un nom de tableur : ouvrez-le dans votre tableur, enregistrez-le en .xlsx, puis recommencez.',
  xml: 'ce fichier est un fichier XML : ouvrez-le dans votre tableur, enregistrez-le en .xlsx, puis recommencez.',
  fods: 'ce fichier est un classeur LibreOffice « à plat » (.fods) : ouvrez-le dans LibreOffice, enregistrez-le en .ods ou en .xlsx, puis recommencez.',
  numbers:
    'ce fichier vient de Numbers (Mac) : dans Numbers, choisissez Fichier, Exporter vers, Excel, puis importez le fichier .xlsx obtenu.',
  document:
    'ce fichier est un document de texte (Word ou LibreOffice Writer), pas un tableur : copiez son tableau dans une feuille de calcul.',
  'foreign-zip':
    'ce fichier est une archive ou un format qui n’est pas un tableur : s’il contient un tableur, sortez-le de l’archive d’abord.',
  binary:
    'ce fichier n’est pas un tableur que Cartable sait lire : enregistrez-le en .xlsx, .xls, .ods ou .csv.',
  slow: 'la lecture de ce fichier prenait trop de temps, elle a été arrêtée : copiez la liste des élèves dans un nouveau fichier, puis recommencez.',
  'no-header':
    'aucune ligne d’en-têtes n’a été reconnue : il faut au moins une colonne « Nom » et une colonne « Prénom » (ou « Nom Prénom ») dans les 30 premières lignes.',
  'no-heures':
    'aucune ligne d’en-têtes n’a été reconnue : il faut au moins une colonne « Nom » (ou « Intervenant ») et une colonne « Durée » (ou « Heures ») dans les 30 premières lignes.',
  'no-presences':
    'aucune grille de présences n’a été reconnue : il faut une colonne « Nom » (et « Prénom ») et, à côté, une colonne par jour titrée de sa date (« 05/10 », « mardi 5 octobre »), dans les 30 premières lignes.',
  'no-sheet':
    'la feuille demandée n’est pas dans ce fichier : vérifiez son nom, ou choisissez-en une autre.',
} as const

export type RefusalCode = keyof typeof REASONS

/** The file cannot be used, for a reason that its sender or its reader can act upon. */
export class RefusedFile extends Error {
  override readonly name = 'RefusedFile'
  readonly code: RefusalCode

  constructor(code: RefusalCode) {
    super(code)
    this.code = code
  }
}

/** French sentence of a refusal: the kind of file, and what to do. */
export const reasonOf = (code: RefusalCode): string => REASONS[code]
