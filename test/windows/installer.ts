import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { extractAll } from '@electron/asar'
import { NtExecutable } from 'resedit'
import { runBuilder, standInForElectron } from '../e2e/pack.ts'
import {
  DRIVE,
  fetchPackage,
  localAppData,
  NODE,
  pathOnDrive,
  WINE_ENV,
  windowsPath,
} from './wine.ts'

const SEVEN_ZIP = '7zip-bin@5.2.0'
const COMPILER = 'x86_64-w64-mingw32-gcc'
/** Those that the script names and that Debian's `nsis` has not. */
const PLUGINS = ['StdUtils', 'Nsis7z', 'WinShell', 'UAC', 'SpiderBanner', 'nsProcess']
/** Not compressed, to be quick; Debian's makensis warns of a label that the script does not use. */
const OPTIONS = ['-c.compression=store', '-c.nsis.warningsAsErrors=false']
const ARCHITECTURE = 'amd64-unicode'

/** What is missing on this machine to make an installer, as packages of Debian; empty when nothing is. */
export function missingForInstaller(): readonly string[] {
  const needed = { makensis: 'nsis', [COMPILER]: 'gcc-mingw-w64-x86-64' }
  return Object.entries(needed)
    .filter(([command]) => spawnSync('which', [command]).status !== 0)
    .map(([, name]) => name)
}

/** A Cartable that can be installed under Wine: its executable is Windows' Node. */
export type Installer = {
  /** Installs, or installs over, and says nothing. Gives the exit code. */
  install(): number
  uninstall(): number
  /** Where the installer puts the app. */
  readonly app: string
  /** Where the app keeps what is the person's. */
  readonly data: string
  /** Starts what was installed as `--verification` does. Gives its report. */
  verify(): { readonly status: number; readonly report: string }
}

/** Makes the installer with the real configuration and electron-builder's own script, for 64 bits throughout: Debian's Wine has no other. */
export function makeInstaller(folder: string): Installer {
  const sevenZip = fetchPackage(SEVEN_ZIP)
  const env = {
    ...WINE_ENV,
    ...toolset(folder, sevenZip),
    CARTABLE_7ZA: windowsPath(join(sevenZip, 'win/x64/7za.exe')),
    // Wine's PowerShell does nothing and says that it did: the script has another way where there is none.
    WINEDLLOVERRIDES: 'powershell.exe=;findstr.exe=n',
  }
  const node = NtExecutable.from(readFileSync(NODE), { ignoreCert: true })
  const electron = standInForElectron('win', folder, Buffer.from(new Uint8Array(node.generate())))
  const output = join(folder, 'installer')
  runBuilder('win', electron, output, { format: 'nsis', options: OPTIONS, env })

  const { version } = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'),
  )
  const wine = (args: readonly string[]): number =>
    spawnSync('wine', args, { env, stdio: 'ignore', timeout: 300_000 }).status ?? -1
  const app = join(localAppData(), 'Programs/cartable')
  return {
    app,
    data: join(localAppData(), 'Cartable'),
    install: () => wine([join(output, `Cartable-${version}-installation.exe`), '/S']),
    // Without `_?=` it would copy itself elsewhere and end before its work.
    uninstall: () => wine([join(app, 'Uninstall Cartable.exe'), '/S', `_?=${pathOnDrive(app)}`]),
    verify: () => verifyInstalled(app, folder, wine),
  }
}

/** What electron-builder would download: Debian's makensis, our plugins, npm's 7-Zip. */
function toolset(folder: string, sevenZip: string): Record<string, string> {
  const plugins = join(folder, 'nsis/plugins', ARCHITECTURE)
  const [library, makensis] = [join(folder, 'plugins.dll'), join(folder, 'nsis/linux/makensis')]
  for (const path of [plugins, join(plugins, '../x86-unicode'), join(makensis, '..')]) {
    mkdirSync(path, { recursive: true })
  }
  compile(['-shared', '-o', library])
  compile(['-DFINDSTR', '-o', join(DRIVE, 'windows/system32/findstr.exe')])
  for (const name of PLUGINS) cpSync(library, join(plugins, `${name}.dll`))
  const options = [`-X"Target ${ARCHITECTURE}"`, `-X"!addplugindir /${ARCHITECTURE} ${plugins}"`]
  writeFileSync(makensis, `#!/bin/sh\nunset NSISDIR\nexec makensis ${options.join(' ')} "$@"\n`)
  chmodSync(makensis, 0o755)
  writeFileSync(join(folder, 'nsis/elevate.exe'), '')
  const packer = join(sevenZip, 'linux/x64/7za')
  chmodSync(packer, 0o755)
  return {
    ELECTRON_BUILDER_NSIS_DIR: join(folder, 'nsis'),
    ELECTRON_BUILDER_NSIS_RESOURCES_DIR: join(folder, 'nsis'),
    ELECTRON_BUILDER_7ZIP_PATH: packer,
  }
}

function compile(options: readonly string[]): void {
  const source = join(import.meta.dirname, 'nsis-plugins.c')
  const { status, stderr } = spawnSync(COMPILER, ['-O1', '-s', ...options, source])
  if (status !== 0) throw new Error(String(stderr))
}

/** The archive that was installed, run by the executable that was. */
function verifyInstalled(app: string, folder: string, wine: (args: readonly string[]) => number) {
  const [extracted, report] = [join(folder, 'extracted'), join(folder, 'verification.txt')]
  for (const path of [extracted, report]) rmSync(path, { recursive: true, force: true })
  extractAll(join(app, 'resources/app.asar'), extracted)
  const shell = `file:///Z:${join(import.meta.dirname, '../shell/register.ts')}`
  const main = windowsPath(join(extracted, 'out/main/index.js'))
  const args = ['--import', shell, main, '--verification', windowsPath(report)]
  const status = wine([join(app, 'Cartable.exe'), ...args])
  return { status, report: existsSync(report) ? readFileSync(report, 'utf8') : '' }
}
