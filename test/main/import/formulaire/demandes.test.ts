import { expect, test } from 'vitest'
import { asks, asksIn, type Given } from '../../../builders/formulaires/a-place.ts'

test.each([
  ['Taux d’assiduité et nombre moyen de présents par séance', '–'],
  ['Durée de fonctionnement (en semaines)', 'calendrier.semaines'],
  ['Fréquence des séances par semaine', 'seances.parSemaine'],
  ['Nombre d’enfants prévus', 'prevu.public.total'],
  ['Nombre d’enfants zorg prévus', '? prevu.public.total'],
  ['Nombre d’enfants prévus et réalisés', '–'],
  ['Taux de présence des parents', '–'],
  ['Taux d’assiduité des enfants', 'assiduite.taux'],
  // The share of some enfants, which Cartable does not tell, is not that of all.
  ['Taux d’assiduité des filles', '–'],
  ['Nombre moyen de collégiens par séance', '–'],
  ['Taux de réussite', '–'],
  ['Taux d’enfants', '–'],
  ['Date de début des séances', 'calendrier.debut'],
  ['Date de début des semaines', 'calendrier.debut'],
  ['Dates de début et de fin', '–'],
  ['Année scolaire', 'bilan.annee'],
  ['Nombre d’enfants de l’année', 'public.total'],
  ['Nombre moyen d’enfants', '–'],
  ['Nombre de parents', '? public.famillesRencontrees'],
  ['Parents', '–'],
  ['Familles', 'public.familles'],
  ['Familles rencontrées', 'public.famillesRencontrees'],
  ['Familles ayant participé', '? public.familles'],
  ['Nombre de familles en QPV', '–'],
  ['Heures des familles', '–'],
  ['Total des séances', 'seances.tenues'],
  ['Séances', '–'],
  ['Heures de séances', 'seances.heures'],
  ['Nombre de formations', 'formations.nombre'],
  ['Heures de formation', 'formations.heures'],
  ['Formations', '–'],
  ['Établissements', 'public.etablissements'],
  ['Nombre d’établissements', 'public.etablissements.nombre'],
  ['Collectifs', '? public.collectifs'],
  ['Heures des collectifs', '–'],
  ['Nombre de collectifs d’enfants en QPV', '–'],
  ['Nombre d’heures de séances offertes aux enfants', 'seances.heures'],
  ['Semaines', 'calendrier.semaines'],
  ['Enfants et intervenants', '–'],
  ['Autres intervenants', '–'],
  ['Total intervenants', 'intervenants.total.nombre'],
  ['Intervenants', '? intervenants.total.nombre'],
  ['Apprentis', '? public.autres'],
  ['CAP, BEP, MFR', 'public.autres'],
  ['Public', '? public.total'],
  ['Les enfants et jeunes accueillis', 'public.total'],
  ['Élèves de CP et de CE1', '–'],
  ['Élèves de CP du collège', 'public.enfants.niveau-CP'],
  ['Filles et garçons', '–'],
  ['Nombre d’enfants de 6-10 ans et de 11-16 ans', '–'],
  ['Date d’arrivée des enfants', '? public.total'],
  ['Total', '–'],
])('« %s » alone asks for %s', (avant, codes) => {
  expect(asks({ avant })).toBe(codes)
})

const paliers = (lignes: string[], ...voisins: string[]): Given => ({ lignes, voisins })
const period = (avant: string, more: Given): Given => ({ avant, ...more })

test.each<readonly [given: readonly Given[], codes: string]>([
  // The words of the row and of the column.
  [[{ lignes: ['Coordinateur'], colonnes: ['Heures'], voisins: ['Salariés'] }], '–'],
  [[{ lignes: ['Enfants'], colonnes: ['Moyenne'] }], '–'],
  [[{ lignes: ['Enfants'], colonnes: ['Heures'] }], '–'],
  [[{ lignes: ['Enfants'], colonnes: ['%'] }], '–'],
  [[{ lignes: ['Familles'], colonnes: ['Heures'] }], '–'],
  [[{ lignes: ['Familles'], colonnes: ['Nombre'] }], 'public.familles'],
  [[{ lignes: ['Séances'], colonnes: ['Nombre'] }], 'seances.tenues'],
  [[{ lignes: ['Séances'], colonnes: ['Heures'] }], 'seances.heures'],
  [[{ lignes: ['Formations'], colonnes: ['Nombre'] }], 'formations.nombre'],
  [[{ lignes: ['Formations'], colonnes: ['Heures'] }], 'formations.heures'],
  [[{ lignes: ['Collectifs'], colonnes: ['Prévu'] }], 'prevu.public.collectifs'],
  [[{ lignes: ['Collectifs'], colonnes: ['Nombre'] }], 'public.collectifs'],
  [[{ lignes: ['Collectifs'], colonnes: ['Heures'] }], '–'],
  [[{ lignes: ['Bénévoles'], colonnes: ['Filles'] }], '–'],
  // A box to tick takes no figure.
  [[{ avant: 'Familles', genre: 'case' }], '? public.familles'],
  [[{ avant: 'Établissements', genre: 'case' }], '? public.etablissements'],
  [[{ avant: 'Année', genre: 'case' }], '–'],
  [[{ avant: 'Intervenants', genre: 'case' }], '–'],
  // The words above, as far as two of them.
  [[{ lignes: ['Enfants'], dessus: ['Moyenne'] }], '–'],
  [[{ lignes: ['Enfants'], colonnes: ['Nombre'], dessus: ['Moyenne'] }], 'public.total'],
  [[{ lignes: ['Enfants'], sections: ['a', 'b', 'Moyenne'] }], '? public.total'],
  [[{ lignes: ['Nombre'], sections: ['Les séances des enfants'] }], 'seances.tenues'],
  [[{ lignes: ['Nombre'], sections: ['Les intervenants et les enfants'] }], '–'],
  [[{ lignes: ['Collège'], colonnes: ['Prévu'], sections: ['Réalisé'] }], 'prevu.public.college'],
  [[{ lignes: ['Collège'], sections: ['Prévu'] }], 'prevu.public.college'],
  [[{ avant: 'CP', sections: ['Les collégiens'] }], 'public.enfants.niveau-CP'],
  [[{ avant: 'Filles', sections: ['Les collégiens'] }], '? public.enfants.palier-college.sexe-F'],
  [[{ avant: 'Nombre', sections: ['Les collégiens'] }], '? public.college'],
  [[{ avant: 'Total', dessus: ['Bénévoles'] }], '? intervenants.benevole.nombre'],
  // The start of the line.
  [[{ avant: 'heures', debutLigne: 'Prestataires :', dessus: ['Bénévoles'] }], '–'],
  [[{ avant: 'heures', debutLigne: 'Bénévoles :' }], 'intervenants.benevole.heures'],
  [[{ avant: 'pour', apres: 'heures', debutLigne: 'Bénévoles :' }], 'intervenants.benevole.heures'],
  [
    [{ avant: 'pour', apres: 'heures', debutLigne: 'Bénévoles : pour heures ; salariés :' }],
    'intervenants.salarie.heures',
  ],
  // The other rows of the table.
  [[paliers(['Total'], 'Filles', 'Garçons', 'Salariés')], 'public.total'],
  [[paliers(['Total'], 'Filles', 'Salariés', 'Garçons')], '–'],
  [[paliers(['Ensemble'], 'Élémentaire', 'Collège', 'Salariés')], 'public.total'],
  [[paliers(['Ensemble'], 'Collège', 'Collège', 'Salariés')], '–'],
  [[paliers(['Nombre'], 'Séances')], '–'],
  [[paliers(['Nombre'], 'Familles')], 'public.familles'],
  [[paliers(['Autres'], 'Élémentaire', 'Collège')], 'public.autres'],
  [[paliers(['Autres'], 'Élémentaire')], '–'],
  [[paliers(['Autres'], 'Filles', 'Garçons')], '–'],
  [[paliers(['Autres'], 'Niveau', 'CP')], 'public.autres'],
  // A part of what was counted before.
  [
    [{ avant: 'Nombre d’enfants :' }, { avant: 'dont filles :', debutLigne: 'Nombre d’enfants :' }],
    'public.total | public.enfants.sexe-F',
  ],
  [
    [{ avant: 'Nombre de bénévoles :' }, { avant: 'dont enfants nouveaux :' }],
    'intervenants.benevole.nombre | –',
  ],
  [[{ avant: 'Collégiens :' }, { avant: 'dont filles :' }], 'public.college | –'],
  [
    [{ avant: 'Nombre d’enfants' }, { avant: 'Nombre de groupes' }, { avant: 'dont filles' }],
    'public.total | public.collectifs | –',
  ],
  // The two ends of a period.
  [
    [period('du', { sections: ['Période'] }), period('au', { sections: ['Période'] })],
    'calendrier.debut | calendrier.fin',
  ],
  [[period('du', { debutLigne: 'L’action s’est déroulée' })], 'calendrier.debut'],
  [[period('jusqu’au', { sections: ['Calendrier :'] })], 'calendrier.fin'],
  [[period('du', { sections: ['Divers'] })], '–'],
  [[period('du', { dessus: ['Date de fonctionnement'] })], 'calendrier.debut'],
  [[period('du', { genre: 'case', sections: ['Période'] })], '–'],
  [[period('du', { sections: ['b', 'Nombre de semaines'] })], 'calendrier.debut'],
  [[period('du', { sections: ['a', 'b', 'Nombre de semaines'] })], '–'],
  // Familles that came.
  [
    [{ avant: 'Familles ayant participé', sections: ['Actions avec les parents'] }],
    'public.famillesRencontrees',
  ],
  [
    [{ avant: 'Familles ayant participé', sections: ['Les enfants', 'Actions avec les parents'] }],
    '? public.familles',
  ],
])('among these words, %j asks for %s', (given, codes) => {
  expect(asks(...given)).toBe(codes)
})

test.each([
  ['Difficultés scolaires', 'situations.difficulte-scolaire'],
  ['Logement inadapté', 'situations.logement'],
  ['Accès limité à la culture', 'situations.acces-culture'],
  ['Disponibilité réduite des parents', 'situations.disponibilite-parents'],
  ['Maîtrise du français par les parents', 'situations.maitrise-francais'],
  ['Rupture avec l’école', 'situations.rupture-ecole'],
  ['La famille', '–'],
  ['Le jeune lui-même', '–'],
  ['L’enseignant', '–'],
  ['Une association locale', '–'],
  ['Réussite éducative', '–'],
  ['Autre origine', '–'],
  ['Apports méthodologiques', 'activites.methodologie'],
  ['Aide aux devoirs', 'activites.travail-personnel'],
  ['Numérique', '–'],
  ['Pratiques artistiques', 'activites.culture-sport'],
  ['Projet culturel', '–'],
  ['Ateliers scientifiques', 'activites.sciences'],
  ['Jeux éducatifs', 'activites.jeux'],
  ['Sorties', 'activites.sorties'],
  ['Sorties en famille', '–'],
  ['Citoyenneté', 'activites.citoyennete'],
  ['Échanges sur l’orientation', 'activites.ecole-orientation'],
  ['Réunion d’information des parents', 'parents.reunion-information'],
  ['Contrat d’engagement avec les parents', 'parents.contractualisation'],
  ['Entretiens individuels avec les parents', 'parents.rencontre-individuelle'],
  ['Entretiens individuels', '–'],
  ['Carnet de liaison avec les parents', 'parents.outil-liaison'],
  ['Accompagnement des parents auprès des enseignants', 'parents.accompagnement-enseignants'],
  ['Moments conviviaux', 'parents.convivialite'],
  ['Goûters', '–'],
  ['Participation des parents aux séances', 'parents.participation-seance'],
  ['Rencontres thématiques avec les parents', 'parents.rencontre-thematique'],
  ['Numérique avec les parents', '–'],
  ['Associations de parents d’élèves', 'parents.associations-parents'],
  ['Aider les parents à comprendre le fonctionnement de l’école', 'parents.codes-ecole'],
  ['Mise en relation des parents', 'parents.mise-en-relation'],
  ['Évaluation avec les parents', 'parents.evaluation'],
  ['Partenariat formalisé avec l’école', 'ecole.partenariat-formalise'],
  ['Convention', '–'],
  ['Échanges informels avec l’école', 'ecole.partenariat-informel'],
  ['Orientation des enfants avec l’école', 'ecole.orientation'],
  ['Échanges réguliers avec l’école', 'ecole.echanges-reguliers'],
])('a box « %s » out of any list is %s', (avant, code) => {
  expect(asks({ genre: 'oui-non', avant, sections: ['Divers'] })).toBe(code)
})

const J_FERRY = 'lignes.etablissements.nom-ecole-jules-ferry'

test.each<readonly [given: Given, code: string]>([
  [{ lignes: ['École Jules-Ferry'], colonnes: ['Nombre d’enfants'] }, `${J_FERRY}.public.total`],
  [{ lignes: ['École Jules-Ferry'], colonnes: ['Filles'] }, `${J_FERRY}.public.enfants.sexe-F`],
  [{ lignes: ['École Jules-Ferry'], colonnes: ['Commune'] }, `${J_FERRY}.commune`],
  [{ lignes: ['École Jules-Ferry'], colonnes: ['Commune', 'x'] }, '–'],
  [{ lignes: ['École Jules-Ferry'], colonnes: ['Prévu'] }, '–'],
  [{ lignes: ['École Jules-Ferry'], colonnes: ['Heures'] }, '–'],
  [{ lignes: ['École Jules-Ferry'], colonnes: ['Parents'] }, '–'],
  [{ lignes: ['École Jules-Ferry', 'x'], colonnes: ['Nombre d’enfants'] }, '? public.total'],
  [
    { lignes: ['L’école Jules-Ferry :'], colonnes: ['Filles'], sections: ['Les enfants'] },
    `${J_FERRY}.public.enfants.sexe-F`,
  ],
  [
    { lignes: ['École Jules-Ferry'], colonnes: ['Répartition par école'] },
    `${J_FERRY}.public.total`,
  ],
  [
    { avant: 'École Jules-Ferry :', dessus: ['Nombre d’enfants par école'] },
    `${J_FERRY}.public.total`,
  ],
  [{ avant: 'École Jules-Ferry :', sections: ['Effectif des enfants'] }, `${J_FERRY}.public.total`],
  [{ avant: 'École Jules-Ferry :', apres: 'enfants' }, `${J_FERRY}.public.total`],
  [{ avant: 'École Jules-Ferry', dessus: ['x', 'Nombre d’enfants'] }, '–'],
  [{ avant: 'École Jules-Ferry', sections: ['y', 'Nombre d’enfants'] }, '–'],
  // No name, or no figure asked.
  [{ lignes: ['École jules'], colonnes: ['Nombre d’enfants'] }, '? public.total'],
  [{ lignes: ['École Élémentaire'], colonnes: ['Nombre d’enfants'] }, 'public.elementaire'],
  [{ avant: 'Collège Langevin :', sections: ['Divers'] }, '? public.college'],
  [
    { avant: 'Collège Langevin', genre: 'case', sections: ['Effectif des enfants'] },
    '? public.college',
  ],
])('a school that the form names takes its own figure, where one is asked: %j', (given, code) => {
  expect(asks(given)).toBe(code)
})

test.each<readonly [given: readonly Given[], codes: string]>([
  [[{ avant: 'Nom et prénom et téléphone du référent' }], '–'],
  [[{ avant: 'Nom complet du référent' }], '? referent.nom'],
  [[{ avant: 'Prénom du référent' }], 'referent.prenom'],
  [[{ avant: 'Ville et code postal de la structure' }], '? structure.commune'],
  [[{ avant: 'Quartier de la structure' }], '–'],
  [[{ avant: 'Ville et quartier de la structure' }], '–'],
  [[{ avant: 'Adresse et téléphone de la structure' }], '–'],
  [[{ avant: 'Nom de la structure et du référent' }], '–'],
  [[{ avant: 'Référent et structure' }], '–'],
  [[{ avant: 'Fonction' }], '–'],
  [[{ avant: 'Dénomination' }], '–'],
  [[{ avant: 'Nombre de référents' }], '–'],
  [[{ avant: 'Liste des partenaires' }], '? territoire.acteurs'],
  [[{ lignes: ['Référent'], colonnes: ['Nom'] }], 'referent.nom'],
  [[{ lignes: ['Structure'], colonnes: ['Adresse'] }], 'structure.adresse'],
  [[{ lignes: ['x'], colonnes: ['Lieu'] }], '–'],
  [[{ avant: 'Structure', colonnes: ['x'] }], '–'],
  [[{ avant: 'Référent', genre: 'liste' }], '? referent.nom'],
  // Whose they are is said by the heading, the nearest first.
  [[{ lignes: ['Nom'], sections: ['La structure'] }], 'structure.nom'],
  [[{ avant: 'Téléphone', sections: ['x', 'La structure'] }], 'structure.telephone'],
  [[{ avant: 'Téléphone', sections: ['La structure et le référent'] }], '–'],
  [[{ avant: 'Téléphone', sections: ['Le président', 'La structure'] }], '–'],
  [[{ avant: 'Nom', apres: 'Prénom', sections: ['Le référent'] }], 'referent.nomSeul'],
  [
    [
      { avant: 'Nom', sections: ['La structure'] },
      { avant: 'Prénom', sections: ['La structure'] },
    ],
    'structure.nom | –',
  ],
  // Or by the line just above, of eighty letters at most.
  [[{ avant: 'Téléphone', dessus: ['La structure'] }], 'structure.telephone'],
  [[{ avant: 'Téléphone', dessus: ['La structure et son référent :'] }], '–'],
  [[{ avant: 'Téléphone', dessus: ['La structure zorg :'] }], '–'],
  ...[79, 80].map((length): readonly [readonly Given[], string] => [
    [{ avant: 'Téléphone', dessus: [`${'x'.repeat(length)}:`], sections: ['La structure'] }],
    length === 79 ? '–' : 'structure.telephone',
  ]),
])('an identity is asked for by its own words, then by those around: %j', (given, codes) => {
  expect(asks(...given)).toBe(codes)
})

test.each<readonly [given: readonly Given[], codes: string]>([
  [[paliers(['Total'], 'Salariés', 'Filles', 'Garçons')], '–'],
  [[{ avant: 'Collégiens', sections: ['Élèves de CP'] }], 'public.college'],
  [[{ avant: 'Enfants de 6 à 10 ans' }, { avant: 'dont filles' }], 'public.enfants.age-6-10 | –'],
  [[{ avant: 'Enfants de la commune' }], '–'],
  [
    [{ avant: 'Nombre total', dessus: ['x', 'Bénévoles'], sections: ['Les bénévoles'] }],
    '? intervenants.total.nombre',
  ],
  [
    [{ avant: 'Total des heures', dessus: ['x'], sections: ['Les bénévoles'] }],
    'intervenants.benevole.heures',
  ],
  [[{ avant: 'Dates de début et de fin des semaines' }], '–'],
])('a part of the enfants or of the intervenants is told from all of them: %j', (given, codes) => {
  expect(asks(...given)).toBe(codes)
})

test.each<[told: string, codes: string]>([
  ['Référent : | Remarques : | Tél. :', 'referent.nom | – | referent.telephone'],
  ['Référent : | Président : | Tél. :', 'referent.nom | – | –'],
  ['Référent ; sections x | Président ; sections x | Tél. ; sections x', 'referent.nom | – | –'],
  ['Référent ; sections A / B | Tél. ; sections A / C', 'referent.nom | referent.telephone'],
  ['Référent ; sections A / B | Tél. ; sections C / B', 'referent.nom | –'],
  // A row that names two of them.
  [
    'Structure ; groupe corps/t1/1/1 | Référent ; groupe corps/t1/1/2 | Tél. ; groupe corps/t1/1/3',
    'structure.nom | referent.nom | referent.telephone',
  ],
  [
    'Structure ; groupe corps/t1/1/1 | Référent ; groupe corps/t1/1/2 | Tél. ; groupe corps/t1/2/3',
    'structure.nom | referent.nom | –',
  ],
  [
    'Structure ; groupe corps/t1/1/1 | Référent ; groupe corps/t1/2/2 | Tél. ; groupe corps/t1/3/3',
    'structure.nom | referent.nom | referent.telephone',
  ],
  [
    'Référent ; groupe corps/t1/1/1 | Prénom du référent ; groupe corps/t1/1/2 | Tél. ; groupe corps/t1/2/3',
    'referent.nom | referent.prenom | referent.telephone',
  ],
  [
    'Structure ; groupe corps/t1/1/1 | Référent ; groupe corps/t1/1/2 | Prénom du référent ; groupe corps/t1/1/3 | Tél. ; groupe corps/t1/2/3',
    'structure.nom | referent.nom | referent.prenom | –',
  ],
  [
    'Nom du président ; groupe corps/t1/1/1 | Référent ; groupe corps/t1/1/2 | Tél. ; groupe corps/t1/2/3',
    '– | referent.nom | –',
  ],
  // « Responsable » is who was called so.
  [
    'Responsable du projet : | Prénom du référent : | E-mail du responsable :',
    'referent.nom | referent.prenom | referent.mail',
  ],
  [
    'Référent : | Prénom du référent : | E-mail du responsable :',
    'referent.nom | referent.prenom | ? referent.mail',
  ],
  [
    'Structure ; groupe corps/t1/1/1 | Responsable du projet ; groupe corps/t1/1/2 | E-mail du responsable ; groupe corps/t1/1/3',
    'structure.nom | referent.nom | ? referent.mail',
  ],
  // A line of six words at most introduces somebody.
  ['Structure | Tél. ; dessus Le nom du référent du projet', 'structure.nom | –'],
  [
    'Structure | Tél. ; dessus Le nom du référent du projet Clas',
    'structure.nom | structure.telephone',
  ],
  ['Tél. ; dessus Le trésorier ; sections La structure', '–'],
  ['Tél. ; dessus Les enfants :', '–'],
  ['Tél. ; dessus Les enfants de la structure :', '–'],
  ['Tél. ; sections Les enfants de la structure', 'structure.telephone'],
  // Two pieces at once.
  ['Nom et commune de la structure', '–'],
  ['Commune et nom de la structure', '–'],
  ['Nom de la commune de la structure', 'structure.commune'],
  ['Nom et téléphone du référent', '–'],
  ['Lieu et téléphone', '–'],
  ['Lieu et adresse', 'action.lieu'],
  ['; colonnes Lieu', 'action.lieu'],
  ['Quartier et téléphone de la structure', '–'],
  ['Zonage de la structure', '–'],
  ['Téléphone de la structure, 6-10 ans', '–'],
  ['Téléphone du référent ; genre liste ; options a', '–'],
  ['L’action est-elle située en REP ? ; genre liste ; options Oui / Non', 'action.zonage.rep'],
  ['L’action est-elle située en REP ? ; genre liste ; options A / B', '–'],
  ['PRE ; genre case ; sections x / y / Zonage', 'action.zonage.pre'],
  ['PRE ; genre case ; sections x / y / z / Zonage', '? action.zonage.pre'],
  ['Dans un local associatif ; genre case', 'action.natureLocal.associatif'],
])('whose name or telephone « %s » asks for: %s', (told, codes) => {
  expect(asksIn(told)).toBe(codes)
})
