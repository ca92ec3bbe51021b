import { expect, test } from 'vitest'
import { ELEVES, INSCRITS } from '../../../../main/import/understand/eleves.ts'
import {
  isCivilite,
  mayBeCritere,
  numeroOf,
  porteurOf,
  recogniseHeader,
} from '../../../../main/import/understand/headers.ts'

test.each([
  ['Nom élève', 'nom'],
  ['NomEleve', 'nom'],
  ['Pr?nom', 'prenom'],
  ['Dans quelle classe est-il/elle ?', 'classe'],
  ['École actuelle', 'etablissement'],
  ['Civ. élève', 'sexe'],
  ['Nom du parent référent', 'responsable1.nom'],
  ['Nom rep. légal 1', 'responsable1.nom'],
  ['Adulte responsable', 'responsable1.nomPrenom'],
  ['Représentants légaux', 'responsable1.nomPrenom'],
  ['Nom des responsables légaux', 'responsable1.nom'],
  ['Cours', 'niveau'],
  ['CLS', 'classe'],
  ['Autoris. parentale', 'accordParental'],
  ['Enseignant propose', 'origines.enseignant'],
  ['Demande de la famille', 'origines.famille'],
  ['Date de la demande', 'date'],
  ['Cl.', 'classe'],
  ['NOM DE L’ENFANT', 'nom'],
  ['Nom de famille*', 'nom'],
  ["Nom d'usage élève", 'nomUsage'],
  ['Nom d’usage élève', 'nomUsage'],
  ['Premier prénom*', 'prenom'],
  ['Nom et prénom de l’élève', 'nomPrenom'],
  ['Prénom / Nom', 'prenomNom'],
  ['Élèves', 'nomPrenom'],
  ['Né(e) le', 'dateNaissance'],
  ['NE(E) LE', 'dateNaissance'],
  ['Date de naissance (jj/mm/aaaa)*', 'dateNaissance'],
  ['Année de naissance', 'dateNaissance'],
  ['Sexe (F/M)', 'sexe'],
  ['Niveau scolaire', 'niveau'],
  ['Libellé classe', 'classe'],
  ['DIV.', 'classe'],
  ['Classe / niveau', 'classe'],
  ['Enseignant(e)', 'enseignant'],
  ['École d’origine', 'etablissement'],
  ['Établissement scolaire', 'etablissement'],
  ['Objectif de l’accompagnement', 'objectif'],
  ['Accord des parents (oui / non / date)', 'accordParental'],
  ['Autorisation parentale', 'accordParental'],
  ['CLAS', 'propose'],
  ['CLAS 2025-2026', 'propose'],
  ['Proposé(e) au CLAS', 'propose'],
  ['Orienté vers le CLAS', 'propose'],
  ['Proposé', 'origines'],
  ['Origine de la proposition', 'origines'],
  ['Sur proposition de l’enseignant', 'origines.enseignant'],
  ['Situation(s)', 'situations'],
  ['Quelles situations ?', 'situations'],
  ['Maîtrise du français', 'situations.maitrise-francais'],
  ['Critères d’orientation', 'criteres'],
  ['Critère 2 :Lecture', 'criteres.Lecture'],
  ['Responsable légal', 'responsable1.nomPrenom'],
  ['Nom Responsable légal 2', 'responsable2.nom'],
  ['2e parent : nom', 'responsable2.nom'],
  ['Nom du 3e responsable', 'responsableautre.nom'],
  ['Tel portable resp. légal 1', 'responsable1.telephone'],
  ['Tél. mère', 'responsablemere.telephone'],
  ['Père', 'responsablepere.nomPrenom'],
  ['Téléphone', 'responsable1.telephone'],
  ['N° de tél', 'responsable1.telephone'],
  ['Mail parents', 'responsable1.mail'],
  ['Téléphone (père)', 'responsablepere.telephone'],
  ['Nom (responsable)', 'responsable1.nom'],
  ['Classe (2021-2022)', 'classe'],
  ['Nom [élève]', 'nom'],
  ['Critère 1 : Lecture', 'criteres.Lecture'],
  ['Critère 2', 'criteres'],
  ['Critère 3 : oser : parler, lire', 'criteres.oser : parler, lire'],
  ['Date (réception)', 'date'],
])('« %s » announces %s', (header, champ) => {
  expect(recogniseHeader(header)).toBe(champ)
})

test.each([
  ['Groupe', 'collectif'],
  ['Nom du collectif', 'collectif'],
  ['Date d’entrée', 'entree'],
  ['Inscrit le', 'entree'],
  ['Fin de l’accompagnement', 'sortie'],
  ['Nom', 'nom'],
  ['Date de naissance', 'dateNaissance'],
  ['Cantine', null],
])('in the list of enfants inscrits, « %s » announces %s', (header, champ) => {
  expect(INSCRITS.recognise(header, null)).toBe(champ)
})

test.each([
  'INE',
  'Adresse E-mail',
  'Mail élève',
  'Adresse responsable',
  'Adresse des parents',
  'Né(e) à',
  'Lieu de naissance',
  'Code commune naissance**',
  'Nationalité',
  'Situation familiale',
  'Profession du père',
  'PAI / allergies',
  'N° CAF',
  'Autorisation photo',
  'Attestation fournie',
  'Identifiant classe',
  'DIV. PREC.',
  'Deuxième prénom',
  'Observations',
  'Commentaires (PAI)',
  'Date (des parents)',
  'Date (santé)',
  'Critère : allergie',
  'Statut*',
  '__proto__',
  '',
])('« %s » is left unread', (header) => {
  expect(recogniseHeader(header)).toBeNull()
})

test.each([
  ['Nom', 'Responsable légal 1', 'responsable1.nom'],
  ['Tél.', 'Père', 'responsablepere.telephone'],
  ['Autonomie', 'Critères d’orientation', 'criteres.Autonomie'],
  ['Enseignant', 'Origine de la proposition', 'origines.enseignant'],
  ['Logement', 'Situations', 'situations.logement'],
  ['Nom', 'Élève', 'nom'],
  ['Nom', 'Grand-mère', 'responsableautre.nom'],
  ['Allergies', 'Critères', null],
  ['Enfant', 'Responsable légal', 'nomPrenom'],
])('« %s » under « %s » announces %s', (header, groupe, champ) => {
  expect(recogniseHeader(header, groupe)).toBe(champ)
})

test.each<
  readonly [header: string, groupe: string | null, genre: string | null, numero: number | null]
>([
  ['Téléphone (père)', null, 'adulte', null],
  ['Classe (de l’enfant)', null, 'enfant', null],
  ['Enfant n° 2', null, 'enfant', 2],
  ['2e enfant : prénom', null, 'enfant', 2],
  ['Nom', 'Deuxième enfant', 'enfant', 2],
  ['Nom', 'Premier élève', 'enfant', 1],
  ['Prénom', 'Jeune 3', 'enfant', 3],
  ['Tél', 'Mère', 'adulte', null],
  ['Nom', 'Jeune fille', null, null],
  ['Nom légal', null, null, null],
  ['Nom famille responsable', null, 'adulte', null],
  ['Né le', null, null, null],
])('« %s » under %s is of: %s %s', (header, groupe, genre, numero) => {
  const porteur = porteurOf(header, groupe)

  expect([porteur?.genre ?? null, porteur?.genre === 'enfant' ? porteur.numero : null]).toEqual([
    ...[genre, numero],
  ])
})

test('a table of enfants names them: in one column, in two, or by their nom beside something else', () => {
  const isTable = (...champs: readonly string[]) => ELEVES.isTable(new Set(champs as never[]))

  expect(isTable('nomPrenom')).toBe(true)
  expect(isTable('classe', 'prenomNom')).toBe(true)
  expect(isTable('nom', 'prenom')).toBe(true)
  expect(isTable('nom', 'classe')).toBe(true)
  expect(isTable('nom')).toBe(false)
  expect(isTable('prenom', 'classe')).toBe(false)
  expect(isTable('classe', 'dateNaissance')).toBe(false)
})

test('adults whose titles come again are one, then another, then others, beside each enfant', () => {
  const titles = (...texts: readonly string[]) =>
    ELEVES.together?.(
      texts.map((texte, index) => ({
        ...{ index, texte, groupe: null, largeur: 1 },
        champ: ELEVES.recognise(texte, null),
      })),
    ).map(({ champ }) => champ?.replace('responsable', '') ?? '–')
  const adult = ['Nom resp', 'Tél resp']

  expect(titles('Nom', 'Prénom', ...adult, ...adult, ...adult, ...adult)).toEqual([
    ...['nom', 'prenom', '1.nom', '1.telephone', '2.nom', '2.telephone'],
    ...['autre.nom', 'autre.telephone', 'autre.nom', 'autre.telephone'],
  ])
  expect(titles('Nom', ...adult, 'Tél resp')).toEqual([
    'nom',
    '1.nom',
    '1.telephone',
    '1.telephone',
  ])
  expect(titles('Élève', ...adult, ...adult, 'Élève', ...adult)).toEqual([
    ...['nomPrenom', '1.nom', '1.telephone', '2.nom', '2.telephone'],
    ...['nomPrenom', '1.nom', '1.telephone'],
  ])
})

test('the number of a title is its last, alone; a civilité and a criterion are told from other titles', () => {
  expect(['Téléphone 2', 'Tél 1 responsable 2', 'Classe 2021', 'Nom', '3'].map(numeroOf)).toEqual([
    ...[2, 2, null, null, 3],
  ])
  expect(['Civilité', 'Civ.', 'Titre', 'Nom'].map(isCivilite)).toEqual([true, true, true, false])
  const criteres = ['Critère 1 : Lecture', 'Lecture', 'Adresse', 'Nom', 'Troubles de l’attention']
  expect(criteres.map(mayBeCritere)).toEqual([true, true, false, false, false])
})
