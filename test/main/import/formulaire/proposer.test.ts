import { describe, expect, test } from 'vitest'
import { proposer } from '../../../../main/import/formulaire/sens/proposer.ts'
import type { Contexte, GenrePlace, PlaceLue } from '../../../../shared/domain/formulaire.ts'

type Given = Partial<Contexte> & { readonly genre?: GenrePlace }

const aPlace = ({ genre = 'texte', ...contexte }: Given, index: number): PlaceLue => ({
  genre,
  options: [],
  faible: false,
  groupe: String(index),
  lieu: { type: 'texte', texte: { part: '', insertions: [], avec: [], saut: '' } },
  contexte: {
    avant: '',
    apres: '',
    debutLigne: '',
    lignes: [],
    colonnes: [],
    voisins: [],
    dessus: [],
    sections: [],
    nom: '',
    ...contexte,
  },
})

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

/** What each place takes: « ? » before a code that waits for her, « – » for none. */
const asks = (...given: Given[]): string =>
  proposer(given.map(aPlace), '2021-2022')
    .map(({ code, isSure }) => (code === null ? '–' : `${isSure ? '' : '? '}${code}`))
    .join(' | ')

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
