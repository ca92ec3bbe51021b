import { encode, lines } from './encode.ts'

/**
 * Lists as school software exports them, headers to the letter (invented children). Everything that must
 * never be kept says « CANARI ».
 */
export const exportsFixtures: Readonly<Record<string, Uint8Array>> = {
  'onde-recent-cp1252.csv': encode(
    lines(
      "Nom élève;Nom d'usage élève;Prénom élève;Date naissance;Sexe;INE;Adresse1;Cp1;Commune1;Pays1;Adresse2;Cp2;Commune2;Pays2; Cycle;Niveau;Libellé classe;Identifiant classe;Attestation fournie;Autorisation associations;Autorisation photo;Décision de passage",
      'BENALI;;Inès;12/03/2013;F;CANARI1AA;1 rue CANARI;CANARI;CANARI;CANARI;;;;;CYCLE II;CE2;Classe de M Machin;CANARI;Oui;Oui;Non;CANARI',
      'COSTA;;Élio;02/11/2012;M;CANARI2AA;2 rue CANARI;CANARI;CANARI;CANARI;3 rue CANARI;CANARI;CANARI;CANARI;CYCLE III;CM1;Classe de Mme Œillet;CANARI;Non;Non;Non;',
    ).replace('Œ', 'Oe'),
    'windows-1252',
  ),
  'onde-recent-utf8.csv': encode(
    lines(
      'Nom élève;Nom d’usage élève;Prénom élève;Date naissance;Sexe;INE;Adresse1;Cp1;Commune1;Pays1;Adresse2;Cp2;Commune2;Pays2; Cycle;Niveau;Libellé classe;Identifiant classe;Attestation fournie;Autorisation associations;Autorisation photo;Décision de passage',
      'BENALI;DIALLO;Inès;12/03/2013;F;CANARI1AA;1 rue CANARI;CANARI;CANARI;CANARI;;;;;CYCLE II;01 COURS PREPARATOIRE;Classe de M Machin;CANARI;Oui;Oui;Non;CANARI',
    ),
    'utf-8',
  ),
  'onde-ancien.csv': encode(
    lines(
      "Nom Elève;Nom d'usage Elève;Prénom Elève;Date naissance;Sexe;Adresse1;Cp1;Commune1;Pays1;Adresse2;Cp2;Commune2;Pays2; Cycle;Niveau;Classe;Attestation fournie;Autorisations associations;Autorisations photos;Décision de passage",
      'BENALI;;Inès;2013-03-12;F;1 rue CANARI;CANARI;CANARI;CANARI;;;;;CYCLE II;CE2;CE2 de Mme Roy;O;O;N;CANARI',
      'COSTA;;Élio;2012-11-02;H;2 rue CANARI;CANARI;CANARI;CANARI;;;;;CYCLE III;CM1;CM1 A;O;O;N;',
    ),
    'windows-1252',
  ),
  'onde-responsables.csv': encode(
    lines(
      `"Civilité Responsable";"Nom usage responsable";"Nom responsable";"Prénom responsable";"Adresse responsable";"CP responsable";"Commune responsable";"Pays";"Courriel";"Téléphone domicile";"Téléphone travail";"Téléphone portable"${`;"Nom d'usage enfant";"Nom de famille enfant";"Prénom enfant";"Classes enfants"`.repeat(3)}`,
      `"Mme";"";"BENALI";"Samira";"1 rue CANARI";"CANARI";"CANARI";"CANARI";"samira@famille.example";"01 99 00 00 09";"";"06 00 00 00 01";"";"BENALI";"Inès";"CE2 A";"";"BENALI";"Adam";"CM2";"";"";"";""`,
      `"M.";"";"BENALI";"Karim";"1 rue CANARI";"CANARI";"CANARI";"CANARI";"";"";"";"06 00 00 00 03";"";"BENALI";"Inès";"CE2 A";"";"";"";"";"";"";"";""`,
      `"Mme";"DIALLO";"COSTA";"Ana";"2 rue CANARI";"CANARI";"CANARI";"CANARI";"";"01 99 00 00 02";"";"";"DIALLO";"COSTA";"Élio";"CM1";"";"";"";"";"";"";"";""`,
    ),
    'windows-1252',
  ),
  'siecle-division-latin1.csv': encode(
    lines(
      'NOM;PRENOM;SEXE;NE(E) LE;MEF;DIV.;REG.;OPT1;OPT2;OPT3;OPT4;OPT5;OPT6;OPT7;OPT8;OPT9;OPT10;OPT11;OPT12;DIV. PREC.;Doublant',
      'BENALI;Inès;F;12/03/2010;CANARI;6A;CANARI;CANARI;;;;;;;;;;;;CANARI;N',
      'COSTA;Élio;M;02/11/2007;CANARI;3EME 2;CANARI;CANARI;CANARI;;;;;;;;;;;CANARI;O',
    ),
    'windows-1252',
  ),
  'pix-sco-bom.csv': encode(
    lines(
      "Identifiant unique*;Premier prénom*;Deuxième prénom;Troisième prénom;Nom de famille*;Nom d'usage;Code sexe*;Date de naissance (jj/mm/aaaa)*;Code commune naissance**;Libellé commune naissance**;Code département naissance*;Code pays naissance*;Statut*;Code MEF*;Division*",
      'CANARI1;Inès;CANARI;CANARI;BENALI;;F;12/03/2010;CANARI;CANARI;CANARI;CANARI;CANARI;CANARI;6A',
      'CANARI2;Élio;;;COSTA;;M;02/11/2007;CANARI;CANARI;CANARI;CANARI;CANARI;CANARI;3EME 2',
    ),
    'utf-8-bom',
  ),
  'pronote-eleves.csv': encode(
    lines(
      'Élèves;Né(e) le;Adresse E-mail;Classe;Groupe',
      'BENALI Inès;12/03/2010;canari1@eleve.example;6A;CANARI',
      'DE LA TOUR Jean-Luc;02/11/2007;canari2@eleve.example;3EME 2;CANARI',
    ),
    'utf-8',
  ),
  'pronote-virgules.csv': encode(
    lines(
      'Nom,Prénom,Né(e) le,Sexe,Classe',
      'BENALI,Inès,12/03/2010,Féminin,6A',
      'COSTA,Élio,02/11/2007,Masculin,3EME 2',
    ),
    'utf-8',
  ),
  'pronote-tabulations.txt': encode(
    lines(
      'Nom\tPrénom\tNé(e) le\tClasse\tSexe\tMail élève\tMail parents',
      'BENALI\tInès\t12/03/2010\t6A\tFéminin\tcanari@eleve.example\tparents@famille.example',
      'COSTA\tÉlio\t02/11/2007\t3EME 2\tMasculin\tcanari@eleve.example\t',
    ),
    'windows-1252',
  ),
  'gepi.csv': encode(
    lines(
      'Classe;Nom de famille;Prénom;Date de naissance;Lieu naissance;Nom Responsable légal 1;Prénom responsable légal 1;Adresse ;CP;Commune;Tel portable resp. légal 1;',
      '6A;BENALI;Inès;12/03/2010;CANARI;BENALI;Samira;1 rue CANARI;CANARI;CANARI;06 00 00 00 01;',
      '3EME 2;COSTA;Élio;02/11/2007;CANARI;COSTA;Rui;2 rue CANARI;CANARI;CANARI;600000002;',
    ),
    'utf-8',
  ),
  'ent-edifice.csv': encode(
    lines(
      'Prénom*;Nom*;Date de naissance*;Classes*',
      'Inès;BENALI;12/03/2015;CP de Mme BROSSARD',
      'Élio;COSTA;02/11/2012;CM1 de M. ROY',
    ),
    'utf-8',
  ),
}
