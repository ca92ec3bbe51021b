import { describe, expect, test } from 'vitest'
import {
  circlesOf,
  type Import,
  importsOf,
  readFiles,
  type SourceFile,
  withoutWords,
} from './builders/source-files.ts'

const CODE = ['.ts', '.tsx', '.cts', '.mts', '.cjs', '.mjs']
const app = ['main', 'shared', 'renderer'].flatMap((folder) => readFiles(folder, CODE))
const all = [...app, ...readFiles('test', CODE)]
const imports = app.flatMap(importsOf)

const isIn = (path: string, ...folders: readonly string[]): boolean =>
  folders.some((folder) => path === folder || path.startsWith(`${folder}/`))
const ours = imports.filter((i) => i.packageName === null)
const told = (found: readonly Import[]): readonly string[] =>
  found.map((i) => `${i.from} → ${i.to}`)
const hasRole = (path: string, role: string): boolean => path.endsWith(`.${role}.ts`)
/** `main/features/bilans/…` is of the feature « bilans »; what stands beside the folders is of none. */
const featureOf = (path: string): string | undefined =>
  /^(?:main|renderer)\/features\/([^/]+)\//.exec(path)?.[1]

test('there is something to look at', () => {
  expect(app.length).toBeGreaterThan(150)
  expect(ours.length).toBeGreaterThan(500)
  expect(new Set(imports.map((i) => i.packageName))).toContain('better-sqlite3')
})

describe('the direction of imports', () => {
  test('shared imports nothing of ours but itself', () => {
    const found = ours.filter((i) => isIn(i.from, 'shared') && !isIn(i.to, 'shared'))

    expect(told(found)).toEqual([])
  })

  test('main and renderer never meet, and neither knows the tests', () => {
    const found = ours.filter(
      (i) =>
        (isIn(i.from, 'main') && isIn(i.to, 'renderer', 'test')) ||
        (isIn(i.from, 'renderer') && isIn(i.to, 'main', 'test')),
    )

    expect(told(found)).toEqual([])
  })

  test('documents and import are handed their data: they know nothing else of main', () => {
    const found = ours.filter((i) =>
      ['main/documents', 'main/import'].some(
        (room) => isIn(i.from, room) && !isIn(i.to, room, 'shared', 'resources'),
      ),
    )

    expect(told(found)).toEqual([])
  })

  test('the database knows nothing of what stands on it', () => {
    const found = ours.filter((i) => isIn(i.from, 'main/db') && !isIn(i.to, 'main/db', 'shared'))

    expect(told(found)).toEqual([])
  })

  test('handlers speak to services, services to repositories, repositories to the database', () => {
    const above: Readonly<Record<string, readonly string[]>> = {
      repository: ['service', 'handlers'],
      service: ['handlers'],
      handlers: ['repository'],
    }

    const found = ours.filter((i) =>
      Object.entries(above).some(
        ([role, others]) => hasRole(i.from, role) && others.some((other) => hasRole(i.to, other)),
      ),
    )

    expect(told(found)).toEqual([])
  })

  test('handlers write no query: of the database they know its type only', () => {
    const found = imports.filter(
      (i) =>
        hasRole(i.from, 'handlers') &&
        (i.packageName === 'kysely' || isIn(i.to, 'main/db')) &&
        !i.isTypeOnly,
    )

    expect(told(found)).toEqual([])
  })

  test('a repository opens no transaction', () => {
    const found = app.filter((f) => hasRole(f.path, 'repository') && /\.transaction\(/.test(f.text))

    expect(found.map((f) => f.path)).toEqual([])
  })

  test('a feature knows another by its service alone', () => {
    // Data that ships with the app, and no query.
    const shipped = 'main/features/calendrier/vacances-scolaires.ts'

    const found = ours.filter((i) => {
      const [own, other] = [featureOf(i.from), featureOf(i.to)]
      const crosses = own !== undefined && other !== undefined && own !== other
      return isIn(i.from, 'main') && crosses && !hasRole(i.to, 'service') && i.to !== shipped
    })

    expect(told(found)).toEqual([])
  })

  test('the components of ui know no feature', () => {
    const found = ours.filter(
      (i) => isIn(i.from, 'renderer/ui') && !isIn(i.to, 'renderer/ui', 'shared'),
    )

    expect(told(found)).toEqual([])
  })

  test('a migration imports nothing but the fragments frozen with it', () => {
    const found = imports.filter(
      (i) => /^main\/db\/migrations\/\d/.test(i.from) && i.to !== 'main/db/migrations/checks.ts',
    )

    expect(told(found)).toEqual([])
  })
})

describe('a noun has one name', () => {
  const contracts = app.filter((f) => /^shared\/ipc\/[a-z-]+\.ipc\.ts$/.test(f.path))
  const nouns = contracts.map((f) => ({
    noun: /([a-z-]+)\.ipc\.ts$/.exec(f.path)?.[1] ?? '',
    text: f.text,
  }))

  test('a contract names its own channels alone: `seances:*` in seances.ipc.ts', () => {
    const found = nouns.flatMap(({ noun, text }) =>
      [...text.matchAll(/^ {2}'([a-z-]+):/gm)]
        .filter((match) => match[1] !== noun)
        .map((match) => `${noun} : ${match[1]}`),
    )

    expect(nouns.length).toBeGreaterThan(25)
    expect(found).toEqual([])
  })

  test('a contract is answered by the handlers of the folder of its name', () => {
    // What the frame asks is answered by several nouns.
    const found = nouns
      .filter(({ noun }) => noun !== 'app')
      .map(({ noun }) => `main/features/${noun}/${noun}.handlers.ts`)
      .filter((path) => !app.some((f) => f.path === path))

    expect(found).toEqual([])
  })

  test('a folder of features has no handlers but those of its name', () => {
    const found = app.filter((f) => {
      const match = /^main\/features\/([^/]+)\/([^/]+)\.handlers\.ts$/.exec(f.path)
      return match !== null && match[1] !== match[2]
    })

    expect(found.map((f) => f.path)).toEqual([])
  })
})

describe('nothing turns in circles', () => {
  test('no file imports itself by way of others', () => {
    const paths = app.map((f) => f.path)

    const found = circlesOf(paths, ours)

    expect(found).toEqual([])
  })

  test('two folders of features do not import each other', () => {
    const folderOf = (path: string): string | undefined =>
      /^((?:main|renderer)\/features\/[^/]+)\//.exec(path)?.[1]
    const pairs = new Set(
      ours.flatMap((i) => {
        const [from, to] = [folderOf(i.from), folderOf(i.to)]
        return from !== undefined && to !== undefined && from !== to ? `${from} → ${to}` : []
      }),
    )

    const found = [...pairs].filter((pair) => pairs.has(pair.split(' → ').toReversed().join(' → ')))

    expect(pairs.size).toBeGreaterThan(40)
    expect(found).toEqual([])
  })
})

test('the first picture waits for its own code, the other screens for no library of documents', () => {
  const atOnce = imports.filter(({ isTypeOnly, isDynamic }) => !isTypeOnly && !isDynamic)
  const loads = Map.groupBy(atOnce, ({ from }) => from)
  const loadedWith = (...paths: string[]): readonly string[] => {
    const read = new Set(paths)
    for (const one of read) for (const { to } of loads.get(one) ?? []) read.add(to)
    return [...read]
  }
  const [start, others] = ['main/app/running.ts', 'main/features/other-handlers.ts']
  const late = ['main/import', 'shared/ipc/contract.ts', '@rgrove/parse-xml', others]
  const documents = ['docx', 'exceljs', '@cantoo/pdf-lib', '@e965/xlsx']

  expect(loadedWith(start)).toContain('main/features/resumes/journee.service.ts')
  expect(loadedWith(start).filter((path) => isIn(path, ...late))).toEqual([])
  expect(loadedWith(start, others).filter((path) => documents.includes(path))).toEqual([])
  const inWindow = loadedWith('renderer/main.tsx')
  const opens =
    /import \{[^}]*(?<!type |\w)(Combobox|Menu|Modal|MultiSelect|Popover|Select|Tooltip)\b[^}]*\} from '@mantine/
  expect(inWindow).toContain('renderer/features/resumes/AccueilScreen.tsx')
  expect(inWindow).not.toContain('renderer/features/aide/pages.ts')
  expect(pathsWith(app, opens).filter((path) => inWindow.includes(path))).toEqual([])
})

describe('packages stay in their rooms', () => {
  test.each([
    ['electron', ['main/index.ts', 'main/app', 'main/ipc', 'main/preload']],
    ['better-sqlite3', ['main/db']],
    ['docx', ['main/documents']],
    ['exceljs', ['main/documents']],
    ['@e965/xlsx', ['main/import']],
    ['papaparse', ['main/import']],
    ['@rgrove/parse-xml', ['main/documents']],
    ['@cantoo/pdf-lib', ['main/import', 'main/documents']],
    ['react', ['renderer']],
  ])('%s only in %j', (packageName, rooms) => {
    const used = imports.filter((i) => i.packageName === packageName)

    expect(used.length).toBeGreaterThan(0)
    expect(told(used.filter((i) => !isIn(i.from, ...rooms)))).toEqual([])
  })

  test('shared and renderer use nothing of Node', () => {
    const found = imports.filter(
      (i) => isIn(i.from, 'shared', 'renderer') && i.packageName?.startsWith('node:'),
    )

    expect(told(found)).toEqual([])
  })

  test('nothing speaks to the network', () => {
    const modules = /^node:(https?|http2|net|tls|dgram|dns)$/

    expect(told(imports.filter((i) => modules.test(i.to)))).toEqual([])
    expect(
      pathsWith(app, /\bfetch\(|\bXMLHttpRequest\b|\bWebSocket\b|\bEventSource\b|sendBeacon/),
    ).toEqual([])
  })
})

const pathsWith = (files: readonly SourceFile[], pattern: RegExp): readonly string[] =>
  files.filter((f) => pattern.test(withoutWords(f.text))).map((f) => f.path)

test('the parametres of an année are read and written in their own feature, by their keys', () => {
  const found = app.filter(
    (f) =>
      isIn(f.path, 'main/features') &&
      /From\('parametre[' ]|Into\('parametre'|Join\('parametre[' ]/.test(f.text) &&
      // A dossier's whole année goes through tables, not through keys.
      !isIn(f.path, 'main/features/parametres', 'main/features/dossiers'),
  )

  expect(found.map((f) => f.path)).toEqual([])
})

describe('what the code may not do', () => {
  test('no row is replaced: the journal would not see the one that goes', () => {
    const found = app.filter((f) =>
      /\breplaceInto\(|\borReplace\(|\bor replace into\b/i.test(f.text),
    )

    expect(found.map((f) => f.path)).toEqual([])
  })

  test('rules and documents have no clock of their own', () => {
    const files = app.filter(
      (f) => isIn(f.path, 'shared') || /^main\/documents\/(?!write-file)/.test(f.path),
    )

    expect(pathsWith(files, /new Date\(\)|Date\.now\(/)).toEqual([])
  })
})

describe('writing', () => {
  /**
   * What no undo speaks of, and is therefore no act: drafts, the journal itself, what was explained of columns, digests of written files,
   * the identity of the structure and the key of its network; and a dossier, before which a copy of the base is kept.
   */
  const WITHOUT_ACT = [
    'main/features/brouillons/brouillons.service.ts',
    'main/features/correspondances/correspondances.service.ts',
    'main/features/documents/documents.service.ts',
    'main/features/dossiers/dossiers.service.ts',
    'main/features/journal/journal.service.ts',
    'main/features/personnes/personnes.service.ts',
    'main/features/reseau/cle.service.ts',
    'main/features/reseau/contribution.service.ts',
  ]
  const acting = app.filter((f) => isIn(f.path, 'main') && !isIn(f.path, 'main/db'))
  const WRITES =
    /\b(?:insertInto|updateTable|deleteFrom|insertAll|insertMissing|insertOrComplete|completeAll)\(|`\s*(?:insert into|update|delete from)\b/

  /** The functions of the repositories that change rows. */
  const writers = new Set(
    acting
      .filter((f) => hasRole(f.path, 'repository'))
      .flatMap((f) => f.text.split(/^(?=(?:export )?(?:async )?(?:function|const) )/m))
      .filter((text) => WRITES.test(text))
      .flatMap((text) => /^export (?:async )?(?:function|const) (\w+)/.exec(text)?.[1] ?? []),
  )
  const importedWriters = (text: string): readonly string[] =>
    [...text.matchAll(/^import \{([^}]*)\} from '[^']*\.repository\.ts'/gm)]
      .flatMap(([, names = '']) => names.split(','))
      .map((name) => name.trim())
      .filter((name) => writers.has(name))

  test('every writer goes through act: it is handed the transaction of one', () => {
    const found = acting
      .filter((f) => !hasRole(f.path, 'repository') && !WITHOUT_ACT.includes(f.path))
      .flatMap((f) =>
        importedWriters(f.text).flatMap((name) => {
          const calls = new RegExp(String.raw`\b${name}\((?!\s*trx\b)`, 'g')
          return [...withoutWords(f.text).matchAll(calls)].map(([call]) => `${f.path}: ${call}`)
        }),
      )

    expect(writers.size).toBeGreaterThan(40)
    expect(found).toEqual([])
  })

  test('no feature opens a transaction of its own: act to write, inSnapshot to read', () => {
    const found = acting.filter(
      (f) => !WITHOUT_ACT.includes(f.path) && /\.transaction\(|\binOperation\b/.test(f.text),
    )

    expect(found.map((f) => f.path)).toEqual([])
  })
})

describe('names and sizes', () => {
  test('identifiers are ASCII; accents live in strings, comments and pages', () => {
    const declared =
      /\b(?:const|let|var|function|class|type|interface|readonly|as)\s+[\w$]*\P{ASCII}/u

    // The text of a screen stands bare in a .tsx file.
    const found = all.filter((f) => !f.path.endsWith('.tsx') && declared.test(withoutWords(f.text)))

    expect(found.map((f) => f.path)).toEqual([])
  })

  test('what shared and the features export has one word for each thing, that of the glossary', () => {
    const banned = /^(child(ren)?|sessions?|speakers?|reports?|pupils?|students?|attendances?)$/i
    const exported = /\bexport\s+(?:async\s+)?(?:const|function|class|type|interface)\s+(\w+)/g

    const found = app
      .filter((f) => isIn(f.path, 'shared', 'main/features', 'renderer/features'))
      .flatMap((f) => [...f.text.matchAll(exported)].map((match) => match[1] ?? ''))
      .filter((name) => name.split(/_|(?=[A-Z])/).some((word) => banned.test(word)))

    expect(found).toEqual([])
  })

  test('no file is longer than 400 lines', () => {
    const found = all
      .map((f) => ({ path: f.path, lines: f.text.split('\n').length - 1 }))
      .filter(({ lines }) => lines > 400)

    expect(found).toEqual([])
  })

  test('no file gathers what has nothing in common', () => {
    const found = all.filter((f) => /(^|\/)(utils?|helpers?|misc|common)[./]/.test(f.path))

    expect(found.map((f) => f.path)).toEqual([])
  })

  test('nothing is exported by default', () => {
    const found = all.filter((f) => /^\s*export default\b|\bas default\b/m.test(f.text))

    expect(found.map((f) => f.path)).toEqual([])
  })

  test('no hole is made in the types without its reason on the line', () => {
    const found = all.filter((f) => /@ts-(ignore|nocheck)|@ts-expect-error\s*$/m.test(f.text))

    expect(found.map((f) => f.path)).toEqual([])
  })
})
