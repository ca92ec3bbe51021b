import { useCallback, useEffect, useId, useRef } from 'react'

/** A navigation or a closing that waits for an answer, and the forms that it would discard. */
type Departure = { readonly go: () => void; readonly forms: readonly string[] }

/** A form that holds something typed and not saved. */
type Held = {
  /** Forgets the draft kept of the form. */
  readonly abandon: () => void
  /** Saves the form as its button does: true once main has accepted. Null where the form cannot save itself. */
  readonly save: (() => Promise<boolean>) | null
  /** What saving does, in the words of the form's button. */
  readonly acte: string
}

export const ENREGISTRER = 'Enregistrer'
/** Answers about a file to import are saved nowhere: imported, or lost. */
export const IMPORTER = 'Importer'

const unsaved = new Map<string, Held>()
const writes = new Set<Promise<unknown>>()
const listeners = new Set<() => void>()
let pending: Departure | null = null

function setPending(next: Departure | null): void {
  pending = next
  for (const listener of listeners) listener()
}

/** Registers a form that holds something that is not saved. */
export function hold(
  form: string,
  abandon: () => void,
  save: (() => Promise<boolean>) | null = null,
  acte = ENREGISTRER,
): void {
  unsaved.set(form, { abandon, save, acte })
}

/** Unregisters a form that is no longer shown. */
export function release(form: string): void {
  unsaved.delete(form)
}

/**
 * Unregisters a form that is saved or put back as it was. A departure that was asked about it alone, as one asked during its
 * save, has nothing left to lose: it takes place, after what the save itself leads to.
 */
export function settle(form: string): void {
  release(form)
  queueMicrotask(() => {
    if (pending?.forms.includes(form) && !pending.forms.some((one) => unsaved.has(one))) depart()
  })
}

/** True while some form holds something that is not saved. */
export const hasUnsaved = (): boolean => unsaved.size > 0

/**
 * Does what would close `form`, or every form when none is named: at once, or after asking when what it
 * closes holds something unsaved. Forms that stay keep what they hold.
 */
export function leave(go: () => void, form?: string): void {
  const forms = [...unsaved.keys()].filter((one) => form === undefined || one === form)
  if (forms.length === 0) go()
  else setPending({ go, forms })
}

/** The departure that waits for an answer: `stay` or `depart`. */
export const pendingDeparture = (): Departure | null => pending

export function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Answers the pending departure by staying on the form. */
export const stay = (): void => setPending(null)

/** Answers the pending departure by leaving: what was typed is lost, its draft too. */
export function depart(): void {
  const asked = pending
  setPending(null)
  for (const form of asked?.forms ?? []) {
    unsaved.get(form)?.abandon()
    unsaved.delete(form)
  }
  asked?.go()
}

/** True when each form that the pending departure would discard can save itself. */
export const canSave = (): boolean =>
  pending?.forms.every((form) => typeof unsaved.get(form)?.save === 'function') ?? false

/** What saving the forms of the pending departure does: « Annuler la séance », « Enregistrer » when several differ. */
export function pendingActe(): string {
  const actes = new Set(pending?.forms.flatMap((form) => unsaved.get(form)?.acte ?? []))
  const [acte = ENREGISTRER] = actes
  return actes.size === 1 ? acte : ENREGISTRER
}

/** Saves the forms of the pending departure, then leaves; stays on a refusal, which the form shows. */
export async function saveAndDepart(): Promise<void> {
  const asked = pending
  setPending(null)
  for (const form of asked?.forms ?? []) {
    if ((await unsaved.get(form)?.save?.()) === false) return
  }
  asked?.go()
}

/** Saves every form that can save itself, before a document is written of what is on screen; false on a refusal, which its form shows. */
export async function saveHeld(): Promise<boolean> {
  for (const { save } of [...unsaved.values()]) if ((await save?.()) === false) return false
  return true
}

/** Keeps the window open until a write has ended, well or not. */
export function keepOpenUntil<T>(write: Promise<T>): Promise<T> {
  writes.add(write)
  const end = () => void writes.delete(write)
  write.then(end, end)
  return write
}

/** The writes under way, or null when there is none. */
export const writesUnderWay = (): Promise<unknown> | null =>
  writes.size === 0 ? null : Promise.allSettled(writes)

/**
 * Registers a form as unsaved while it is shown and `isDirty`. `abandon` runs when the user leaves it unsaved, `save`
 * when she saves it from the question. Returns `forget` (mark as saved now, before leaving at once) and `leave`
 * (run something that closes this form alone, after asking).
 */
export function useUnsaved(
  isDirty: boolean,
  abandon?: () => void,
  save?: () => Promise<boolean>,
  acte = ENREGISTRER,
): { readonly forget: () => void; readonly leave: (go: () => void) => void } {
  const id = useId()
  const forget = useCallback(() => settle(id), [id])
  const leaveIt = useCallback((go: () => void) => leave(go, id), [id])
  const saveNow = useRef(save)
  saveNow.current = save
  const canSave = save !== undefined
  useEffect(() => {
    if (!isDirty) {
      forget()
      return undefined
    }
    const saveLatest = () => saveNow.current?.() ?? Promise.resolve(false)
    hold(id, () => abandon?.(), canSave ? saveLatest : null, acte)
    return () => release(id)
  }, [id, isDirty, abandon, canSave, acte, forget])
  return { forget, leave: leaveIt }
}
