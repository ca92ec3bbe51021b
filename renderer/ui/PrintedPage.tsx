import { type ReactNode, useEffect, useState } from 'react'
import { createPortal, flushSync } from 'react-dom'
import styles from './PrintedPage.module.css'

/** A page printed once, as soon as it is drawn; it replaces the window on paper only. */
export function PrintedPage({
  structure,
  title,
  signatures = [],
  onPrinted,
  children,
}: {
  /** Name of the structure, above the title. */
  readonly structure: string
  readonly title: string
  /** Signatories at the end of the page, side by side, each under « Fait à… ». */
  readonly signatures?: readonly string[]
  readonly onPrinted: () => void
  readonly children: ReactNode
}) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: prints once, however often it renders
  useEffect(() => {
    window.addEventListener('afterprint', onPrinted)
    window.print()
    return () => window.removeEventListener('afterprint', onPrinted)
  }, [])
  return createPortal(
    <div className={styles.page} data-feuille="page">
      <p className={styles.structure}>{structure}</p>
      <h1 className={styles.title}>{title}</h1>
      {children}
      {signatures.length === 0 ? null : (
        <div className={styles.sign}>
          <p>Fait à ______________________________, le ______________</p>
          <div className={styles.signatures}>
            {signatures.map((signature) => (
              <p key={signature}>{signature}&nbsp;:</p>
            ))}
          </div>
        </div>
      )}
    </div>,
    document.body,
  )
}

/** Blank lines of a printed page, to write on. */
export const WritingLines = ({ count }: { readonly count: number }) => (
  <div className={styles.lines}>
    {Array.from({ length: count }, (_, line) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: blank lines are all alike
      <div key={line} className={styles.line} />
    ))}
  </div>
)

/** True while the window is being printed: the page is laid out again before the printer reads it. */
export function useIsPrinting(): boolean {
  const [isPrinting, setIsPrinting] = useState(false)
  useEffect(() => {
    const start = () => flushSync(() => setIsPrinting(true))
    const end = () => setIsPrinting(false)
    window.addEventListener('beforeprint', start)
    window.addEventListener('afterprint', end)
    return () => {
      window.removeEventListener('beforeprint', start)
      window.removeEventListener('afterprint', end)
    }
  }, [])
  return isPrinting
}
