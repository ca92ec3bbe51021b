import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { backupsOf } from '../../main/db/backups.ts'
import { openDatabase } from '../../main/db/open.ts'
import { finishReplacement } from '../../main/db/replacement.ts'
import { openCopy } from '../../main/db/restore.ts'
import { readDossierFile } from '../../main/features/dossiers/dossier-file.service.ts'
import {
  deproteger,
  deverrouiller,
  isProtegee,
  isVerrouillee,
  suivreCopies,
} from '../../main/features/protection/protection.service.ts'
import { keepSauvegarde } from '../../main/features/sauvegardes/sauvegardes.service.ts'
import { aBaseIn, copyBase, countsOf, damageOf, lossOfBatches, OLD_BASE } from './bases.ts'
import { type Context, counting, type Family, type Outcome } from './family.ts'
import { runWriter, type Written } from './writer-process.ts'

/** Where a kill is aimed at: how the base is laid out, what is run on it, and what must hold after. */
type Target = {
  readonly kind: string
  /** The kill comes at a moment of this long after the start, in milliseconds. */
  readonly withinMs: number
  lay(scene: Scene, file: string): readonly string[]
  lossOf(scene: Scene, file: string, written: Written): string | null | Promise<string | null>
}

/** Made once: a base of today, the same with more in it, and a copy of each. */
type Scene = {
  readonly base: string
  readonly copies: readonly [string, string]
  readonly counts: ReadonlySet<string>
}

const GARBAGE = 'abîmée '.repeat(3000)

const TARGETS: readonly Target[] = [
  { kind: 'acts', withinMs: 80, lay: layBase, lossOf: lossOfActs },
  { kind: 'undo', withinMs: 80, lay: layBase, lossOf: lossOfActs },
  {
    kind: 'copies',
    withinMs: 250,
    lay: layBase,
    lossOf(_scene, file, { acknowledged }) {
      const [last] = acknowledged.slice(-1)
      if (last === undefined) return damageOf(file)
      if (!existsSync(last)) return 'une sauvegarde annoncée n’est plus là'
      void openCopy(last).close()
      return damageOf(file)
    },
  },
  {
    kind: 'restore',
    withinMs: 1200,
    lay(scene, file) {
      layBase(scene, file)
      return scene.copies
    },
    lossOf({ counts }, file, { acknowledged }) {
      const damage = damageOf(file)
      if (damage !== null) return damage
      const kept = acknowledged.at(-1)
      if (kept !== undefined && !existsSync(kept)) return 'la copie d’avant n’est plus là'
      return counts.has(countsOf(file)) ? null : `ni l’ancienne ni la nouvelle : ${countsOf(file)}`
    },
  },
  {
    kind: 'unopened',
    withinMs: 700,
    lay({ copies }, file) {
      for (const part of ['', '-wal']) writeFileSync(`${file}${part}`, GARBAGE)
      return [copies[0]]
    },
    lossOf({ counts }, file) {
      finishReplacement(file)
      if (readFileSync(file, 'latin1').startsWith('SQLite format 3')) {
        if (existsSync(`${file}-wal`)) return 'les derniers enregistrements de l’ancienne restent'
        return damageOf(file) ?? (counts.has(countsOf(file)) ? null : 'autre contenu')
      }
      const isIntact = ['', '-wal'].every(
        (part) => readFileSync(`${file}${part}`, 'utf8') === GARBAGE,
      )
      return isIntact ? null : 'l’ancienne a été modifiée'
    },
  },
  {
    kind: 'protection',
    withinMs: 3500,
    lay({ base, copies }, file) {
      copyBase(base, file)
      mkdirSync(backupsOf(file))
      copyFileSync(copies[0], join(backupsOf(file), basename(copies[0])))
      return [MOT_DE_PASSE, NOUVEAU]
    },
    lossOf: lossOfProtection,
  },
  {
    kind: 'locked',
    withinMs: 900,
    lay(_scene, file) {
      writeFileSync(file, GARBAGE)
      return [MOT_DE_PASSE]
    },
    async lossOf(_scene, file, { acknowledged }) {
      if (acknowledged.length === 0 && readFileSync(file, 'utf8') === GARBAGE) return null
      const read = await readDossierFile(file, MOT_DE_PASSE)
      return read.ok ? null : `le dossier protégé ne se relit pas : ${read.error.code}`
    },
  },
  {
    kind: 'migrate',
    withinMs: 250,
    lay(_scene, file) {
      copyFileSync(OLD_BASE, file)
      return []
    },
    lossOf: (_scene, file) =>
      damageOf(file) ?? (countsOf(file) === countsOf(OLD_BASE) ? null : 'des lignes manquent'),
  },
  {
    kind: 'dossier',
    withinMs: 600,
    lay: layBase,
    lossOf(_scene, file) {
      const damage = damageOf(file)
      if (damage !== null) return damage
      const sqlite = new BetterSqlite3(file, { readonly: true })
      const annees = sqlite.prepare('select count(*) from annee').pluck().get()
      const seances = sqlite
        .prepare("select count(*) from seance where date < '2022-09-01'")
        .pluck()
        .get() as number
      sqlite.close()
      const isWhole = annees === 1 ? seances === 0 : annees === 2 && seances > 0
      return isWhole ? null : `${annees} années, ${seances} séances de la première`
    },
  },
]

/** What leaves no base to open. */
const NO_BASE = ['unopened', 'locked']

const MOT_DE_PASSE = 'grenouille tambour sept'
const NOUVEAU = 'chouette violon douze'

/** Plain or protected, the base opens by its password; made plain again, nothing is missing, of its copies neither. */
async function lossOfProtection(
  { base, counts }: Scene,
  file: string,
  { acknowledged }: Written,
): Promise<string | null> {
  if (isVerrouillee(file)) {
    const isNew = acknowledged.at(-1) === 'changed'
    const byFirst = isNew ? false : (await deverrouiller(file, MOT_DE_PASSE)).ok
    // The change may have been made, and its answer lost.
    const opened = byFirst || (await deverrouiller(file, NOUVEAU)).ok
    if (!opened) return `le mot de passe${isNew ? ' confirmé' : ''} n’ouvre pas la base`
  }
  await openDatabase(file).close()
  if (isProtegee(file)) {
    const left = await suivreCopies(file)
    if (left.enClair.length > 0) return `restent en clair : ${left.enClair.join(', ')}`
    await deproteger(file)
  }
  // What a killed run was writing is no copy yet: it is swept an hour later.
  const copies = readdirSync(backupsOf(file)).filter((name) => !name.startsWith('~'))
  for (const name of copies) await openCopy(join(backupsOf(file), name)).close()
  const stray = readdirSync(dirname(file)).filter((name) => /conver|nouvelle/.test(name))
  if (stray.length > 0) return `restent : ${stray.join(', ')}`
  return (
    damageOf(file) ??
    (countsOf(file) === countsOf(base) && counts.has(countsOf(file)) ? null : 'autre contenu')
  )
}

function layBase({ base }: Scene, file: string): readonly string[] {
  copyBase(base, file)
  return []
}

function lossOfActs(_scene: Scene, file: string, { acknowledged }: Written): string | null {
  return lossOfBatches(file, acknowledged)
}

async function aScene(folder: string): Promise<Scene> {
  const base = await aBaseIn(join(folder, 'scene'))
  const open = openDatabase(base)
  const copies: string[] = []
  const counts = new Set([countsOf(base)])
  for (const nom of ['un', 'deux']) {
    open.sqlite
      .prepare(`insert into enfant (id, nom, prenom) values ('${nom}', '${nom}', 'x')`)
      .run()
    const kept = await keepSauvegarde(open, 'demandee', new Date())
    if (!kept.ok) throw new Error(kept.error.code)
    copies.push(kept.value.path)
    counts.add(countsOf(base))
  }
  await open.close()
  return { base, copies: copies as unknown as Scene['copies'], counts }
}

async function run({ chance, isShort, folder }: Context): Promise<Outcome> {
  const { blow, outcome } = counting()
  const scene = await aScene(folder)
  const count = isShort ? 14 : 504
  const one = async (n: number) => {
    const target = TARGETS[n % TARGETS.length] as Target
    const after = Math.floor(chance.next() * target.withinMs)
    await blow(`${target.kind} tué à ${after} ms`, async () => {
      const own = join(folder, `kill-${n}`)
      const file = join(own, 'cartable.sqlite')
      mkdirSync(own)
      const args = target.lay(scene, file)
      const written = await runWriter([target.kind, file, `t${n}`, ...args], { killAfterMs: after })
      if (written.status !== null && written.status !== 0) return written.errors.slice(0, 600)
      const loss = await target.lossOf(scene, file, written)
      // What the app does next is to open it.
      if (loss === null && !NO_BASE.includes(target.kind)) await openDatabase(file).close()
      if (loss === null) rmSync(own, { recursive: true, force: true })
      return loss
    })
  }
  for (let n = 0; n < count; n += 2) await Promise.all([one(n), one(n + 1)])
  return outcome()
}

export const kills: Family = { nom: 'processus tués en plein travail', run }
