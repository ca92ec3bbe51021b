import { describe, expect, test } from 'vitest'
import { proposer } from '../../../../main/import/formulaire/sens/proposer.ts'
import { aPlace, type Given } from '../../../builders/formulaires/a-place.ts'

/** The code that the words are sure of; null when they are not. */
const sureOf = (...given: Given[]): readonly (string | null)[] =>
  proposer(given.map(aPlace), '2021-2022').map(({ code, isSure }) => (isSure ? code : null))

test('a box is known by the form that its activité takes, and by the contract that it names', () => {
  const boxes = (section: string, ...mots: string[]) =>
    mots.flatMap((avant) => sureOf({ genre: 'oui-non', avant, sections: [section] }))

  const enfants = boxes(
    'Activités avec les enfants',
    'Apports méthodologiques',
    'Pratique artistique et culturelle',
    'Des jeux éducatifs sont-ils utilisés ?',
  )
  const parents = boxes(
    'Actions avec les parents',
    'Contrat avec la famille et l’enfant',
    'Contrat avec l’école',
    'Aidez-vous les parents à comprendre le fonctionnement de l’école ?',
    'Accueil des parents lors des séances',
    'Rencontre individuelle avec chaque famille',
    'Temps d’échanges thématiques avec les parents',
  )

  expect(enfants).toEqual(['activites.methodologie', 'activites.culture-sport', 'activites.jeux'])
  expect(parents).toEqual([
    'parents.contractualisation',
    null,
    'parents.codes-ecole',
    'parents.participation-seance',
    'parents.rencontre-individuelle',
    'parents.rencontre-thematique',
  ])
})

test('how an enfant was enrolled is an origine; how the familles heard of the Clas is none', () => {
  const ecole = (section: string) =>
    sureOf({ genre: 'oui-non', avant: 'Par l’école', sections: [section] })

  expect(ecole('Modalités d’inscription des enfants')).toEqual(['origines.enseignant'])
  expect(ecole('Comment les familles ont-elles connu le Clas ?')).toEqual([null])
})

test.each([
  ['Le taux d’assiduité est de', '%', 'Le Clas', 'assiduite.taux'],
  ['Le nombre d’enfants accueillis est de', '', 'Le Clas', 'public.total'],
  ['Ils appartiennent à', 'familles', 'Le Clas', 'public.familles'],
  ['à raison de', 'séances par semaine', 'Le Clas', 'seances.parSemaine'],
  ['arrêt le', '', 'Les séances', 'calendrier.fin'],
  ['Du', '', 'Durée', 'calendrier.debut'],
  ['Du', '', 'Durée d’une séance', null],
  ['séances de', 'heures', 'Les séances', null],
  ['Le temps de séance est de', 'heures', 'Le Clas', null],
  ['Volume horaire d’une séance :', '', 'Le Clas', null],
  ['Le nombre d’enfants par groupe est de', '', 'Le Clas', null],
  ['Le centre social de', '', 'Le Clas', null],
  ['Le référent est en', '', 'Le Clas', null],
])('« %s ___ %s » under « %s » asks for %s', (avant, apres, section, code) => {
  expect(sureOf({ avant, apres, sections: [section] })).toEqual([code])
})

test('« Intitulé » is that of the action after its number or under its heading, and no other', () => {
  const avant = 'Intitulé :'

  expect(sureOf({ avant: 'Action n°' }, { avant })).toEqual(['action.numero', 'action.intitule'])
  expect(sureOf({ avant, sections: ['2. L’action'] })).toEqual(['action.intitule'])
  expect(sureOf({ avant, sections: ['Formations suivies'] })).toEqual([null])
})

describe('the words of a place', () => {
  test.each([
    ['Effectif primaire', 'public.elementaire'],
    ['Nombre de collégiens accueillis', 'public.college'],
    ['Nb. de jeunes inscrits au Clas', 'public.total'],
    ['Bénévoles mobilisés', 'intervenants.benevole.nombre'],
    ['Volume horaire annuel des salariés', 'intervenants.salarie.heures'],
    ['Heures de bénévolat', 'intervenants.benevole.heures'],
    ['NOMBRE TOTAL D’INTERVENANTS', 'intervenants.total.nombre'],
    ['Nombre de groupes', 'public.collectifs'],
    ['Nombre de familles différentes', 'public.familles'],
    ['Nombre de filles de 6 à 10 ans', 'public.enfants.sexe-F.age-6-10'],
    ['Garçons de 17 ans et plus', 'public.enfants.sexe-M.age-17-'],
    ['Nombre d’enfants de CM2', 'public.enfants.niveau-CM2'],
    ['Nombre d’enfants âgés de 8 ans', 'public.enfants.age-8-8'],
    ['Nombre d’enfants habitant en QPV', 'public.enfants.zone-qpv'],
    ['Nombre de jeunes issus de quartiers prioritaires', 'public.enfants.zone-qpv'],
    ['I5 Nombre d’intervenants bénévoles', 'intervenants.benevole.nombre'],
    ['Combien de bénévoles interviennent ?', 'intervenants.benevole.nombre'],
    ['Combien d’intervenants ont été formés cette année ?', 'formations.intervenants'],
    ['Nombre moyen de présents par séance', 'seances.presenceMoyenne'],
    ['Ratio enfants / accompagnateur', 'public.enfantsParAccompagnateur'],
    ['Nombre de jeunes au lycée général, technologique ou professionnel', 'public.lycee'],
    ['Enfants inscrits', 'public.total'],
    ['Lieu d’accueil du CLAS (nom et adresse)', 'action.lieu'],
    ['Nombre de séances réalisées', 'seances.tenues'],
    ['Nombre moyen d’enfants par séance', 'seances.presenceMoyenne'],
    ['Taux d’assiduité', 'assiduite.taux'],
    ['Date de démarrage de l’action', 'calendrier.debut'],
    ['Nombre de semaines prévues', 'prevu.calendrier.semaines'],
    ['Nom du gestionnaire', 'structure.nom'],
    ['Nom et prénom du coordinateur', 'referent.nom'],
    ['Établissements scolaires concernés', 'public.etablissements'],
    ['Écoles et collèges concernés', 'public.etablissements'],
    ['Nombre d’enfants scolarisés en primaire', 'public.elementaire'],
    ['Nombre d’enfants inscrits pour la première fois', 'public.enfants.nouveaux-oui'],
    ['Nombre de semaines d’ouverture', 'calendrier.semaines'],
    ['Nombre de services civiques', 'intervenants.volontaire.nombre'],
    ['Total des heures d’intervention', 'intervenants.total.heures'],
    ['Nombre de familles accompagnées', 'public.familles'],
    ['Nombre de jeunes en service civique', 'intervenants.volontaire.nombre'],
    ['Nombre d’adultes intervenants', 'intervenants.total.nombre'],
    ['Bilan arrêté à la date du', 'bilan.arreteAu'],
    ['Personne chargée du suivi du dossier', 'referent.nom'],
  ])('« %s »', (avant, code) => {
    expect(sureOf({ avant })).toEqual([code])
  })

  test.each([
    'Nombre d’enfants en situation de handicap',
    'Nombre de familles monoparentales',
    'Nombre d’enfants ayant quitté l’action',
    'Nombre d’enfants sur liste d’attente',
    'Nombre d’heures hors préparation',
    'Nombre d’heures par semaine et par enfant',
    'Nombre d’enfants l’année précédente',
    'Montant de la subvention',
    'Nom du président',
    'Cadre réservé à la Caf : nombre d’enfants',
    'Nombre de salariés et de bénévoles',
    'Nombre de bénévoles formés aux premiers secours',
    'Nombre d’enfants (2020-2021)',
    'Commune et quartier',
    'Code interne',
    'Nom et adresse de la structure',
    'Nombre d’enfants par groupe',
    'Nombre d’ateliers',
    'Durée d’une séance',
    'Bénévoles ayant suivi une formation',
    'Nom',
    'Date et signature',
    'Groupe 1 : nombre d’enfants',
    'Filles (%)',
    'Nombre de collèges',
    'Date du bilan avec les parents',
    'Nombre d’enfants par classe',
    'Nombre d’heures par semaine',
    'Élèves de cycle 3',
    'Nombre d’hommes',
    'Nombre de participants',
    'Nombre de séances annulées',
    'Nom du responsable',
    'Nombre d’enfants du collectif',
    'Public',
    'Combien d’heures ont-ils données au total ?',
  ])('« %s » is sure of nothing', (avant) => {
    expect(sureOf({ avant })).toEqual([null])
  })
})

describe('the words around it', () => {
  test('a head of column says prévu, another réel', () => {
    const [prevu, reel, annee] = sureOf(
      { lignes: ['Collège'], colonnes: ['Prévu'] },
      { lignes: ['Collège'], colonnes: ['Réalisé'] },
      { lignes: ['Collège'], colonnes: ['2020-2021'] },
    )

    expect([prevu, reel, annee]).toEqual(['prevu.public.college', 'public.college', null])
  })

  test('« du … au … » in the cell of a period are its two dates', () => {
    const cell = { lignes: ['Période de fonctionnement'] }

    expect(sureOf({ ...cell, avant: 'du' }, { ...cell, avant: 'au', debutLigne: 'du' })).toEqual([
      'calendrier.debut',
      'calendrier.fin',
    ])
  })

  test('lines to write on right under a heading answer it, when it is a question', () => {
    expect(
      sureOf({ sections: ['Les difficultés rencontrées'] }, { sections: ['Les bénévoles'] }),
    ).toEqual(['libre.difficultes', null])
  })

  test('a column of remarks is proposed nothing, not even to confirm', () => {
    const [remarque] = proposer(
      [aPlace({ lignes: ['Nombre d’enfants'], colonnes: ['Observations'] }, 0)],
      '2021-2022',
    )

    expect(remarque?.code).toBeNull()
  })

  test('« Écart » in a table, and « Autre » beside the statuts, are sure of nothing', () => {
    expect(
      sureOf(
        { lignes: ['Nombre d’enfants'], colonnes: ['Écart'] },
        { lignes: ['Autre'], colonnes: ['Nombre'], voisins: ['Salariés', 'Bénévoles'] },
        { lignes: ['Bénévoles'], colonnes: ['ETP'] },
      ),
    ).toEqual([null, null, null])
  })

  test('« Total » is that of its table', () => {
    expect(
      sureOf(
        { lignes: ['Total'], colonnes: ['Heures'], voisins: ['Salariés', 'Bénévoles'] },
        { lignes: ['Total'], colonnes: ['Nombre'], voisins: ['Élémentaire', 'Collège'] },
      ),
    ).toEqual(['intervenants.total.heures', 'public.total'])
  })

  test.each<[string, Given, string | null]>([
    ['a line under a head', { lignes: ['Heures'], colonnes: ['Bénévoles'] }, 'benevole.heures'],
    [
      'a head over a line',
      { lignes: ['Bénévoles'], colonnes: ['Nombre d’heures'] },
      'benevole.heures',
    ],
    ['« Total » under a head', { lignes: ['Total'], colonnes: ['Bénévoles'] }, 'benevole.nombre'],
    ['« Total » over a line', { lignes: ['Bénévoles'], colonnes: ['Total'] }, 'benevole.nombre'],
    ['« dont » of the whole', { avant: 'dont bénévoles' }, 'benevole.nombre'],
    [
      'the title of the section',
      { lignes: ['Total'], colonnes: ['Nombre d’heures'], sections: ['Les bénévoles'] },
      'benevole.heures',
    ],
    [
      'everybody, of the section',
      { lignes: ['Total'], colonnes: ['Nombre'], sections: ['Les intervenants'] },
      'total.nombre',
    ],
    ['two statuts at once', { lignes: ['Nombre'], colonnes: ['Bénévoles', 'Salariés'] }, null],
    ['two in one line', { lignes: ['Bénévoles et salariés'], colonnes: ['Nombre'] }, null],
    ['another kind', { lignes: ['Autres intervenants'], colonnes: ['Nombre'] }, null],
    ['a part of them', { avant: 'dont heures', sections: ['Bénévoles'] }, null],
    ['a sex', { avant: 'Femmes bénévoles' }, null],
    ['a palier', { avant: 'Bénévoles au collège' }, null],
    ['who came new', { avant: 'Bénévoles nouveaux' }, null],
    ['a rate', { avant: 'Taux de bénévoles' }, null],
    ['a box to tick', { avant: 'Nombre d’intervenants', genre: 'case' }, null],
  ])('which intervenants are asked for: %s', (_what, given, code) => {
    expect(sureOf(given)).toEqual([code && `intervenants.${code}`])
  })

  test('« La famille » is an origin in the list of origins alone', () => {
    const box: Given = { genre: 'oui-non', avant: 'La famille' }

    expect(sureOf({ ...box, sections: ['Qui est à l’origine de l’inscription ?'] })).toEqual([
      'origines.famille',
    ])
    expect(sureOf({ ...box, sections: ['Qui participe aux réunions ?'] })).toEqual([null])
  })

  test('« dont filles » after collégiens is sure of nothing, « dont collège » after primaire is', () => {
    expect(
      sureOf(
        { avant: 'dont filles :', debutLigne: 'Collégiens :' },
        { avant: 'dont collège :', debutLigne: 'Nombre d’enfants : dont primaire :' },
      ),
    ).toEqual([null, 'public.college'])
  })

  test('two places of one line never take the same answer', () => {
    const twice = [{ avant: 'Nombre d’enfants :' }, { avant: 'Nombre d’enfants :' }].map((one) => ({
      ...aPlace(one, 0),
      groupe: 'same',
    }))

    expect(proposer(twice, '2021-2022').map((one) => one.isSure)).toEqual([false, false])
  })

  test('« Contact (tél, mail) » takes no figure of the other rows, « Total – Lieu » no lieu', () => {
    expect(
      sureOf(
        { lignes: ['Contact (tél, mail)'], voisins: ['Structure', 'Écoles et collèges concernés'] },
        { lignes: ['Total'], colonnes: ['Lieu'], voisins: ['Nom du groupe'] },
      ),
    ).toEqual([null, null])
  })

  test('« Bénévoles : nombre … heures … » are two answers', () => {
    const [first, second] = [
      { avant: 'Bénévoles : nombre', apres: 'heures' },
      { avant: 'heures', debutLigne: 'Bénévoles : nombre' },
    ].map((one) => ({ ...aPlace(one, 0), groupe: 'same' }))

    expect(
      proposer(
        [first, second].filter((one) => one !== undefined),
        '2021-2022',
      ).map((one) => [one.code, one.isSure]),
    ).toEqual([
      ['intervenants.benevole.nombre', true],
      ['intervenants.benevole.heures', true],
    ])
  })

  test('a sheet for each group takes no figure of the whole action', () => {
    const enfants = { avant: 'Nombre d’enfants' }

    expect(sureOf({ ...enfants, sections: ['Fiche à remplir par collectif'] })).toEqual([null])
    expect(sureOf({ avant: 'Nom du groupe' }, enfants)).toEqual([null, null])
    expect(
      sureOf({ avant: 'Nom du groupe', sections: ['1'] }, { ...enfants, sections: ['2'] }),
    ).toEqual([null, 'public.total'])
  })

  test('a contract to sign with the familles is no signature', () => {
    const box: Given = {
      genre: 'oui-non',
      avant: 'Signature du contrat d’engagement par les parents',
    }

    expect(sureOf({ ...box, sections: ['Actions avec les familles'] })).toEqual([
      'parents.contractualisation',
    ])
  })

  test.each([
    ['Représentant légal :', null, null],
    ['Comptable de la structure :', null, null],
    ['Responsable du CLAS :', 'referent.nomSeul', 'referent.telephone'],
  ])('a name under « %s » is that person’s', (intro, nom, telephone) => {
    const sections = ['Rapport d’activité']
    const under = { dessus: [intro], sections }

    const found = sureOf(
      { avant: 'Structure :', sections },
      { avant: 'Nom :', ...under },
      { avant: 'Prénom :', debutLigne: 'Nom :', ...under },
      { avant: 'Tél. :', ...under },
    )

    expect(found).toEqual(['structure.nom', nom, nom && 'referent.prenom', telephone])
  })

  test('the nearest année named decides, not that of the whole file', () => {
    const title = 'Dossier CLAS 2022-2023'

    const found = sureOf(
      { avant: 'Nombre d’enfants :', sections: ['Bilan de l’année 2021-2022', title] },
      { avant: 'Nombre d’enfants :', sections: ['Projet pour l’année 2022-2023', title] },
    )

    expect(found).toEqual(['public.total', null])
  })

  test('two boxes without any « oui » or « non » are ticked by her alone', () => {
    const box: Given = { genre: 'case', avant: 'Jeux éducatifs', sections: ['Activités'] }
    const bare: Given = { genre: 'case', dessus: ['Réunion d’information'] }
    const line = [box, bare].map((one) => ({ ...aPlace(one, 0), groupe: 'same' }))

    expect(proposer(line, '2021-2022').map((one) => one.isSure)).toEqual([false, false])
    expect(sureOf(box)).toEqual(['activites.jeux'])
  })

  test('a telephone is that of whom was named before it', () => {
    expect(sureOf({ avant: 'Référent :' }, { avant: 'Téléphone :' })).toEqual([
      'referent.nom',
      'referent.telephone',
    ])
    expect(sureOf({ avant: 'Téléphone :' })).toEqual([null])
  })
})
