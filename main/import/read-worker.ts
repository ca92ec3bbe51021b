import { parentPort } from 'node:worker_threads'
import type { FormulaireCompris } from './formulaire/read-formulaire.ts'
import { codeOfRefus, type RefusFormulaire } from './formulaire/refus.ts'
import { type Lecture, type Lu, openFor } from './lecture-fichier.ts'
import { type RefusalCode, RefusedFile } from './reading/refusal.ts'

/** The bytes come with the first request only: the worker keeps the cells that it read in them. */
export type ReadRequest =
  | { readonly bytes: Uint8Array | null; readonly lecture: Lecture }
  /** A form of a Caf, read once. */
  | { readonly formulaire: Uint8Array }
  /** Frees what is held of the file; not answered. */
  | { readonly oubli: true }

type Lignes = Lu[Lecture['genre']]['lignes']

export type ReadReply =
  | {
      /** The reading without its rows. */
      readonly lu: Omit<Lu[Lecture['genre']], 'lignes'>
      /** Every row; null when only those of `changed` differ from the reply before. */
      readonly lignes: Lignes | null
      /** Rows that differ, with their index. */
      readonly changed: readonly (readonly [number, Lignes[number]])[]
    }
  | { readonly refused: RefusalCode }
  | { readonly compris: FormulaireCompris }
  | { readonly formulaireRefuse: RefusFormulaire }
  /** A bug: the message of the error, without any content of the file. */
  | { readonly failed: string }

let understand: ReturnType<typeof openFor> | null = null
/** Rows of the last reply, to compare the next ones with. */
let sent: Lignes = []

parentPort?.on('message', async (request: ReadRequest) => {
  if ('oubli' in request) {
    understand = null
    sent = []
    return
  }
  const answer = 'formulaire' in request ? await comprise(request.formulaire) : reply(request)
  parentPort?.postMessage(answer)
})

async function comprise(bytes: Uint8Array): Promise<ReadReply> {
  // Load the readers of forms only for a form: a list of pupils does not wait for them.
  const { comprendreFormulaire } = await import('./formulaire/read-formulaire.ts')
  try {
    return { compris: await comprendreFormulaire(bytes) }
  } catch (error) {
    const code = codeOfRefus(error)
    return code === null ? failed(error) : { formulaireRefuse: code }
  }
}

const failed = (error: unknown): ReadReply => ({
  failed: error instanceof Error ? (error.stack ?? error.name) : 'unknown error',
})

function reply({ bytes, lecture }: Extract<ReadRequest, { lecture: unknown }>): ReadReply {
  try {
    if (bytes !== null) understand = openFor(bytes, lecture)
    if (understand === null) throw new Error('no file was opened')
    return onlyChanged(understand(lecture.options))
  } catch (error) {
    if (error instanceof RefusedFile) return { refused: error.code }
    return failed(error)
  }
}

function onlyChanged({ lignes, ...lu }: Lu[Lecture['genre']]): ReadReply {
  const before = sent
  sent = lignes
  if (before.length !== sent.length) return { lu, lignes, changed: [] }
  const changed = lignes.flatMap((ligne, index) =>
    isSame(ligne, before[index]) ? [] : [[index, ligne] as const],
  )
  return { lu, lignes: null, changed }
}

type Data = Readonly<Record<string, unknown>>

/** Whether two rows, or parts of them, hold the same data. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b
  const [one, other] = [a, b] as [Data, Data]
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => isSame(one[key], other[key]))
}
