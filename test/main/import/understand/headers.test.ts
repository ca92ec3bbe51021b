import { expect, test } from 'vitest'
import { recogniseHeader } from '../../../../main/import/understand/headers.ts'

test.each([
  ['Nom élève', 'nom'],
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
  ['Origine de la proposition', 'origines'],
  ['Sur proposition de l’enseignant', 'origines.enseignant'],
  ['Situation(s)', 'situations'],
  ['Maîtrise du français', 'situations.maitrise-francais'],
  ['Critères d’orientation', 'criteres'],
  ['Responsable légal', 'responsable1.nomPrenom'],
  ['Nom Responsable légal 2', 'responsable2.nom'],
  ['Tel portable resp. légal 1', 'responsable1.telephone'],
  ['Tél. mère', 'responsablemere.telephone'],
  ['Père', 'responsablepere.nomPrenom'],
  ['Téléphone', 'responsable1.telephone'],
  ['N° de tél', 'responsable1.telephone'],
  ['Mail parents', 'responsable1.mail'],
])('« %s » announces %s', (header, champ) => {
  expect(recogniseHeader(header)).toBe(champ)
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
])('« %s » under « %s » announces %s', (header, groupe, champ) => {
  expect(recogniseHeader(header, groupe)).toBe(champ)
})
