import { expect, test } from 'vitest'
import type { Lu } from '../../../../main/import/lecture-fichier.ts'
import { encode, lines } from '../../../builders/orientations/encode.ts'
import { readFichier, readFor } from '../../../builders/readings.ts'

const OPTIONS = { nomTexte: 'liste', feuille: null, latest: '2022-08-31' }

const read = (...rows: readonly string[]) => readFichier(encode(lines(...rows), 'utf-8'), OPTIONS)

test('a row is an error without a nom, a prénom or a birth that reads, in doubt where a person has to choose', () => {
  const etatsOf = (titles: string, ...rows: readonly string[]) =>
    read(titles, ...rows).lignes.map(({ etat }) => etat)

  expect(
    etatsOf(
      'Nom;Prénom;Né le;Classe',
      'BENALI;Inès;12/03/2013;CE2',
      'BENALI;Inès;;CE2',
      'BENALI;;12/03/2013;CE2',
      '',
      ';Inès;12/03/2013;CE2',
      'BENALI;Inès;bientôt;CE2',
      'BENALI;Inès;12/03/2013;CE1-CE2',
      'BENALI;Léa et Tom;12/03/2013;CE2',
    ),
  ).toEqual([
    ...['lisible', 'lisible', 'erreur', 'erreur', 'erreur', 'ambigu'],
    ...['ambigu', 'ambigu'],
  ])
  expect(etatsOf('Nom et prénom;Classe', 'BENALI Inès;CE2', 'Benali Inès Lou;CE2')).toEqual([
    ...['lisible', 'ambigu'],
  ])
  // In a list of adults, a class only helps to recognise the enfant.
  expect(etatsOf('Nom resp. 1;Nom élève;Prénom élève;Classe', 'ROY;BENALI;Inès;CE1-CE2')).toEqual([
    'lisible',
  ])
})

test('a name that is missing is told under the title that would hold it', () => {
  const told = (titles: string, row: string) =>
    read(titles, row).lignes[0]?.messages.map(({ colonne, texte }) => `${colonne} : ${texte}`)

  expect(told('Nom;Prénom;Né le;Classe', 'BENALI;;12/03/2013;CE2')).toEqual([
    'Prénom : Le prénom manque.',
  ])
  expect(told('Nom d’usage;Prénom;Né le;Classe', ';Inès;12/03/2013;CE2')).toEqual([
    'Nom d’usage : Le nom manque.',
  ])
  expect(told('Nom et prénom;Né le;Classe', 'BENALI;12/03/2013;CE2')).toEqual([
    'Nom et prénom : Le prénom manque.',
  ])
})

test('a place that stands with an unreadable date is neither shown nor kept', () => {
  const [, ligne] = read(
    'Nom;Prénom;Date et lieu de naissance',
    'COSTA;Élio;02/11/2012 Agen',
    'BENALI;Inès;Lyon',
  ).lignes

  expect([ligne?.messages, ligne?.bruts]).toEqual([
    [
      {
        colonne: 'Date et lieu de naissance',
        texte: 'Aucune date lisible dans cette cellule : écrivez-la JJ/MM/AAAA.',
      },
    ],
    {},
  ])
})

test('the niveau is that of its own column, else of the class; the teacher of theirs, else of the class or niveau', () => {
  const scolarites = (titles: string, ...rows: readonly string[]) =>
    read(titles, ...rows).lignes.map(({ inscription: { niveau, classe, enseignant } }) =>
      [niveau, classe, enseignant].filter((one) => one !== null).join(', '),
    )
  const both = 'Nom;Prénom;Niveau;Classe'

  expect(
    scolarites(
      both,
      'BENALI;Inès;CE2;CM1',
      'COSTA;Élio;CE1-CE2;CE1 B',
      'DIALLO;Sami;;CM2 Mme Sow',
      'KAYA;Zoé;CP M. Le Goff;',
    ),
  ).toEqual(['CE2, CM1', 'CE1, CE1 B', 'CM2, CM2 Mme Sow, Mme Sow', 'CP, M. Le Goff'])
  expect(scolarites('Nom;Prénom;Classe;Enseignant', 'BENALI;Inès;CE2 de Mme Roy;M. Sow')).toEqual([
    'CE2, CE2 de Mme Roy, M. Sow',
  ])
})

test('what names no niveau is asked about: the niveau, or the class where there is none', () => {
  const asked = (titles: string, row: string) =>
    read(titles, row).lecture.flatMap(({ valeurs }) =>
      valeurs.map(({ champ, texte }) => `${champ} ${texte}`),
    )
  const both = 'Nom;Prénom;Niveau;Classe'

  expect(asked(both, 'BENALI;Inès;;Les Lutins')).toEqual(['classe Les Lutins'])
  expect(asked(both, 'BENALI;Inès;Petits;Les Lutins')).toEqual(['niveau Petits'])
  expect(asked(both, 'BENALI;Inès;CE2;Les Lutins')).toEqual([])
  expect(asked(both, 'BENALI;Inès;Petits;CE2')).toEqual([])
})

test('a lost accent is told beside its name, and kept as it was typed; three prénoms are told, two are not', () => {
  const [lost, two, three] = read(
    'Nom;Prénom;Classe',
    'BENALI;H?l?ne;CE2',
    'COSTA;Inès Marie;CE2',
    'KAYA;Inès Marie Lou;CE2',
  ).lignes

  expect(lost?.messages).toEqual([
    {
      colonne: 'Prénom',
      texte: '« H?l?ne » : un accent a été perdu dans le fichier, corrigez-le.',
    },
  ])
  expect(lost?.bruts).toEqual({ prenom: 'H?l?ne' })
  expect(two?.messages).toEqual([])
  expect(three?.messages.map(({ colonne }) => colonne)).toEqual(['Prénom'])
})

test('situations, origines and criteria are those written and those ticked, each once', () => {
  const [ligne] = read(
    'Nom;Prénom;Situation;Logement;Origine;Famille;Critères;Lecture;Calcul',
    'BENALI;Inès;difficulté scolaire;x;enseignant;;Lecture, oral;x;non',
  ).lignes

  expect([ligne?.inscription.situations, ligne?.inscription.origines, ligne?.criteres]).toEqual([
    ...[['difficulte-scolaire', 'logement'], ['enseignant'], ['Lecture', 'oral']],
  ])
})

test('a list of enfants inscrits gives each collectif with whole days, never a year alone', () => {
  const bytes = encode(
    lines(
      'Nom;Prénom;Groupe;Entrée;Sortie',
      'BENALI;Inès;Mardi;14/09/2021;2022',
      'COSTA;Élio;;;12/01/2022',
    ),
    'utf-8',
  )
  const { lignes } = readFor(bytes, { genre: 'inscrits', options: OPTIONS }) as Lu['inscrits']

  expect(lignes.flatMap(({ places }) => places)).toEqual([
    { collectif: 'Mardi', entree: '2021-09-14', sortie: null },
    { collectif: null, entree: null, sortie: '2022-01-12' },
  ])
})
