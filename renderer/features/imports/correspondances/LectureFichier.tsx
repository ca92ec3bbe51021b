import { type ReactNode, useState } from 'react'
import imports from '../Imports.module.css'
import { ColonnesView } from './ColonnesView.tsx'
import { FeuillesLues, REVOIR } from './FeuillesLues.tsx'
import type { Correspondances, FichierApercu } from './fichier-apercu.ts'
import type { VocabulaireImport } from './vocabulaire.ts'

/** The rows of a file under what was recognised of its columns, or these columns, to be read otherwise. */
export function LectureFichier({
  apercu,
  vocabulaire,
  correspondances,
  onClose,
  children,
}: {
  readonly apercu: FichierApercu
  readonly vocabulaire: VocabulaireImport
  readonly correspondances: Correspondances
  readonly onClose: () => void
  /** The rows. */
  readonly children: ReactNode
}) {
  // Without any sheet that is understood, there is nothing else to look at.
  const [isMapping, setIsMapping] = useState(apercu.feuilles.length === 0)
  if (isMapping) {
    const showLignes = () => {
      setIsMapping(false)
      // Once the button is back.
      requestAnimationFrame(() => document.getElementById(REVOIR)?.focus())
    }
    return (
      <ColonnesView
        apercu={apercu}
        vocabulaire={vocabulaire}
        correspondances={correspondances}
        onSeen={showLignes}
        onClose={onClose}
      />
    )
  }
  return (
    <div className={imports.liste}>
      <FeuillesLues apercu={apercu} vocabulaire={vocabulaire} onReview={() => setIsMapping(true)} />
      {children}
    </div>
  )
}
