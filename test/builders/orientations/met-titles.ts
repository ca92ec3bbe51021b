import { book, day } from './books.ts'
import { type Shape, sheet, utf8 } from './met-shapes.ts'

/** Wordings of titles and cells like those of schools, each different from the other files of the kind. */
export const wordings: Readonly<Record<string, Shape>> = {
  'responsables-titres-repetes.csv': {
    bytes: utf8(
      'Nom élève;Prénom élève;Division;Nom resp;Prénom resp;Lien;Tél mobile;Nom resp;Prénom resp;Lien;Tél mobile',
      'Benali;Inès;3A;Benali;Karim;père;0600000001;Costa;Ana;mère;0600000002',
      'Petit;Tom;3B;Petit;Luc;père;0600000004;;;;',
    ),
    expected: [
      '2 Benali Inès ? 3e / Benali Karim 0600000001 / Costa Ana 0600000002',
      '3 Petit Tom ? 3e / Petit Luc 0600000004',
    ],
  },
  'accents-perdus-dans-les-titres.csv': {
    bytes: utf8(
      'Nom;Pr?nom;N?(e) le;Classe;T\ufffdl\ufffdphone du p?re',
      'BENALI;Karim;12/03/2013;CE2;0600000001',
    ),
    expected: ['2 BENALI Karim 2013-03-12 CE2 / ? 0600000001'],
  },
  'famille-et-enfants.xlsx': {
    bytes: sheet([
      ['Famille', 'Enfants', 'Dates de naissance', 'Niveaux', 'Portable'],
      ['BENALI', 'Inès\nSami', '12/03/2013\n03/04/2015', 'CE2\nCP', '0600000001'],
      ['COSTA', 'Élio', '02/11/2012', 'CM1', '0600000002'],
    ]),
    expected: [
      '2 BENALI Inès 2013-03-12 CE2 / ? 0600000001',
      '2 BENALI Sami 2015-04-03 CP / ? 0600000001',
      '3 COSTA Élio 2012-11-02 CM1 / ? 0600000002',
    ],
  },
  'questions-sur-l-enfant.csv': {
    bytes: utf8(
      'Horodateur;Quel est le prénom de votre enfant ?;Quel est son nom de famille ?;Dans quelle classe est-il/elle ?;Votre enfant est :;Votre nom;Votre téléphone;Votre enfant est-il déjà venu ?',
      '05/09/2021 18:02:11;Inès;Benali;CE2;Une fille;Mme Benali;600000001;Oui',
      '06/09/2021 08:02:11;Élio;Costa;CM1;Un garçon;M. Costa;600000002;Non',
    ),
    expected: [
      '2 Benali Inès ? CE2 F / Benali 0600000001',
      '3 Costa Élio ? CM1 M / Costa 0600000002',
    ],
  },
  'titres-colles.csv': {
    bytes: utf8(
      'NomEleve;PrenomEleve;DateNaissance;Classe 2020-2021;Classe 2021-2022;NomResp1;TelResp1',
      'BENALI;Inès;12/03/2013;CE1 A;CE2 B;Benali;0600000001',
      'COSTA;Élio;02/11/2012;CE2;CM1;Costa;0600000002',
    ),
    expected: [
      '2 BENALI Inès 2013-03-12 CE2 / Benali 0600000001',
      '3 COSTA Élio 2012-11-02 CM1 / Costa 0600000002',
    ],
  },
  'classe-dite-dans-le-titre.xlsx': {
    bytes: sheet([
      ['Collège Pasteur'],
      ['Liste des élèves de 5ème B'],
      [null],
      ['N°', 'Élèves', 'Né(e) le'],
      [1, 'BENALI Inès', day('2009-02-03')],
      [2, 'COSTA Élio', day('2009-04-05')],
      ['Effectif : 2'],
    ]),
    expected: ['5 BENALI Inès 2009-02-03 5e', '6 COSTA Élio 2009-04-05 5e'],
  },
  'libelles-de-classe-de-toutes-formes.csv': {
    bytes: utf8(
      'Nom;Prénom;Classe',
      'NOMAA;Lou;CP bleu',
      'NOMAB;Lou;C.P.',
      'NOMAC;Lou;11ème',
      'NOMAD;Lou;CEI',
      'NOMAE;Lou;CE 2',
      'NOMAF;Lou;Cours moyen 2ème année',
      'NOMAG;Lou;6°2',
      'NOMAH;Lou;5EME SEGPA 1',
      'NOMAI;Lou;4e aide et soutien',
      'NOMAJ;Lou;3 GENERALE 4',
      'NOMAK;Lou;3PM',
      'NOMAL;Lou;U.L.I.S. école',
      'NOMAM;Lou;ULIS collège',
      'NOMAN;Lou;2GT4',
      'NOMAO;Lou;1STMG2',
      'NOMAP;Lou;TBPASSP',
      'NOMAQ;Lou;2CAP ATMFC',
      'NOMAR;Lou;UPE2A',
    ),
    expected: [
      '2 NOMAA Lou ? CP',
      '3 NOMAB Lou ? CP',
      '4 NOMAC Lou ? CP',
      '5 NOMAD Lou ? CE1',
      '6 NOMAE Lou ? CE2',
      '7 NOMAF Lou ? CM2',
      '8 NOMAG Lou ? 6e',
      '9 NOMAH Lou ? SEGPA',
      '10 NOMAI Lou ? 4e',
      '11 NOMAJ Lou ? 3e',
      '12 NOMAK Lou ? 3e prépa-métiers',
      '13 NOMAL Lou ? ULIS école',
      '14 NOMAM Lou ? ULIS collège',
      '15 NOMAN Lou ? 2de',
      '16 NOMAO Lou ? 1re',
      '17 NOMAP Lou ? Tle',
      '18 NOMAQ Lou ? CAP',
      '19 NOMAR Lou ? ?',
    ],
  },
  'mots-du-sexe.csv': {
    bytes: utf8(
      'Nom;Prénom;Sexe;Classe',
      'NOMAA;Lou;Une fille;CP',
      'NOMAB;Lou;Féminin;CP',
      'NOMAC;Lou;Mlle;CP',
      'NOMAD;Lou;2;CP',
      'NOMAE;Lou;♀;CP',
      'NOMAF;Lou;Un garçon;CP',
      'NOMAG;Lou;Masc.;CP',
      'NOMAH;Lou;H;CP',
      'NOMAI;Lou;1;CP',
      'NOMAJ;Lou;gars;CP',
    ),
    expected: [
      '2 NOMAA Lou ? CP F',
      '3 NOMAB Lou ? CP F',
      '4 NOMAC Lou ? CP F',
      '5 NOMAD Lou ? CP F',
      '6 NOMAE Lou ? CP F',
      '7 NOMAF Lou ? CP M',
      '8 NOMAG Lou ? CP M',
      '9 NOMAH Lou ? CP M',
      '10 NOMAI Lou ? CP M',
      '11 NOMAJ Lou ? CP M',
    ],
  },
  'parti-en-cours-d-annee.csv': {
    bytes: utf8(
      'Nom;Prénom;Classe;Date d’entrée;Date de sortie',
      'BENALI;Inès;CE2;01/09/2021;',
      'COSTA;Élio;CE2;01/09/2021;10/01/2022',
    ),
    expected: ['2 BENALI Inès ? CE2', '3 COSTA Élio ? CE2'],
  },
  'liste-et-presences.xlsx': {
    bytes: sheet([
      ['Nom', 'Prénom', 'Classe', '04/10', '05/10', day('2021-10-07')],
      ['BENALI', 'Inès', 'CM1', 'P', 'A', 'P'],
      ['COSTA', 'Élio', 'CM2', 'P', 'P', 'A'],
      ['Total présents', null, null, 2, 1, 1],
    ]),
    expected: ['2 BENALI Inès ? CM1', '3 COSTA Élio ? CM2'],
  },
  'trois-prenoms.csv': {
    bytes: utf8(
      'Nom;Prénoms;Né(e) le',
      'BENALI;Inès Marie Lou;12/03/2013',
      'COSTA;Élio;02/11/2012',
    ),
    expected: ['2 BENALI Inès Marie Lou 2013-03-12 ?', '3 COSTA Élio 2012-11-02 ?'],
  },
  'une-feuille-masquee.xlsx': {
    bytes: book(
      [
        {
          nom: 'CE2',
          rows: [
            ['Nom', 'Prénom'],
            ['BENALI', 'Inès'],
          ],
        },
        {
          nom: 'CM1',
          rows: [
            ['Nom', 'Prénom'],
            ['COSTA', 'Élio'],
            ['PETIT', 'Tom'],
          ],
          isHidden: true,
        },
      ],
      'xlsx',
    ),
    expected: ['2 BENALI Inès ? CE2'],
  },
  'accents-perdus-dans-les-lignes.csv': {
    bytes: utf8('Nom;Prénom;Classe', 'BENALI;Inès;CE2', 'LEF\ufffdVRE;Chlo?;CM1'),
    expected: ['2 BENALI Inès ? CE2', '3 LEF\ufffdVRE Chlo? ? CM1'],
  },
  'titres-completes-dessous.xlsx': {
    bytes: sheet(
      [
        ['Groupe du lundi – Animatrice : Nadia'],
        ['N°', 'Nom de famille', 'Prénom(s)', 'Classe', 'Responsables légaux', null, 'Accord'],
        [null, null, null, null, 'Nom Prénom', 'Tél', null],
        [1, 'BENALI', 'Inès', 'CE2', 'BENALI Samira', '0600000001', 'oui'],
        [2, 'COSTA', 'Élio', 'CM1', 'PINTO Ana\nCOSTA Rui', '0600000002\n0600000003', 'non'],
      ],
      { merges: ['E2:F2'] },
    ),
    expected: [
      '4 BENALI Inès ? CE2 / BENALI Samira 0600000001',
      '5 COSTA Élio ? CM1 / PINTO Ana 0600000002 / COSTA Rui 0600000003',
    ],
  },
  'titres-completes-sans-fusion.csv': {
    bytes: utf8(
      'Nom;Prénom;Classe;Mère;;Père;',
      ';;;Nom;Tél;Nom;Tél',
      'BENALI;Inès;CE2;BENALI Samira;0600000001;BENALI Karim;0600000002',
      'COSTA;Élio;CM1;PINTO;0600000003;;',
    ),
    expected: [
      '3 BENALI Inès ? CE2 / BENALI Samira 0600000001 / BENALI Karim 0600000002',
      '4 COSTA Élio ? CM1 / PINTO 0600000003',
    ],
  },
  'eleve-puis-prenoms.txt': {
    bytes: utf8(
      'N\tELEVE\tPRENOMS\tDDN\tCLS\tRESP. LEGAL\tTEL RESP.',
      '1\tBENALI\tINES\t12-03-2013\tCE 2\tMME BENALI\t06.00.00.00.01',
      '2\tCOSTA\tELIO\t2/11/12\tC.M.1\t\t',
    ),
    expected: ['2 BENALI INES 2013-03-12 CE2 / BENALI 0600000001', '3 COSTA ELIO 2012-11-02 CM1'],
  },
}
