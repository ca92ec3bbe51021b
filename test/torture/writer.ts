import { writeSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { act } from '../../main/db/act.ts'
import { newId } from '../../main/db/new-id.ts'
import { type OpenDatabase, openDatabase } from '../../main/db/open.ts'
import { storageCauseOf } from '../../main/db/storage-error.ts'
import {
  readDossierFile,
  writeDossierFile,
} from '../../main/features/dossiers/dossier-file.service.ts'
import { importDossier } from '../../main/features/dossiers/dossiers.service.ts'
import { redoNext, undoLast } from '../../main/features/journal/journal.service.ts'
import {
  changerMotDePasse,
  deproteger,
  proteger,
} from '../../main/features/protection/protection.service.ts'
import { restore, restoreUnopened } from '../../main/features/sauvegardes/restauration.service.ts'
import { keepSauvegarde } from '../../main/features/sauvegardes/sauvegardes.service.ts'
import { parseDossier } from '../../shared/domain/dossier-check.ts'
import { ok } from '../../shared/result.ts'
import { BATCH, ROOT } from './bases.ts'

/*
 * A process that does one kind of work on a base until it is killed: `node writer.ts KIND BASE NAME [FILE…]`.
 * It says `ready`, then `ack NAME` once a write is acknowledged, `refused CAUSE` where the disk refuses.
 */
const [kind = '', file = '', name = '', ...others] = process.argv.slice(2)

// At once, not through a buffer that a kill would empty.
const say = (line: string): void => void writeSync(1, `${line}\n`)
const now = (): Date => new Date()

async function addBatch(open: OpenDatabase, nom: string): Promise<void> {
  await act(open.db, { now: now() }, async (trx, { say: label }) => {
    label(nom)
    for (let n = 0; n < BATCH; n++) {
      await trx.insertInto('partenaire').values({ id: newId(), nom, type: null }).execute()
    }
    return ok(undefined)
  })
}

async function write(open: OpenDatabase, times: number): Promise<void> {
  for (let n = 0; n < times; n++) {
    const nom = `lot ${name} ${n}`
    try {
      await addBatch(open, nom)
      say(`ack ${nom}`)
    } catch (error) {
      const cause = storageCauseOf(error, file)
      if (cause === null) throw error
      say(`refused ${cause}`)
      // Another process has it for a moment; anything else does not get better by itself.
      if (cause !== 'busy') return
    }
  }
}

const KINDS: Readonly<Record<string, () => Promise<void>>> = {
  acts: () => write(ready(), 100_000),
  some: () => write(ready(), 40),
  async undo() {
    const open = ready()
    for (let n = 0; ; n++) {
      await addBatch(open, `lot ${name} ${n}`)
      await undoLast(open.db, now())
      await redoNext(open.db)
      say(`ack lot ${name} ${n}`)
    }
  },
  async copies() {
    const open = ready()
    for (;;) {
      const kept = await keepSauvegarde(open, 'demandee', now())
      if (!kept.ok) throw new Error(kept.error.code)
      say(`ack ${kept.value.path}`)
    }
  },
  async restore() {
    const open = ready()
    for (let n = 0; ; n++) {
      const done = await restore(open, others[n % others.length] ?? '', now())
      if (!done.ok) throw new Error(JSON.stringify(done.error))
      say(`ack ${done.value.copie}`)
    }
  },
  async unopened() {
    say('ready')
    const done = await restoreUnopened(file, others[0] ?? '', now())
    if (!done.ok) throw new Error(JSON.stringify(done.error))
    say('ack')
  },
  async protection() {
    say('ready')
    for (;;) {
      const made = await proteger(file, others[0] ?? '')
      if (!made.ok) throw new Error(JSON.stringify(made.error))
      say('ack protected')
      const changed = await changerMotDePasse(file, others[1] ?? '')
      if (!changed.ok) throw new Error(JSON.stringify(changed.error))
      say('ack changed')
      const gone = await deproteger(file)
      if (!gone.ok) throw new Error(JSON.stringify(gone.error))
      say('ack plain')
    }
  },
  async locked() {
    const dossier = await readDossierFile(`${ROOT}/test/fixtures/dossiers/exemple.json`)
    if (!dossier.ok) throw new Error('dossier')
    say('ready')
    for (;;) {
      const written = await writeDossierFile(file, dossier.value, others[0] ?? '')
      if (!written.ok) throw new Error(JSON.stringify(written.error))
      say(`ack ${written.value.octets}`)
    }
  },
  async migrate() {
    say('ready')
    await openDatabase(file).close()
    say('ack')
  },
  async dossier() {
    const text = await readFile(`${ROOT}/test/fixtures/dossiers/exemple.json`, 'utf8')
    const dossier = parseDossier(JSON.parse(text))
    if (!dossier.ok) throw new Error('dossier')
    const open = ready()
    for (;;) {
      const done = await importDossier(open, dossier.value, { remplacer: true })
      if (!done.ok) throw new Error(done.error.code)
      say('ack')
    }
  },
}

function ready(): OpenDatabase {
  const open = openDatabase(file)
  say('ready')
  return open
}

await KINDS[kind]?.()
