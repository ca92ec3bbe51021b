import { encode, lines } from './encode.ts'

const HEADER = 'Nom;Prénom;Date de naissance;Classe'
const INES = 'BENALI;Inès;12/03/2013;CE2'
const ELIO = 'COSTA;Élio;02/11/2012;CM1'

/** Oddities of text files; each is named after its own. */
export const textFixtures: Readonly<Record<string, Uint8Array>> = {
  'utf-16-petit-boutiste.csv': encode(lines(HEADER, INES, ELIO), 'utf-16le'),
  'utf-16-gros-boutiste.csv': encode(lines(HEADER, INES, ELIO), 'utf-16be'),
  'utf-8-sans-marque.csv': encode(lines(HEADER, INES, ELIO), 'utf-8'),
  'ligne-sep.csv': encode(lines('sep=;', HEADER, INES, ELIO), 'utf-8'),
  'guillemet-non-ferme.csv': encode(lines(HEADER, 'BENALI;"Inès;12/03/2013;CE2', ELIO), 'utf-8'),
  'guillemets-perdus.csv': encode(lines(HEADER, 'BENALI;Inès "Nès";12/03/2013;CE2', ELIO), 'utf-8'),
  'lignes-inegales.csv': encode(
    lines(HEADER, `${INES};;;CANARI`, 'COSTA;Élio;02/11/2012'),
    'utf-8',
  ),
  'octet-nul.csv': encode(lines(HEADER, 'BEN\u0000ALI;Inès;12/03/2013;CE2', ELIO), 'utf-8'),
  'titres-proto.csv': encode(
    lines(`${HEADER};__proto__;constructor`, `${INES};CANARI;CANARI`, `${ELIO};CANARI;CANARI`),
    'utf-8',
  ),
  'titre-et-lignes-vides.csv': encode(
    lines(
      'Fiche d’orientation CLAS – École Jules-Ferry;;;',
      ';;;',
      HEADER,
      INES,
      ';;;',
      ELIO,
      'Total : 2 élèves;;;',
    ),
    'windows-1252',
  ),
  'formule-de-texte.csv': encode(
    lines(`${HEADER};Téléphone`, `${INES};="0600000001"`, `${ELIO};0600000002`),
    'utf-8',
  ),
  'xlsx-en-fait-csv.xlsx': encode(lines(HEADER, INES, ELIO), 'windows-1252'),
}
