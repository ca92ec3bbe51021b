import { expect, test } from 'vitest'
import { readFormulaire } from '../../../../main/import/formulaire/read-formulaire.ts'
import { proposer } from '../../../../main/import/formulaire/sens/proposer.ts'
import { sensOf } from '../../../../main/import/formulaire/sens/sens.ts'
import { docx, h2, p, tbl } from '../../../builders/formulaires/word.ts'

/** What each place of a form takes, « ? » before a code that waits for her, « – » for none. */
async function asked(...body: readonly string[]): Promise<string> {
  const { places } = await readFormulaire(docx(body))
  return proposer(places, '2021-2022')
    .map(({ code, isSure }) => (code === null ? '–' : `${isSure ? '' : '? '}${code}`))
    .join(' | ')
}

test.each<[texte: string, ...tranches: (readonly [de: number | null, a: number | null])[]]>([
  ['de 6 à 10 ans', [6, 10]],
  ['entre 6 et 10 ans', [6, 10]],
  ['6 ans - 10 ans', [6, 10]],
  ['11/16', [11, 16]],
  ['16/11'],
  ['11/11'],
  ['17 ans et plus', [17, null]],
  ['17 ans révolus ou plus', [17, null]],
  ['17 et +', [17, null]],
  ['plus de 16 ans', [17, null]],
  ['16 ans +', [16, null]],
  ['+ 16 ans', [16, null]],
  ['moins de 6 ans', [null, 5]],
  ['à partir de 6 ans', [6, null]],
  ['dès 6 ans', [6, null]],
  ['jusqu’à 10 ans', [null, 10]],
  ['âgés de 8 ans', [8, 8]],
  ['3-5 ans, 6-10 ans', [3, 5], [6, 10]],
  ['moins de 6 ans et plus de 11 ans', [12, null], [null, 5]],
  ['depuis deux ans'],
])('« %s » are the ages that it says, both bounds included', (texte, ...tranches) => {
  expect(sensOf(texte).tranches.map(({ de, a }) => [de, a])).toEqual(tranches)
})

test('a school year is named in two or four digits, and only a year of this century is', () => {
  const anneesOf = (texte: string) => sensOf(texte).annees

  expect(
    ['Année 2021-2022', '2021/22', '2020-2021 et 2021 – 2022', '1999-2000'].map(anneesOf),
  ).toEqual([['2021-2022'], ['2021-2022'], ['2020-2021', '2021-2022'], []])
})

const HUMAINS = 'intervenants.benevole.nombre | intervenants.benevole.heures'

test.each([
  ['____ bénévoles ont assuré ____ heures.', HUMAINS],
  ['Bénévoles ____ (nombre) ____ heures', HUMAINS],
  ['Nombre de bénévoles : ____ pour ____ heures', HUMAINS],
  ['Bénévoles ____ heures', 'intervenants.benevole.heures'],
  ['Salariés ____ h', 'intervenants.salarie.heures'],
  ['Volontaires en service civique ____ heures par an', 'intervenants.volontaire.heures'],
  ['Intervenants ____ heures', 'intervenants.total.heures'],
])(
  'hours are those of the people that the sentence names, under a heading or none: « %s »',
  async (line, codes) => {
    expect(await asked(p(line))).toBe(codes)
    expect(await asked(h2('Divers'), p(line))).toBe(codes)
  },
)

test.each([
  ['Taux d’assiduité des filles : ____', '–'],
  ['Taux d’assiduité aux séances : ____', 'assiduite.taux'],
  ['Taux de présence des parents : ____', '–'],
  ['Date du bilan avec les parents : ____', '–'],
  ['Coordinateur : ____ heures', '–'],
  ['Prestataires : ____ personnes, ____ heures', '– | –'],
  ['Moyenne d’enfants par séance : ____', 'seances.presenceMoyenne'],
  ['Nombre moyen d’enfants : ____', '–'],
  ['Nombre de familles monoparentales : ____', '–'],
  ['Heures des familles : ____', '–'],
  ['Familles ayant participé : ____', '? public.familles'],
  ['Familles ayant participé au Clas : ____', 'public.familles'],
  ['Nombre de familles rencontrées : ____', 'public.famillesRencontrees'],
  ['Nombre de familles des enfants : ____', 'public.familles'],
  ['Nombre d’enfants inscrits par la famille : ____', '–'],
  ['Nombre de parents : ____', '? public.famillesRencontrees'],
  ['Parents : ____', '–'],
  ['Collectifs : ____', '? public.collectifs'],
  ['Collectifs ____ heures', '–'],
  ['Séances : ____', '–'],
  ['Total des séances : ____', 'seances.tenues'],
  ['Séances ____ heures', 'seances.heures'],
  ['____ séances de ____ heures', 'seances.tenues | –'],
  ['À raison de ____ heures', '–'],
  ['Date de début et de fin : ____', '–'],
  ['Année scolaire : ____', 'bilan.annee'],
  ['Enfants ____ heures', '–'],
  ['Nombre de filles en CP : ____', 'public.enfants.niveau-CP.sexe-F'],
  ['Nombre de filles et de garçons : ____', '–'],
  ['Nombre d’enfants prévus et réels : ____', '–'],
  ['Nombre de bénévoles prévus : ____', 'prevu.intervenants.benevole.nombre'],
  ['Taux prévu d’assiduité : ____', '–'],
  ['Nombre de formations : ____', 'formations.nombre'],
  ['Nombre d’intervenants ayant suivi une formation : ____', 'formations.intervenants'],
  ['Heures de formation : ____', 'formations.heures'],
  ['Nombre de nouveaux enfants : ____', 'public.enfants.nouveaux-oui'],
  ['Combien d’heures ont-ils effectuées ? ____', '–'],
])(
  'a figure is that of the thing counted, never of what stands beside: « %s »',
  async (line, codes) => {
    expect(await asked(p(line))).toBe(codes)
  },
)

test.each([
  ['Commune : ____', '–'],
  ['Commune de la structure : ____', 'structure.commune'],
  ['Le centre social de ____', '? structure.nom'],
  ['Structure porteuse : ____', 'structure.nom'],
  ['Type de structure : ____', '–'],
  ['Nom et adresse de la structure : ____', '–'],
  ['Tél. et mail du référent : ____', '–'],
  ['Fonction du référent : ____', '–'],
  ['Nom et prénom du référent : ____', 'referent.nom'],
  ['Nom du référent : ____ Prénom : ____', 'referent.nomSeul | referent.prenom'],
  ['Lieu : ____', 'action.lieu'],
  ['Nom du lieu : ____', '? action.lieu'],
  ['Téléphone du lieu : ____', '–'],
  ['Sur quelle commune l’action a-t-elle lieu ? ____', '–'],
  ['Action n° ____ Intitulé : ____', 'action.numero | action.intitule'],
  ['Nom du président : ____ Tél. : ____', '– | –'],
  [
    'Nom de la structure : ____ Tél. : ____ Courriel : ____',
    'structure.nom | structure.telephone | structure.mail',
  ],
  ['L’action est-elle située en REP ? ☐ oui ☐ non', 'action.zonage.rep'],
])('an identity is the structure’s, the référent’s or nobody’s: « %s »', async (line, codes) => {
  expect(await asked(p(line))).toBe(codes)
})

test('a telephone belongs to the one that the line above introduces, or the heading', async () => {
  const under = (line: string) => asked(p(line), p(''), p('Tél. ____'))

  expect(await under('Structure :')).toBe('structure.nom | structure.telephone')
  expect(await under('Représentant légal :')).toBe('– | –')
  expect(await asked(h2('Le référent'), p('Tél. ____'))).toBe('referent.telephone')
  expect(await asked(h2('Le président'), p('Tél. ____'))).toBe('–')
})

test('boxes of the premises and of the zone are sure under their words, and wait for her elsewhere', async () => {
  const boxes = (title: string, ...words: string[]) =>
    asked(p(title), p(words.map((one) => `☐ ${one}`).join('   ')))

  expect(await boxes('Nature des locaux :', 'Associatif', 'Municipal', 'Scolaire', 'Autre')).toBe(
    'action.natureLocal.associatif | action.natureLocal.municipal | action.natureLocal.scolaire | –',
  )
  expect(await boxes('Cochez :', 'Local associatif', 'Autre')).toBe(
    '? action.natureLocal.associatif | –',
  )
  expect(await boxes('Zonage :', 'REP', 'QPV', 'PRE', 'ZRR')).toBe(
    'action.zonage.rep | action.zonage.politique-ville | action.zonage.pre | –',
  )
})

test('a table says who is counted, when, and of which part, by its heads', async () => {
  expect(
    await asked(
      tbl(
        ['Nombre d’enfants', 'Prévu', 'Réalisé', 'Écart'],
        ['Élémentaire', '', '', ''],
        ['Collège', '', '', ''],
        ['Total', '', '', ''],
      ),
    ),
  ).toBe(
    [
      'prevu.public.elementaire | public.elementaire | –',
      'prevu.public.college | public.college | –',
      'prevu.public.total | public.total | –',
    ].join(' | '),
  )
  expect(
    await asked(
      tbl(
        ['Moyens', 'Nombre', 'Heures'],
        ['Salariés', '', ''],
        ['Bénévoles', '', ''],
        ['Autres', '', ''],
        ['Total', '', ''],
      ),
    ),
  ).toBe(
    [
      'intervenants.salarie.nombre | intervenants.salarie.heures',
      'intervenants.benevole.nombre | intervenants.benevole.heures',
      '– | –',
      'intervenants.total.nombre | intervenants.total.heures',
    ].join(' | '),
  )
  expect(
    await asked(
      tbl(['Enfants', 'F', 'G.'], ['6-10 ans', '', ''], ['CP', '', ''], ['Ensemble', '', '']),
    ),
  ).toBe(
    [
      'public.enfants.sexe-F.age-6-10 | public.enfants.sexe-M.age-6-10',
      'public.enfants.niveau-CP.sexe-F | public.enfants.niveau-CP.sexe-M',
      'public.enfants.sexe-F | public.enfants.sexe-M',
    ].join(' | '),
  )
})

test('blank rows under the heads of a list are its records, one a row; of another table, nothing', async () => {
  /** What the second of two blank rows takes. */
  const second = async (...heads: string[]) => {
    const blank = heads.map(() => '')
    const codes = (await asked(tbl(heads, blank, blank))).split(' | ')
    return codes.slice(heads.length).join(' | ').replaceAll('lignes.', '')
  }

  expect(await second('Établissements scolaires', 'Commune', 'Nombre d’enfants')).toBe(
    'etablissements.2.nom | etablissements.2.commune | etablissements.2.public.total',
  )
  expect(await second('Nom des intervenants', 'Prénom', 'Statut')).toBe(
    'intervenants.2.nomSeul | intervenants.2.prenom | intervenants.2.statut',
  )
  expect(await second('Noms des groupes', 'Jours', 'Nombre d’enfants')).toBe(
    'collectifs.2.nom | – | collectifs.2.public.total',
  )
  expect(await second('Partenaires', 'Nature du partenariat')).toBe('partenaires.2.nom | –')
  expect(await second('Communes', 'Nombre d’enfants')).toBe(
    'communes.2.nom | communes.2.public.total',
  )
  expect(await second('Écoles', 'Ville', 'Effectif', 'Prévu', 'Nombre d’enfants prévus')).toBe(
    'ecoles.2.nom | ecoles.2.commune | ecoles.2.public.total | – | –',
  )
  expect(
    await second('Écoles et collèges', 'Heures', 'Filles', '6-10 ans', 'Nombre de parents'),
  ).toBe(
    'etablissements.2.nom | – | etablissements.2.public.enfants.sexe-F | etablissements.2.public.enfants.age-6-10 | –',
  )
  expect(await second('Groupes', 'Nombre de séances', 'Heures de séances', 'Filles')).toBe(
    'collectifs.2.nom | collectifs.2.seances | collectifs.2.heures | collectifs.2.public.enfants.sexe-F',
  )
  expect(await second('Intervenants', 'Statut', 'Heures')).toBe(
    'intervenants.2.nom | intervenants.2.statut | intervenants.2.heures',
  )
  expect(await second('Formations suivies', 'Date', 'Nombre de participants')).toBe(
    'formations.2.nom | formations.2.date | formations.2.participants',
  )
  expect(await second('Partenaires', 'Type de structure', 'Dates des rencontres')).toBe(
    'partenaires.2.nom | partenaires.2.type | partenaires.2.dates',
  )
  expect(await second('Actions avec les parents', 'Nombre de familles', 'Participants')).toBe(
    'parents.2.nom | parents.2.familles | parents.2.participants',
  )
  expect(await second('QPV', 'Nombre d’enfants', 'Zorg')).toBe('qpv.2.nom | qpv.2.public.total | –')
  expect(await second('Établissements (nom)', 'Commune')).toBe(
    'etablissements.2.nom | etablissements.2.commune',
  )
  // Two columns of one count leave each other in doubt, and a name alone may be that of any list.
  expect(await second('Établissements', 'Total', 'Nombre')).toBe(
    'etablissements.2.nom | ? etablissements.2.public.total | ? etablissements.2.public.total',
  )
  for (const heads of [
    ['Communes', 'x'],
    ['Formations', 'x'],
    ['Nom', 'Prénom'],
    ['Structures', 'Type'],
  ])
    expect(await second(...heads)).toBe('– | –')
  // The counts of one blank row may be those of its record, or of all.
  const only = async (...heads: string[]) =>
    asked(
      tbl(
        heads,
        heads.map(() => ''),
      ),
    )
  expect(await only('Établissements', 'Nombre d’enfants')).toBe('public.etablissements | –')
  expect(await only('Établissements', 'Commune', 'Zorg')).toBe('public.etablissements | – | –')
  expect(await only('Groupes', 'Nombre d’enfants', 'Nombre de séances')).toBe(
    '? public.collectifs | – | –',
  )
  expect(await only('Enfants', 'Nombre')).toBe('? public.total | public.total')
  expect(await asked(tbl(['N°', 'Établissements'], ['1', ''], ['2', '']))).toBe(
    'lignes.etablissements.1.nom | lignes.etablissements.2.nom',
  )
  expect(await asked(tbl(['Établissements', 'Nombre d’enfants'], ['', ''], ['Total', '']))).toBe(
    'public.etablissements | – | public.total',
  )
  expect(await second('Dépenses', 'Montant')).toBe('– | –')
  expect(await second('Enfants', 'Nombre')).toBe('– | –')
  // Rows that say their number are groups, in their order alone.
  const groups = (...names: string[]) =>
    asked(tbl(['', 'Jours', 'Nombre d’enfants'], ...names.map((one) => [one, '', ''])))
  expect(await groups('Groupe 1', 'Groupe 2')).toBe(
    '– | lignes.collectifs.1.public.total | – | lignes.collectifs.2.public.total',
  )
  expect(await groups('Groupe n° 1', 'Collectif 2 :')).toBe(
    '– | lignes.collectifs.1.public.total | – | lignes.collectifs.2.public.total',
  )
  expect(await groups('Groupe 2', 'Groupe 1')).toBe('– | – | – | –')
  expect(await groups('Groupe 1', 'Groupe 3')).toBe('– | – | – | –')
  expect(
    await asked(tbl(['', 'Nombre d’enfants'], ['École Jules-Ferry', ''], ['Collège', ''])),
  ).toBe('lignes.etablissements.nom-ecole-jules-ferry.public.total | public.college')
})

test('answers asked twice, or by a word that nothing explains, wait for her', async () => {
  expect(await asked(p('Réponse : ____'))).toBe('–')
  expect(await asked(p('Nombre d’enfants'), p('Réponse : ____'))).toBe('public.total')
  expect(await asked(p('Familles touchées : ____'))).toBe('? public.famillesRencontrees')
  expect(await asked(h2('Actions avec les parents'), p('Familles ayant participé : ____'))).toBe(
    'public.famillesRencontrees',
  )
  expect(await asked(p('Nombre de familles ayant participé au Clas : ____'))).toBe(
    'public.familles',
  )
  expect(await asked(p('Nombre de salariés et bénévoles : ____'), p('☐ Bénévoles'))).toBe('– | –')
  expect(await asked(p('Nombre de collectifs d’enfants : ____'))).toBe('public.collectifs')
  expect(await asked(p('Nous avons accueilli ____ enfants dont ____ filles.'))).toBe(
    'public.total | public.enfants.sexe-F',
  )
  expect(await asked(p('soit ____ encadrants pour ____ enfants.'))).toBe(
    'intervenants.total.nombre | ? public.total',
  )
})

test.each([
  ['6-10 ans', '6-10'],
  ['de 6 à 10 ans', '6-10'],
  ['entre 6 et 10 ans', '6-10'],
  ['6 ans / 10 ans', '6-10'],
  ['11 ans et plus', '11-'],
  ['11 ans et +', '11-'],
  ['11 ans révolus ou plus', '11-'],
  ['11 ans ou plus', '11-'],
  ['plus de 11 ans', '12-'],
  ['> 11 ans', '12-'],
  ['11 ans +', '11-'],
  ['moins de 6 ans', '-5'],
  ['< 6 ans', '-5'],
  ['à partir de 11 ans', '11-'],
  ['dès 11 ans', '11-'],
  ['jusqu’à 10 ans', '-10'],
  ['au plus 10 ans', '-10'],
  ['8 ans', '8-8'],
  ['âgés de 8 ans', '8-8'],
  // A table of ages may leave « ans » out.
  ['6-10', '6-10'],
  ['11/16', '11-16'],
  ['17 et +', '17-'],
  ['17 et plus', '17-'],
  ['17+', '17-'],
  ['10-6', ''],
  ['6-6', ''],
  ['6-10 places', ''],
  ['17 et + de places', ''],
  ['6-10 ans, 11-16 ans', '6-10 11-16'],
  ['Filles de 6 à 10 ans', '6-10'],
])('« %s » asks for the ages %s', (words, ages) => {
  expect(
    sensOf(words)
      .tranches.map(({ de, a }) => `${de ?? ''}-${a ?? ''}`)
      .join(' '),
  ).toBe(ages)
})

test('an année scolaire is found in words, however it is written', () => {
  const told = [
    '2021-2022',
    '2021/2022',
    '2021–22',
    '2021-2022 et 2022-2023',
    '1999-2000',
    '12021-2022',
  ]

  expect(told.map((words) => sensOf(words).annees.join())).toEqual([
    ...['2021-2022', '2021-2022', '2021-2022', '2021-2022,2022-2023', '', ''],
  ])
})

test('whose answer a place asks for is read on a short line of its own, else on the line just before', async () => {
  expect(await asked(p('Référent : ____'), p('Structure porteuse'), p('Tél. ____'))).toBe(
    'referent.nom | structure.telephone',
  )
  expect(
    await asked(p('Référent : ____'), p('Le représentant légal de la structure'), p('Tél. ____')),
  ).toBe('referent.nom | –')
  const mail = p('E-mail du responsable : ____')
  expect(await asked(p('Responsable du projet : ____'), p('Tél. : ____'), mail)).toBe(
    'referent.nom | referent.telephone | referent.mail',
  )
  expect(await asked(p('Référent : ____'), mail)).toBe('referent.nom | ? referent.mail')
  expect(await asked(p('Responsable du projet : ____'), p('Structure : ____'), mail)).toBe(
    'referent.nom | structure.nom | ? structure.mail',
  )
})
