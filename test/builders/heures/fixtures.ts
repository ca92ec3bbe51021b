import { book, day } from '../orientations/books.ts'
import { encode, lines } from '../orientations/encode.ts'

/** A length of time as a spreadsheet holds it, shown `[h]:mm`. */
const hours = (value: number): number => value / 24

/** Tables of hours, named after their oddity (invented people). Texts that must never be kept contain « CANARI ». */
export const heuresFixtures: Readonly<Record<string, Uint8Array>> = {
  // Handmade summary of the data of Bénévalibre, without days.
  'benevalibre-decimal.csv': encode(
    lines(
      'Nom;Prénom;Catégorie;Titre;Description;Heures en décimal',
      'DURAND;Hélène;Aide aux devoirs;Mardi soir;;24',
      'DURAND;Hélène;Préparation;Jeux de lecture;Cartes plastifiées;1,5',
      'PETIT;Marc;Réunion;Rentrée;;2,25',
      'OKAFOR;Ada;Transport;Minibus;;0,75',
    ),
    'windows-1252',
  ),
  // Export of Bénévalibre 2: its own headers, in its own order.
  'benevalibre-export.csv': encode(
    lines(
      'Prénom,Nom,Pseudonyme,Association,Titre,Description,Date,Date de fin,Durée,Durée (en heures),En attente de modération,Distance (en km),Catégorie,Projet,Niveau',
      'Hélène,DURAND,CANARI,CANARI,Jeux de lecture,,2021-10-05,,1:30:00,1.5,False,CANARI,Préparation,CANARI,CANARI',
      'Marc,PETIT,CANARI,CANARI,Rentrée,Salle du haut,2021-09-14,,0:20:00,0.3333333333333333,False,,Réunion,,',
      'Ada,OKAFOR,CANARI,CANARI,Week-end,,2021-11-06,2021-11-07,"1 day, 2:00:00",26.0,True,,Formation,,',
    ),
    'utf-8',
  ),
  'durees-de-toutes-formes.csv': encode(
    lines(
      'Intervenant;Date;Durée;Catégorie',
      'DURAND Hélène;05/10/2021;1h30;Préparation',
      'DURAND Hélène;06/10/2021;1:30;Préparation',
      'DURAND Hélène;07/10/2021;1,5;Préparation',
      'DURAND Hélène;08/10/2021;90 min;Préparation',
      'DURAND Hélène;11/10/2021;01:30:00;Préparation',
      'DURAND Hélène;12/10/2021;de 16:45 à 18:15;Préparation',
      'DURAND Hélène;13/10/2021;90;Préparation',
      'DURAND Hélène;14/10/2021;demi-journée;Préparation',
      'DURAND Hélène;15/10/2021;-2;Préparation',
      'DURAND Hélène;18/10/2021;0;Préparation',
      'DURAND Hélène;19/10/2021;300h;Préparation',
      'DURAND Hélène;20/10/2021;;Préparation',
      'DURAND Hélène;31/02/2022;1h;Préparation',
      'DURAND Hélène;2021;1h;Préparation',
    ),
    'utf-8',
  ),
  'heures-excel.xlsx': timeBook('xlsx'),
  'heures-excel-1904.xlsx': timeBook('xlsx', true),
  'heures-excel.xls': timeBook('biff8'),
  'heures-libreoffice.ods': timeBook('ods'),
  'arrivee-depart.csv': encode(
    lines(
      'Nom;Prénom;Jour;Arrivée;Départ;Type;Objet',
      'DURAND;Hélène;05/10/2021;16:45;18:15;Préparation;Goûter',
      'PETIT;Marc;05/10/2021;18:15;16:45;Préparation;',
    ),
    'utf-8',
  ),
  'titre-total-et-fusions.xlsx': book(
    [
      {
        nom: 'Octobre',
        rows: [
          ['Heures des bénévoles du Clas', null, null, null],
          [],
          ['Nom et prénom', 'Date', 'Nombre d’heures', 'Nature'],
          ['DURAND Hélène', day('2021-10-05'), 1.5, 'Préparation'],
          [null, day('2021-10-12'), 2, 'Préparation'],
          ['Petit Marc', day('2021-10-12'), 20, 'Formation'],
          [null, null, 23.5, null],
          ['Total', null, 23.5, null],
        ],
        merges: ['A1:D1', 'A4:A5'],
      },
      { nom: 'Mode d’emploi', rows: [['Remplir une ligne par jour'], ['CANARI']] },
    ],
    'xlsx',
  ),
}

function timeBook(bookType: 'xlsx' | 'biff8' | 'ods', is1904 = false): Uint8Array {
  return book(
    [
      {
        nom: 'Heures',
        rows: [
          ['Nom', 'Prénom', 'Date', 'Durée', 'Catégorie'],
          ['DURAND', 'Hélène', day('2021-10-05'), hours(1.5), 'Préparation'],
          ['PETIT', 'Marc', day('2021-11-06'), hours(26.5), 'Formation'],
        ],
        formats: { D2: '[h]:mm', D3: '[h]:mm' },
      },
    ],
    bookType,
    { is1904 },
  )
}
