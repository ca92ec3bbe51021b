import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { extractAll, listPackage } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { ROOT } from '../shell/build.ts'

/** Marks the fuses in Electron's executable (`@electron/fuses`), followed by version, count and states. */
const FUSE_SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const FUSES = Object.values(FuseV1Options).filter((value) => typeof value === 'number')

export type Target = 'win' | 'linux'

export type Packed = {
  /** Paths inside app.asar, with forward slashes and no leading one. */
  readonly files: readonly string[]
  readonly asar: string
  /** Names of the fuses with what the executable was given: true for on. */
  readonly fuses: Readonly<Record<string, boolean>>
  /** Writes the payload as plain files and gives their folder. */
  extract(): string
}

/**
 * Packs the built app for a target with the real configuration, around a stand-in for Electron's
 * executable: the runtime itself is fetched only where an installer is made.
 */
export async function packApp(target: Target, folder: string): Promise<Packed> {
  const executable = target === 'win' ? 'Cartable.exe' : 'cartable'
  const unpacked = join(folder, target, `${target}-unpacked`)
  runBuilder(target, standInForElectron(target, folder), join(folder, target))
  const asar = join(unpacked, 'resources/app.asar')
  return {
    files: listPackage(asar, { isPack: false }).map((path) =>
      path.replaceAll('\\', '/').replace(/^\//, ''),
    ),
    asar,
    fuses: await readFuses(join(unpacked, executable)),
    extract() {
      const extracted = join(folder, target, 'extracted')
      extractAll(asar, extracted)
      return extracted
    },
  }
}

function standInForElectron(target: Target, folder: string): string {
  const dist = join(folder, `electron-${target}`)
  mkdirSync(join(dist, 'locales'), { recursive: true })
  for (const locale of ['fr', 'en-US']) writeFileSync(join(dist, 'locales', `${locale}.pak`), '')
  const wire = Buffer.from([1, FUSES.length, ...FUSES.map(() => '0'.charCodeAt(0))])
  const executable = Buffer.concat([Buffer.from(FUSE_SENTINEL), wire])
  writeFileSync(join(dist, target === 'win' ? 'electron.exe' : 'electron'), executable)
  return dist
}

function runBuilder(target: Target, electronDist: string, output: string): void {
  const args = [
    join(ROOT, 'node_modules/electron-builder/cli.js'),
    `--${target}`,
    'dir',
    '--x64',
    '--publish=never',
    `-c.electronDist=${electronDist}`,
    `-c.directories.output=${output}`,
    // Both write in a real Windows executable.
    ...(target === 'win' ? ['-c.disableAsarIntegrity', '-c.win.signAndEditExecutable=false'] : []),
  ]
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: ROOT,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`electron-builder failed\n${stdout}\n${stderr}`)
}

async function readFuses(executable: string): Promise<Record<string, boolean>> {
  const wire = (await getCurrentFuseWire(executable)) as unknown as Record<number, number>
  return Object.fromEntries(
    FUSES.map((fuse) => [FuseV1Options[fuse] ?? '', wire[fuse] === '1'.charCodeAt(0)]),
  )
}
