import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { aTerminal, aTerminalWithExemple, EXEMPLE } from '../../builders/a-terminal.ts'
import { exempleAttendu } from '../../builders/fixture-dossiers.ts'

test('the figures come as JSON and nothing else, each with the ids of its records', async () => {
  const { type } = await aTerminalWithExemple()
  const attendu = exempleAttendu()

  const { status, json, err } = await type(
    'indicateurs',
    '--action',
    '1',
    '--arrete-au',
    '2022-04-30',
    '--json',
  )

  expect([status, err]).toEqual([0, ''])
  expect(json().indicateurs).toMatchObject(attendu.indicateurs)
  expect(json()).toMatchObject({
    action: '1',
    arreteAu: '2022-04-30',
    provenance: { 'public.elementaire': { enfants: ['e1', 'e2'] } },
  })
})

test('a dossier exported, imported elsewhere and exported again gives the same bytes', async () => {
  const first = await aTerminalWithExemple()
  await first.type('dossier', 'exporter', 'un.json')
  const second = aTerminal()

  await second.type('dossier', 'importer', join(first.cwd, 'un.json'))
  const { status, json } = await second.type('dossier', 'exporter', 'deux.json', '--json')

  expect(status).toBe(0)
  expect(json()).toMatchObject({ enfants: 5, seances: 19 })
  expect(readFileSync(join(second.cwd, 'deux.json'))).toEqual(
    readFileSync(join(first.cwd, 'un.json')),
  )
})

test('the bilan and its annexes are written where asked, in a folder made for them', async () => {
  const { type, cwd } = await aTerminalWithExemple()

  const { status, json } = await type(
    'bilan',
    '--action',
    '1',
    '--arrete-au',
    '30/04/2022',
    '--sortie',
    'a/envoyer',
    '--json',
  )

  const fichiers = json().fichiers as string[]
  expect(status).toBe(0)
  expect(fichiers.map((path) => existsSync(path))).toEqual([true, true])
  expect(readdirSync(join(cwd, 'a/envoyer')).sort()).toEqual([
    'Annexes Clas 2021-2022 – action 1 – arrêté au 30-04-2022.xlsx',
    'Bilan Clas 2021-2022 – action 1 – arrêté au 30-04-2022.docx',
  ])
})

test.each<[string, string[], RegExp]>([
  [
    'an action that is not there',
    ['indicateurs', '--action', '9', '--arrete-au', '2022-04-30'],
    /Action « 9 » introuvable.*« 1 »/,
  ],
  [
    'a date outside the année',
    ['indicateurs', '--action', '1', '--arrete-au', '2023-04-30'],
    /30\/04\/2023 n’est pas dans l’année scolaire/,
  ],
  [
    'an année that is not there',
    ['indicateurs', '--action', '1', '--arrete-au', '2022-04-30', '--annee', '2019-2020'],
    /Année « 2019-2020 » introuvable/,
  ],
  [
    'a file that is not there',
    ['dossier', 'importer', 'absent.json'],
    /absent\.json » introuvable/,
  ],
  [
    'an année that is there already',
    ['dossier', 'importer', EXEMPLE],
    /déjà dans la base.*--remplacer/,
  ],
  [
    'an unknown trame',
    ['bilan', '--action', '1', '--arrete-au', '2022-04-30', '--sortie', 'x', '--trame', 'caf99'],
    /caf47/,
  ],
  [
    'a folder that cannot be',
    ['bilan', '--action', '1', '--arrete-au', '2022-04-30', '--sortie', 'base.sqlite/x'],
    /Impossible d’écrire/,
  ],
])(
  '%s is refused in French, with what to do, and nothing is written',
  async (_case, argv, message) => {
    const { type, cwd } = await aTerminalWithExemple()
    const before = readdirSync(cwd).sort()

    const { status, out, err } = await type(...argv)

    expect(status).toBe(1)
    expect(out).toBe('')
    expect(err.replaceAll(/[\u00a0\u202f]/g, ' ')).toMatch(message)
    expect(readdirSync(cwd).sort()).toEqual(before)
  },
)

test('a wrong dossier is refused whole, each problem with its path', async () => {
  const { type, cwd } = aTerminal()
  const dossier = JSON.parse(readFileSync(EXEMPLE, 'utf8'))
  dossier.seances[3].date = '2021-02-31'
  dossier.enfants[0].sexe = 'X'
  writeFileSync(join(cwd, 'faux.json'), JSON.stringify(dossier))

  const { status, err } = await type('dossier', 'importer', 'faux.json')

  expect(status).toBe(1)
  expect(err).toContain('seances[3].date')
  expect(err).toContain('enfants[0].sexe')
})

test.each<[string, string[]]>([
  ['an unknown command', ['bilann']],
  ['a missing option', ['indicateurs', '--action', '1']],
  ['an unknown option', ['indicateurs', '--actions', '1']],
  ['a missing argument', ['dossier', 'importer']],
  ['a date that is none', ['indicateurs', '--action', '1', '--arrete-au', '2022-02-31']],
])('%s is wrong usage: the help is shown', async (_case, argv) => {
  const { type } = aTerminal()

  const { status, err } = await type(...argv)

  expect(status).toBe(2)
  expect(err).toContain('Utilisation')
})

test('replacing an année keeps a copy of the base first', async () => {
  const { type, cwd } = await aTerminalWithExemple()

  const { status } = await type('dossier', 'importer', EXEMPLE, '--remplacer')

  expect(status).toBe(0)
  expect(readdirSync(join(cwd, 'backups'))).toEqual([
    expect.stringMatching(/^cartable-.*-avant-remplacement\.sqlite$/),
  ])
})

test('a sound base is said sound, a spoilt one is refused', async () => {
  const { type, cwd } = await aTerminalWithExemple()
  const sound = await type('verifier', '--json')
  writeFileSync(join(cwd, 'base.sqlite'), 'ceci n’est pas une base')

  const spoilt = await type('verifier')

  expect(sound.json()).toMatchObject({ problemes: [] })
  expect(spoilt.status).toBe(1)
  expect(spoilt.err).toContain('abîmée')
})

test('a copy is made where asked, and restoring it brings the earlier state back, revertibly', async () => {
  const { type, cwd } = await aTerminalWithExemple()
  const orientations = async () =>
    (await type('dossier', 'exporter', 'tout.json', '--json')).json().orientations as number
  const before = await orientations()
  writeFileSync(join(cwd, 'liste.csv'), 'Nom;Prénom;Classe\nDELMAS;Nino;CE1\n')

  const saved = await type('sauvegarder', '--vers', 'copie.sqlite', '--json')
  await type('importer-orientation', 'liste.csv')
  const more = await orientations()
  const restored = await type('restaurer', 'copie.sqlite', '--json')
  const earlier = await orientations()
  await type('restaurer', restored.json().copie as string)

  const octets = readFileSync(join(cwd, 'copie.sqlite')).length
  expect(saved.json()).toEqual({ fichier: join(cwd, 'copie.sqlite'), octets })
  expect(restored.json()).toMatchObject({ fichier: join(cwd, 'base.sqlite') })
  expect([more, earlier, await orientations()]).toEqual([before + 1, before, before + 1])
})

test('without a place, a copy goes beside the base; there must be a base', async () => {
  const nothing = await aTerminal().type('sauvegarder')
  const { type, cwd } = await aTerminalWithExemple()

  const saved = await type('sauvegarder', '--json')

  expect([nothing.status, nothing.err]).toEqual([1, expect.stringContaining('pas de base')])
  expect(saved.json().fichier).toBe(
    join(cwd, 'backups', readdirSync(join(cwd, 'backups'))[0] ?? ''),
  )
})

test('a base that is damaged is replaced by a copy, and kept aside', async () => {
  const { type, cwd } = await aTerminalWithExemple()
  await type('sauvegarder', '--vers', 'copie.sqlite')
  writeFileSync(join(cwd, 'base.sqlite'), 'ceci n’est pas une base')

  const restored = await type('restaurer', 'copie.sqlite', '--json')
  const refused = await type('restaurer', 'base.json')

  expect(readFileSync(restored.json().copie as string, 'utf8')).toBe('ceci n’est pas une base')
  expect((await type('verifier')).status).toBe(0)
  expect([refused.status, refused.err]).toEqual([1, expect.stringContaining('base.json')])
})

test('the contrôles come as JSON, with the ids of the records; a date that is none is a slip', async () => {
  const { type } = await aTerminalWithExemple()

  const found = await type('controler', '--action', '1', '--arrete-au', '30/04/2022', '--json')
  const slip = await type('controler', '--action', '1', '--arrete-au', 'hier')
  const usual = await type('controler', '--action', '1')

  expect(found.status).toBe(0)
  expect(found.json().constats).toContainEqual({
    code: 'total-intervenants-distincts',
    gravite: 'information',
    texte: expect.stringContaining('une personne qui a changé de statut'),
    ids: ['nadia'],
  })
  expect(slip.status).toBe(2)
  expect(usual.out).toContain('Action 1, au 30/04/2022')
})

test('the demo writes two bilans and their annexes, and gives their figures', async () => {
  const { type, cwd } = aTerminal()

  const { status, json } = await type('demo', '--sortie', 'demo', '--json')

  const { fichiers, indicateurs } = json() as {
    fichiers: string[]
    indicateurs: Record<string, Record<string, unknown>>
  }
  expect(status).toBe(0)
  expect(fichiers).toHaveLength(4)
  expect(readdirSync(join(cwd, 'demo'))).toHaveLength(4)
  expect(Object.keys(indicateurs)).toEqual(['1', '2'])
  expect(indicateurs['1']?.['public.total']).toBeGreaterThan(20)

  const again = await type('demo', '--sortie', 'demo')

  expect(again.status).toBe(1)
  expect(again.err).toContain(
    'est déjà dans cette base\u00a0: donnez-en une autre à «\u00a0--base\u00a0»',
  )
  expect(again.err).not.toContain('--remplacer')
})

test('a school’s list is tried, imported, and its import undone', async () => {
  const { type, cwd } = await aTerminalWithExemple()
  writeFileSync(
    join(cwd, 'liste.csv'),
    'Nom;Prénom;Né(e) le;Classe\nBENALI;Ines;12/03/2013;CE2\nDELMAS;Nino;05/06/2014;CE1\n',
  )
  const essai = await type('importer-orientation', 'liste.csv', '--essai', '--json')
  const imported = await type('importer-orientation', 'liste.csv', '--json')

  const undone = await type('annuler-import', String(imported.json().importId), '--json')

  const statuts = (json: Record<string, unknown>) =>
    (json.lignes as { ligne: number; statut: string }[]).map((l) => [l.ligne, l.statut])
  expect(essai.json().importId).toBeNull()
  expect(statuts(essai.json())).toEqual([
    [2, 'connu'],
    [3, 'nouveau'],
  ])
  expect(statuts(imported.json())).toEqual(statuts(essai.json()))
  expect(undone.json()).toMatchObject({ enfants: 1, orientations: 2 })
})

test('her list of the enfants inscrits is tried, imported and undone from a terminal', async () => {
  const { type, cwd } = await aTerminalWithExemple()
  writeFileSync(
    join(cwd, 'liste.csv'),
    'Groupe;Nom;Prénom;Né(e) le;Entrée\nSamedi;DELMAS;Nino;05/06/2014;04/10/2021\nSamedi;PETIT;Zoé;;\n',
  )
  const inscrits = ['importer-inscrits', 'liste.csv', '--action', '1', '--json']
  const essai = await type(...inscrits, '--essai')
  const imported = await type(...inscrits)

  const undone = await type('annuler-import', String(imported.json().importId), '--json')

  expect(essai.json()).toMatchObject({
    importId: null,
    lignes: [
      { statut: 'nouveau', places: [{ collectif: 'Samedi', debut: '2021-10-04', fin: null }] },
      { statut: 'nouveau', places: [{ collectif: 'Samedi' }] },
    ],
  })
  expect(imported.json()).toMatchObject({ lignes: essai.json().lignes })
  expect(undone.json()).toMatchObject({ enfants: 2, orientations: 0 })
})

test('a list of which no row can be written is refused, with how many wait, and leaves no import behind', async () => {
  const { type, cwd } = await aTerminalWithExemple()
  writeFileSync(
    join(cwd, 'liste.csv'),
    'Nom;Prénom;Né(e) le;Classe\nDELMAS;Nino;31/02/2014;CE1\nPETIT;Zoé;45/13/2014;CE1\n',
  )
  const essai = await type('importer-orientation', 'liste.csv', '--essai', '--json')
  const imported = await type('importer-orientation', 'liste.csv', '--json')

  const lignes = essai.json().lignes as { statut: string }[]
  expect(lignes.map(({ statut }) => statut)).toEqual(['erreur', 'erreur'])
  expect([essai.status, imported.status, imported.out]).toEqual([0, 1, ''])
  const said = imported.err.replace(/\s/g, ' ')
  expect(said).toMatch(/Rien n’a été importé.*ligne 2 : erreur.*ligne 3 : erreur/)
})

test('a school’s list can be tried before there is any année', async () => {
  const { type, cwd } = aTerminal()
  writeFileSync(join(cwd, 'liste.csv'), 'Nom;Prénom\nDELMAS;Nino\n')

  const essai = await type('importer-orientation', 'liste.csv', '--essai', '--json')
  const imported = await type('importer-orientation', 'liste.csv')

  expect(essai.json().lignes).toMatchObject([{ statut: 'nouveau', enfant: { nom: 'DELMAS' } }])
  expect(imported.status).toBe(1)
  expect(imported.err).toContain('aucune année')
})

test('a dossier that is wrong throughout is refused in less than fifty lines', async () => {
  const { cwd, type } = aTerminal()
  const dossier = JSON.parse(readFileSync(EXEMPLE, 'utf8'))
  dossier.enfants = Array.from({ length: 500 }, (_, n) => ({ id: { n }, sexe: [n] }))
  writeFileSync(join(cwd, 'faux.json'), JSON.stringify(dossier))

  const { status, err } = await type('dossier', 'importer', 'faux.json')

  expect(status).toBe(1)
  expect(err.split('\n').length).toBeLessThan(50)
  expect(err).toMatch(/… et .+autres/u)
  expect(err).not.toContain('[object Object]')
})

test('the Caf’s own form is filled beside it, or shown without a file', async () => {
  const { cwd, type } = await aTerminalWithExemple()
  const form = fileURLToPath(new URL('../../fixtures/formulaires/pointilles.docx', import.meta.url))
  const demande = ['formulaire', form, '--action', '1', '--arrete-au', '2022-04-30', '--json']

  const essai = await type(...demande, '--essai')
  expect(essai.json()).toMatchObject({ fichier: null })
  expect(readdirSync(cwd).filter((name) => name.endsWith('.docx'))).toEqual([])

  const written = await type(...demande, '--sortie', 'sortie')
  const { fichier, places } = written.json() as { fichier: string; places: unknown[] }
  expect(existsSync(fichier)).toBe(true)
  expect(places).toContainEqual({
    rang: 4,
    libelle: 'Nombre de groupes d’enfants',
    genre: 'texte',
    code: 'public.collectifs',
    etat: 'sur',
    valeur: 1,
  })

  const refused = await type(
    'formulaire',
    EXEMPLE,
    '--action',
    '1',
    '--arrete-au',
    '2022-04-30',
    '--sortie',
    'x',
  )
  expect([refused.status, refused.out]).toEqual([1, ''])
  expect(refused.err).toContain('un fichier .docx, .odt, .xlsx, ou un PDF avec des champs')
  expect((await type('formulaire', form, '--action', '1', '--sortie', 'x')).status).toBe(2)
})
