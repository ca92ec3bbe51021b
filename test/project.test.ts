import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT, readFiles, type SourceFile } from './builders/source-files.ts'

// Only a clone knows what is committed: an archive of the sources has no `.git`.
test.runIf(existsSync(join(ROOT, '.git')))(
  'the root holds the settled folders and files alone',
  () => {
    const folders = ['main', 'renderer', 'resources', 'shared', 'test']
    const texts = ['CHANGELOG.md', 'LICENSE', 'README.md', 'electron-builder.yml']
    const settings = ['package-lock.json', 'package.json', 'tsconfig.json']

    const committed = execFileSync('git', ['-c', 'safe.directory=*', 'ls-files', '-z'], {
      cwd: ROOT,
      encoding: 'utf8',
    })
    const found = committed.split(/\/[^\0]*\0|\0/).filter((name) => /^[^.]/.test(name))

    expect(new Set(found)).toEqual(new Set([...folders, ...texts, ...settings]))
  },
)

test('nothing reaches out of the project', () => {
  const texts = [
    '.ts',
    '.tsx',
    '.cts',
    '.mts',
    '.cjs',
    '.mjs',
    '.json',
    '.md',
    '.yml',
    '.css',
    '.html',
    'run',
  ]
  const climbs = ({ path, text }: SourceFile): readonly string[] => {
    const depth = path.split('/').length - 1
    return [...text.matchAll(/(?:\.\.\/)+(?=[a-z])/g)]
      .filter(([up]) => up.length / 3 > depth)
      .map(([up]) => `${path} : ${up}`)
  }

  expect(readFiles('.', texts).flatMap(climbs)).toEqual([])
})
