import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { extractAll, getRawHeader, listPackage } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { Data, NtExecutable, NtExecutableResource, Resource } from 'resedit'
import { ROOT } from '../shell/build.ts'

/** Marks the fuses in Electron's executable (`@electron/fuses`), followed by version, count and states. */
const FUSE_SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const FUSES = Object.values(FuseV1Options).filter((value) => typeof value === 'number')

export type Target = 'win' | 'linux'

export type Packed = {
  /** Paths inside app.asar, with forward slashes and no leading one. */
  readonly files: readonly string[]
  readonly asar: string
  readonly executable: string
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
  const unpacked = join(folder, target, `${target}-unpacked`)
  const executable = join(unpacked, target === 'win' ? 'Cartable.exe' : 'cartable')
  runBuilder(target, standInForElectron(target, folder), join(folder, target))
  const asar = join(unpacked, 'resources/app.asar')
  return {
    files: listPackage(asar, { isPack: false }).map((path) =>
      path.replaceAll('\\', '/').replace(/^\//, ''),
    ),
    asar,
    executable,
    fuses: await readFuses(executable),
    extract() {
      const extracted = join(folder, target, 'extracted')
      extractAll(asar, extracted)
      return extracted
    },
  }
}

/** A folder that electron-builder takes for Electron's, around an executable that holds no more than it must. */
export function standInForElectron(
  target: Target,
  folder: string,
  executable: Buffer = target === 'win' ? emptyExecutable() : Buffer.alloc(0),
): string {
  const dist = join(folder, `electron-${target}`)
  mkdirSync(join(dist, 'locales'), { recursive: true })
  for (const locale of ['de', 'en-US', 'fr'])
    writeFileSync(join(dist, 'locales', `${locale}.pak`), '')
  const wire = Buffer.from([1, FUSES.length, ...FUSES.map(() => '0'.charCodeAt(0))])
  const withFuses = Buffer.concat([executable, Buffer.from(FUSE_SENTINEL), wire])
  writeFileSync(join(dist, target === 'win' ? 'electron.exe' : 'electron'), withFuses)
  return dist
}

/** A Windows executable that says its name and nothing else: electron-builder writes its resources as in the real one. */
function emptyExecutable(): Buffer {
  const executable = NtExecutable.createEmpty(false, false)
  const resources = NtExecutableResource.from(executable)
  const info = Resource.VersionInfo.createEmpty()
  info.setStringValues({ lang: 1033, codepage: 1200 }, { ProductName: 'Electron' })
  info.outputToResourceEntries(resources.entries)
  resources.outputResource(executable)
  return Buffer.from(new Uint8Array(executable.generate()))
}

type BuilderOptions = {
  readonly format?: 'dir' | 'nsis'
  readonly options?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

/** Runs electron-builder on the built app; throws with what it said when it fails. */
export function runBuilder(
  target: Target,
  electronDist: string,
  output: string,
  { format = 'dir', options = [], env = {} }: BuilderOptions = {},
): void {
  const args = [
    join(ROOT, 'node_modules/electron-builder/cli.js'),
    `--${target}`,
    format,
    '--x64',
    '--publish=never',
    `-c.electronDist=${electronDist}`,
    `-c.directories.output=${output}`,
    ...options,
  ]
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  })
  if (status !== 0) throw new Error(`electron-builder failed\n${stdout}\n${stderr}`)
}

async function readFuses(executable: string): Promise<Record<string, boolean>> {
  const wire = (await getCurrentFuseWire(executable)) as unknown as Record<number, number>
  return Object.fromEntries(
    FUSES.map((fuse) => [FuseV1Options[fuse] ?? '', wire[fuse] === '1'.charCodeAt(0)]),
  )
}

/** What Windows reads in an executable: who it is, its icon, and which archive it accepts. */
export function windowsResources(executable: string) {
  const { entries } = NtExecutableResource.from(NtExecutable.from(readFileSync(executable)))
  const [info] = Resource.VersionInfo.fromEntries(entries)
  const [language] = info?.getAllLanguagesForStringValues() ?? []
  const integrity = entries.find(({ type }) => type === 'INTEGRITY')
  const [icon] = Resource.IconGroupEntry.fromEntries(entries)
  return {
    texts: info && language ? info.getStringValues(language) : {},
    iconSizes: icon?.icons.map(({ width, height }) => [width, height]),
    integrity: integrity && JSON.parse(new TextDecoder().decode(integrity.bin)),
  }
}

/** The sizes of the pictures of an icon's file. */
export const iconSizesOf = (file: string) =>
  Data.IconFile.from(readFileSync(file)).icons.map(({ width = 0, height = 0 }) => [width, height])

/** What the executable must hold of an archive: the digest of its header, which holds those of its files. */
export const digestOf = (asar: string): string =>
  createHash('sha256').update(getRawHeader(asar).headerString).digest('hex')
